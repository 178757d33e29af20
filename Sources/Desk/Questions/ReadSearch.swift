import Cases
import Intake
public import Store

/// Reads what somebody looks for. The words of cases are for the people of the desk alone.
public struct ReadSearch: Sendable {
  public var text: String
  public var by: Acting

  public init(_ text: String, by: Acting) {
    self.text = text
    self.by = by
  }

  public func perform(with parts: DeskParts) throws -> Outcome<SearchWords, DeskRefusal> {
    try parts.considering { reading in
      _ = try by.user(in: reading)
      do throws(SearchWords.Flaw) {
        return try SearchWords(text) { parts.grounds.codes(called: $0, mayGoOn: $1) }
      } catch {
        throw DeskRefusal.search(error)
      }
    }
  }
}

extension GroundCatalogue {
  /// The grounds in whose French or English name, or code, these words stand one after another.
  func codes(called text: String, mayGoOn: Bool) -> [GroundCode] {
    let sought = Self.words(text)
    return grounds.filter { ground in
      [ground.french, ground.english, ground.code.rawValue].contains {
        Self.words($0).contains(sought, mayGoOn: mayGoOn)
      }
    }.map(\.code)
  }

  private static func words(_ text: String) -> [Substring] {
    text.folded.split { !$0.isLetter && !$0.isNumber }
  }
}

extension [Substring] {
  fileprivate func contains(_ sought: [Substring], mayGoOn: Bool) -> Bool {
    guard let last = sought.last, sought.count <= count else { return false }
    return (0...(count - sought.count)).contains { start in
      let part = self[start..<(start + sought.count)]
      return part.dropLast().elementsEqual(sought.dropLast())
        && (part.last == last || (mayGoOn && part.last?.hasPrefix(last) ?? false))
    }
  }
}
