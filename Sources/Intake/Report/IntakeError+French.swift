extension IntakeError {
  /// What is wrong and what to do, as a French-speaking agent reads it.
  public var french: String {
    switch self {
    case .empty: "le fichier est vide : l’exporter de nouveau"
    case .notText(.workbook): "le fichier est un classeur : l’enregistrer d’abord en CSV (UTF-8)"
    case .notText(.pdf): "le fichier est un PDF : demander le tableau en CSV"
    case .notText(.utf16): "le fichier est du texte en UTF-16 : l’enregistrer en CSV (UTF-8)"
    case .notText(.binary): "le fichier n’est pas du texte : l’enregistrer en CSV (UTF-8)"
    case .unterminatedHeader(let line): "un guillemet de l’en-tête, ligne \(line), ne se referme jamais"
    case .missingColumns(let missing, let found):
      "il manque à l’en-tête \(missing.map { "« \($0) »" }.joined(separator: ", ")) ; "
        + "on y trouve \(found.map { "« \($0) »" }.joined(separator: ", "))"
    }
  }
}
