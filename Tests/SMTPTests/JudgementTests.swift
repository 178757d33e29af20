import Testing

@testable import SMTP

/// The judgement alone, without libcurl and without a server.
struct JudgementTests {
  private func reply(_ code: Int) -> ServerReply { ServerReply(code: code, text: "text") }

  /// Codes for MAIL, each recipient, DATA and the message; nil where no answer came.
  private func talk(
    _ mail: Int?, _ recipients: [Int?] = [], _ data: Int? = nil, _ content: Int? = nil, end: TalkEnd = .lost,
    isHandedOver: Bool = false, isReused: Bool = false, lacksLogin: Bool = false
  ) -> Talk {
    let names = recipients.indices.map { "r\($0)@example.org" }
    var answers = Answers(recipients: names.isEmpty ? ["r@example.org"] : names, named: Set(0..<max(1, names.count)))
    answers.mail = mail.map(reply)
    for (place, code) in recipients.enumerated() { answers.byRecipient[place] = code.map(reply) }
    answers.data = data.map(reply)
    answers.content = content.map(reply)
    return Talk(answers: answers, end: end, isHandedOver: isHandedOver, isReused: isReused, lacksLogin: lacksLogin)
  }

  @Test(arguments: ConnectingRows.all)
  func `where no connection comes about, its end and the last refusal say why, and the message stays`(
    end: ConnectingEnd, reason: DeliveryReason
  ) {
    for codes in [[], [220, 250], [220, 250, 221]] {
      let delivery = ConnectingFailure(end: end, replies: codes.map(reply)).delivery
      #expect((delivery.outcome, delivery.reason, delivery.code) == (.deferred, reason, nil))
    }
  }

  @Test(arguments: [
    (199, true, Delivery.Outcome.inDoubt), (200, true, .accepted), (299, true, .accepted), (250, false, .inDoubt),
    (300, true, .inDoubt), (399, true, .inDoubt), (400, true, .deferred), (499, true, .deferred), (500, true, .failed),
    (599, true, .failed), (600, true, .inDoubt), (552, false, .failed), (451, false, .deferred),
  ])
  func `after the go-ahead, the answer to the message decides`(code: Int, isHandedOver: Bool, outcome: Delivery.Outcome)
  {
    let talk = talk(250, [250], 354, code, end: .answered, isHandedOver: isHandedOver)
    #expect(talk.delivery.outcome == outcome)
    #expect(!talk.isServiceLost)
  }

  @Test(arguments: [
    (TalkEnd.lost, true, Delivery.Outcome.inDoubt), (.timedOut, true, .inDoubt), (.notUnderstood, true, .inDoubt),
    (.lost, false, .deferred), (.timedOut, false, .deferred), (.notUnderstood, false, .deferred),
  ])
  func `without an answer, a message is in doubt only when its last dot has left`(
    end: TalkEnd, isHandedOver: Bool, outcome: Delivery.Outcome
  ) {
    #expect(talk(250, [250], 354, nil, end: end, isHandedOver: isHandedOver).delivery.outcome == outcome)
  }

  @Test func `only a connection in use that was closed before the go-ahead is replaced at once`() {
    let closed = [
      talk(nil, end: .lost, isReused: true), talk(421, end: .notUnderstood, isReused: true),
      talk(250, [nil], end: .lost, isReused: true), talk(250, [421], end: .notUnderstood, isReused: true),
      talk(250, [250], 421, end: .notUnderstood, isReused: true),
    ]
    #expect(closed.allSatisfy { $0.foundConnectionClosed })
    let others = [
      talk(nil, end: .lost), talk(421, end: .notUnderstood), talk(450, end: .answered, isReused: true),
      talk(550, end: .answered, isReused: true), talk(nil, end: .timedOut, isReused: true),
      talk(250, [250], 354, nil, end: .lost, isHandedOver: true, isReused: true),
      talk(250, [250], 354, 421, end: .notUnderstood, isHandedOver: true, isReused: true),
      talk(250, [250], 354, 250, end: .answered, isHandedOver: true, isReused: true),
      talk(250, [550], end: .lost, isReused: true), talk(354, end: .notUnderstood, isReused: true),
    ]
    #expect(!others.contains { $0.foundConnectionClosed })
  }

