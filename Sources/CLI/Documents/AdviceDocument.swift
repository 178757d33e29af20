import Cases
import Dates
import Roster
import Rules

/// Something that the facts say of a case on a day: advice, never a decision.
struct AdviceDocument: Encodable {
  var check: String
  /// Whether it does not speak against the request.
  var ok: Bool
  var hint: String
  @OrNull var figure: Int?
  @OrNull var unit: String?
  /// From which figure on, or up to which, it speaks for the request.
  @OrNull var limit: Int?
  var sources: [SourceDocument]
  var fr: String
  var en: String

  /// A fact that the figure rests on.
  struct SourceDocument: Encodable {
    var kind: String
    @OrNull var id: String?
    @OrNull var from: String?
    @OrNull var to: String?
  }

  /// What the rules say of granting it.
  init(_ refusal: CarryOverRefusal?) {
    let said =
      refusal?.said
      ?? Said("rien dans les faits ne s’oppose à la reconduction", "nothing in the facts speaks against the carry-over")
    self.init(
      check: "carry-over-possible", ok: refusal == nil,
      hint: refusal == nil ? Advice.Hint.supports.rawValue : Advice.Hint.contradicts.rawValue, figure: nil, unit: nil,
      limit: nil, sources: [], fr: said.fr, en: said.en)
  }

  init(_ advice: Advice) {
    let said = advice.said
    self.init(
      check: advice.check.code.rawValue, ok: advice.hint != .contradicts, hint: advice.hint.rawValue,
      figure: advice.figure, unit: advice.unit.rawValue, limit: advice.check.limit,
      sources: advice.sources.map(SourceDocument.init), fr: said.fr, en: said.en)
  }

  private init(
    check: String, ok: Bool, hint: String, figure: Int?, unit: String?, limit: Int?, sources: [SourceDocument],
    fr: String, en: String
  ) {
    self.check = check
    self.ok = ok
    self.hint = hint
    self.figure = figure
    self.unit = unit
    self.limit = limit
    self.sources = sources
    self.fr = fr
    self.en = en
  }

  /// One line for a terminal: what it speaks for, what it says, and from what.
  var line: Said {
    let hints = [
      "supports": Said("pour", "for"), "contradicts": Said("contre", "against"), "unknown": Said("inconnu", "unknown"),
    ]
    let said = hints[hint] ?? Said(hint, hint)
    let from = sources.map { source in
      [source.kind, source.id, source.from.map { "\($0) – \(source.to ?? "…")" }].compactMap { $0 }.joined(
        separator: " ")
    }.joined(separator: ", ")
    let tail = from.isEmpty ? "" : " (\(from))"
    return Said("\(said.fr)\t\(fr)\(tail)", "\(said.en)\t\(en)\(tail)")
  }
}

extension AdviceDocument.SourceDocument {
  init(_ source: Advice.Source) {
    switch source {
    case .absence(let period): self.init("absence", nil, period)
    case .papers(let seenOn, let validity): self.init("papers", seenOn.description, validity)
    case .employment(let period): self.init("employment", nil, period)
    case .completion(let completion):
      self.init(
        kind: "completion", id: completion.module.description, from: completion.day.description,
        to: completion.day.description)
    case .obligation(let id, let window): self.init("obligation", id.description, window)
    }
  }

  private init(_ kind: String, _ id: String?, _ period: Period) {
    self.init(kind: kind, id: id, from: period.start.description, to: period.end?.description)
  }
}

extension Advice {
  /// The figure in words.
  fileprivate var said: Said {
    switch (check, figure) {
    case (.absenceCovers(let least), let percent?):
      Said(
        "l’absence couvre \(percent) % de la période de l’obligation (repère : \(least) %)",
        "the absence covers \(percent) % of the obligation's window (mark: \(least) %)")
    case (.absenceCovers, nil):
      Said("aucune date d’absence n’est connue", "no dates of an absence are known")
    case (.startedWithin(let most), let days?):
      Said(
        "l’emploi a commencé \(days) jours avant l’échéance (repère : \(most))",
        "the employment began \(days) days before the deadline (mark: \(most))")
    case (.contractEnded, let days?) where days > 0:
      Said(
        hint == .supports
          ? "le contrat a pris fin \(days) jours avant l’échéance"
          : "le contrat doit prendre fin \(days) jours avant l’échéance et peut être prolongé",
        hint == .supports
          ? "the contract ended \(days) days before the deadline"
          : "the contract is to end \(days) days before the deadline and may be prolonged")
    case (.contractEnded, 0?):
      Said("le contrat couvre l’échéance", "the contract covers the deadline")
    case (.startedWithin, _), (.contractEnded, _):
      Said("aucun emploi n’est connu avant l’échéance", "no employment before the deadline is known")
    case (.moduleFollowed, let count):
      Said(
        "\(count ?? 0) modules connus dans la période de l’obligation",
        "\(count ?? 0) known modules within the obligation's window")
    }
  }
}
