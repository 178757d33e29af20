import Cases

extension EvidenceFlaw {
  /// What is wrong and what to do, as a French-speaking agent reads it.
  public var french: String {
    switch self {
    case .empty: "la pièce est vide : la numériser de nouveau"
    case .tooLarge(let limit): "la pièce dépasse \(limit) octets (evidence.max_bytes) : la réduire"
    case .unknownFormat:
      "la pièce ne commence ni comme un PDF, ni comme une image PNG ou JPEG : la numériser de nouveau"
    case .notKept(let kind): "les pièces \(kind.rawValue) ne se gardent pas ici (evidence.types) : en changer le format"
    case .wrongExtension(let kind):
      "le nom de la pièce dit autre chose que son contenu (\(kind.rawValue)) : la renommer"
    case .incomplete(let kind): "la pièce (\(kind.rawValue)) est incomplète : la reprendre entière"
    case .trailing(let kind): "d’autres données suivent la fin de la pièce (\(kind.rawValue)) : la numériser de nouveau"
    case .active(let action):
      "la pièce contient autre chose qu’un document (/\(action.rawValue)) : l’imprimer et la numériser"
    }
  }
}
