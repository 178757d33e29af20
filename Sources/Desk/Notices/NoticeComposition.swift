import Cases
import Dates
import Mail
import Roster
import Rules
import Store

/// Puts what is to be told into letters: one to an adviser about all deadlines, one for each right and each case, one to an
/// employer about all modules.
struct NoticeComposition {
  let parts: DeskParts
  let reading: Reading
  let day: Day

  /// By kind, then in the order of what is to be told.
  func letters(_ due: [NoticeChoice.Due]) throws -> [NoticeLetter] {
    var places: [Addressing: Int] = [:]
    var bundles: [(kind: NoticeKind, due: [NoticeChoice.Due])] = []
    for one in due {
      let addressing = Addressing(one.key)
      if let place = places[addressing] {
        bundles[place].due.append(one)
      } else {
        places[addressing] = bundles.count
        bundles.append((one.finding.kind, [one]))
      }
    }
    return try NoticeKind.allCases.flatMap { kind in
      try bundles.filter { $0.kind == kind }.compactMap { try letter(kind, $0.due) }
    }
  }

  /// What goes into one letter.
  private struct Addressing: Hashable {
    var kind: NoticeKind
    var adviser: AdviserID?
    var structure: StructureID?
    var subject: NoticeSubject?

    init(_ key: NoticeKey) {
      kind = key.kind
      structure = key.structure
      adviser = key.structure == nil ? key.adviser : nil
      subject = key.kind == .expiringRight || key.kind == .documentsReminder ? key.subject : nil
    }
  }

  /// One letter about all this; nil where its reader is not known any more.
  func letter(_ kind: NoticeKind, _ due: [NoticeChoice.Due]) throws -> NoticeLetter? {
    guard let first = due.first?.finding else { return nil }
    let content: NoticeLetter.Content?
    switch first.what {
    case .completion: content = try unfunded(due)
    case .papers(let file): content = try papers(file)
    case .obligation(let right, let usable):
      guard let adviser = try reading.adviser(first.adviser) else { return nil }
      let completeTo = try reading.completeTo()
      content =
        kind == .expiringRight
        ? .right(
          ExpiringRight(
            adviser: adviser, right: right, isFinal: parts.book(day).carryOver.maxTimes <= right.id.timesCarriedOver,
            completeTo: completeTo))
        : .deadline(
          UpcomingDeadline(
            adviser: adviser, obligations: due.compactMap(\.finding.obligation), usableRights: usable,
            completeTo: completeTo))
    }
    return content.map { content in
      NoticeLetter(content: content, tells: due.map { NoticeLetter.Told(key: $0.key, day: $0.finding.day) })
    }
  }

  /// People in the order of their names, modules in the order of their days.
  private func unfunded(_ due: [NoticeChoice.Due]) throws -> NoticeLetter.Content? {
    guard let id = due.first?.finding.structure, let structure = try reading.structure(id) else { return nil }
    let mailing = parts.mailing
    let entries = try Dictionary(grouping: due, by: \.finding.adviser).compactMap { id, due in
      try reading.adviser(id).map { adviser in
        UnfundedModules.Entry(
          adviser: adviser,
          modules: due.compactMap(\.finding.completion).sorted().map {
            UnfundedModules.Module($0, name: mailing.moduleName($0.module, mailing.language))
          })
      }
    }
    if entries.isEmpty { return nil }
    return .unfunded(
      UnfundedModules(structure: structure, entries: entries.sorted { $0.adviser.isListed(before: $1.adviser) }))
  }

  /// In the name of whoever has the case, else of whoever asked for the papers (CRPA L111-2).
  private func papers(_ file: CaseFile) throws -> NoticeLetter.Content? {
    let asking = file.timeline.last { $0.act.verb == .requestDocuments }
    let logins = [file.assignedTo, asking?.by].compactMap(\.self)
    guard let request = file.request, let adviser = try reading.adviser(file.opening.adviser),
      let agent = try logins.compactMap({ try reading.user($0) }).first,
      let facts = try reading.facts(of: adviser.id)
    else { return nil }
    let pleaded = situation(facts, in: parts.book(day), on: day).obligation(file.opening.obligation)
    let underWay = CaseUnderWay(
      reference: file.reference, receivedOn: file.opening.receivedOn, impliedDecisionOn: file.impliedDecisionOn,
      adviser: adviser, obligation: file.opening.obligation, year: pleaded?.year, modules: file.opening.modules,
      agent: agent)
    return .papers(
      underWay,
      PapersWanted(text: request.text, by: request.by, suspends: file.impliedDecision.suspension != nil))
  }
}

extension NoticeFinding {
  fileprivate var obligation: Obligation? {
    if case .obligation(let obligation, _) = what { return obligation }
    return nil
  }

  fileprivate var completion: Completion? {
    if case .completion(let completion) = what { return completion }
    return nil
  }
}
