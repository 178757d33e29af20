public import Cases

/// Why a file is not kept as evidence. Never carries its name or its words.
public enum EvidenceFlaw: Error, Hashable, Sendable {
  case empty
  case tooLarge(limit: Int)
  /// It begins as no file does that may be kept: another format, or one hidden behind other bytes.
  case unknownFormat
  /// The office keeps no files of this kind.
  case notKept(EvidenceKind)
  /// Its name ends as that of another kind.
  case wrongExtension(found: EvidenceKind)
  /// It breaks off, or lacks what every file of its kind has.
  case incomplete(EvidenceKind)
  /// Other bytes follow its end.
  case trailing(EvidenceKind)
  /// It does something when it is opened, or carries other files.
  case active(PDFAction)
}

/// What makes a PDF document more than a document.
public enum PDFAction: String, Hashable, Sendable, CaseIterable {
  case javaScript = "JavaScript"
  case launch = "Launch"
  case embeddedFile = "EmbeddedFile"
  case embeddedFiles = "EmbeddedFiles"
  case richMedia = "RichMedia"
  case submitForm = "SubmitForm"
  case importData = "ImportData"
}
