import Foundation
import TestMaterial
import TestProgram
import Testing

/// What `--help` says at every command.
@Suite struct HelpTests {
  /// The words that lead to every command from `path` on, as each command's help lists its subcommands.
  private static func paths(from path: [String] = [], in program: Program) throws -> [[String]] {
    let help = try program.run(path + ["--help", "--lang", "en"]).output.split(
      separator: "\n", omittingEmptySubsequences: false)
    let listed = help.drop { $0 != "SUBCOMMANDS:" }.dropFirst().prefix { !$0.isEmpty }
    let names = listed.compactMap { $0.wholeMatch(of: /\s{2}([a-z-]+)(\s.*)?/)?.1 }
    return try [path] + names.flatMap { try paths(from: path + [String($0)], in: program) }
  }

  @Test(arguments: ["fr", "en"])
  func `every command's help reads as it was last read`(language: String) throws {
    let program = try Program()
    let paths = try Self.paths(in: program)
    #expect(paths.count > 40)
    var text = ""
    for path in paths {
      let answer = try program.run(path + ["--help"], environment: ["QUITUS_LANG": language])
      #expect(answer.status == 0 && answer.errors.isEmpty, "\(path)")
      text += "$ quitus \((path + ["--help"]).joined(separator: " "))\n\(answer.output)\n"
    }
    let difference = try Golden.difference(of: text, from: "help.\(language).txt")
    #expect(difference == nil)
  }

  @Test func `help needs no workspace and makes none, and --lang chooses its language too`() throws {
    let program = try Program()
    let french = try program.run("case", "open", "--help", "--lang", "fr").output
    let english = try program.run("case", "open", "--help", "--lang", "en").output
    #expect(french != english)
    #expect(try program.run("case", "open", "--help").output == french)
    #expect(try FileManager.default.contentsOfDirectory(atPath: program.folder.path()).isEmpty)
  }
}
