public import ArgumentParser
public import Cases
public import Dates
public import Desk
import Intake
public import Mail
public import Roster
public import Rules
public import Store

// What may stand on a command line as it is.

extension Language: ExpressibleByArgument {}
extension Role: ExpressibleByArgument {}
extension Requester: ExpressibleByArgument {}
extension Verdict: ExpressibleByArgument {}
extension CaseState: ExpressibleByArgument {}
extension CaseOrder.Sort: ExpressibleByArgument {}
extension Review.Kind: ExpressibleByArgument {}
extension OutboxState: ExpressibleByArgument {}
extension EmployerKind: ExpressibleByArgument {}
extension RetentionKind: ExpressibleByArgument {}
extension GroundCode: ExpressibleByArgument {}
extension LetterKind: ExpressibleByArgument {}
extension NoticeKind: ExpressibleByArgument {}

extension Day: ExpressibleByArgument {
  public init?(argument: String) { self.init(liberal: argument) }
}

extension AdviserID: ExpressibleByArgument {
  public init?(argument: String) {
    guard !argument.isEmpty, argument.utf8.count <= 64 else { return nil }
    self.init(argument)
  }
}

extension StructureID: ExpressibleByArgument {
  public init?(argument: String) {
    guard !argument.isEmpty, argument.utf8.count <= 128 else { return nil }
    self.init(argument)
  }
}

extension ObligationID: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension DepartmentCode: ExpressibleByArgument {
  public init?(argument: String) {
    let code = argument.uppercased()
    self.init(known: code.utf8.count == 1 ? "0" + code : code)
  }
}

extension CaseReference: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension Seen: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension ModuleCode: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
