/// What is known, with what somebody states laid over it: says what each statement changes, and in the end what to write.
struct Overlay<Key: Hashable, Value: Equatable> {
  private let known: [Key: Value]
  private var stated: [Key: Value] = [:]
  /// In the order in which they were first stated.
  private var order: [Key] = []
  /// What ends as it was known, however often it is stated otherwise on the way: stating it changes nothing.
  private var settled: Set<Key> = []

  init(_ known: [Key: Value]) { self.known = known }

  subscript(key: Key) -> Value? { stated[key] ?? known[key] }

  /// Lays `value` over what is known for `key`.
  mutating func state(_ value: Value, for key: Key) -> FactChange {
    let before = self[key]
    if before == value { return .unchanged }
    if stated.updateValue(value, forKey: key) == nil { order.append(key) }
    if settled.contains(key) { return .unchanged }
    return before == nil ? .created : .updated
  }

  /// Whether something was stated otherwise and then came back to what is known, as where two rows of a file contradict each other.
  var cameBack: Bool { order.contains { stated[$0] == known[$0] } }

  /// Forgets what was stated, but not what it came back to: stated once more, that counts as no change.
  mutating func startOver() {
    settled = Set(order.filter { stated[$0] == known[$0] })
    stated = [:]
    order = []
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
