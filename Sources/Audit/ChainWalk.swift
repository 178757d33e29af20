import Sealing

/// Goes through a chain entry by entry, and says in the end what is wrong with it.
public struct ChainWalk: Sendable {
  private var entries = 0
  private var last: Int64 = 0
  /// The numbers of the entries that are whole and in their place, by their hashes.
  private var whole: [Digest: Int64] = [:]
  private var before: (number: Int64, hash: Digest)?
  private var present = NumberRuns()
  private var suspects: [Suspect] = []
  private var findings: [AuditFinding] = []
  private var begins = false
  private let head: SignedHead?
  private var isHeadFound = false

  /// An entry that is not what stood at its number.
  private struct Suspect: Sendable {
    var number: Int64
    var record: AuditRecord?
  }

  /// - Parameter head: an entry that must be there, as it was when the head was signed.
  public init(upTo head: SignedHead? = nil) { self.head = head }

  /// The next entry, in the order of numbers; nil for one that cannot be read.
  public mutating func take(_ number: Int64, _ record: AuditRecord?) {
    entries += 1
    last = number
    guard let record, number > 0, record.entry.number == number, record.isIntact else {
      suspects.append(Suspect(number: number, record: record))
      return
    }
    if number == 1 { begins = record.previous == AuditChain.origin && record.entry.verb == AuditDeed.begin }
    if let before, before.number == number - 1, before.hash != record.previous {
      findings.append(.replaced(before.number))
    }
    if head?.number == number {
      isHeadFound = true
      if head?.hash != record.hash { findings.append(.notTheSigned(number)) }
    }
    before = (number, record.hash)
    whole[record.hash] = number
    present.insert(number)
  }

  /// What is wrong, all of it, in the order of the chain.
  public func verdict() -> AuditVerdict {
    var verdict = AuditVerdict()
    verdict.entries = entries
    verdict.last = last
    var (found, present) = (findings, present)
    var gaps = present.gaps(upTo: max(last, 0))
    for suspect in suspects { gaps.append(suspect.number...suspect.number) }
    let candidates = Self.numbers(in: gaps, and: last, suspects.count)
    for suspect in suspects {
      let finding = explained(suspect, candidates)
      found.append(finding)
      switch finding {
      case .moved(let number, _): present.insert(number)
      // Unless its number is far out, and so what was changed.
      case .changed(let number) where number > 0 && number - present.last <= entries: present.insert(number)
      default: break
      }
    }
    found += present.gaps(upTo: present.last).map { .removed(from: $0.lowerBound, to: $0.upperBound) }
    if !begins, !found.contains(where: \.isAboutTheFirst) { found.append(.noBeginning) }
    if let head, !isHeadFound, present.last < head.number {
      found.append(.cutOff(last: present.last, head: head.number))
    }
    verdict.findings = found.sorted { $0.place < $1.place }
    return verdict
  }

  private func explained(_ suspect: Suspect, _ candidates: [Int64]) -> AuditFinding {
    guard let record = suspect.record else { return .changed(suspect.number) }
    if let original = whole[record.hash], record.isEntry(original) { return .copied(original, to: suspect.number) }
    let own = candidates.first { $0 != suspect.number && record.isEntry($0) }
    return own.map { .moved($0, to: suspect.number) } ?? .changed(suspect.number)
  }

  /// At which places an entry may have stood that is not in its own: those that are empty, in doubt, or past the end.
  private static func numbers(in gaps: [ClosedRange<Int64>], and last: Int64, _ count: Int) -> [Int64] {
    if count == 0 { return [] }
    // So many hashes take a second or so; where more is wrong than that, which entry stood where is no longer the question.
    let most = max(1, 200_000 / count)
    let numbers = Set(gaps.flatMap { $0.prefix(most) }).sorted().prefix(most)
    return Array(numbers) + (1...Int64(min(count, most))).map { last &+ $0 }
  }
}

extension AuditRecord {
  /// Whether this is, byte for byte, the entry of that number.
  fileprivate func isEntry(_ number: Int64) -> Bool {
    var entry = entry
    entry.number = number
    return AuditChain.hash(previous, entry) == hash
  }
}

extension AuditFinding {
  fileprivate var isAboutTheFirst: Bool {
    switch self {
    case .changed(1), .removed(from: 1, _), .moved(_, to: 1), .copied(_, to: 1): true
    default: false
    }
  }

  /// Where in the chain it is told.
  fileprivate var place: Int64 {
    switch self {
    case .noBeginning, .forgedHead, .foreignHead: 0
    case .changed(let number), .replaced(let number), .notTheSigned(let number): number
    case .removed(let number, _), .moved(_, let number), .copied(_, let number): number
    case .cutOff, .rows, .unboundRows, .campaign, .user: .max
    }
  }
}
