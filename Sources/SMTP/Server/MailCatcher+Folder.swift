import FoundationEssentials
import Synchronization

extension MailCatcher {
  /// The numbered files.
  final class Folder: Sendable {
    private let url: URL
    private let before: Int
    private let last: Mutex<Int>

    init(path: String) throws(MailCatcherError) {
      url = URL(filePath: path, directoryHint: .isDirectory)
      do {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        let names = try FileManager.default.contentsOfDirectory(atPath: url.path())
        before = names.compactMap { $0.hasSuffix(".eml") ? Int($0.dropLast(4)) : nil }.max() ?? 0
      } catch {
        throw .folderUnusable
      }
      last = Mutex(before)
    }

    var count: Int { last.withLock { $0 } - before }

    /// Whether `message` is now a file of its own, whole.
    func keep(_ message: [UInt8]) -> Bool {
      last.withLock { last in
        let digits = String(last + 1)
        let name = String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ".eml"
        do {
          try Data(message).write(to: url.appending(path: name), options: .atomic)
        } catch {
          return false
        }
        last += 1
        return true
      }
    }
  }
}
