import ArgumentParser

/// Where a preview writes its letters.
struct PreviewFolderOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      Said(
        "Dossier, absent ou vide, où écrire chaque lettre (.eml, .html) et un sommaire.",
        "Folder, absent or empty, for every letter (.eml, .html) and an index."
      ).now, valueName: "folder"))
  var output: String?

  /// The folder, made where it was absent; nil where nothing is to be written.
  func made() throws -> String? {
    guard let output else { return nil }
    guard Files.isAbsentOrEmpty(output) else {
      throw Complaint(
        .cannotCreate, "\(output) : il y a déjà quelque chose ici ; donnez un dossier vide",
        "\(output): there is something here already; give an empty folder")
    }
    try Files.makeFolder(output)
    return output
  }
}
