/// How much may leave in a minute.
///
/// **Units** Messages; 0 for no limit.
public struct ThrottleLimits: Hashable, Sendable {
  public var perMinute: Int
  /// To each domain of a recipient.
  public var perDomainPerMinute: Int

  public init(perMinute: Int = 0, perDomainPerMinute: Int = 0) {
    self.perMinute = perMinute
    self.perDomainPerMinute = perDomainPerMinute
  }
}

/// When a message may leave, by what left before: in all, and to each recipient's domain.
struct Throttle {
  typealias Instant = ContinuousClock.Instant

  private var whole: TokenBucket?
  private var domains: [String: TokenBucket] = [:]
  /// How many domains are kept before those that have their whole share again are forgotten.
  private var most = Self.fewest
  private let limits: ThrottleLimits

  init(_ limits: ThrottleLimits) {
    self.limits = limits
    whole = limits.perMinute > 0 ? TokenBucket(perMinute: limits.perMinute) : nil
  }

  /// Whether it never holds anything back.
  var isOpen: Bool { whole == nil && limits.perDomainPerMinute <= 0 }

  /// When the next message to anybody may leave.
  func opens(at now: Instant) -> Instant { whole?.opens(at: now) ?? now }

  /// When a message to these addresses may leave.
  func opens(for addresses: [String], at now: Instant) -> Instant {
    Self.domains(of: addresses).compactMap { domains[$0]?.opens(at: now) }.max().map { max($0, opens(at: now)) }
      ?? opens(at: now)
  }

  /// Lets a message to these addresses leave.
  mutating func take(for addresses: [String], at now: Instant) {
    whole?.take(at: now)
    guard limits.perDomainPerMinute > 0 else { return }
    for domain in Self.domains(of: addresses) {
      var bucket = domains[domain] ?? TokenBucket(perMinute: limits.perDomainPerMinute)
      bucket.take(at: now)
      domains[domain] = bucket
    }
    if domains.count > most { forgetFull(at: now) }
  }

  private mutating func forgetFull(at now: Instant) {
    domains = domains.filter { !$0.value.isFull(at: now) }
    most = max(Self.fewest, domains.count * 2)
  }

  private static let fewest = 100
  /// How many domains it remembers.
  var memory: Int { domains.count }

  private static func domains(of addresses: [String]) -> Set<String> {
    Set(addresses.map { $0.drop { $0 != "@" }.dropFirst().lowercased() })
  }
}
