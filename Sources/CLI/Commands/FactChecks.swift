import Roster

/// Facts given by hand, held to the form that files are held to.
enum FactChecks {
  static func siret(_ text: String) throws(Complaint) -> String {
    let digits = text.filter { !$0.isWhitespace }
    guard digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }), digits.utf8.count == 14 || (6...10).contains(digits.utf8.count)
    else {
      throw Complaint(
        .usage, "--siret : « \(text) » n’a pas 14 chiffres (6 à 10 pour un RIDET)",
        "--siret: \"\(text)\" does not have 14 digits (6 to 10 for a RIDET)")
    }
    return digits
  }

  static func department(_ text: String) throws(Complaint) -> DepartmentCode {
    let code = text.uppercased()
    let isMainland =
      (1...95).contains(Int(code) ?? 0) && code.utf8.count == 2 && code != "20" || ["2A", "2B"].contains(code)
    let isOverseas = (971...989).contains(Int(code) ?? 0)
    guard isMainland || isOverseas else {
      throw Complaint(
        .usage, "--department : « \(text) » n’est pas un code de département (01 à 95, 2A, 2B, 971 à 989)",
        "--department: \"\(text)\" is not a département's code (01 to 95, 2A, 2B, 971 to 989)")
    }
    return DepartmentCode(rawValue: code)
  }
}
