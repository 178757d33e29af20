import Glibc

/// The process environment, read by name.
enum Environment {
  static func value(_ name: String) -> String? {
    guard let found = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: found)
    return text.isEmpty ? nil : text
  }

  /// The name of the operating-system user, else its number.
  static var systemUser: String {
    guard let entry = unsafe getpwuid(getuid()) else { return String(getuid()) }
    return unsafe String(cString: entry.pointee.pw_name)
  }
}
