public import Dates
public import Roster
public import Rules

/// What may be done to a case.
public enum Act: Sendable, Hashable {
  case open(Opening)
  case take
  /// Hands the case to a colleague to instruct.
  case give(to: String)
  /// Leaves it to whoever takes it.
  case unassign
  /// For the desk alone: no letter carries it.
  case note(String)
  case label(String)
  case unlabel(String)
  /// It was opened on the wrong adviser or obligation: what it really pleads for.
  case move(adviser: AdviserID, obligation: ObligationID, modules: Int)
  /// Asks for papers, to be sent by a day: until they come, at most until then, the delay of CRPA L231-4 does not run (L114-5).
  case requestDocuments(String, by: Day)
  /// Papers were seen, and for which days they are valid; no copy is kept by this.
  case documentsSeen(String, validity: Period)
  /// A file was kept, sealed; its number.
  case keepEvidence(Int64)
  case propose(Verdict, modules: Int?, reason: String)
  /// Gives a proposal back to be instructed further.
  case sendBack(reason: String)
  /// The first of two persons who must decide alike.
  case sign(Verdict, modules: Int, reason: String?)
  case approve(modules: Int)
  case refuse(reason: String)
  case withdraw
  /// Closes a duplicate: its twin stands for both.
  case merge(into: CaseReference)
  /// Takes a duplicate in, which was received on this day.
  case absorb(CaseReference, receivedOn: Day)
  case link(CaseReference)
  case unlink(CaseReference)
  /// Opens a closed case again; what a decision moved goes back.
  case reopen(reason: String)

  public var verb: Verb {
    switch self {
    case .open: .open
    case .take: .take
    case .give: .give
    case .unassign: .unassign
    case .note: .note
    case .label: .label
    case .unlabel: .unlabel
    case .move: .move
    case .requestDocuments: .requestDocuments
    case .documentsSeen: .documentsSeen
    case .keepEvidence: .keepEvidence
    case .propose: .propose
    case .sendBack: .sendBack
    case .sign: .sign
    case .approve: .approve
    case .refuse: .refuse
    case .withdraw: .withdraw
    case .merge: .merge
    case .absorb: .absorb
    case .link: .link
    case .unlink: .unlink
    case .reopen: .reopen
    }
  }
}

/// The name of an act, as commands and the timeline give it.
public enum Verb: String, Sendable, Hashable, CaseIterable {
  case open, take, give, unassign, note, label, unlabel, move
  case requestDocuments = "request-documents"
  case documentsSeen = "documents-seen"
  case keepEvidence = "keep-evidence"
  case propose
  case sendBack = "send-back"
  case sign, approve, refuse, withdraw, merge, absorb, link, unlink, reopen
}

/// Which way a case is decided, or should be.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  case approve, refuse

  /// The act that takes effect when this is decided.
  public var verb: Verb { self == .approve ? .approve : .refuse }
}
