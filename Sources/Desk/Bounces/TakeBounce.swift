import Dates
public import Intake
import Sealing
import Store

/// Takes in a message that came to the mailbox from which letters leave: where a letter of ours came back, its address is marked.
///
/// Who knows the letter's Message-ID has seen the letter, or the mail system that carried it; without it nothing is marked. No mail
/// is caused by it. The same message given again changes nothing, unless it named no letter and names one by now.
public struct TakeBounce: Sendable {
  public var mail: ReturnedMail
  public var policy: BouncePolicy
  public var by: Acting

  public init(_ mail: ReturnedMail, policy: BouncePolicy, by: Acting) {
    self.mail = mail
    self.policy = policy
    self.by = by
  }

  public func perform(with parts: DeskParts) throws -> BounceTaken {
    guard mail.kind == .bounce else { return BounceTaken(mail: mail, effect: .noBounce, marks: [], unproven: []) }
    let today = parts.clock.today()
    return try parts.changing(as: .desk(.takeBounce, by: by)) { writing in
      let reading = writing.reading
      let digest = Digest(of: mail.identity)
      guard let known = try reading.bounce(digest: digest.description) else {
        return try taken(.recorded(record(digest, on: today, writing)), in: reading)
      }
      if known.effect != .notOurs { return try taken(.knownBefore(known), in: reading) }
      // What is recorded stays; a letter that it names by now is recorded beside it, once.
      let again = Digest(of: "again \(digest)".utf8)
      if let later = try reading.bounce(digest: again.description) {
        return try taken(.knownBefore(later), in: reading)
      }
      if try letter(in: reading) == nil { return try taken(.knownBefore(known), in: reading) }
      return try taken(.recorded(record(again, on: today, writing)), in: reading)
    }
  }

  private func taken(_ effect: BounceTaken.Effect, in reading: Reading) throws -> BounceTaken {
    let record = effect.record
    let unproven = record?.effect == .notOurs ? try mail.addresses.map { try AddressHolders(of: $0, in: reading) } : []
    return BounceTaken(
      mail: mail, effect: effect, marks: try record.map { try reading.addressMarks(ofBounce: $0.id) } ?? [],
      unproven: unproven.filter { !$0.isEmpty })
  }

  private func record(_ digest: Digest, on today: Day, _ writing: Writing) throws -> BounceRecord {
    guard let letter = try letter(in: writing.reading) else {
      return try writing.addBounce(digest: digest.description, .notOurs, letter: nil, by: by.login)
    }
    let failures = failures(of: letter)
    let effect: BounceRecord.Effect = failures.isEmpty ? .elsewhere : .marked
    let record = try writing.addBounce(digest: digest.description, effect, letter: letter.id, by: by.login)
    for (address, kind, failure) in failures {
      let before = try writing.reading.addressMarks(of: address.lowercased(), standing: true)
      let mark = NewAddressMark(
        address: address, kind: kind, since: today, status: failure?.status, text: failure?.text ?? "",
        mutes: policy.mutes(kind, on: today, before: before.filter { $0.kind == .soft }.map(\.since)))
      try writing.add(mark, said: .bounce(record.id), by: by.login)
    }
    return record
  }

  /// The letter that it names, where it has left, or is just leaving: what never left does not come back. A server may be faster
  /// than the record of its own answer.
  private func letter(in reading: Reading) throws -> OutboxRow? {
    for id in mail.letters {
      guard let number = try reading.letter(messageID: id),
        let row = try reading.outbox(OutboxFilter(ids: [number])).first
      else { continue }
      if row.attempts > 0 || row.state == .claimed { return row }
    }
    return nil
  }

  /// The letter's addresses of which it speaks; where it names nobody at all, the one that the letter went to.
  private func failures(
    of letter: OutboxRow
  ) -> [(address: String, kind: AddressMark.Kind, failure: ReturnedRecipient?)] {
    if mail.recipients.isEmpty { return letter.to.count == 1 ? [(letter.to[0], .soft, nil)] : [] }
    return letter.to.compactMap { address in
      let failure = mail.recipients.first { $0.addresses.contains(address.lowercased()) }
      guard let failure, let kind = AddressMark.Kind(failure.verdict) else { return nil }
      return (address, kind, failure)
    }
  }
}

extension ReturnedMail {
  /// All that it names, each once.
  fileprivate var addresses: [String] {
    var seen: Set<String> = []
    return recipients.flatMap(\.addresses).filter { seen.insert($0).inserted }
  }
}
