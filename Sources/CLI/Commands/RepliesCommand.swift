import ArgumentParser
import Cases

/// `quitus replies`: texts that agents pick with `--reply`.
struct RepliesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replies",
    abstract: Said("Les textes tout prêts (--reply).", "Texts that are ready (--reply).").now,
    subcommands: [RepliesList.self, RepliesShow.self])
}

struct RepliesList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: Said("Les liste.", "Lists them.").now)
  @OptionGroup var common: CommonOptions

  func run() throws {
    for reply in try Replies(Workspace(folder: Workspace.folder(common)).carried).all {
      try Console.print(
        common.json ? JSON.line(ReplyDocument(reply)) : "\(reply.code)\t\(reply.purpose.rawValue)\t\(reply.said.now)")
    }
  }
}

struct RepliesShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: Said("En montre un.", "Shows one.").now)
  @Argument(help: ArgumentHelp(Said("Son code.", "Its code.").now)) var code: String
  @OptionGroup var common: CommonOptions

  func run() throws {
    let reply = try Replies(Workspace(folder: Workspace.folder(common)).carried).reply(code)
    try Console.print(common.json ? JSON.line(ReplyDocument(reply)) : reply.said.now)
  }
}

extension Reply {
  fileprivate var said: Said { Said(french, english) }
}

/// A reply as other programs read it.
private struct ReplyDocument: Encodable {
  var code: String
  var `for`: String
  var fr: String
  var en: String

  init(_ reply: Reply) {
    code = reply.code
    self.for = reply.purpose.rawValue
    fr = reply.french
    en = reply.english
  }
}
