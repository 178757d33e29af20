/// The fields above a message or a part, unfolded, in their order (RFC 5322 §2.2).
struct MailFields {
  /// Names in lower case.
  private(set) var all: [(name: String, value: String)] = []

  /// What is beyond these is not read.
  private static let most = 500
  private static let longestValue = 1 << 13

  /// Takes the fields off the front of `bytes`, and the empty line that ends them; lines that are no fields are passed over.
  init(takenFrom bytes: inout ArraySlice<UInt8>) {
    var open: (name: String, value: [UInt8])?
    while let line = bytes.takeLine(), !line.isEmpty {
      if line.first == Byte.space || line.first == Byte.tab {
        open?.value += [Byte.space] + line.trimmed
        continue
      }
      close(&open)
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = line[..<colon].trimmed
      if name.isEmpty || name.contains(where: { $0 <= Byte.space || $0 >= 0x7F }) { continue }
      open = (name.mailText.lowercased(), Array(line[(colon + 1)...].trimmed))
    }
    close(&open)
  }

  private mutating func close(_ open: inout (name: String, value: [UInt8])?) {
    guard let field = open, all.count < Self.most else { return }
    all.append((field.name, field.value.prefix(Self.longestValue).mailText))
    open = nil
  }

  /// The first field of that name, given in lower case.
  func first(_ name: String) -> String? { all.first { $0.name == name }?.value }

  func values(_ names: String...) -> [String] { all.filter { names.contains($0.name) }.map(\.value) }

  /// The same as text for people: encoded words are undone (RFC 2047).
  func words(_ name: String) -> String { first(name).map(EncodedText.decoded) ?? "" }
}

/// What a part says it is (RFC 2045 §5).
struct ContentType {
  /// In lower case, such as `text/plain`.
  var kind: String
  /// By names in lower case.
  var parameters: [String: String] = [:]

  init(_ value: String) {
    var pieces = Self.pieces(value)
    kind = pieces.removeFirst().lowercased()
    for piece in pieces {
      guard let equals = piece.firstIndex(of: "=") else { continue }
      let name = piece[..<equals].lowercased()
      parameters[name.filter { $0 != " " }] = Self.unquoted(piece[piece.index(after: equals)...])
    }
  }

  /// The parts between semicolons that stand outside quotation marks; at least one.
  private static func pieces(_ value: String) -> [String] {
    var pieces = [""]
    var isQuoted = false
    for character in value {
      if character == "\"" { isQuoted.toggle() }
      if character == ";", !isQuoted {
        pieces.append("")
      } else if character != " " || isQuoted {
        pieces[pieces.count - 1].append(character)
      }
    }
    return pieces
  }

  private static func unquoted(_ text: Substring) -> String { text.filter { $0 != "\"" } }
}
