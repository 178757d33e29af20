import ArgumentParser

/// `quitus doctor`: what is wrong with a workspace, and what to do about each thing.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: Said(
      "Examine l’espace de travail ; chaque problème avec son remède.",
      "Examines the workspace; each problem with its remedy."
    ).now)
  @OptionGroup var common: CommonOptions

  /// In the order in which one would look.
  static let examinations: [Examination] = [
    .database, .commits, .log, .leftovers, .permissions, .keys, .settings, .rules, .templates, .clock, .disk, .letters,
    .cases, .audit,
  ]

  func run() throws {
    let folder = Workspace.folder(common)
    guard Files.exists(folder) else {
      throw Complaint(
        .noSuchThing, "\(folder) : il n’y a pas d’espace de travail ici ; lancez « quitus init »",
        "\(folder): there is no workspace here; run \"quitus init\"")
    }
    let patient = try Patient(folder: folder, now: Clock.now())
    var hasProblem = false
    for examination in Self.examinations {
      let found = examination.examine(patient)
      hasProblem = hasProblem || found.contains { $0.severity == .problem }
      try tell(found, of: examination)
    }
    if hasProblem { throw Finished(status: .findings) }
  }

  private func tell(_ found: [Diagnosis], of examination: Examination) throws {
    let lines =
      found.isEmpty
      ? [DiagnosisDocument(examination)] : found.map { DiagnosisDocument($0, of: examination.name) }
    for line in lines { try Console.print(common.json ? JSON.line(line) : line.text) }
  }
}

/// One line of what was found, as other programs read it.
struct DiagnosisDocument: Encodable {
  var check: String
  /// `ok`, `warning` or `problem`.
  var status: String
  var fr: String
  var en: String
  @OrNull var remedyFr: String?
  @OrNull var remedyEn: String?

  init(_ examination: Examination) {
    check = examination.name
    status = "ok"
    fr = examination.sound.fr
    en = examination.sound.en
  }

  init(_ diagnosis: Diagnosis, of check: String) {
    self.check = check
    status = diagnosis.severity.rawValue
    fr = diagnosis.said.fr
    en = diagnosis.said.en
    remedyFr = diagnosis.remedy.fr
    remedyEn = diagnosis.remedy.en
  }

  /// As a person reads it.
  var text: String {
    let words = ["ok": Said("bon", "ok"), "warning": Said("à voir", "look"), "problem": Said("MAL", "BAD")]
    let remedy = remedyFr.flatMap { fr in remedyEn.map { Said(" → \(fr)", " → \($0)").now } } ?? ""
    return "\(words[status]?.now ?? status)\t\(check)\t\(Said(fr, en).now)\(remedy)"
  }
}
