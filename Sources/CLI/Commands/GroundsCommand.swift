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
      let line = GroundDocument(
        code: ground.code.rawValue, fr: ground.french, en: ground.english, decision: ground.decision.rawValue)
      let label = Said(ground.french, ground.english).now
      try Console.print(common.json ? JSON.line(line) : "\(ground.code.rawValue)\t\(label)")
    }
  }

  private struct GroundDocument: Encodable {
    var code: String
    var fr: String
    var en: String
    var decision: String
  }
}
