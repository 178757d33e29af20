/// Somebody as the acts on one case tell them: all the logins and operating-system users that are known to be theirs.
struct Person {
  private var logins: Set<String>
  private var systemUsers: Set<String> = []

  /// Whoever used two logins at one terminal, or one login at two terminals, is one person, through however many acts.
  init(_ actor: Actor, among events: [CaseEvent]) {
    logins = [actor.login]
    if actor.sharesTerminal { return }
    if let user = actor.systemUser { systemUsers.insert(user) }
    var others = events
    while let index = others.firstIndex(where: did) {
      let event = others.remove(at: index)
      logins.insert(event.by)
      if let user = event.systemUser { systemUsers.insert(user) }
    }
  }

  /// Whether the act is, as far as can be known, this person's.
  func did(_ event: CaseEvent) -> Bool {
    if logins.contains(event.by) { return true }
    guard let user = event.systemUser else { return false }
    return systemUsers.contains(user)
  }
}
