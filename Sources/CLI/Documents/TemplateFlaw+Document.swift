import Mail

extension TemplateFlaw {
  /// What it is, in a word for other programs.
  var code: String {
    switch self {
    case .missing: "missing"
    case .unused: "unused"
    case .malformed: "malformed"
    case .unknownTag: "unknown-tag"
    case .misusedTag: "misused-tag"
    case .unescaped: "unescaped"
    case .unsupported: "unsupported"
    case .unknownPartial: "unknown-partial"
    case .cyclic: "cyclic"
    case .leavesOut: "leaves-out"
    case .unusedTag: "unused-tag"
    case .partsDiffer: "parts-differ"
    case .lacksWords: "lacks-words"
    }
  }

  /// Where it is.
  var path: String {
    switch self {
    case .missing(let path), .unused(let path), .malformed(let path, _), .unknownTag(_, let path, _),
      .misusedTag(_, let path, _), .unescaped(_, let path, _), .unsupported(_, let path, _),
      .unknownPartial(_, let path, _), .cyclic(_, let path, _), .leavesOut(_, let path), .unusedTag(_, let path),
      .partsDiffer(_, _, let path), .lacksWords(_, _, let path):
      path
    }
  }
}
