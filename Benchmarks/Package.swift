// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let rooms = Target.Dependency.product(name: "QuitusRooms", package: "quitus")

let package = Package(
  name: "quitus-benchmarks",
  dependencies: [.package(name: "quitus", path: "..")],
  targets: [
    .executableTarget(name: "hello", path: "Sources/Hello", swiftSettings: strict),
    .executableTarget(name: "case-work", dependencies: [rooms], path: "Sources/CaseWork", swiftSettings: strict),
    .executableTarget(name: "digest-work", dependencies: [rooms], path: "Sources/DigestWork", swiftSettings: strict),
    .executableTarget(name: "find-work", dependencies: [rooms], path: "Sources/FindWork", swiftSettings: strict),
    .executableTarget(name: "letter-work", dependencies: [rooms], path: "Sources/LetterWork", swiftSettings: strict),
  ]
)
