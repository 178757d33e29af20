import Yams

/// The grounds that a case may plead, read from `Config/grounds.yaml`.
public struct GroundCatalogue: Sendable, Hashable {
  /// In the file's order.
  public let grounds: [Ground]

  public init(grounds: [Ground]) { self.grounds = grounds }

  /// The ground of this code; nil where the catalogue has none.
  public func ground(_ code: GroundCode) -> Ground? { grounds.first { $0.code == code } }

  /// What is wrong with a catalogue's text, and where.
  public enum Flaw: Error, Sendable, Hashable {
    case unreadable(line: Int)
    case notAList
    case missing(key: String, line: Int)
    case unknown(key: String, line: Int)
    case wrongDecision(line: Int)
    case wrongSignatures(line: Int)
    case wrongFiles(line: Int)
