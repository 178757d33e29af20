import Cases
public import Dates
import Envelope
public import Mail
import Roster
public import Store

/// A letter that did not arrive by mail, and what was done to bring it by post.
public struct PostedLetter: Sendable, Hashable {
  /// Why mail did not bring it. The raw value is what lists say; it never changes.
  public enum Why: String, Sendable, Hashable, CaseIterable {
    /// There was no address.
    case noAddress = "no-address"
    /// Letters come back from where it was to go: it waits.
    case muted = "address-muted"
    /// It left, and came back.
    case cameBack = "came-back"
    /// It left, and came back from an address to which it was not sent, such as one that it was passed on to: nobody knows
    /// whether it arrived.
    case cameBackElsewhere = "came-back-elsewhere"
    /// The server refused it, or it was tried for too long.
    case failed
    /// It has arrived, or is on its way again.
    case mailed

    fileprivate init(cameBack effect: BounceRecord.Effect?) {
      self =
        switch effect {
        case .marked: .cameBack
        case .elsewhere: .cameBackElsewhere
        case .notOurs, nil: .mailed
        }
    }
  }

  public var row: OutboxRow
  public var subject: String
  public var why: Why
  /// nil where nobody can tell.
  public var addressee: Addressee?
  /// Another address to which it could be mailed.
  public var otherAddress: String?
  /// Those of several recipients who do not have it; empty where it goes to one.
  public var unreached: [String]
  /// In order.
  public var acts: [PostAct]
  /// The last day on which the decision that it brings can be contested; nil where it brings none, or nobody knows when.
  public var appealUntil: Day?

  /// The last act of this kind.
  public func last(_ what: PostAct.What) -> PostAct? { acts.last { $0.what == what } }

  /// Whether something is still to be done: a decision is to be handed over, on a day that is known.
  public var isOpen: Bool {
    if last(.closed) != nil || last(.notified) != nil || why == .mailed { return false }
    return last(.sent) == nil || row.purpose == .decision
  }
}

extension PostedLetter {
  init(_ row: OutboxRow, in reading: Reading) throws {
    self.row = row
    subject = try reading.subject(ofLetter: row.id) ?? ""
    why =
      switch (row.state, row.lastReply) {
      case (.held, "no-address"): .noAddress
      case (.held, "address-muted"): .muted
      case (.failed, let reply?) where reply.hasSuffix(": \(PassedOver.reply)"): .muted
      case (.failed, _): .failed
      case (.accepted, _), (.inDoubt, _): Why(cameBack: try reading.lastReturn(of: row.id))
      default: .mailed
      }
    unreached = row.to.count > 1 ? try ReadLetter.unreached(of: row, in: reading) : []
    acts = try reading.postActs(of: row.id)
    let reader = try Reader(of: row, in: reading)
    addressee = reader.addressee
    otherAddress = reader.mailbox.flatMap { row.to.contains($0) ? nil : $0 }
    let notified = acts.last { $0.what == .notified }
    appealUntil = try notified.flatMap {
      try row.appealUntil(handedOverOn: $0.on, livingIn: reader.department.map(DepartmentCode.init), reading)
    }
  }

  /// Who is to read a letter.
  struct Reader {
    var addressee: Addressee?
    var name: String?
    /// What is known of where they are.
    var commune: String?
    var department: String?
    /// The address in use; nil where there is none.
    var mailbox: String?

    init(of row: OutboxRow, in reading: Reading) throws {
      let frozen = row.purpose == .reminder ? try reading.campaignLetter(queuedAs: row.id) : nil
      let told = frozen?.addressee ?? row.reminders.first?.addressee ?? .structure
      if told == .adviser, let id = frozen?.adviser ?? row.reminders.first?.adviser {
        // The structure of an adviser's own copy is the one that answers, not the one that reads.
        try take(id, on: row.campaign.flatMap(Campaign.init)?.day, in: reading)
      } else if let id = row.structure {
        addressee = .structure(id)
        guard let structure = try reading.structure(id) else { return }
        (name, commune) = (structure.name, structure.commune)
        department = structure.department?.description
        guard let reader = structure.addressed(to: told) else { return }
        mailbox = try? Recipients.mailbox(of: reader).get().address  // none is as good as one that cannot be used
      } else {
        let file = try row.caseReference.flatMap { try reading.caseFile($0) }
        guard let id = file?.opening.adviser ?? row.notices.first?.adviser else { return }
        try take(id, on: file?.opening.receivedOn ?? row.campaign.flatMap(NoticeRun.init)?.day, in: reading)
      }
    }

    /// - Parameter day: of the employer whose département counts.
    private mutating func take(_ id: AdviserID, on day: Day?, in reading: Reading) throws {
      addressee = .adviser(id)
      guard let adviser = try reading.adviser(id) else { return }
      name = adviser.fullName
      department = try day.flatMap { try reading.department(of: id, on: $0) }?.description
      mailbox = try? Recipients.mailbox(of: adviser).get().address  // none is as good as one that cannot be used
    }
  }
}