  @Test func `each recipient has the first answer that says no to it`() {
    let mixed = talk(250, [250, 450, 550, 250], 354, 250, end: .answered, isHandedOver: true).delivery
    #expect(mixed.recipients.map(\.outcome) == [.accepted, .deferred, .failed, .accepted])
    #expect(mixed.recipients.map(\.code) == [250, 450, 550, 250])
    #expect(mixed.recipients.map(\.address) == (0...3).map { "r\($0)@example.org" })
    #expect((mixed.outcome, mixed.code) == (.deferred, 450))
    let later = talk(250, [250, 550], 354, 451, end: .answered, isHandedOver: true).delivery
    #expect(later.recipients.map(\.code) == [451, 550])
    let lost = talk(250, [250, 550], 354, nil, isHandedOver: true).delivery
    #expect(lost.recipients.map(\.outcome) == [.inDoubt, .failed] && lost.outcome == .inDoubt)
    let gone = talk(250, [250, 550, nil], end: .lost).delivery
    #expect(gone.recipients.map(\.outcome) == [.deferred, .failed, .deferred] && gone.outcome == .deferred)
    let partly = talk(250, [250, 550], 354, 250, end: .answered, isHandedOver: true).delivery
    #expect((partly.outcome, partly.code) == (.failed, 550) && partly.recipients.map(\.code) == [250, 550])
  }

  @Test func `a refusal in answer to RCPT is told from one of the sender, the message or the login`() {
    #expect(talk(250, [550], end: .answered).delivery.isAboutRecipient)
    let mixed = talk(250, [250, 550, 450], 354, 550, end: .answered, isHandedOver: true).delivery
    #expect(mixed.recipients.map(\.isAboutRecipient) == [false, true, false] && mixed.recipients[0].outcome == .failed)
    let others = [
      talk(550, [550], end: .answered), talk(250, [250], 550, end: .answered),
      talk(250, [250], 354, 550, end: .answered, isHandedOver: true), talk(250, [450], end: .answered),
      talk(250, [550], end: .answered, lacksLogin: true), talk(250, [530], end: .answered),
    ]
    #expect(!others.contains { $0.delivery.isAboutRecipient })
  }

  @Test func `one answer that holds for all is told once`() {
    let whole = [
      talk(250, [250, 250], 354, 250, end: .answered, isHandedOver: true), talk(550, [503, 503], 503, end: .answered),
      talk(250, [550, 550], end: .answered), talk(250, [250, 250], 451, end: .answered), talk(250, [nil, nil]),
    ]
    #expect(whole.allSatisfy { $0.delivery.recipients.isEmpty })
    #expect(whole.map(\.delivery.code) == [250, 550, 550, 451, nil])
  }

  @Test(arguments: [530, 534, 535, 538, 550])
  func `a refusal is not for good where a login is missing`(code: Int) {
    let missing = talk(code, end: .answered, lacksLogin: true)
    #expect(missing.delivery.reason == .authenticationMissing && missing.delivery.isRefusalOfService)
    let others = talk(code, end: .answered).delivery
    #expect((others.outcome, others.reason) == (.deferred, code == 550 ? .accountRefused : .authenticationMissing))
  }

  @Test func `what storage writes never changes`() {
    #expect(Delivery.Outcome.allCases.map(\.rawValue) == ["accepted", "deferred", "failed", "in-doubt"])
    #expect(Set(DeliveryReason.allCases.map(\.rawValue)).count == 23)
  }
}

enum ConnectingRows {
  static let all: [(ConnectingEnd, DeliveryReason)] = [
    (.hostNotFound, .hostNotFound), (.connectionRefused, .connectionRefused), (.connectionLost, .connectionLost),
    (.timedOut, .timedOut), (.loginRefused, .authenticationMissing), (.tlsNotOffered, .tlsNotOffered),
    (.certificateNotTrusted, .certificateNotTrusted), (.tlsFailed, .tlsFailed), (.caFileUnusable, .caFileUnusable),
    (.unexpectedReply, .notUnderstood), (.localFault, .localFault), (.finished, .localFault),
  ]
}
