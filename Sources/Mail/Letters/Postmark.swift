public import Dates
public import Envelope

/// What a letter takes from the moment it is written: nothing in this room reads a clock or draws a number.
public struct Postmark: Sendable, Hashable {
  /// The day that the letter bears, in the office's time zone.
  public var day: Day
  /// The instant of its `Date` field.
  public var instant: Instant
  /// Drawn once for the letter and kept through every attempt to deliver it.
  public var messageID: MessageID
  public var language: Language

  public init(day: Day, instant: Instant, messageID: MessageID, language: Language) {
    self.day = day
    self.instant = instant
    self.messageID = messageID
    self.language = language
  }
}
