import Desk

/// Says what a fact given by hand changed.
enum FactAnswer {
  private struct Document: Encodable {
    var id: String
    var change: String
  }

  static func print(_ id: String, _ change: FactChange, _ common: CommonOptions, _ dry: DryRunOption) throws {
    let word: (json: String, said: Said) =
      switch change {
      case .created: ("created", Said("créé", "created"))
      case .updated: ("updated", Said("mis à jour", "updated"))
      case .unchanged: ("unchanged", Said("inchangé", "unchanged"))
      }
    try Console.print(
      common.json
        ? JSON.line(Document(id: id, change: word.json)) : dry.prefix + Said("\(id) : ", "\(id): ").now + word.said.now)
  }
}
