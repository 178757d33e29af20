import Roster

/// One completion while it is being worked out: what it is, and what became of it.
struct Followed: BitwiseCopyable {
  let completion: Completion
  /// Its index among the book's complement modules; nil for an ordinary one.
  let complement: Int?
  /// The index of the slot that it takes, in its window or late; nil for none.
  var slot: Int?
  var funding = Funding.undetermined
}
