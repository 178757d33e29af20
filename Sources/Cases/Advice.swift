public import Dates
public import Roster
public import Rules

/// What the facts answer to one ``Check``: a figure, where it comes from, and what it speaks for.
public struct Advice: Sendable, Hashable {
  /// Whether the figure speaks for the request.
  public enum Hint: String, Sendable, Hashable, CaseIterable {
    case supports, contradicts
    /// What would be needed to say is not known.
    case unknown
  }

  /// What the figure counts.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    case percent, days, modules
  }

  /// A fact or a word that the figure rests on.
  public enum Source: Sendable, Hashable {
    /// The absence as the request states it, or else as the papers that were seen do.
    case absence(Period)
    case papers(seenOn: Day, validity: Period)
    /// The employment without a gap that reaches the deadline, or the last one before it.
    case employment(Period)
    case completion(Completion)
    /// The window that is asked about.
    case obligation(ObligationID, Period)
  }

  public var check: Check
  /// Whole, rounded down; nil where it is not known.
  public var figure: Int?
  public var unit: Unit
  public var hint: Hint
  public var sources: [Source]
}

extension CaseFile {
  /// The dates that it is known for: those of the request, else those of the papers seen last.
  public var absence: Period? { opening.absence ?? documents.last?.validity }

  /// What `facts` answer, on `day`, to the checks of the case's ground, in their order; none where `obligation` is not known.
  ///
  /// - Parameter obligation: what the case pleads for, as the rules see it on that day.
  public func advice(_ facts: Facts, _ obligation: Obligation?, under ground: Ground, on day: Day) -> [Advice] {
    guard let obligation, let window = Period(start: obligation.opens, end: obligation.deadline) else { return [] }
    let asked = Asked(file: self, facts: facts.known(on: day), obligation: obligation, window: window, day: day)
    return ground.checks.map(asked.answer)
  }
}

/// One case and what is known about it on a day.
private struct Asked {
  let file: CaseFile
  let facts: Facts
  let obligation: Obligation
  let window: Period
  let day: Day

  func answer(_ check: Check) -> Advice {
    switch check {
    case .absenceCovers(let percent): covered(check, percent)
    case .startedWithin(let days): started(check, days)
    case .contractEnded: ended(check)
    case .moduleFollowed: followed(check)
    }
  }

  private var ofWindow: Advice.Source { .obligation(obligation.id, window) }

  /// Days of the window that the absence covers; one that has no end yet is known to last until today.
  private func covered(_ check: Check, _ percent: Int) -> Advice {
    guard let absence = file.absence else {
      return Advice(check: check, figure: nil, unit: .percent, hint: .unknown, sources: [ofWindow])
    }
    let last = min(obligation.deadline, absence.end ?? day)
    let days = max(0, last.days(since: max(obligation.opens, absence.start)) + 1)
    let figure = days * 100 / (obligation.deadline.days(since: obligation.opens) + 1)
    var source = Advice.Source.absence(absence)
    if file.opening.absence == nil, let seen = file.documents.last {
      source = .papers(seenOn: seen.on, validity: seen.validity)
    }
    return Advice(
      check: check, figure: figure, unit: .percent, hint: figure >= percent ? .supports : .contradicts,
      sources: [source, ofWindow])
  }

  private func started(_ check: Check, _ days: Int) -> Advice {
    guard let employment else { return Advice(check: check, figure: nil, unit: .days, hint: .unknown, sources: []) }
    let figure = obligation.deadline.days(since: employment.start)
    return Advice(
      check: check, figure: figure, unit: .days, hint: figure <= days ? .supports : .contradicts,
      sources: [.employment(employment), ofWindow])
  }

  /// A contract that is to end may yet go on: until it has, nothing is known.
  private func ended(_ check: Check) -> Advice {
    guard let employment else { return Advice(check: check, figure: nil, unit: .days, hint: .unknown, sources: []) }
    let sources = [Advice.Source.employment(employment), ofWindow]
    guard let end = employment.end, end < obligation.deadline else {
      return Advice(check: check, figure: 0, unit: .days, hint: .contradicts, sources: sources)
    }
    return Advice(
      check: check, figure: obligation.deadline.days(since: end), unit: .days,
      hint: end < day ? .supports : .unknown, sources: sources)
  }

  private func followed(_ check: Check) -> Advice {
    let found = Set(facts.completions.filter { window.contains($0.day) }).sorted()
    return Advice(
      check: check, figure: found.count, unit: .modules, hint: found.isEmpty ? .supports : .contradicts,
      sources: found.map { .completion($0) } + [ofWindow])
  }

  /// The employments that began by the deadline, joined where no day lies between them; the last of these stretches.
  private var employment: Period? {
    var stretch: Period?
    for post in facts.posts.map(\.period).sorted(by: { $0.start < $1.start }) where post.start <= obligation.deadline {
      guard let before = stretch else {
        stretch = post
        continue
      }
      guard let end = before.end else { break }
      if post.start <= end.next {
        stretch = Period(start: before.start, end: post.end.map { max($0, end) })
      } else {
        stretch = post
      }
    }
    return stretch
  }
}
