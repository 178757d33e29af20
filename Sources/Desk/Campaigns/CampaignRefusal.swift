public import Cases
public import Dates
public import Store

/// Why a campaign is not frozen, signed, sent or cancelled; nothing has changed.
public enum CampaignRefusal: Error, Hashable, Sendable {
  case noSuchCampaign(String)
  /// Who only reads freezes and signs nothing.
  case roleMayNotSign(Role)
  /// The person of this login has signed it.
  case alreadySigned(login: String)
  /// The same account of the operating system signed it under this login.
  case signedAtTerminal(asLogin: String)
  /// It needs no more signatures.
  case signedByAll(String)
  /// It waits for so many more persons to sign it.
  case notSigned(String, missing: Int)
  /// So many letters are not sent in one go, or within a day: the list is to be frozen, and signed by two.
  case needsSigning(letters: Int, cap: Int, lately: Int = 0)
  /// It does not allow this any more.
  case state(String, CampaignState)
  /// Another campaign was frozen and has not ended.
  case isOpen(String)
  /// There is nothing to tell to anybody.
  case nothingToTell
  /// What letters say besides the facts is no longer what was signed.
  case wordsChanged(String)
  /// The list is not the one that was seen.
  case previewOutdated(stated: String, found: String)
  case noReason
  /// Nothing is told of a day that is still to come.
  case ahead(Day, today: Day)

  var isAboutThePerson: Bool {
    switch self {
    case .roleMayNotSign, .alreadySigned, .signedAtTerminal, .notSigned, .needsSigning: true
    default: false
    }
  }
}
