import ArgumentParser
import Cases

/// `quitus grounds`: what a case may plead.
struct GroundsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grounds",
    abstract: Said("Les motifs qu’un dossier peut invoquer.", "The grounds that a case may plead.").now)
  @OptionGroup var common: CommonOptions

  func run() throws {
    let catalogue = try Workspace(folder: Workspace.folder(common)).grounds()
    for ground in catalogue.grounds {
      if common.json {
        try Console.print(JSON.line(GroundDocument(ground)))
      } else {
        try Console.print("\(ground.code.rawValue)\t\(Said(ground.french, ground.english).now)")
      }
    }
  }
}

/// A ground as other programs read it.
private struct GroundDocument: Encodable {
  var code: String
  var fr: String
  var en: String
  var decision: String
  var signatures: Int
  var files: Bool
  @OrNull var evidence: Words?
  var dates: String
  @OrNull var modules: Int?
  var health: Bool
  var checks: [CheckDocument]

  struct Words: Encodable {
    var fr: String
    var en: String
  }

  struct CheckDocument: Encodable {
    var check: String
    @OrNull var limit: Int?
  }

  init(_ ground: Ground) {
    code = ground.code.rawValue
    fr = ground.french
    en = ground.english
    decision = ground.decision.rawValue
    signatures = ground.signatures
    files = ground.keepsFiles
    evidence = ground.evidence.map { Words(fr: $0.french, en: $0.english) }
    dates = ground.dates.rawValue
    modules = ground.modulesAtMost
    health = ground.isAboutHealth
    checks = ground.checks.map { CheckDocument(check: $0.code.rawValue, limit: $0.limit) }
  }
}
