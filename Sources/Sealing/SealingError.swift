/// Why something sealed is not opened. Carries no bytes.
public enum SealingError: Error, Hashable, Sendable {
  /// It was sealed under a workspace key that is not at hand.
  case noSuchKey(WorkspaceKey.ID)
  /// The bytes, what they are bound to, or the key they are opened with are not those of the sealing.
  case altered
}
