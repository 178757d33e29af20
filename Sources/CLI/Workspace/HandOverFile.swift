import Desk
import FoundationEssentials
import Glibc
import SMTP
import Synchronization

/// What a dispatcher notes of the messages in its hands, line by line in a file beside the database: it survives the dispatcher.
///
/// It does not survive the machine, nor need it: notes of another boot are not believed. A line that cannot be written whole
/// empties the file, as no notes are better than some.
final class HandOverFile: Sendable {
  private let path: String
  private let state = Mutex(State())

  private struct State {
    /// Below 0 while there is no file.
    var descriptor: Int32 = -1
    /// Something could not be written: nothing is until all is recorded.
    var isUseless = false
  }

  /// - Parameter owner: the dispatcher's name.
  init(in folder: String, of owner: String) { path = Self.path(in: folder, of: owner) }

  private static func path(in folder: String, of owner: String) -> String { "\(folder)/outbox-\(owner).handover" }

  /// Nothing is in anybody's hands, and all is recorded.
  func clear() {
    state.withLock { state in
      if state.descriptor >= 0 {
        _ = unsafe unlink(path)
        _ = close(state.descriptor)
      }
      state = State()
    }
  }

  private func open(_ state: inout State) {
    state.descriptor = unsafe Glibc.open(
      path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard state.descriptor >= 0 else {
      state.isUseless = true
      return
    }
    // The room is taken at once: they are needed most where the disk fills up meanwhile. Behind them stand zeros.
    _ = posix_fallocate(state.descriptor, 0, 1 << 18)
    if let boot = Self.boot() { write(.boot(boot), &state) } else { state.isUseless = true }
  }

  private func write(_ line: HandOverLine, _ state: inout State) {
    guard state.descriptor >= 0, !state.isUseless else { return }
    if FileBytes.write(Array(((line.text ?? "") + "\n").utf8), to: state.descriptor) == 0 { return }
    state.isUseless = true
    // Takes no room.
    _ = ftruncate(state.descriptor, 0)
  }

  /// Names the time since the machine was started; nil where the system does not tell.
  private static func boot() -> String? {
    FileManager.default.contents(atPath: "/proc/sys/kernel/random/boot_id").map {
      String(decoding: $0.prefix { $0 > 0x20 }, as: UTF8.self)
    }
  }
}

extension HandOverFile: CarrierWitness {
  /// What was noted of the message before does not count any more.
  func takes(_ id: Int64) {
    state.withLock { state in
      if state.descriptor < 0, !state.isUseless { open(&state) }
      write(.taken(id), &state)
    }
  }

  func handsOver(_ id: Int64) {
    state.withLock { write(.begun(id), &$0) }
  }

  func settled(_ parcel: SettledParcel) {
    state.withLock { write(.ended(Settled(parcel)), &$0) }
  }
}

extension HandOverFile {
  /// The notes of dispatchers in a workspace.
  static func notebook(in folder: String) -> HandOverNotebook {
    HandOverNotebook(
      notes: { owner in
        guard let boot = boot(), let bytes = FileManager.default.contents(atPath: path(in: folder, of: owner)) else {
          return nil
        }
        let lines = bytes.prefix { $0 != 0 }
        return lines.last == 0x0A ? HandOverLine.notes(String(decoding: lines, as: UTF8.self), boot: boot) : nil
      },
      discard: { owner in
        // One's own is in use.
        if owner != ProcessIdentity.own { _ = unsafe unlink(path(in: folder, of: owner)) }
      })
  }
}
