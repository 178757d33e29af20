extension RuleBookProblem {
  /// What is wrong, where, and what to do, in French.
  public var french: String { "\(file), ligne \(line) : \(kind.french)" }
}

extension RuleBookProblem.Kind {
  fileprivate var french: String {
    switch self {
    case .unreadable: "ce n’est pas du YAML lisible ; corrigez la ligne"
    case .unknownKey(let key): "clé inconnue « \(key) » ; retirez-la ou corrigez son nom"
    case .repeatedKey(let key): "la clé « \(key) » figure deux fois ; n’en gardez qu’une"
    case .missingKey(let key): "il manque la clé « \(key) » ; ajoutez-la avec value et source"
    case .wrongType(let key, let needed): "« \(key) » doit être \(needed.french)"
    case .outOfRange(let key, let from, let to): "« \(key) » doit aller de \(from) à \(to)"
    case .noSource(let key):
      "« \(key) » ne dit pas sa source ; ajoutez source (§n, NB, CIA, SUP, JUS ou un autre texte)"
    case .noAlternative(let key):
      "« \(key) » est une lecture de l’article ; ajoutez reading et alternative"
    case .impossibleWindow(let year, let day):
      "l’échéance de \(year), le \(day), précède l’ouverture de cette année ; corrigez le jour"
    case .gap(let year, let day):
      "l’échéance de \(year), le \(day), laisse des jours de \(year) sans obligation ; elle ne peut précéder le \(year)-12-31"
    case .overlap(let year, let day, let next):
      "l’échéance de \(year), le \(day), atteint celle de l’année suivante (\(next)) ; avancez-la"
    case .deadlineAfterLapse(let year, let day, let lapse):
      "l’échéance de \(year), le \(day), tombe après l’abandon de l’obligation (\(lapse)) ; avancez-la ou allongez late.lapses_after_years"
    case .yearsOutOfOrder(let year): "l’année \(year) n’est pas à sa place ; rangez les années dans l’ordre"
    case .deadlineBeforeFirstYear(let year, let first):
      "\(year) ne doit rien : les obligations commencent en \(first) ; retirez la ligne ou corrigez annual.first_year"
    case .unknownModule(let code):
      "le module « \(code) » n’est nommé nulle part ; ajoutez-le à modules.yaml ou corrigez son code"
    case .tooManyComplements(let count): "\(count) modules complémentaires ; 64 au plus"
    case .wrongFileName(let name): "le fichier doit porter le jour de son entrée en vigueur : \(name)"
    case .twoBooks(let day, let other):
      "deux livres sont en vigueur le \(day), celui-ci et \(other) ; changez in_force_from ou in_force_until"
    case .noBook(let from, let through):
      "aucun livre n’est en vigueur \(through.map { "du \(from) au \($0)" } ?? "à partir du \(from)") ; prolongez in_force_until ou ajoutez un livre"
    case .endsBeforeStart(let day): "in_force_until (\(day)) précède in_force_from ; corrigez l’un des deux"
    }
  }
}

extension RuleBookProblem.Needed {
  fileprivate var french: String {
    switch self {
    case .day: "un jour AAAA-MM-JJ"
    case .flag: "true ou false"
    case .number: "un nombre entier"
    case .daysByYear: "une liste « année: jour »"
    case .daysByModule: "une liste « code de module: jour » (32 octets au plus par code)"
    case .mapping: "un groupe de clés"
    }
  }
}
