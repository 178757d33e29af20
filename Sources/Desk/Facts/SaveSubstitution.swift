public import Cases
import Dates
import Store

/// Records that somebody decides in another person's place for some days. An admin says so, or the person who will be away.
public struct SaveSubstitution: Sendable {
  public var substitution: Substitution
  public var by: Acting

  public init(_ substitution: Substitution, by: Acting) {
    self.substitution = substitution
    self.by = by
  }

  public func perform(with parts: DeskParts) throws -> Outcome<Substitution, DeskRefusal> {
    try parts.deciding(as: .desk(.nameSubstitute, "user \(substitution.login)", by: by)) { writing in
      let (login, absent) = (substitution.login, substitution.absent)
      let namer = try by.user(in: writing.reading)
      guard namer.role.mayConfigure || namer.login == absent else {
        throw DeskRefusal.mayNotNameSubstitute(namer.role)
      }
      guard let substitute = try writing.reading.user(login) else { throw DeskRefusal.noSuchReceiver(login) }
      guard let away = try writing.reading.user(absent) else { throw DeskRefusal.noSuchReceiver(absent) }
      guard login != absent, substitute.role.mayInstruct, away.role.mayDecide else {
        throw DeskRefusal.noSubstitute(login, for: absent)
      }
      try writing.append(substitution, by: by.login)
      return substitution
    }
  }
}
