/// Where a case stands.
public enum CaseState: String, Sendable, Hashable, CaseIterable {
  case received
  case inReview = "in-review"
  case awaitingDocuments = "awaiting-documents"
  case proposed
  case approved
  case refused
  case withdrawn

  /// Nothing is left to decide.
  public var isClosed: Bool { self == .approved || self == .refused || self == .withdrawn }
}
