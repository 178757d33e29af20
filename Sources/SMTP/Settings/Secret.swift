/// A text that may be used but not shown: it prints as dots wherever a value is printed, dumped or interpolated.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The text itself, for the one place that hands it over.
  public let text: String

  public init(_ text: String) { self.text = text }

  public var description: String { "••••••" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
