public import Dates
import Yams

/// A short text in both languages that an agent picks instead of writing it, with tags that are filled from the case.
public struct Reply: Sendable, Hashable {
  /// The name of its file without the ending.
  public var code: String
  public var purpose: Purpose
  public var french: String
  public var english: String

  /// The act that it is written for.
  public enum Purpose: String, Sendable, Hashable, CaseIterable {
    case requestDocuments = "request-documents"
    case refuse, note

    /// What it may name.
    var tags: Set<Tag> { self == .requestDocuments ? [.reference, .evidence, .day] : [.reference, .evidence] }
  }

  /// What stands between `{{` and `}}`.
  public enum Tag: String, Sendable, Hashable, CaseIterable {
    /// The reference of the case.
    case reference
    /// The paper that the ground of the case asks for.
    case evidence
    /// The day by which papers are to be sent, in words.
    case day
  }

  /// What is wrong with the text of one.
  public enum Flaw: Error, Sendable, Hashable {
    case unreadable
    case missing(key: String)
    case unknown(key: String)
    case wrongPurpose
    /// A tag that this purpose does not know, or one that is not closed.
    case wrongTag(String)
  }

  /// The reply that `text` writes: `for`, `fr` and `en`.
  public init(code: String, yaml text: String) throws(Flaw) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text, .basic)
    } catch {
      throw .unreadable
    }
    guard let mapping = root?.mapping else { throw .unreadable }
    for (key, _) in mapping where !["for", "fr", "en"].contains(key.string) {
      throw .unknown(key: key.string ?? "?")
    }
    func need(_ key: String) throws(Flaw) -> String {
      guard let value = mapping[key]?.scalar?.string, !value.isEmpty else { throw .missing(key: key) }
      return value
    }
    guard let purpose = Purpose(rawValue: try need("for")) else { throw .wrongPurpose }
    self.code = code
    self.purpose = purpose
    french = try need("fr")
    english = try need("en")
    for words in [french, english] {
      for tag in Self.tags(in: words) where Tag(rawValue: tag).map({ !purpose.tags.contains($0) }) ?? true {
        throw .wrongTag(tag)
      }
    }
  }

  /// The names between braces, in order; braces that are not closed count as a name that nothing bears.
  private static func tags(in text: String) -> [String] {
    text.split(separator: "{{", omittingEmptySubsequences: false).dropFirst().map { rest in
      rest.firstRange(of: "}}").map { String(rest[..<$0.lowerBound]) } ?? "{{\(rest)"
    }
  }

  /// The text with its tags filled.
  ///
  /// - Throws: the first tag for which `values` have nothing.
  public func text(in language: Language, _ values: [Tag: String]) throws(Unfilled) -> String {
    var text = language == .fr ? french : english
    for tag in Tag.allCases where text.contains("{{\(tag.rawValue)}}") {
      guard let value = values[tag] else { throw Unfilled(code: code, tag: tag) }
      text = text.split(separator: "{{\(tag.rawValue)}}", omittingEmptySubsequences: false).joined(separator: value)
    }
    return text
  }

  /// That a reply names what the case does not have.
  public struct Unfilled: Error, Sendable, Hashable {
    public var code: String
    public var tag: Tag

    public init(code: String, tag: Tag) {
      self.code = code
      self.tag = tag
    }
  }
}
