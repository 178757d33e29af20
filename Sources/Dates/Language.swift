/// The languages that every word of the program exists in. French comes first.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case fr, en
}
