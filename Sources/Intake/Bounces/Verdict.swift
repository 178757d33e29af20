/// What a mail system's words mean for the address that a letter went to. The raw value is what the store keeps; it never changes.
public enum BounceVerdict: String, Sendable, Hashable, CaseIterable {
  /// There is no such mailbox, or there is none any more: nothing sent there will arrive.
  case hard
  /// Not this time: a full mailbox, a server that could not be reached, or nobody says why.
  case soft
  /// The letter was refused, by its size, its content or its sender; the address may be as good as any.
  case refused
  /// It is still being tried: no harm is done.
  case delayed
  /// It arrived, or went on to somewhere that does not report.
  case delivered
}

extension BounceVerdict {
  /// What a failure means, by its status (RFC 3463 §3), by the numbers in `text`, and by its words.
  init(status: EnhancedStatus?, text: String) {
    let text = text.folded
    let said = EnhancedStatus(in: text)
    let status = status.flatMap { $0.isGeneral ? nil : $0 } ?? said ?? status
    switch (status?.kind, status?.subject) {
    case (2, _): self = .delivered
    case (_, 6), (_, 7): self = Self.letterRefused(status, text)
    case (4, _): self = .soft
    default: self = FailureWords.isFull(text) ? .soft : Self.permanent(status, text)
    }
  }

  /// Content and security (RFC 3463 §3.7, §3.8): the letter, or the server that sends it, is at fault, and so with every address
  /// that it writes to. By the general numbers of these subjects some systems say so of a mailbox that does not exist, too.
  private static func letterRefused(_ status: EnhancedStatus?, _ text: String) -> BounceVerdict {
    guard let status, status.kind == 5, status.detail <= 1 else { return .refused }
    if FailureWords.isFull(text) { return .soft }
    return FailureWords.surelyNamesNobody(text) && !FailureWords.blamesUs(text) ? .hard : .refused
  }

  private static func permanent(_ status: EnhancedStatus?, _ text: String) -> BounceVerdict {
    switch (status?.subject, status?.detail) {
    case (1, 7), (1, 8): return .refused
    case (1, 0): return ofSomeAddress(text)
    case (1, _): return .hard
    case (2, 2): return .soft
    case (2, 3), (3, 4): return .refused
    case (2, 1), (4, 4), (4, 310): return FailureWords.passes(text) ? .soft : .hard
    // So says Exchange Online of addresses that a directory does not hold.
    case (4, 1) where text.contains("recipient address rejected"): return .hard
    default: break
    }
    if FailureWords.passes(text) { return .soft }
    if FailureWords.blamesUs(text) { return .refused }
    if FailureWords.namesNobody(text) { return .hard }
    return FailureWords.refuses(text) ? .refused : .soft
  }

  /// X.1.0, some other trouble with an address: the sender's, or the one that the letter went to.
  private static func ofSomeAddress(_ text: String) -> BounceVerdict {
    if FailureWords.blamesUs(text) { return .refused }
    return FailureWords.namesNobody(text) || text.contains("address rejected") ? .hard : .soft
  }
}

/// What mail systems write, as far as they agree: short phrases, folded.
enum FailureWords {
  static func isFull(_ text: String) -> Bool { holds(text, full) }
  static func passes(_ text: String) -> Bool { holds(text, passing) }
  static func namesNobody(_ text: String) -> Bool { holds(text, nobody) }
  static func refuses(_ text: String) -> Bool { holds(text, refusing) }
  /// Whether the words can mean nothing but that nobody has the address.
  static func surelyNamesNobody(_ text: String) -> Bool { holds(text, surelyNobody) }
  /// Whether it speaks of who sends, or of what sends, and not of who is to read.
  static func blamesSender(_ text: String) -> Bool { holds(text, sending) }
  /// Whether it speaks of the sender's address, or of the server that sends.
  static func blamesUs(_ text: String) -> Bool { holds(text, ours) }
  /// Whether it says that something was not delivered at all.
  static func fails(_ text: String) -> Bool { holds(text, failing) || namesNobody(text) || isFull(text) }

  private static func holds(_ text: String, _ phrases: [String]) -> Bool { phrases.contains { text.contains($0) } }

