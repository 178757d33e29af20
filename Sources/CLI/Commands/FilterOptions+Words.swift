import Cases
import Dates
import Roster
import Rules

/// The options as they would be typed, to be kept and read again.
extension FilterOptions {
  var words: [String] {
    var words = state.flatMap { ["--state", $0.rawValue] }
    func add(_ option: String, _ value: String?) {
      // Joined, as a value may begin with a hyphen.
      if let value { words.append("\(option)=\(value)") }
    }
    add("--adviser", adviser?.rawValue)
    add("--obligation", obligation?.description)
    add("--ground", ground?.rawValue)
    add("--structure", structure?.rawValue)
    add("--department", department?.rawValue)
    add("--assigned-to", assignedTo)
    add("--label", label)
    add("--received-from", receivedFrom?.description)
    add("--received-to", receivedTo?.description)
    add("--decided-from", decidedFrom?.description)
    add("--decided-to", decidedTo?.description)
    add("--implied-before", impliedBefore?.description)
    add("--open-longer-than", openLongerThan.map(String.init))
    add("--text", text)
    if overdue { words.append("--overdue") }
    if open { words.append("--open") }
    return words
  }
}
