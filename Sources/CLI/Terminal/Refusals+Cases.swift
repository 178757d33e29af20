import Cases
import Rules

extension MoveRefusal {
  var complaint: Complaint { Complaint(isAboutThePerson ? .notAllowed : .data, said) }

  var said: Said {
    switch self {
    case .roleMayNotInstruct(let role):
      Said("le rôle \(role.rawValue) ne permet que de lire", "the role \(role.rawValue) may only read")
    case .roleMayNotDecide(let role):
      Said(
        "le rôle \(role.rawValue) ne permet pas de décider ; demandez à un approbateur",
        "the role \(role.rawValue) may not decide; ask an approver")
    case .fourEyes(let verb, let day):
      Said(
        "vous avez déjà agi sur ce dossier (\(verb.rawValue), \(day)) : une autre personne doit décider",
        "you already acted on this case (\(verb.rawValue), \(day)): somebody else must decide")
    case .fourEyesOfAbsent(let verb, let login):
      Said(
        "\(login), que vous suppléez, a déjà agi sur ce dossier (\(verb.rawValue)) : une autre personne doit décider",
        "\(login), in whose place you stand, already acted on this case (\(verb.rawValue)): somebody else must decide")
    case .standsForSelf(let login):
      Said(
        "\(login), que vous suppléez, a agi depuis votre compte système : nul ne se supplée ; une autre personne doit décider",
        "\(login), in whose place you stand, acted from your system account: nobody stands for themself; somebody else must decide"
      )
    case .fourEyesAtTerminal(let verb, let login):
      Said(
        "le même compte système a agi sur ce dossier sous l’identifiant \(login) (\(verb.rawValue)) : une autre personne doit décider",
        "the same system account acted on this case as \(login) (\(verb.rawValue)): somebody else must decide")
    case .state(let found, let verb):
      Said(
        "un dossier à l’état \(found.rawValue) ne permet pas « \(verb.rawValue) »",
        "a case in state \(found.rawValue) does not allow \"\(verb.rawValue)\"")
    case .needsProposal(let found):
      Said(
        "ce motif demande d’abord une proposition par quelqu’un d’autre (état \(found.rawValue)) ; lancez « case propose »",
        "this ground first needs a proposal by somebody else (state \(found.rawValue)); run \"case propose\"")
    case .inTheFuture(let day, let today):
      Said("le \(day) est à venir (nous sommes le \(today))", "\(day) lies ahead (today is \(today))")
    case .beforePreviousAct(let day, let previous):
      Said(
        "le \(day) précède l’acte précédent du dossier (\(previous))",
        "\(day) comes before the case's previous act (\(previous))")
    case .noReason(let verb):
      Said(
        "« \(verb.rawValue) » demande une motivation (--reason)", "\"\(verb.rawValue)\" needs a reason (--reason)")
    case .noText: Said("le texte est vide", "the text is empty")
    default: saidOfOthers
    }
  }
}

extension OpeningRefusal {
  var complaint: Complaint { Complaint(isAboutThePerson ? .notAllowed : .data, said) }

  var said: Said {
    switch self {
    case .roleMayNotInstruct(let role): MoveRefusal.roleMayNotInstruct(role).said
    case .inTheFuture(let day, let today): MoveRefusal.inTheFuture(day, today: today).said
    case .receivedLater(let received, let day):
      Said(
        "reçu le \(received), donc après le jour de l’acte (\(day)) ; corrigez --received-on ou --as-of",
        "received on \(received), hence after the day of the act (\(day)); mend --received-on or --as-of")
    case .plea(let refusal): refusal.said
    case .noDates(let code):
      Said(
        "le motif « \(code) » demande les dates de l’absence (--from, --to)",
        "the ground \"\(code)\" needs the dates of the absence (--from, --to)")
    case .moreThanGround(let count, let most): MoveRefusal.moreThanGround(count, most: most).said
    }
  }
}

extension CarryOverRefusal {
  var complaint: Complaint { Complaint(.data, said) }

  var said: Said {
    switch self {
    case .noSuchObligation(let id):
      Said("il n’y a pas d’obligation \(id) ce jour-là", "there is no obligation \(id) on that day")
    case .notYetOpened(let id):
      Said("l’obligation \(id) n’est pas encore ouverte ce jour-là", "the obligation \(id) has not opened on that day")
    case .met(let id): Said("l’obligation \(id) est déjà remplie", "the obligation \(id) is already met")
    case .waived(let id):
      Said("l’obligation \(id) est levée, faute de poste", "the obligation \(id) is waived for want of a post")
    case .lapsed(let id): Said("l’obligation \(id) est prescrite", "the obligation \(id) has lapsed")
    case .carriedOver(let id):
      Said("l’obligation \(id) est déjà entièrement reconduite", "the obligation \(id) is already carried over whole")
    case .carriedOverBefore(let id, let times):
      Said(
        "\(id) provient déjà d’une reconduction ; les droits se reconduisent \(times) fois au plus",
        "\(id) already stems from a carry-over; rights are carried over \(times) times at most")
    case .tooMany(let id, let asked, let missing):
      Said(
        "\(asked) modules demandés pour \(id), il en manque \(missing)",
        "\(asked) modules asked for \(id), \(missing) missing")
    case .windowEnded(let id, let end):
      Said(
        "les droits de \(id) se reconduisaient jusqu’au \(end), passé ce jour-là",
        "the rights of \(id) could be carried over until \(end), which has passed by that day")
    }
  }
}
