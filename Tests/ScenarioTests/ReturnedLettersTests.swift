import Foundation
import TestMail
import TestProgram
import Testing

/// Letters that come back, and those that no mail can bring.
@Suite struct ReturnedLettersTests {
  private static func bounce(_ story: Story, _ message: String) throws -> [String: Any] {
    try story.program.file(named: "returned.eml", holding: message)
    return try #require(try story.program.jsonLines("bounce", "returned.eml").first)
  }

  private static func muted(_ story: Story) throws -> [String] {
    try story.program.jsonLines("addresses", "list").compactMap { $0["address"] as? String }
  }

  @Test(.enabled(if: PostfixServer.isAvailable, "needs root, Postfix and openssl: Debian packages postfix, openssl"))
  func `a letter to a mailbox that Postfix does not find comes back, and the next one goes to the other address`()
    throws
  {
    let story = try Story()
    try story.filesComeIn()
    try story.run("adviser", "set", "1042", "--email", "lea@gone.example")
    let reference = try story.open("1042", as: "anne", on: "2025-12-03")
    try story.run("outbox", "run")
    let returned = try #require(try story.office.returned(expecting: 1).first)

    let before = try story.office.count()

    // Anybody could write the same of a letter that they never saw.
    let id = try #require(
      try story.program.jsonLines("outbox", "list").first { $0["letter"] as? String == "acknowledgement" }?[
        "message_id"]
        as? String)
    #expect(returned.contains(id))
    let forged = try Self.bounce(story, returned.replacing(id, with: "guessed@desk.example"))
    #expect(forged["effect"] as? String == "not-ours" && (forged["marks"] as? [Any])?.isEmpty == true)
    #expect(((forged["unproven"] as? [[String: Any]])?.first?["advisers"] as? [String]) == ["1042"])
    #expect(try Self.muted(story) == [])

    let taken = try Self.bounce(story, returned)
    #expect(taken["kind"] as? String == "bounce" && taken["form"] as? String == "report")
    #expect(taken["effect"] as? String == "marked" && taken["known"] as? Bool == false)
    let mark = try #require((taken["marks"] as? [[String: Any]])?.first)
    #expect(mark["address"] as? String == "lea@gone.example" && mark["kind"] as? String == "hard")
    #expect(mark["status"] as? String == "5.1.1" && mark["mutes"] as? Bool == true)
    #expect(try Self.muted(story) == ["lea@gone.example"])

    // The letter's own page has it, and whoever looks after the desk is told.
    let sheet = try story.program.json("outbox", "show", "1")
    let back = try #require((sheet["returns"] as? [[String: Any]])?.first)
    #expect(back["effect"] as? String == "marked")
    #expect((back["marks"] as? [[String: Any]])?.first?["address"] as? String == "lea@gone.example")
    let shown = try story.program.run("outbox", "show", "1").output
    #expect(shown.contains("\nrevenue\t") && shown.contains("\n\tlea@gone.example\tn’existe pas, muette\t"))
    #expect(try story.program.run("doctor").output.contains("lettres revenues : 1"))

    // Given again, as a file or by a pipe, it changes nothing.
    let marks = try story.program.run("addresses", "show", "lea@gone.example", "--json").output
    #expect(try Self.bounce(story, returned)["known"] as? Bool == true)
    let piped = try story.program.run(["bounce", "--json"], input: "From x Mon Feb  2 09:15:03 2026\n" + returned)
    #expect(try piped.objects().first?["known"] as? Bool == true)
    #expect(try story.program.run("addresses", "show", "lea@gone.example", "--json").output == marks)
    #expect(try story.office.count() == before && story.program.jsonLines("outbox", "list").count == 1)

