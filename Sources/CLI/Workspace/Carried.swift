import Builtin

/// The program's own files with a workspace's over them: a file at the same path replaces, another adds.
struct Carried {
  /// The workspace's folder; nil where only the program's own files count.
  let folder: String?

  /// The texts below `place`, such as `Config/rules`, by path.
  func texts(below place: String) throws(Complaint) -> [String: String] {
    var texts: [String: String] = [:]
    for path in Builtin.paths(below: place) { texts[path] = Builtin.text(path) }
    guard let folder else { return texts }
    for path in Files.below("\(folder)/\(place)") {
      texts["\(place)/\(path)"] = try Files.text("\(folder)/\(place)/\(path)")
    }
    return texts
  }

  /// The text at `path`, such as `Config/grounds.yaml`.
  func text(_ path: String) throws(Complaint) -> String {
    if let folder, Files.exists("\(folder)/\(path)") { return try Files.text("\(folder)/\(path)") }
    return Builtin.text(path) ?? ""
  }
}
