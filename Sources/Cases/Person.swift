/// Somebody as the acts on one case tell them: all the logins and operating-system users that are known to be theirs.
struct Person {
  private var logins: Set<String>
  private var systemUsers: Set<String> = []

  /// Whoever used two logins at one terminal, or one login at two terminals, is one person, through however many acts.
  init(_ actor: Actor, among events: [CaseEvent]) {
    logins = [actor.login]
    if actor.sharesTerminal { return }
    if let user = actor.systemUser { systemUsers.insert(user) }
    gather(events)
  }

  /// Somebody who is not here: only what they did tells where they sat.
  init(login: String, among events: [CaseEvent], terminalsTell: Bool) {
    logins = [login]
    if terminalsTell { gather(events) }
  }

  private mutating func gather(_ events: [CaseEvent]) {
    var others = events
    while let index = others.firstIndex(where: sat) {
      let event = others.remove(at: index)
      logins.insert(event.by)
      if let user = event.systemUser { systemUsers.insert(user) }
    }
  }

  private func sat(_ event: CaseEvent) -> Bool {
    if logins.contains(event.by) { return true }
    guard let user = event.systemUser else { return false }
    return systemUsers.contains(user)
  }

  /// Whether the act is, as far as can be known, this person's, or was done in their place.
  func did(_ event: CaseEvent) -> Bool {
    if let absent = event.inPlaceOf, logins.contains(absent) { return true }
    return sat(event)
  }

  /// Whether this login is theirs, as far as can be known.
  func isKnown(as login: String) -> Bool { logins.contains(login) }

  /// Whether the act bears this very login.
  func isNamed(_ event: CaseEvent, as login: String) -> Bool { event.by == login || event.inPlaceOf == login }
}
