import Foundation
import TestProgram
import Testing

extension Program {
  /// A workspace with two people, a town hall, and two advisers who owe a module of 2025.
  func makeDesk() throws {
    try run("init")
    for (login, role) in [("anne", "agent"), ("pierre", "approver"), ("paule", "approver"), ("ines", "auditor")] {
      try run(
        "user", "add", login, "--name", "\(login) Exemple", "--capacity", "support", "--email", "\(login)@desk.example",
        "--role", role)
    }
    try makeFiles()
    try run("import", "structures", "structures.csv")
    try run("import", "advisers", "advisers.csv")
    try run("import", "completions", "completions.csv", "--complete-to", "2025-12-31")
  }

  /// The files of that desk.
  func makeFiles() throws {
    try file(
      named: "structures.csv",
      holding: """
        id,name,siret,kind,department,contact_name,contact_email
        10,Mairie de Nullepart,,public,75,Contact,contact@mairie.example

        """)
    try file(
      named: "advisers.csv",
      holding: """
        id,last_name,first_name,email,personal_email,structure_id,employment_start,employment_end,initial_training_entry,exempt,exempted_on
        1042,MALADROITE,Léa,lea@mairie.example,,10,2023-02-01,,2023-03-06,no,
        1043,TÊTENLAIR,Luc,luc@mairie.example,,10,2023-02-01,,2023-03-06,no,

        """)
    try file(
      named: "completions.csv",
      holding: """
        adviser_id,module,followed_on
        1042,M07,2024-05-14
        1043,M03,2024-09-18

        """)
  }

  /// A case for 1042's year 2025, acknowledged on paper, proposed by anne.
  func proposeCase() throws {
    try run(
      "case", "open", "--adviser", "1042", "--obligation", "annual-2025", "--ground", "sick-leave",
      "--without-acknowledgement", "--as", "anne", "--as-of", "2025-12-03")
    try run("case", "take", "2025-00001", "--as", "anne", "--as-of", "2025-12-03")
    try run(
      "case", "propose", "2025-00001", "approve", "--reason", "Vu.", "--as", "anne", "--as-of", "2025-12-04")
  }

  /// All that a command could change: every row of the database, as another program writes them down.
  func everything() throws -> String {
    let dump = try start(URL(filePath: "/usr/bin/sqlite3"), ["-readonly", "workspace/quitus.sqlite", ".dump"])
    #expect(dump.status == 0 && dump.output.contains("INSERT INTO adviser "), "\(dump.errors)")
    return dump.output
  }
}
