import Cases
import Dates
import Desk
import Envelope
import Mail
import Rules

/// The desk as it is really run: live database, clock, templates and rule books put together.
struct LiveDesk {
  let workspace: Workspace
  let parts: DeskParts
  let books: RuleBooks
  let today: Day

  init(_ options: CommonOptions, dryRun: DryRunOption? = nil) throws {
    try self.init(workspace: Workspace.open(options), isDryRun: dryRun?.dryRun ?? false)
  }

  init(workspace: Workspace, isDryRun: Bool = false) throws {
    let books = try RuleBookFiles.books(nil, carried: workspace.carried)
    let zone = workspace.settings.timeZone
    self.workspace = workspace
    self.books = books
    today = workspace.today
    var parts = DeskParts(
      store: try workspace.store(), book: { books.book(on: $0) }, grounds: try workspace.grounds(),
      mailing: try Self.mailing(workspace),
      clock: DeskClock(
        now: { Clock.now() }, today: { Clock.today(in: zone) }, offset: { Clock.offset(at: $0, in: $1 ?? zone) }),
      runBy: Self.operator(nil, workspace),
      settings: try workspace.settingsInForce())
    parts.isDryRun = isDryRun
    parts.erasures = ErasureFile(folder: workspace.keyFolder).memory
    self.parts = parts
  }

  /// The same desk with other parts: another clock, say.
  init(_ other: LiveDesk, parts: DeskParts) {
    workspace = other.workspace
    books = other.books
    today = parts.clock.today()
    self.parts = parts
  }

  /// Who acts, from `--as` or `QUITUS_LOGIN`.
  func acting(_ option: ActorOption) throws(Complaint) -> Acting {
    guard let login = option.given else {
      throw Complaint(
        .usage, "dites qui agit : --as IDENTIFIANT, ou QUITUS_LOGIN", "say who acts: --as LOGIN, or QUITUS_LOGIN")
    }
    return Acting(
      login: login, systemUser: Environment.systemUser, sharesTerminal: workspace.settings.sharesTerminal)
  }

  /// Who acts, where somebody said so.
  func named(_ option: ActorOption) throws(Complaint) -> Acting? { option.given == nil ? nil : try acting(option) }

  /// Who acts where no login is asked for: facts brought in by hand or by file.
  func importer(_ option: ActorOption? = nil) -> Acting { Self.operator(option, workspace) }

  private static func `operator`(_ option: ActorOption?, _ workspace: Workspace) -> Acting {
    Acting(
      login: option?.login ?? Environment.value("QUITUS_LOGIN") ?? Environment.systemUser,
      systemUser: Environment.systemUser, sharesTerminal: workspace.settings.sharesTerminal)
  }

  private static func mailing(_ workspace: Workspace) throws(Complaint) -> Mailing {
    let office = try workspace.office()
    let tokens = ReplyTokens(keyFolder: workspace.keyFolder)
    var mailing = Mailing(
      letters: try LetterFiles.templates(workspace.carried), office: office, language: .fr, domain: office.from.domain,
      token: { tokens.draw() })
    let catalogue = try RuleBookFiles.catalogue(workspace.carried)
    mailing.moduleName = { code, language in
      let module = catalogue.modules.first { $0.code == code }
      return language == .fr ? module?.french : module?.english
    }
    return mailing
  }

  var policy: OverduePolicy {
    let overdue = workspace.settings.overdue
    return OverduePolicy(
      stages: overdue.stages, graceDays: overdue.graceDays, gapDays: overdue.gapDays, cap: overdue.cap,
      copyAdviser: Set(overdue.copyAdviser), copyManager: Set(overdue.copyManager))
  }
}

/// The part of a Message-ID that no other has.
enum RandomToken {
  /// 128 random bits, in hexadecimal.
  static func make() -> String {
    var random = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(random.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }
}

extension Acting {
  /// Whoever runs the program, where there is no desk to ask yet.
  static var ofThisProgram: Acting {
    Acting(login: Environment.value("QUITUS_LOGIN") ?? Environment.systemUser, systemUser: Environment.systemUser)
  }
}
