import ArgumentParser
import Cases
import Desk
import Store

/// `quitus user`: who works at the desk.
struct UserCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: Said("Les personnes du service.", "The people of the desk.").now,
    subcommands: [Add.self, List.self, UserSubstitute.self])

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: Said("Ajoute une personne, ou met à jour la sienne.", "Adds a person, or updates one.").now)

    @Argument(help: ArgumentHelp(Said("Identifiant.", "Login.").now)) var login: String
    @Option(
      help: ArgumentHelp(
        Said("Prénom et nom, tels que les décisions les donnent.", "First name and name, as decisions give them.").now))
    var name: String
    @Option(
      help: ArgumentHelp(Said("Qualité, telle que les décisions la donnent.", "Capacity, as decisions give it.").now))
    var capacity: String
    @Option(help: ArgumentHelp(Said("Adresse électronique.", "E-mail address.").now)) var email: String
    @Option(
      help: ArgumentHelp(
        Said("Rôle : agent, approver, admin ou auditor.", "Role: agent, approver, admin or auditor.").now))
    var role: Role
    @OptionGroup var dry: DryRunOption
    @OptionGroup var common: CommonOptions

    func run() throws {
      let login = try Self.checked(login)
      guard name.contains(where: { !$0.isWhitespace }), capacity.contains(where: { !$0.isWhitespace }) else {
        throw Complaint(
          .usage, "--name et --capacity ne peuvent être vides : la loi les veut dans chaque décision (CRPA L212-1)",
          "--name and --capacity cannot be empty: the law wants them in every decision (CRPA L212-1)")
      }
      let address = try Addresses.checked(email, option: "--email")
      let user = User(login: login, name: name, capacity: capacity, email: address, role: role)
      _ = try SaveUser(user).perform(with: LiveDesk(common, dryRun: dry).parts)
      if common.json {
        try Console.print(JSON.line(UserDocument(user)))
      } else {
        try Console.print(
          dry.prefix + Said("\(login) : \(name), \(role.rawValue)", "\(login): \(name), \(role.rawValue)").now)
      }
    }

    private static func checked(_ login: String) throws(Complaint) -> String {
      let allowed = login.utf8.allSatisfy { byte in
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || [0x2D, 0x2E, 0x5F, 0x40].contains(byte)
      }
      guard !login.isEmpty, login.utf8.count <= 64, allowed else {
        throw Complaint(
          .usage, "« \(login) » : un identifiant a 1 à 64 lettres sans accent, chiffres, - . _ @",
          "\"\(login)\": a login has 1 to 64 unaccented letters, digits, - . _ @")
      }
      return login
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: Said("Les personnes connues.", "The people known.").now)
    @OptionGroup var common: CommonOptions

    func run() throws {
      for user in try Workspace.open(common).store().read({ try $0.users() }) {
        let document = UserDocument(user)
        try Console.print(
          common.json ? JSON.line(document) : "\(user.login)\t\(user.role.rawValue)\t\(user.name)\t\(user.capacity)")
      }
    }
  }
}

struct UserDocument: Encodable {
  var login: String
  var name: String
  var capacity: String
  var email: String
  var role: String

  init(_ user: User) {
    login = user.login
    name = user.name
    capacity = user.capacity
    email = user.email
    role = user.role.rawValue
  }
}
