import Audit

extension Workspace {
  /// What the desk works under: settings with what the environment says, rule books, modules, grounds. No secret is among them.
  func settingsInForce() throws(Complaint) -> SettingsInForce {
    let rules = try carried.texts(below: "Config/rules").filter { $0.key.hasSuffix(".yaml") }
    let books = rules.sorted { $0.key < $1.key }.map { "\($0.key)\n\($0.value)" }
    return SettingsInForce([
      ("settings", settings.written), ("rules", books.joined()), ("modules", try carried.text("Config/modules.yaml")),
      ("grounds", try carried.text("Config/grounds.yaml")),
    ])
  }
}
