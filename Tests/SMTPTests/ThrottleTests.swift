import Testing

@testable import SMTP

/// Pure: every instant is made up.
struct ThrottleTests {
  private let start = ContinuousClock.Instant.now

  /// When each of `count` messages may leave, in seconds, where each leaves as soon as it may.
  private func departures(_ count: Int, perMinute: Int) -> [Double] {
    var bucket = TokenBucket(perMinute: perMinute)
    var now = start
    return (0..<count).map { _ in
      now = bucket.opens(at: now)
      bucket.take(at: now)
      return (now - start) / .seconds(1)
    }
  }

  @Test func `a small limit lets one leave at a time`() {
    #expect(departures(4, perMinute: 1) == [0, 60, 120, 180])
    #expect(departures(4, perMinute: 6) == [0, 10, 20, 30])
  }

  @Test func `a tenth of a minute's messages leave at once, the rest at their pace`() {
    #expect(departures(6, perMinute: 30) == [0, 0, 0, 2, 4, 6])
    let many = departures(1000, perMinute: 600)
    #expect(many[59] == 0 && abs(many[60] - 0.1) < 0.001 && abs(many[999] - 94) < 0.01)
  }

  @Test(arguments: [1, 7, 60, 600])
  func `no minute ever sees more than its limit and a tenth`(perMinute: Int) {
    let times = departures(perMinute * 4, perMinute: perMinute)
    for (place, time) in times.enumerated() {
      #expect(times[place...].prefix { $0 < time + 60 - 0.001 }.count <= perMinute + max(0, perMinute / 10 - 1))
    }
  }

  @Test func `a pause fills the bucket, and never more than full`() {
    var bucket = TokenBucket(perMinute: 30)
    for _ in 1...3 { bucket.take(at: start) }
    #expect(bucket.opens(at: start) == start + .seconds(2))
    let later = start + .seconds(3600)
    for _ in 1...3 {
      #expect(bucket.opens(at: later) == later)
      bucket.take(at: later)
    }
    #expect(bucket.opens(at: later) == later + .seconds(2))
  }

  @Test func `each domain has its own limit, whatever its letters' case, and all share the whole`() {
    var throttle = Throttle(ThrottleLimits(perMinute: 30, perDomainPerMinute: 1))
    throttle.take(for: ["a@one.example"], at: start)
    #expect(throttle.opens(for: ["b@ONE.example"], at: start) == start + .seconds(60))
    #expect(throttle.opens(for: ["b@two.example"], at: start) == start)
    #expect(throttle.opens(for: ["x@two.example", "b@one.example"], at: start) == start + .seconds(60))
    for name in ["two", "three"] { throttle.take(for: ["a@\(name).example"], at: start) }
    #expect(throttle.opens(for: ["b@four.example"], at: start) == start + .seconds(2))
  }

  @Test func `domains that have their whole share again are forgotten, the others are not`() {
    var throttle = Throttle(ThrottleLimits(perDomainPerMinute: 1))
    for number in 0..<5_000 {
      throttle.take(for: ["a@d\(number).example"], at: start + .seconds(number))
    }
    #expect(throttle.memory < 250)
    let end = start + .seconds(4_999)
    #expect(throttle.opens(for: ["b@d4998.example"], at: end) == end + .seconds(59))
    #expect(throttle.opens(for: ["b@d4900.example"], at: end) == end)
  }

  @Test func `without limits nothing is held back`() {
    var throttle = Throttle(ThrottleLimits())
    for _ in 1...1000 { throttle.take(for: ["a@one.example"], at: start) }
    #expect(throttle.isOpen && throttle.opens(for: ["a@one.example"], at: start) == start)
  }
}

struct ServerRotaTests {
  private let start = ContinuousClock.Instant.now

  @Test func `the first that serves is asked, and after its rest the first again, by one message`() {
    var rota = ServerRota(count: 3, rest: .seconds(300))
    #expect(rota.choice(besides: [], at: start) == 0)
    rota.failed(0, at: start)
    #expect(rota.choice(besides: [0], at: start) == 1)
    #expect(rota.choice(besides: [], at: start + .seconds(299)) == 1)
    let later = start + .seconds(300)
    #expect(rota.choice(besides: [], at: later) == 0)
    #expect(rota.choice(besides: [], at: later) == 1)
    rota.served(0)
    #expect(rota.choice(besides: [], at: later) == 0)
  }

  @Test func `a trial that fails gives the server another rest`() {
    var rota = ServerRota(count: 2, rest: .seconds(10))
    rota.failed(0, at: start)
    #expect(rota.choice(besides: [], at: start + .seconds(10)) == 0)
    rota.failed(0, at: start + .seconds(12))
    #expect(rota.choice(besides: [], at: start + .seconds(21)) == 1)
    #expect(rota.choice(besides: [], at: start + .seconds(22)) == 0)
  }

  @Test func `a trial that never reached the server is followed by another`() {
    var rota = ServerRota(count: 2, rest: .seconds(10))
    rota.failed(0, at: start)
    let later = start + .seconds(10)
    #expect(rota.choice(besides: [], at: later) == 0)
    rota.notTried(0, at: later)
    #expect(rota.choice(besides: [], at: later) == 0)
    #expect(rota.choice(besides: [], at: later) == 1)
    rota.answered(0)
    #expect(rota.choice(besides: [], at: later) == 0)
    rota.failed(0, at: later)
    rota.answered(0)
    #expect(rota.choice(besides: [], at: later) == 1, "an answer to an older message does not end a rest")
  }

  @Test func `where none serves, each is asked in order, and a message that all refused goes to none`() {
    var rota = ServerRota(count: 2, rest: .seconds(300))
    rota.failed(0, at: start)
    rota.failed(1, at: start)
    #expect(rota.choice(besides: [], at: start) == 0)
    #expect(rota.choice(besides: [0], at: start) == 1)
    #expect(rota.choice(besides: [0, 1], at: start) == nil)
  }
}
