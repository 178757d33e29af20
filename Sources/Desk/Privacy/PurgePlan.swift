public import Cases
import Dates
public import Roster
import Store

/// What a purge finds on its day.
public struct PurgePlan: Sendable, Hashable {
  /// Their notice is to be recorded.
  public var notice: [RetentionEntry] = []
  /// They go.
  public var erase: [RetentionEntry] = []
  /// Noticed; their day or the end of their grace is yet to come.
  public var waiting: [RetentionEntry] = []
  /// They would be noticed or go, were they not on hold.
  public var held: [RetentionEntry] = []
  /// Their time is over, and something else keeps them from going.
  public var blocked: [Blocked] = []
  /// They had been taken out, and an older copy brought them back: they go again, without notice.
  public var returned: [AdviserID] = []
  /// Notices of what is kept after all: its case is open again, it is on hold, or rules have changed.
  public var withdrawn: [Key] = []

  /// What names a thing of any kind.
  public struct Key: Sendable, Hashable {
    public var kind: RetentionKind
    public var key: String

    public init(_ kind: RetentionKind, _ key: String) {
      self.kind = kind
      self.key = key
    }
  }

  /// An adviser who cannot be taken out yet.
  public struct Blocked: Sendable, Hashable {
    public var adviser: AdviserID
    public var obstacle: ErasureObstacle
  }

  init(_ retention: Retention, _ kinds: [RetentionKind], in reading: Reading) throws {
    for kind in kinds {
      let entries = try retention.entries(kind, in: reading)
      for entry in entries { add(entry) }
      let standing = Set(entries.filter { !$0.item.isHeld }.map(\.item.key))
      withdrawn += try reading.purgeNotices(kind).keys.filter { !standing.contains($0) }.sorted().map { Key(kind, $0) }
    }
  }

  /// Looks for what would keep advisers from being taken out on `today`, and for those who came back.
  mutating func look(on today: Day, _ before: ErasedBefore?, in reading: Reading) throws {
    var (free, returned): ([RetentionEntry], [AdviserID]) = ([], [])
    for entry in erase {
      let adviser = AdviserID(entry.item.key)
      if entry.item.kind == .advisers, let obstacle = try ErasureObstacle.first(adviser, on: today, in: reading) {
        blocked.append(Blocked(adviser: adviser, obstacle: obstacle))
      } else {
        free.append(entry)
      }
    }
    for adviser in try before.map(reading.advisersIn) ?? [] {
      if let obstacle = try ErasureObstacle.first(adviser, on: today, in: reading) {
        blocked.append(Blocked(adviser: adviser, obstacle: obstacle))
      } else {
        returned.append(adviser)
      }
    }
    let names = Set(returned.map(\.rawValue))
    erase = free.filter { $0.item.kind != .advisers || !names.contains($0.item.key) }
    self.returned = returned
  }

  private mutating func add(_ entry: RetentionEntry) {
    if entry.item.isHeld { return held.append(entry) }
    switch entry.stage {
    case .coming: notice.append(entry)
    case .noticed: waiting.append(entry)
    case .due: erase.append(entry)
    case .later: break
    }
  }
}

extension Reading {
  /// The advisers of the database who stand on the list of those taken out, by id.
  fileprivate func advisersIn(_ before: ErasedBefore) throws -> [AdviserID] {
    before.count == 0 ? [] : try adviserIDs().filter { before.pseudonym(of: $0) != nil }
  }
}
