// swift-tools-version: 6.2
import PackageDescription

/// One list for every target: what the compiler refuses, it refuses everywhere.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let csv = Target.Dependency.product(name: "SwiftCSV", package: "SwiftCSV")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

/// A room of the house: its imports run one way only, and it names every room that it sees.
func room(_ name: String, sees: [String] = [], libraries: [Target.Dependency] = [], embedding: [String] = []) -> Target
{
  .target(
    name: name, dependencies: sees.map { .byName(name: $0) } + libraries, exclude: embedding, swiftSettings: strict,
    plugins: embedding.isEmpty && name != "Builtin" ? [] : [.plugin(name: "EmbedFiles")])
}

func tests(_ name: String, of sees: [String], libraries: [Target.Dependency] = [], fixtures: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: sees.map { .byName(name: $0) } + libraries, exclude: fixtures, swiftSettings: strict)
}

/// What the tests of several rooms share; no part of the product.
func shared(_ name: String, sees: [String] = []) -> Target {
  .target(
    name: name, dependencies: sees.map { .byName(name: $0) }, path: "Tests/" + name, swiftSettings: strict)
}

let facts = ["Dates", "Roster", "Rules"]

let package = Package(
  name: "quitus",
  products: [
    .executable(name: "quitus", targets: ["quitus"]),
    // For Benchmarks/, which measures the rooms without the command line.
    .library(
      name: "QuitusRooms",
      targets: facts + ["Cases", "Envelope", "Sealing", "Audit", "Mail", "Store", "Desk", "SMTP", "Builtin"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    room("Dates"),
    room("Roster", sees: ["Dates"]),
    room("Rules", sees: ["Dates", "Roster"], libraries: [yams]),
    room("Cases", sees: facts, libraries: [yams]),
    room("Envelope", sees: ["Dates"]),
    room("Sealing", libraries: [crypto]),
    room("Audit", sees: ["Dates", "Sealing"]),
    room("Mail", sees: facts + ["Cases", "Envelope"]),
    room("Intake", sees: facts + ["Cases"]),
    // The C library's settings of its heap, which Swift's own module of it leaves out.
    .systemLibrary(name: "CHeap", path: "Sources/CHeap"),
    room(
      "Store", sees: facts + ["Cases", "Envelope", "Sealing", "Audit", "CHeap"], libraries: [grdb],
      embedding: ["Migrations"]),
    room("Desk", sees: facts + ["Cases", "Envelope", "Sealing", "Audit", "Mail", "Intake", "Store"]),
    // Headers alone: libcurl is opened when the first letter leaves (docs/decisions/0007).
    .systemLibrary(name: "CCurl", path: "Sources/CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    room("SMTP", sees: ["Envelope", "CCurl"]),
    room("Builtin"),
    .executableTarget(
      name: "quitus",
      dependencies: (facts
        + ["Cases", "Envelope", "Sealing", "Audit", "Mail", "Intake", "Store", "Desk", "SMTP", "Builtin"]).map {
          .byName(name: $0)
        } + [arguments, yams],
      path: "Sources/CLI", swiftSettings: strict),

    .executableTarget(name: "embed-files", path: "Sources/EmbedFiles/Tool", swiftSettings: strict),
    .plugin(
      name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"], path: "Sources/EmbedFiles/Plugin"),

    shared("TestMaterial"),
    tests("DatesTests", of: ["Dates"]),
    tests("RosterTests", of: ["Dates", "Roster"]),
    tests("RulesTests", of: facts + ["TestMaterial"], fixtures: ["Fixtures", "Golden"]),
    tests("CasesTests", of: facts + ["Cases", "Builtin", "TestMaterial"]),
    tests("EnvelopeTests", of: ["Dates", "Envelope"]),
    tests("SealingTests", of: ["Sealing"]),
    tests("AuditTests", of: ["Dates", "Sealing", "Audit"]),
    tests("MailTests", of: facts + ["Cases", "Envelope", "Mail", "Builtin", "TestMaterial"], fixtures: ["Golden"]),
    tests("IntakeTests", of: facts + ["Cases", "Intake", "Builtin", "TestMaterial"], fixtures: ["Fixtures"]),
    tests(
      "StoreTests", of: facts + ["Cases", "Envelope", "Sealing", "Audit", "Store", "TestMaterial"], libraries: [grdb],
      fixtures: ["Golden"]),
    shared("TestParts", sees: facts + ["Cases", "Envelope", "Mail", "Store", "Desk", "Builtin"]),
    // Started by a test, twice, to decide the same cases at the same moment.
    .executableTarget(
      name: "decider", dependencies: ["Dates", "Rules", "Cases", "Store", "Desk", "Builtin", "TestParts"],
      path: "Tests/Decider", swiftSettings: strict),
    tests(
      "DeskTests",
      of: facts
        + [
          "Cases", "Envelope", "Sealing", "Audit", "Mail", "Intake", "Store", "Desk", "Builtin", "TestMaterial",
          "TestParts",
          "TestProgram", "decider",
        ],
      libraries: [grdb]),
    shared("TestMail", sees: ["SMTP"]),
    tests("SMTPTests", of: ["Envelope", "SMTP", "TestMail", "TestMaterial"], fixtures: ["Fixtures"]),
    shared("TestProgram"),
    tests("CLITests", of: ["Sealing", "TestMail", "TestProgram", "TestMaterial"], fixtures: ["Golden"]),
    tests("ScenarioTests", of: ["TestMail", "TestProgram"], fixtures: ["Fixtures"]),
    tests("ConventionTests", of: []),
  ]
)
