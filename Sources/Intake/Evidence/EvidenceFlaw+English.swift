import Cases

extension EvidenceFlaw {
  /// What is wrong and what to do, as an English-speaking agent reads it.
  public var english: String {
    switch self {
    case .empty: "the file is empty: scan it again"
    case .tooLarge(let limit): "the file exceeds \(limit) bytes (evidence.max_bytes): make it smaller"
    case .unknownFormat: "the file begins neither as a PDF nor as a PNG or JPEG picture: scan it again"
    case .notKept(let kind): "\(kind.rawValue) files are not kept here (evidence.types): change its format"
    case .wrongExtension(let kind): "the file's name says something else than its content (\(kind.rawValue)): rename it"
    case .incomplete(let kind): "the file (\(kind.rawValue)) is incomplete: get the whole of it"
    case .trailing(let kind): "other data follows the end of the file (\(kind.rawValue)): scan it again"
    case .active(let action):
      "the file holds more than a document (/\(action.rawValue)): scan it from paper"
    }
  }
}
