/// Why a command was not carried out: one line that says what, where, and what to do.
struct Complaint: Error, Sendable {
  let status: ExitStatus
  let said: Said

  init(_ status: ExitStatus, _ fr: String, _ en: String) {
    self.status = status
    said = Said(fr, en)
  }

  init(_ status: ExitStatus, _ said: Said) {
    self.status = status
    self.said = said
  }
}

/// The command has said all there is to say; only its exit status is left to give.
struct Finished: Error, Sendable {
  let status: ExitStatus
}
