import Cases
import Dates
import Desk
import Roster
import Rules
import Store

extension PersonDocument {
  init(_ export: PersonExport, situation: SituationDocument, rules: RetentionRules, on day: Day) {
    self.init(
      adviser: export.adviser.rawValue, asOf: day.description,
      person: export.person.map {
        PersonNames(
          lastName: $0.lastName, firstName: $0.firstName, email: $0.email, personalEmail: $0.personalEmail)
      },
      employments: export.employments.map { Employer($0, export.structures[$0.structure]) },
      training: Admission(export.training), situation: situation,
      cases: export.cases.map { CaseDocument($0, advice: [], reviews: []).showingCapacities(export.capacities) },
      movedCases: export.movedCases.map(\.description),
      reviews: export.reviews.compactMap { review in
        export.cases.first { $0.reference == review.reference }.map {
          ReviewDocument(review, of: $0).showingCapacities(export.capacities)
        }
      },
      papers: export.papers.map { Paper($0, export.capacities) }, letters: export.letters.map(Letter.init),
      reminders: export.reminders.map { Reminder($0, export.structures[$0.key.structure]) },
      notices: export.notices.map { told in Notice(told, told.key.structure.flatMap { export.structures[$0] }) },
      addresses: export.addresses.map { mark in
        var document = AddressMarkDocument(mark)
        document.by = export.capacities.of(document.by)
        document.clearedBy = document.clearedBy.map(export.capacities.of)
        return document
      },
      recorded: export.recorded.map {
        Fact(what: $0.what, values: $0.values, recordedAt: $0.recordedAt?.description, source: $0.source)
      }, retention: Retention(export, rules),
      leftOut: ExportCoverage.tables.sorted { $0.key < $1.key }.compactMap { table, coverage in
        guard case .leftOut(let reason) = coverage else { return nil }
        return LeftOut(table: table, reason: reason)
      })
  }
}

extension PersonDocument.Employer {
  init(_ employment: Employment, _ structure: Structure?) {
    self.init(
      structure: employment.structure.rawValue, name: structure?.name, kind: structure?.kind?.rawValue,
      department: structure?.department?.rawValue, from: employment.period.start.description,
      to: employment.period.end?.description)
  }
}

extension PersonDocument.Admission {
  init(_ training: Training) {
    let entry = training.entry?.description
    switch training.exemption {
    case .yes(let day): self.init(entry: entry, exempt: "yes", exemptedOn: day?.description)
    case .no: self.init(entry: entry, exempt: "no", exemptedOn: nil)
    case .unknown: self.init(entry: entry, exempt: "unknown", exemptedOn: nil)
    }
  }
}

extension PersonDocument.Paper {
  init(_ paper: PersonExport.Paper, _ capacities: [String: String]) {
    let record = EvidenceDocument(paper.record)
    self.init(
      evidence: record.evidence, case: record.case, kind: record.kind, size: record.size, validFrom: record.validFrom,
      validTo: record.validTo, addedAt: record.addedAt, addedBy: capacities.of(record.addedBy),
      purgeOn: record.purgeOn, purgedAt: record.purgedAt,
      acts: paper.acts.map {
        PersonDocument.PaperAct(
          what: $0.what.rawValue, at: $0.at.description, by: capacities.of($0.by), reason: $0.reason)
      })
  }
}

extension PersonDocument.Letter {
  init(_ letter: PersonExport.Letter) {
    let row = letter.row
    self.init(
      id: row.id, letter: row.letter, case: row.caseReference?.description, to: row.to, subject: letter.subject,
      text: letter.text, state: row.state.rawValue, writtenAt: row.enqueuedAt.description, attempts: row.attempts,
      lastReply: row.lastReply)
  }
}

extension PersonDocument.Reminder {
  init(_ told: ToldReminder, _ structure: Structure?) {
    self.init(
      structure: told.key.structure.rawValue, name: structure?.name, obligation: told.key.obligation.description,
      stage: told.key.stage, letter: told.letter, at: told.at.description, told: told.stands)
  }
}

extension PersonDocument.Notice {
  init(_ told: ToldNotice, _ structure: Structure?) {
    self.init(
      kind: told.key.kind.rawValue, structure: told.key.structure?.rawValue, name: structure?.name,
      subject: told.key.subject.description, stage: told.key.stage, letter: told.letter, at: told.at.description,
      told: told.stands)
  }
}

extension PersonDocument.Retention {
  init(_ export: PersonExport, _ rules: RetentionRules) {
    let keep = RetentionKind.allCases.map { ($0.rawValue, rules[$0].keep?.description ?? "always") }
    self.init(
      hold: export.hold.map { hold in
        var document = HoldDocument(hold)
        document.by = export.capacities.of(document.by)
        return document
      }, noticedOn: export.notice?.noticedOn.description, dueOn: export.notice?.dueOn.description,
      keep: Dictionary(keep, uniquingKeysWith: { a, _ in a }), backups: rules.backups.description)
  }
}

extension CaseDocument {
  /// In what capacity people acted, in the place of who they are.
  fileprivate func showingCapacities(_ capacities: [String: String]) -> CaseDocument {
    var document = self
    document.assignedTo = assignedTo.map(capacities.of)
    document.timeline = timeline.map { event in
      var event = event
      event.by = capacities.of(event.by)
      event.inPlaceOf = event.inPlaceOf.map(capacities.of)
      event.systemUser = nil
      if event.what == Verb.give.rawValue { event.detail = event.detail.map(capacities.of) }
      return event
    }
    return document
  }
}

extension ReviewDocument {
  fileprivate func showingCapacities(_ capacities: [String: String]) -> ReviewDocument {
    var document = self
    document.settlement?.by = settlement?.by.map(capacities.of)
    document.settlement?.inPlaceOf = settlement?.inPlaceOf.map(capacities.of)
    return document
  }
}

extension [String: String] {
  /// In what capacity somebody acts; `desk` for those who no longer work here.
  fileprivate func of(_ login: String) -> String { self[login] ?? "desk" }
}
