import Glibc
import Store

extension Examination {
  static let permissions = Examination(
    name: "permissions", sound: Said("personne d’autre ne lit l’espace de travail", "nobody else reads the workspace")
  ) { patient in
    // Behind a folder that lets nobody in, nothing can be read.
    guard let folder = FileMode(patient.folder), folder.isOpenToOthers else { return [] }
    let places = [""] + Files.names(in: patient.folder).filter { $0.hasPrefix("quitus.") }.map { "/" + $0 }
    return places.compactMap { place in
      let path = patient.folder + place
      guard let mode = FileMode(path), mode.isOpenToOthers else { return nil }
      return .problem(
        Said("\(path) est ouvert à tous (\(mode.digits))", "\(path) is open to everybody (\(mode.digits))"),
        remedy: Said("chmod o-rwx \(path)", "chmod o-rwx \(path)"))
    }
  }

  /// Whoever reads a key reads what it seals.
  static let keys = Examination(
    name: "keys", sound: Said("les clés n’appartiennent qu’à leur propriétaire", "keys are their owner's alone")
  ) { patient in
    let folder = patient.folder + "/keys"
    guard let keys = FileMode(folder) else { return [] }
    let owner = FileMode(patient.databasePath)?.owner ?? keys.owner
    return ([folder] + Files.below(folder).map { "\(folder)/\($0)" }).flatMap { ofKey($0, owner) }
  }

  private static func ofKey(_ path: String, _ owner: UInt32) -> [Diagnosis] {
    guard let mode = FileMode(path) else { return [] }
    var found: [Diagnosis] = []
    if mode.isOpenToGroup || mode.isOpenToOthers {
      found.append(
        .problem(
          Said("\(path) peut être lu par d’autres (\(mode.digits))", "\(path) can be read by others (\(mode.digits))"),
          remedy: Said("chmod go-rwx \(path), et changez cette clé", "chmod go-rwx \(path), and change this key")))
    }
    if mode.owner != owner {
      found.append(
        .problem(
          Said(
            "\(path) n’appartient pas à qui possède la base", "\(path) does not belong to whom the database belongs"),
          remedy: Said("rendez-le avec chown", "give it back with chown")))
    }
    if !mode.isFolder, mode.size == 0 {
      found.append(
        .problem(
          Said("\(path) est vide", "\(path) is empty"),
          remedy: Said("remettez la clé depuis l’endroit où elle est gardée", "put the key back from where it is kept"))
      )
    }
    return found
  }

  static let disk = Examination(
    name: "disk", sound: Said("il y a de la place pour deux fois la base", "there is room for twice the database")
  ) { patient in
    guard let free = Files.freeBytes(at: patient.folder) else { return [] }
    let size = patient.found?.inventory.bytes ?? 0
    // Below that, a day's imports may not fit, however small the database is.
    guard free < max(2 * size, 16 << 20) else { return [] }
    return [
      .problem(
        Said(
          "il reste \(free >> 20) Mo sur le disque, pour une base de \(size >> 20) Mo",
          "\(free >> 20) MB are left on the disk, for a database of \(size >> 20) MB"),
        remedy: Said(
          "libérez de la place : une mise à jour fait d’abord une copie", "make room: an update makes a copy first"))
    ]
  }
}

/// Who owns a file and who may reach it.
struct FileMode {
  let bits: UInt32
  let owner: UInt32
  let size: Int64
  let isFolder: Bool

  /// Nil where there is no such file.
  init?(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    bits = status.st_mode & 0o777
    owner = status.st_uid
    size = Int64(status.st_size)
    isFolder = status.st_mode & S_IFMT == S_IFDIR
  }

  var isOpenToGroup: Bool { bits & 0o070 != 0 }
  var isOpenToOthers: Bool { bits & 0o007 != 0 }
  /// As `chmod` writes it: `640`.
  var digits: String { String(bits, radix: 8) }
}
