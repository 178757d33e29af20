extension CaseFile {
  /// Why this case cannot be merged into `twin`; nil where it can.
  public func mergeRefusal(into twin: CaseFile) -> MoveRefusal? {
    if twin.reference == reference { return .sameCase }
    if twin.opening.adviser != opening.adviser { return .otherAdviser(twin.opening.adviser) }
    if twin.opening.obligation != opening.obligation { return .notATwin(twin.reference) }
    if twin.state.isClosed { return .twinClosed(twin.reference, twin.state) }
    return nil
  }

  /// Why this case cannot be linked with `other`; nil where it can.
  public func linkRefusal(with other: CaseFile) -> MoveRefusal? {
    if other.reference == reference { return .sameCase }
    return other.opening.adviser == opening.adviser ? nil : .otherAdviser(other.opening.adviser)
  }
}
