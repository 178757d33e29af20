public import Cases
public import Envelope
public import Roster

/// Which mailbox a letter goes to.
public enum Recipients {
  /// The adviser's professional address, else the personal one; never a mailbox that the programme has closed, or one from which
  /// mail came back.
  public static func mailbox(of adviser: Adviser) -> Result<MailAddress, NoAddress> {
    mailbox(
      adviser.workingEmail, named: adviser.fullName, .adviser(adviser.id),
      otherwise: adviser.muted.isEmpty ? .missing : .muted)
  }

  /// The structure's contact, unless mail came back from there.
  public static func mailbox(of structure: Structure) -> Result<MailAddress, NoAddress> {
    mailbox(
      structure.workingEmail, named: structure.contactName ?? structure.name, .structure(structure.id),
      otherwise: structure.workingEmail == structure.contactEmail ? .missing : .muted)
  }

  /// Somebody at the desk.
  public static func mailbox(of user: User) -> Result<MailAddress, NoAddress> {
    mailbox(user.email, named: user.name, .user(user.login), otherwise: .missing)
  }

  private static func mailbox(
    _ address: String?, named name: String, _ addressee: Addressee, otherwise why: NoAddress.Why
  ) -> Result<MailAddress, NoAddress> {
    guard let address, !address.isEmpty else { return .failure(NoAddress(addressee, why)) }
    do {
      return .success(try MailAddress(address, displayName: Plain.line(name)))
    } catch {
      return .failure(NoAddress(addressee, .invalid(error)))
    }
  }
}
