extension RejectReason {
  /// The reason as an English-speaking agent reads it.
  public var english: String {
    switch self {
    case .missingValue: "the value is missing"
    case .unusableIdentifier: "this identifier is too long or holds control characters"
    case .wrongSiret: "this is not a SIRET number, and the structure has no other identifier"
    case .impossibleDay: "this is not an existing day written DD/MM/YYYY or YYYY-MM-DD"
    case .endsBeforeStart: "the contract ends before it starts"
    case .notYesOrNo: "write yes or no, or nothing"
    case .unusableModuleCode: "this module code is longer than 32 characters or holds control characters"
    case .tooManyFields: "the row has more fields than the header has columns"
    case .unterminatedQuote: "a quotation mark opens here and is never closed"
    }
  }
}
