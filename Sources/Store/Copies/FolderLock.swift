import Glibc

/// Keeps others that ask for it out while it is held; the system takes it back from a process that dies.
struct FolderLock {
  private let descriptor: Int32

  /// Waits until nobody else holds it. Where a folder cannot be locked, as on some network disks, it keeps nobody out.
  init(beside path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    while descriptor >= 0, flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
  }

  func release() { if descriptor >= 0 { close(descriptor) } }
}
