import ArgumentParser
import Dates
import Foundation
import SMTP

/// `quitus demo`: the whole main job on a made-up country, through real SMTP, in a throw-away workspace.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: Said(
      "Tout le travail sur un pays inventé, avec de vrais envois vers cette machine.",
      "The whole job on a made-up country, with real deliveries to this machine."
    ).now)

  @Option(
    help: ArgumentHelp(Said("Nombre de conseillers (2900 par défaut).", "Number of advisers (2900 by default).").now))
  var advisers = 2900
  @Flag(help: ArgumentHelp(Said("Termine une fois le travail fait.", "Ends once the job is done.").now))
  var once = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard (2...200_000).contains(advisers) else {
      throw Complaint(.usage, "--advisers : de 2 à 200000", "--advisers: from 2 to 200000")
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "quitus-demo-\(RandomToken.make().prefix(8))")
      .path
    let mails = folder + "/mails"
    try Files.makeFolder(mails)
    let catcher: MailCatcher
    do {
      catcher = try MailCatcher.start(folder: mails)
    } catch {
      throw Complaint(
        .unavailable, "impossible d’écouter sur 127.0.0.1 pour recevoir les lettres de la démonstration",
        "cannot listen on 127.0.0.1 to receive the demonstration's letters")
    }
    defer { catcher.stop() }
    let show = DemoShow(isJSON: common.json)
    let story = try DemoStory(folder: folder, mailURL: catcher.url, show: show)
    try story.makeCountry(advisers: advisers)
    try story.tellOfLea()
    try story.remindTheOthers()
    try show.say(
      "\n\(catcher.count) lettres reçues, à lire dans \(mails) (fichiers .eml).",
      "\n\(catcher.count) letters received, to be read in \(mails) (.eml files).")
    try show.say(
      "L’espace de travail est dans \(folder)/workspace ; effacez le dossier quand vous n’en avez plus besoin.",
      "The workspace is in \(folder)/workspace; remove the folder when you no longer need it.")
    if common.json {
      try Console.print(
        JSON.line(
          DemoDocument(advisers: advisers, letters: catcher.count, mails: mails, workspace: folder + "/workspace")))
    }
  }

  private struct DemoDocument: Encodable {
    var advisers: Int
    var letters: Int
    var mails: String
    var workspace: String
  }
}

/// The demonstration's voice: silent where JSON is asked for.
struct DemoShow {
  let isJSON: Bool

  func say(_ fr: String, _ en: String) throws {
    if !isJSON { try Console.print(Said(fr, en).now) }
  }

  func chapter(_ day: String, _ fr: String, _ en: String) throws {
    try say("\n── \(day) ── \(fr)", "\n── \(day) ── \(en)")
  }
}
