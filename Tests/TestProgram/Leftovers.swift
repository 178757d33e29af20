import Foundation
import Synchronization

/// The folders still in use, so that those of programs that live as long as the tests are removed when these end.
enum Leftovers {
  private static let folders = Mutex<Set<URL>>([])
  private static let removal: Void = {
    atexit { Leftovers.folders.withLock { $0 }.forEach { try? FileManager.default.removeItem(at: $0) } }
  }()

  static func expect(_ folder: URL) {
    _ = removal
    folders.withLock { _ = $0.insert(folder) }
  }

  /// Removes `folder` now.
  static func remove(_ folder: URL) {
    try? FileManager.default.removeItem(at: folder)  // a folder left behind harms nobody
    folders.withLock { _ = $0.remove(folder) }
  }
}
