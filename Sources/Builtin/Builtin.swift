/// The files that the program carries: everything below `Config/` and `Templates/`, as it was when the program was built.
///
/// A workspace holds only what it overrides, so that upgrades reach it.
public enum Builtin {
  /// The text of the file at `path`, such as `Config/grounds.yaml`; nil where the program carries none.
  public static func text(_ path: String) -> String? {
    EmbeddedFiles.all.first { "\($0.path)" == path }.map { "\($0.text)" }
  }

  /// The paths of the files below `folder`, such as `Config/rules`, in order.
  public static func paths(below folder: String) -> [String] {
    EmbeddedFiles.all.map { "\($0.path)" }.filter { $0.hasPrefix(folder + "/") }.sorted()
  }
}
