public import Envelope
public import Roster

/// Which mailbox a letter goes to.
public enum Recipients {
  /// The adviser's professional address, else the personal one; never a mailbox that the programme has closed.
  public static func mailbox(of adviser: Adviser) -> Result<MailAddress, NoAddress> {
    mailbox(adviser.workingEmail, named: adviser.fullName, .adviser(adviser.id))
  }

  /// The structure's contact.
  public static func mailbox(of structure: Structure) -> Result<MailAddress, NoAddress> {
    mailbox(structure.contactEmail, named: structure.contactName ?? structure.name, .structure(structure.id))
  }

  private static func mailbox(
    _ address: String?, named name: String, _ addressee: Addressee
  ) -> Result<MailAddress, NoAddress> {
    guard let address, !address.isEmpty else { return .failure(NoAddress(addressee, .missing)) }
    do {
      return .success(try MailAddress(address, displayName: Plain.line(name)))
    } catch {
      return .failure(NoAddress(addressee, .invalid(error)))
    }
  }
}
