import FoundationEssentials
import Glibc

/// Names a running process so that no later one with the same number is taken for it.
enum ProcessIdentity {
  /// This process: its number, the moment it began, as the kernel counts, and within which processes it has that number.
  static let own = "\(getpid())@\(start(of: getpid()) ?? "?")@\(namespace)"

  /// Whether the process of this name still runs, as far as can be known.
  ///
  /// One in another container cannot be seen from here: it counts as alive, and what it holds falls to others once its lease ends.
  static func isAlive(_ name: String) -> Bool {
    let parts = name.split(separator: "@", omittingEmptySubsequences: false)
    if parts.count == 3, parts[2] != namespace { return true }
    guard parts.count >= 2, let number = pid_t(parts[0]), let start = start(of: number) else { return false }
    return start == parts[1]
  }

  /// The number of the PID namespace, or nothing where the system does not tell.
  private static let namespace: String = {
    // reads pid:[4026531836], where /proc is there at all
    let link = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")) ?? ""
    return link.filter { $0.isASCII && $0.isNumber }
  }()

  /// The 22nd field of `/proc/<pid>/stat`; the second, the command, stands in brackets and may hold anything.
  ///
  /// Nil for one that has ended and whose parent has not asked how: it is listed still, and does nothing any more.
  private static func start(of number: pid_t) -> String? {
    guard let bytes = FileManager.default.contents(atPath: "/proc/\(number)/stat"),
      let text = String(data: bytes, encoding: .utf8), let command = text.lastIndex(of: ")")
    else { return nil }
    let fields = text[text.index(after: command)...].split(separator: " ")
    return fields.count > 19 && fields[0] != "Z" ? String(fields[19]) : nil
  }
}
