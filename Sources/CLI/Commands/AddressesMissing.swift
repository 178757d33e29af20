import ArgumentParser
import Dates
import Desk
import Mail
import Roster

/// `quitus addresses missing`: whom no letter can be mailed to.
struct AddressesMissing: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "missing",
    abstract: Said(
      "Liste qui n’a pas d’adresse utilisable, et à qui la demander.",
      "Lists who has no working address, and whom to ask for one."
    ).now)
  @OptionGroup var day: DayOption
  @OptionGroup var common: CommonOptions

  func run() throws {
    let desk = try LiveDesk(common)
    for unreachable in try ListUnreachable(on: day.asOf ?? desk.today, policy: desk.policy).perform(with: desk.parts) {
      try Console.print(common.json ? JSON.line(UnreachableDocument(unreachable)) : unreachable.line)
    }
  }
}

/// Somebody without a working address, as other programs read it.
struct UnreachableDocument: Encodable {
  @OrNull var adviser: String?
  @OrNull var structure: String?
  var name: String
  /// `missing`, `muted` or `invalid`.
  var why: String
  var addresses: [String]
  var contacts: [Contact]

  struct Contact: Encodable {
    @OrNull var adviser: String?
    @OrNull var structure: String?
    var name: String
    @OrNull var address: String?
    /// The line manager of the structure's contact.
    var manager: Bool
  }

  init(_ unreachable: Unreachable) {
    (adviser, structure) = unreachable.reason.addressee.ids
    name = unreachable.name
    why = unreachable.reason.why.word
    addresses = unreachable.addresses
    contacts = unreachable.contacts.map { contact in
      let (adviser, structure) = contact.who.ids
      return Contact(
        adviser: adviser, structure: structure, name: contact.name, address: contact.address,
        manager: contact.isManager)
    }
  }
}

extension Unreachable {
  fileprivate var line: String {
    let ask = contacts.map { contact in
      let role = contact.isManager ? Said("(responsable)", "(manager)").now : nil
      return [contact.name, role, contact.address].compactMap(\.self).joined(separator: " ")
    }
    return "\(reason.addressee.said.now)\t\(name)\t\(reason.why.said.now)\t\(ask.joined(separator: ", "))"
  }
}

extension Addressee {
  fileprivate var ids: (adviser: String?, structure: String?) {
    switch self {
    case .adviser(let id): (id.rawValue, nil)
    case .structure(let id): (nil, id.rawValue)
    case .user: (nil, nil)
    }
  }

  fileprivate var said: Said {
    switch self {
    case .adviser(let id): Said("conseiller \(id)", "adviser \(id)")
    case .structure(let id): Said("structure \(id)", "structure \(id)")
    case .user(let login): Said(login, login)
    }
  }
}

extension NoAddress.Why {
  var word: String {
    switch self {
    case .missing: "missing"
    case .muted: "muted"
    case .invalid: "invalid"
    }
  }

  var said: Said {
    switch self {
    case .missing: Said("aucune adresse", "no address")
    case .muted: Said("les lettres en reviennent", "letters come back")
    case .invalid: Said("adresse inutilisable", "unusable address")
    }
  }
}
