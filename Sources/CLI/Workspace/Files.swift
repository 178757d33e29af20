import Dates
import Foundation
import Glibc

/// Reading and making files, with a sentence where it cannot be done.
enum Files {
  /// All bytes of the file at `path`; `-` is standard input.
  static func bytes(_ path: String) throws(Complaint) -> [UInt8] {
    let descriptor = try open(path)
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes += chunk[..<count]
      } else if count == 0 {
        return bytes
      } else if errno != EINTR {
        throw unreadable(path, errno)
      }
    }
  }

  /// The text of a file that must be UTF-8.
  static func text(_ path: String) throws(Complaint) -> String {
    guard let text = String(validating: try bytes(path), as: UTF8.self) else {
      throw Complaint(
        .data, "\(path) : ce n’est pas du texte UTF-8 ; enregistrez le fichier en UTF-8",
        "\(path): this is not UTF-8 text; save the file as UTF-8")
    }
    return text
  }

  /// A descriptor for reading, to be closed by the caller unless it is standard input.
  static func open(_ path: String) throws(Complaint) -> Int32 {
    if path == "-" { return STDIN_FILENO }
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT {
        throw Complaint(
          .noSuchThing, "\(path) : ce fichier n’existe pas ; vérifiez le chemin",
          "\(path): there is no such file; check the path")
      }
      throw unreadable(path, errno)
    }
    var status = stat()
    if unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(descriptor)
      throw unreadable(path, EISDIR)
    }
    return descriptor
  }

  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Whether what lies in this folder, if there is one, can be looked for.
  static func mayEnter(_ folder: String) -> Bool { unsafe access(folder, X_OK) == 0 || errno != EACCES }

  /// Whether a new thing may be made of this folder.
  static func isAbsentOrEmpty(_ folder: String) -> Bool {
    guard exists(folder) else { return true }
    // What cannot be listed, such as a file, is neither.
    return (try? FileManager.default.contentsOfDirectory(atPath: folder).isEmpty) ?? false
  }

  static func makeFolder(_ path: String) throws(Complaint) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Complaint(
        .cannotCreate, "\(path) : impossible de créer ce dossier ; vérifiez vos droits et la place disponible",
        "\(path): cannot make this folder; check your permissions and the free space")
    }
  }

  static func write(_ text: String, to path: String) throws(Complaint) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Complaint(
        .cannotCreate, "\(path) : impossible d’écrire ce fichier ; vérifiez vos droits et la place disponible",
        "\(path): cannot write this file; check your permissions and the free space")
    }
  }

  /// The files below `folder` as paths relative to it, in order; none where there is no such folder.
  static func below(_ folder: String) -> [String] {
    (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
      .filter { path in
        var status = stat()
        return unsafe stat(folder + "/" + path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      }
      .sorted()
  }

  /// What lies in `folder`, by name; nothing where it cannot be listed.
  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()  // said by the doc comment
  }

  /// The length of a file in bytes; nil where there is none.
  static func size(_ path: String) -> Int64? {
    var status = stat()
    return unsafe stat(path, &status) == 0 ? Int64(status.st_size) : nil
  }

  /// How much may still be written where `path` lies; nil where nobody knows.
  static func freeBytes(at path: String) -> Int64? {
    var status = statvfs()
    guard unsafe statvfs(path, &status) == 0 else { return nil }
    return Int64(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize))
  }

  static func close(_ descriptor: Int32) {
    if descriptor != STDIN_FILENO { Glibc.close(descriptor) }
  }

  static func unreadable(_ path: String, _ code: Int32) -> Complaint {
    Complaint(
      .inputOutput, "\(path) : impossible de lire ce fichier (\(reason(code, .fr)))",
      "\(path): cannot read this file (\(reason(code, .en)))")
  }

  private static func reason(_ code: Int32, _ language: Language) -> String {
    switch code {
    case EISDIR: Said("c’est un dossier", "it is a folder")[language]
    case EACCES, EPERM: Said("accès refusé", "permission denied")[language]
    default: Said("erreur système \(code)", "system error \(code)")[language]
    }
  }
}
