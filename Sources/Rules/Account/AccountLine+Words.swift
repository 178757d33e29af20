import Roster

extension AccountLine {
  /// Why, in French.
  public var french: String {
    let of = obligation.map { "\($0)" } ?? "droit au choix"
    switch kind {
    case .grant: return "\(of)\u{A0}: \(frenchModules(modules)) à utiliser."
    case .use: return "\(completion.map { "\($0.module)" } ?? "")\u{A0}: financé sur \(of)."
    case .carryOver: return "\(of)\u{A0}: \(frenchModules(modules)) \(agreed("reconduit", modules)) à une autre année."
    case .loss:
      return
        "\(of)\u{A0}: \(frenchModules(modules)) \(agreed("perdu", modules)), non \(agreed("utilisé", modules)) à l’échéance."
    case .reversal:
      return "\(of)\u{A0}: la reconduction de \(frenchModules(modules)) est annulée, le dossier étant rouvert."
    case .suspended: return "Aucun emploi à partir de ce jour\u{A0}: les droits ne peuvent être utilisés."
    case .resumed: return "De nouveau en poste\u{A0}: les droits restants peuvent être utilisés."
    }
  }

  /// Why, in English.
  public var english: String {
    let of = obligation.map { "\($0)" } ?? "right to choose"
    switch kind {
    case .grant: return "\(of): \(englishModules(modules)) to use."
    case .use: return "\(completion.map { "\($0.module)" } ?? ""): funded by \(of)."
    case .carryOver: return "\(of): \(englishModules(modules)) carried over to another year."
    case .loss: return "\(of): \(englishModules(modules)) lost, not used by the deadline."
    case .reversal:
      return "\(of): the carry-over of \(englishModules(modules)) is taken back, as the case was reopened."
    case .suspended: return "No employment from this day on: the rights cannot be used."
    case .resumed: return "Employed again: the rights that are left can be used."
    }
  }
}