    try story.act(
      "request-documents", reference, "L’arrêt de travail.", "--by", "2025-12-31", as: "anne", on: "2025-12-05")
    #expect(try story.letters("documents-requested", about: reference) == ["lea.perso@example.org"])
    // The acknowledgement came back: it waits to be let go again, or posted.
    #expect(try Self.post(story) == ["acknowledgement came-back lea.perso@example.org"])
    try story.checkInvariants(on: "2025-12-05")
  }

  @Test(.enabled(if: PostfixServer.isAvailable, "needs root, Postfix and openssl: Debian packages postfix, openssl"))
  func `a mailbox that Postfix refuses at once is marked, and the refused letter is to be posted`() throws {
    let story = try Story()
    try story.filesComeIn()
    try story.run("adviser", "set", "1042", "--email", "inconnue@example.org")
    let reference = try story.open("1042", as: "anne", on: "2025-12-03")
    try story.run("outbox", "run")
    #expect(try story.office.count() == 0)
    let sheet = try story.program.json("outbox", "show", "1")
    #expect(sheet["state"] as? String == "failed")
    let mark = try #require((sheet["refusals"] as? [[String: Any]])?.first)
    #expect(mark["address"] as? String == "inconnue@example.org" && mark["kind"] as? String == "hard")
    #expect(mark["status"] as? String == "5.1.1" && mark["mutes"] as? Bool == true)
    #expect((mark["text"] as? String)?.contains("User unknown in virtual mailbox table") ?? false)
    #expect(
      try story.program.run("outbox", "show", "1").output.contains("\tinconnue@example.org\tn’existe pas, muette\t"))
    #expect(try Self.muted(story) == ["inconnue@example.org"])
    #expect(try Self.post(story) == ["acknowledgement failed lea.perso@example.org"])
    // What comes next goes to the other address; the refused letter goes nowhere by itself.
    try story.act(
      "request-documents", reference, "L’arrêt de travail.", "--by", "2025-12-31", as: "anne", on: "2025-12-05")
    #expect(try story.letters("documents-requested", about: reference) == ["lea.perso@example.org"])
    try story.run("outbox", "run")
    #expect(try story.program.json("outbox", "show", "1")["state"] as? String == "failed")
    try story.run("audit", "verify")
    try story.checkInvariants(on: "2025-12-05")
  }

  private static func post(_ story: Story) throws -> [String] {
    try story.program.jsonLines("post", "list").map { letter in
      "\(letter["letter"] ?? "") \(letter["why"] ?? "") \(letter["other_address"] as? String ?? "-")"
    }
  }

  @Test func `a refusal that no mail can bring is printed, posted and handed over, and its limit runs from that day`()
    throws
  {
    let story = try Story()
    try story.filesComeIn()
    for address in ["lea@example.org", "lea.perso@example.org", "mairie@example.org"] {
      try story.run("addresses", "mute", address, "--reason", "Le standard l’a dit.", "--as", "anne")
    }
    let missing = try story.program.jsonLines("addresses", "missing")
    #expect(
      missing.map { "\($0["adviser"] ?? "-") \($0["structure"] ?? "-") \($0["why"] ?? "")" } == [
        "1042 <null> muted", "<null> 201 muted",
      ])
    let reference = try story.open("1042", as: "anne", on: "2025-12-03")
    try story.act("propose", reference, "refuse", "--reason", "Rien n’est justifié.", as: "anne", on: "2025-12-10")
    try story.act("refuse", reference, "--reason", "Rien n’est justifié.", as: "pierre", on: "2025-12-15")
    #expect(try story.office.count() == 0)
    #expect(
      try Self.post(story) == ["acknowledgement no-address -", "refusal no-address -", "decision-notice no-address -"])
    let letters = try story.program.jsonLines("post", "list")
    let refusal = try #require(letters.first { $0["letter"] as? String == "refusal" }?["id"] as? Int)

    try story.run(
      "post", "print", "\(refusal)", "--address", "12 rue des Tilleuls\n84200 Nullepart", "--output", "refus.html",
      "--as", "anne")
    let page = try String(contentsOf: story.program.folder.appending(path: "refus.html"), encoding: .utf8)
    for words in ["Léa MALADROITE", "<p>12 rue des Tilleuls</p>", "Rien n’est justifié.", "VOIES ET DÉLAIS DE RECOURS"]
    {
      #expect(page.contains(words), "\(words)")
    }
    let today = try story.program.json("post", "sent", "\(refusal)", "--on", Self.today, "--as", "anne")
    #expect(today["open"] as? Bool == true && today["appeal_until"] is NSNull)
    let told = try story.program.json("post", "notified", "\(refusal)", "--on", Self.today, "--as", "anne")
    #expect(told["open"] as? Bool == false && told["notified_on"] as? String == Self.today)
    let limit = try #require(told["appeal_until"] as? String)
    #expect(limit > Self.today)
    let shown = try story.run("case", "show", reference).output
    #expect(shown.contains("voies de recours jusqu’au \(limit)"))
    #expect(try story.program.run("post", "notified", "\(refusal)", "--on", "2024-01-01", "--as", "anne").status == 65)
    // What a structure is told without a limit is done with once it is posted.
    let notice = try #require(letters.first { $0["letter"] as? String == "decision-notice" }?["id"] as? Int)
    try story.run("post", "sent", "\(notice)", "--on", Self.today, "--as", "anne")
    let first = try #require(letters.first?["id"] as? Int)
    try story.run("post", "close", "\(first)", "--reason", "Remis en main propre.", "--as", "anne")
    #expect(try Self.post(story) == [])
    #expect(try story.office.count() == 0)
    try story.run("audit", "verify")

    // With another address the trouble ends by itself.
    try story.run("structure", "set", "201", "--contact-email", "accueil@example.org")
    #expect(try story.program.jsonLines("addresses", "missing").map { $0["adviser"] as? String } == ["1042"])
    try story.checkInvariants(on: "2025-12-15")
  }

  /// In the workspace's time zone.
  private static var today: String {
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "Europe/Paris")
    formatter.dateFormat = "yyyy-MM-dd"
    return formatter.string(from: Date())
  }
}
