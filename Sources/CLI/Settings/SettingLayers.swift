import Desk
import Yams

/// Settings as written: the program's own, over them the workspace's, over them the environment's.
struct SettingLayers {
  /// One written value and where it stands.
  struct Written {
    var values: [String]
    var isList: Bool
    var source: String
  }

  private(set) var written: [SettingKey: Written] = [:]
  /// The entries of `mail.servers`: each its settings by name.
  private(set) var servers: [[String: String]] = []
  /// What the files say of `mail.campaign.cap`: the environment may lower it alone.
  private(set) var capOfFiles: Int?

  /// Lays the settings of a YAML text over what is there.
  mutating func lay(_ text: String, from file: String) throws(Complaint) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text, .basic)
    } catch {
      let line = (error as? YamlError).flatMap(Self.line) ?? 1
      throw Complaint(
        .data, "\(file), ligne \(line) : ce n’est pas du YAML lisible ; corrigez la ligne",
        "\(file), line \(line): this is not readable YAML; mend the line")
    }
    guard let root, root.mapping != nil else { return }  // an empty file changes nothing
    try lay(root, below: "", file)
  }

  private mutating func lay(_ node: Node, below path: String, _ file: String) throws(Complaint) {
    for (name, value) in node.mapping ?? [:] {
      let full = path + (name.string ?? "?")
      let line = name.mark?.line ?? 0
      if value.mapping != nil, SettingKey.allCases.contains(where: { $0.rawValue.hasPrefix(full + ".") }) {
        try lay(value, below: full + ".", file)
        continue
      }
      guard let key = SettingKey(rawValue: full) else {
        throw Complaint(
          .data, "\(file), ligne \(line) : réglage inconnu « \(full) » ; retirez-le ou corrigez son nom",
          "\(file), line \(line): unknown setting \"\(full)\"; remove it or mend its name")
      }
      if key == .mailServers { servers = try Self.servers(value, file, line) }
      var values = value.sequence.map { $0.map { $0.scalar?.string ?? "" } } ?? [value.scalar?.string ?? ""]
      if key == .mailServers {
        values = servers.map { $0.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: " ") }
      }
      written[key] = Written(values: values, isList: value.sequence != nil, source: "\(file):\(line)")
    }
  }

  /// Lays the environment's values over all files; lists are written with commas.
  mutating func layEnvironment(_ value: (String) -> String?) {
    capOfFiles = text(.campaignCap).flatMap(Int.init)
    for key in SettingKey.allCases {
      guard let text = value(key.environmentName) else { continue }
      let isList = key.shape == .texts || key.shape == .numbers
      if key == .mailServers { servers = text.split(separator: ",").map { ["url": Self.trimmed($0)] } }
      let values = isList ? text.split(separator: ",").map { Self.trimmed($0) } : [text]
      written[key] = Written(values: values, isList: isList, source: key.environmentName)
    }
  }

  /// Each entry is a URL, or a URL with what else is known of the server.
  private static func servers(_ node: Node, _ file: String, _ line: Int) throws(Complaint) -> [[String: String]] {
    var found: [[String: String]] = []
    for entry in node.sequence.map(Array.init) ?? [] {
      var server: [String: String] = [:]
      if let url = entry.scalar?.string { server["url"] = url }
      for (name, value) in entry.mapping ?? [:] { server[name.string ?? "?"] = value.scalar?.string ?? "" }
      let names = TransportSettings.entryNames
      if let unknown = server.keys.sorted().first(where: { !names.contains($0) }) {
        throw Complaint(
          .data,
          "\(file), ligne \(line) : « \(unknown) » est inconnu dans mail.servers ; il y a \(names.joined(separator: ", "))",
          "\(file), line \(line): \"\(unknown)\" is unknown in mail.servers; there are \(names.joined(separator: ", "))"
        )
      }
      guard server["url"]?.isEmpty == false else {
        throw Complaint(
          .data, "\(file), ligne \(line) : un serveur de mail.servers n’a pas d’url",
          "\(file), line \(line): a server of mail.servers has no url")
      }
      found.append(server)
    }
    return found
  }

  /// `text` with what stands before the `@` of a URL hidden: it may be a password.
  private static func withoutAccounts(_ text: String) -> String {
    text.replacing(/:\/\/\S*@/, with: "://••••••@")
  }

  private static func trimmed(_ text: Substring) -> String { text.split(separator: " ").joined(separator: " ") }

  private static func line(_ error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: nil
    }
  }
}

// MARK: Reading what was written

extension SettingLayers {
  func text(_ key: SettingKey) -> String? {
    guard let value = written[key]?.values.first, !value.isEmpty else { return nil }
    return value
  }

  func texts(_ key: SettingKey) -> [String] { (written[key]?.values ?? []).filter { !$0.isEmpty } }

  func flag(_ key: SettingKey) throws(Complaint) -> Bool {
    switch text(key)?.lowercased() {
    case "true", "yes", "1": return true
    case "false", "no", "0", nil: return false
    default: throw wrong(key, "true ou false", "true or false")
    }
  }

  func number(
    _ key: SettingKey, in range: ClosedRange<Int> = 0...100_000, _ fr: String = "un nombre entier",
    _ en: String = "a whole number"
  ) throws(Complaint) -> Int {
    guard let number = text(key).flatMap(Int.init), range.contains(number) else { throw wrong(key, fr, en) }
    return number
  }

  /// What is done in doubt.
  func choice(_ key: SettingKey) throws(Complaint) -> InDoubtPolicy.Choice {
    guard let choice = text(key).flatMap(InDoubtPolicy.Choice.init) else {
      throw wrong(key, "hold ou resend", "hold or resend")
    }
    return choice
  }

  func numbers(_ key: SettingKey) throws(Complaint) -> [Int] {
    let numbers = texts(key).compactMap(Int.init)
    guard !numbers.isEmpty, numbers.count == texts(key).count, numbers == numbers.sorted(), numbers[0] >= 1,
      Set(numbers).count == numbers.count
    else { throw wrong(key, "des nombres entiers croissants", "whole numbers in increasing order") }
    return numbers
  }

  func wrong(_ key: SettingKey, _ fr: String, _ en: String, value: String? = nil) -> Complaint {
    let source = written[key]?.source ?? "quitus.yaml"
    let value = Self.withoutAccounts(value ?? written[key]?.values.joined(separator: ", ") ?? "")
    return Complaint(
      .data, "\(source) : \(key.rawValue) vaut « \(value) » ; il faut \(fr)",
      "\(source): \(key.rawValue) is \"\(value)\"; it must be \(en)")
  }
}
