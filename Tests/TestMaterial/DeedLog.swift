/// Who did what to which case, kept in plain words, and who had a hand in a case by it.
///
/// Slow, and written apart from the program's own way, so that one can be held against the other.
package struct DeedLog: Sendable {
  /// One act that was done.
  package struct Deed: Sendable {
    package var on: String
    package var verb: String
    package var by: String
    package var terminal: String?
    /// The person in whose place it was done.
    package var inPlaceOf: String?
    /// The other of two cases.
    package var other: String?

    package init(
      on: String, verb: String, by: String, terminal: String?, inPlaceOf: String? = nil, other: String? = nil
    ) {
      self.on = on
      self.verb = verb
      self.by = by
      self.terminal = terminal
      self.inPlaceOf = inPlaceOf
      self.other = other
    }
  }

  package private(set) var deeds: [Deed] = []
  /// A terminal says nothing about who sits at it.
  package let sharesTerminals: Bool

  package init(sharesTerminals: Bool) { self.sharesTerminals = sharesTerminals }

  package mutating func append(_ deed: Deed) { deeds.append(deed) }

  // MARK: Cases

  /// The case and all that were ever merged into it, through however many merges.
  package func family(of reference: String) -> Set<String> {
    let merges = deeds.filter { $0.verb == "merge" }
    var family: Set = [reference]
    var size = 0
    while family.count > size {
      size = family.count
      for merge in merges {
        if let twin = merge.other, family.contains(twin) { family.insert(merge.on) }
      }
    }
    return family
  }

  // MARK: People

  /// All logins that are one person with `login`, as the deeds on these cases tell, and a seat that is taken now.
  private func logins(of login: String, in family: Set<String>, seated seat: (String, String?)?) -> Set<String> {
    var logins: Set = [login]
    if sharesTerminals { return logins }
    var seats = deeds.filter { family.contains($0.on) }.map { ($0.by, $0.terminal) }
    if let seat { seats.append(seat) }
    var size = 0
    while logins.count > size {
      size = logins.count
      for (one, place) in seats where logins.contains(one) && place != nil {
        for (other, there) in seats where there == place { logins.insert(other) }
      }
    }
    return logins
  }

  /// Whether two logins are one person on this case.
  package func areOne(_ login: String, _ other: String, on reference: String, seatedAt terminal: String?) -> Bool {
    logins(of: login, in: family(of: reference), seated: (login, terminal)).contains(other)
  }

  // MARK: Hands

  private static let always: Set = ["propose"]
  private static let wherePersonsAreTwo: Set = [
    "open", "take", "move", "request-documents", "documents-seen", "keep-evidence", "merge", "absorb", "reopen",
  ]
  private static let unsigning: Set = [
    "move", "request-documents", "documents-seen", "keep-evidence", "send-back", "absorb", "reopen",
  ]

  /// The signature that stands on a case, after which nothing changed what it rested on.
  package func signature(on reference: String) -> Deed? {
    guard let index = deeds.lastIndex(where: { $0.on == reference && $0.verb == "sign" }) else { return nil }
    let later = deeds[(index + 1)...].filter { $0.on == reference }
    return later.contains { Self.unsigning.contains($0.verb) } ? nil : deeds[index]
  }

  /// Whether somebody had a hand in a case that forbids them to decide it.
  ///
  /// - Parameters:
  ///   - terminal: where they sit; nil where they are away, and only what was done tells.
  ///   - wantsTwo: two persons are wanted, so that whoever instructed does not decide.
  package func hadAHand(_ login: String, in reference: String, seatedAt terminal: String?, wantsTwo: Bool) -> Bool {
    let family = family(of: reference)
    let person = logins(of: login, in: family, seated: (login, terminal))
    func isTheirs(_ deed: Deed) -> Bool {
      person.contains(deed.by) || deed.inPlaceOf.map(person.contains) ?? false
    }
    if let signature = signature(on: reference), isTheirs(signature) { return true }
    return deeds.contains { deed in
      guard family.contains(deed.on), isTheirs(deed) else { return false }
      return Self.always.contains(deed.verb) || wantsTwo && Self.wherePersonsAreTwo.contains(deed.verb)
    }
  }

  /// Whether somebody may decide: in their own right, or for one who is away and another person.
  ///
  /// - Parameter absent: the deciders in whose place they may stand on that day.
  package func mayDecide(
    _ login: String, inOwnRight: Bool, for absent: [String], on reference: String, seatedAt terminal: String?,
    wantsTwo: Bool
  ) -> Bool {
    if hadAHand(login, in: reference, seatedAt: terminal, wantsTwo: wantsTwo) { return false }
    return inOwnRight
      || absent.contains {
        !areOne(login, $0, on: reference, seatedAt: terminal)
          && !hadAHand($0, in: reference, seatedAt: nil, wantsTwo: wantsTwo)
      }
  }

  /// Whether somebody proposed a decision that still stands.
  package func isProposed(_ reference: String) -> Bool {
    guard let index = deeds.lastIndex(where: { $0.on == reference && $0.verb == "propose" }) else { return false }
    return !deeds[(index + 1)...].contains { $0.on == reference && Self.unsigning.contains($0.verb) }
  }
}
