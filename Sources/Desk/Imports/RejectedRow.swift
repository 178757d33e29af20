public import Intake

/// A row that states nothing: where it stands, and why.
public struct RejectedRow: Hashable, Sendable {
  /// The line of the file, the first being 1.
  public var line: Int
  /// The column as the file's own header names it, or as it is usually called.
  public var column: String
  /// What the file has there.
  public var value: String
  public var reason: Reason

  /// Why a row is rejected.
  public enum Reason: Hashable, Sendable {
    /// It cannot be read.
    case unreadable(RejectReason)
    /// It speaks of an adviser whom no file has introduced.
    case unknownAdviser
    /// It names a structure that no file has introduced.
    case unknownStructure
    /// Its adviser was taken out: to bring somebody back is done by hand.
    case erased
  }

  init(_ reject: Reject) {
    self.init(line: reject.line, column: reject.column, value: reject.value, reason: .unreadable(reject.reason))
  }

  init(line: Int, column: String, value: String, reason: Reason) {
    self.line = line
    self.column = column
    self.value = value
    self.reason = reason
  }
}

extension RejectedRow.Reason {
  /// The word that programs rely on.
  public var word: String {
    switch self {
    case .unreadable(let reason): reason.rawValue
    case .unknownAdviser: "unknown-adviser"
    case .unknownStructure: "unknown-structure"
    case .erased: "erased"
    }
  }

  /// The reason as a French-speaking agent reads it.
  public var french: String {
    switch self {
    case .unreadable(let reason): reason.french
    case .unknownAdviser: "ce conseiller n’est pas connu : importer d’abord les conseillers"
    case .unknownStructure: "cette structure n’est pas connue : importer d’abord les structures"
    case .erased: "ce conseiller a été effacé : « quitus adviser add » le fait revenir, s’il le faut"
    }
  }

  /// The reason as an English-speaking agent reads it.
  public var english: String {
    switch self {
    case .unreadable(let reason): reason.english
    case .unknownAdviser: "this adviser is not known: import the advisers first"
    case .unknownStructure: "this structure is not known: import the structures first"
    case .erased: "this adviser was taken out: \"quitus adviser add\" brings them back, where that is meant"
    }
  }
}
