public import Cases

/// What the office keeps.
public struct EvidenceLimits: Sendable, Hashable {
  public var kinds: Set<EvidenceKind>
  public var maximumSize: Int

  /// `maximumSize` in bytes.
  public init(kinds: Set<EvidenceKind>, maximumSize: Int) {
    self.kinds = kinds
    self.maximumSize = maximumSize
  }
}

extension EvidenceLimits {
  /// What kind of file this is, by its bytes alone; its name only may not say something else.
  ///
  /// - Parameter name: as it was given, without its folder; empty where it has none.
  /// - Throws: ``EvidenceFlaw``, why it is not kept.
  public func kind(of bytes: [UInt8], named name: String) throws(EvidenceFlaw) -> EvidenceKind {
    if bytes.isEmpty { throw .empty }
    if bytes.count > maximumSize { throw .tooLarge(limit: maximumSize) }
    guard let kind = EvidenceKind.allCases.first(where: { bytes.starts(with: $0.signature) }) else {
      throw .unknownFormat
    }
    guard kinds.contains(kind) else { throw .notKept(kind) }
    if let dot = name.lastIndex(of: "."), !kind.extensions.contains(name[name.index(after: dot)...].lowercased()) {
      throw .wrongExtension(found: kind)
    }
    switch kind {
    case .pdf: try PDFShape.check(bytes)
    case .png: try PNGShape.check(bytes)
    case .jpeg: try JPEGShape.check(bytes)
    }
    return kind
  }
}

extension EvidenceKind {
  /// The bytes that every file of this kind begins with.
  var signature: [UInt8] {
    switch self {
    case .pdf: Array("%PDF-".utf8)
    case .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    case .jpeg: [0xFF, 0xD8, 0xFF]
    }
  }
}
