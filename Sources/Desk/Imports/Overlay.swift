/// What is known, with what somebody states laid over it: says what each statement changes, and in the end what to write.
struct Overlay<Key: Hashable, Value: Equatable> {
  private let known: [Key: Value]
  private var stated: [Key: Value] = [:]
  /// In the order in which they were first stated.
  private var order: [Key] = []

  init(_ known: [Key: Value]) { self.known = known }

  subscript(key: Key) -> Value? { stated[key] ?? known[key] }

  /// Lays `value` over what is known for `key`.
  mutating func state(_ value: Value, for key: Key) -> FactChange {
    let before = self[key]
    if before == value { return .unchanged }
    if stated.updateValue(value, forKey: key) == nil { order.append(key) }
    return before == nil ? .created : .updated
  }

  /// What differs in the end from what is known.
  var changes: [(key: Key, value: Value)] {
    order.compactMap { key in
      guard let value = stated[key], known[key] != value else { return nil }
      return (key, value)
    }
  }

  var isEmpty: Bool { !order.contains { stated[$0] != known[$0] } }
}