  private static let full = [
    "mailbox full", "mailbox is full", "inbox is full", "inbox full", "over quota", "overquota", "quota exceeded",
    "exceeded storage", "exceeds the quota", "out of storage", "quota full", "insufficient disk", "disk quota",
    "boite pleine", "boite est pleine", "boite aux lettres pleine", "boite aux lettres est pleine", "quota depasse",
    "quota atteint", "depasse son quota",
  ]
  private static let passing = [
    "temporar", "try again", "greylist", "timed out", "too quickly", "too many", "at a rate", "connection refused",
    "insufficient system storage", "reessayer", "delai depasse",
  ]
  private static let nobody = [
    "user unknown", "unknown user", "unknown local part", "no such user", "no such recipient", "no such mailbox",
    "no such address", "no mailbox here by that name", "does not exist", "doesn't exist",
    "user does not have a", "user doesn't have a", "recipient unknown", "unknown recipient", "recipient not found",
    "recipientnotfound",
    "address not found", "address unknown", "unknown address", "invalid recipient", "invalid mailbox",
    "invalid address", "user not found", "mailbox not found", "mailbox unavailable", "mailbox unknown",
    "unknown mailbox", "unrouteable address", "unroutable address", "not a known user", "not a valid mailbox",
    "couldn't be found", "could not be found", "wasn't found at", "account disabled", "account is disabled",
    "account has been disabled", "account that you tried to reach is disabled", "mailbox disabled",
    "mailbox is disabled", "tried to reach is inactive", "user disabled", "account closed", "account is inactive",
    "mailbox is inactive",
    "host or domain name not found", "domain not found", "no such domain", "couldn't find any host named",
    "is no longer available", "null mx", "adresse inconnue", "destinataire inconnu", "utilisateur inconnu",
    "destinataire invalide", "adresse invalide", "boite inexistante", "compte inexistant", "adresse introuvable",
    "n'existe pas", "n'existe plus", "compte desactive", "boite desactivee", "adresse desactivee", "compte ferme",
    "introuvable",
  ]
  private static let surelyNobody = [
    "user unknown", "unknown user", "no such user", "no such recipient", "no such mailbox", "recipient unknown",
    "unknown recipient", "recipient not found", "user not found", "mailbox not found", "mailbox unknown",
    "unknown mailbox", "no mailbox here by that name", "not a known user", "user does not exist",
    "user doesn't exist", "mailbox does not exist", "mailbox doesn't exist", "account does not exist",
    "account doesn't exist", "recipient does not exist", "recipient doesn't exist", "destinataire inconnu",
    "utilisateur inconnu", "compte inexistant", "boite inexistante", "cette adresse n'existe pas",
    "cette boite n'existe pas",
  ]
  private static let sending = [
    "sender", "sending server", "from address", "mail from", "return path", "return-path", "reverse-path",
    "envelope from", "expediteur", "client host", "your host", "your ip", " helo", " ehlo", "reverse dns",
  ]
  private static let ours = [
    "sender address", "sender's address", "sender domain", "sender's domain", "domain of sender", "of the sender",
    "sender verif", "sender rejected", "invalid sender", "unknown sender", "sending server", "sending host",
    "sending ip", "sending domain", "ip address", "client host", "your host", "your ip", "your domain", "mail from:",
    " helo", " ehlo", "reverse dns", "reverse hostname", "ptr record", "from address", "return path", "return-path",
    "envelope from", "adresse de l'expediteur", "domaine de l'expediteur", "expediteur refuse", "expediteur inconnu",
  ]
  private static let refusing = [
    "spam", "blocked", "blacklist", "blocklist", "block list", "policy", "reputation", "dmarc", "content rejected",
    "message too large", "message size", "too big", "virus", "not permitted", "not authorized", "access denied",
    "bloque", "indesirable", "trop volumineux",
  ]
  private static let failing = [
    "could not be delivered", "couldn't be delivered", "wasn't delivered", "was not delivered", "has failed",
    "delivery failed", "delivery failure", "failed to deliver", "unable to deliver", "wasn't able to deliver",
    "undeliverable", "did not reach", "not reach some or all", "returned to sender", "permanent error",
    "permanent fatal errors", "fatal error", "rejected", "n'a pas pu etre", "n'a pas ete remis", "n'ont pas pu etre",
    "a echoue", "impossible de remettre", "impossible de livrer", "non remis", "non distribu", "n'a pu etre",
  ]
}
