import Foundation
import PackagePlugin

/// Puts the text files that a target carries into its code, so that the program is one file that needs no installed folders.
@main
struct EmbedFiles: BuildToolPlugin {
  /// Which folders a target carries, below the package's root.
  private static let folders = [
    "Builtin": ["Config", "Templates"],
    "Store": ["Sources/Store/Migrations"],
  ]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let files = try (Self.folders[target.name] ?? []).flatMap { try textFiles(in: root.appending(path: $0)) }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) files into \(target.name)",
        executable: try context.tool(named: "embed-files").url,
        arguments: [output.path(), root.path().droppingLastSlash] + files.map { $0.path() },
        inputFiles: files, outputFiles: [output])
    ]
  }

  private func textFiles(in folder: URL) throws -> [URL] {
    guard let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return [] }
    let wanted: Set = ["yaml", "json", "mustache", "sql", "txt", "css"]
    return walk.compactMap { $0 as? URL }
      .filter { wanted.contains($0.pathExtension) }
      .sorted { $0.path() < $1.path() }
  }
}

extension String {
  fileprivate var droppingLastSlash: String { hasSuffix("/") ? String(dropLast()) : self }
}
