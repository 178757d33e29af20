import ArgumentParser
import Dates
import Desk

extension CampaignCommand {
  /// `quitus campaign send`: queues the letters of a signed campaign, then delivers.
  struct Send: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "send",
      abstract: Said(
        "Met en attente les lettres d’une campagne signée, puis envoie.",
        "Queues the letters of a signed campaign, then delivers."
      ).now)
    @OptionGroup var named: CampaignArgument
    @OptionGroup var actor: ActorOption
    @OptionGroup var day: DayOption
    @OptionGroup var dry: DryRunOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let desk = try LiveDesk(common, dryRun: dry)
      let asOf = day.asOf ?? desk.today
      let send = SendCampaign(named.name, on: asOf, policy: desk.policy, by: try desk.named(actor))
      try print(try send.perform(with: desk.parts).value())
      guard !dry.dryRun else { return }
      let delivered = try Delivering(desk: desk).run(on: asOf)
      if !common.json { try DispatchDocument(delivered).print(json: false) }
      if delivered.deferred > 0 { throw Finished(status: .tryAgain) }
    }

    private func print(_ done: SendCampaign.Done) throws {
      if common.json {
        return try Console.print(
          JSON.line(
            Document(
              campaign: done.campaign, queued: done.queued, dropped: done.dropped, takenOut: done.takenOut)))
      }
      try Console.print(
        dry.prefix
          + Said(
            "\(done.campaign) : lettres mises en attente : \(done.queued), sans objet : \(done.dropped), points retirés : \(done.takenOut)",
            "\(done.campaign): letters queued: \(done.queued), dropped: \(done.dropped), things taken out: \(done.takenOut)"
          ).now)
    }

    private struct Document: Encodable {
      var campaign: String
      var queued: Int
      var dropped: Int
      var takenOut: Int
    }
  }
}
