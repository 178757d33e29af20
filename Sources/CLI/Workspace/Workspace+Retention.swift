import Cases

extension Workspace {
  private static let retentionFile = "Config/retention.yaml"

  /// How long things are kept here.
  func retention() throws(Complaint) -> RetentionRules {
    let text = try carried.text(Self.retentionFile)
    do throws(RetentionRules.Flaw) {
      return try RetentionRules(yaml: text)
    } catch {
      throw error.complaint(in: Self.retentionFile)
    }
  }
}

extension RetentionRules.Flaw {
  func complaint(in file: String) -> Complaint {
    let said =
      switch self {
      case .unreadable(let line):
        Said("ligne \(line) : ce n’est pas du YAML lisible", "line \(line): this is not readable YAML")
      case .notAMapping(let field, let line):
        Said(
          "ligne \(line) : « \(field) » doit contenir des clés et leurs valeurs",
          "line \(line): \"\(field)\" is to hold keys and their values")
      case .missing(let field, let line):
        Said("ligne \(line) : il manque « \(field) »", "line \(line): \"\(field)\" is missing")
      case .unknown(let field, let line):
        Said("ligne \(line) : clé inconnue « \(field) »", "line \(line): unknown key \"\(field)\"")
      case .wrongDelay(let field, let line):
        Said(
          "ligne \(line) : « \(field) » est une durée, comme « 30 days », « 24 months » ou « 3 years »",
          "line \(line): \"\(field)\" is a delay, such as \"30 days\", \"24 months\" or \"3 years\"")
      }
    return Complaint(.data, "\(file) : \(said.fr)", "\(file): \(said.en)")
  }
}
