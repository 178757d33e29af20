/// Where imported facts come from.
public struct ImportSource: Hashable, Sendable {
  /// The file's name, without its folder.
  public var file: String
  /// A digest of its bytes, such as SHA-256 in hexadecimal.
  public var digest: String
  /// The login, or the operating-system user.
  public var by: String

  public init(file: String, digest: String, by: String) {
    self.file = file
    self.digest = digest
    self.by = by
  }
}
