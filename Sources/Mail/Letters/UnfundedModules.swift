public import Roster

/// Modules that the State does not pay for, told to the private employer of those who followed them (SUP).
public struct UnfundedModules: Sendable, Hashable {
  /// One adviser and the modules.
  public struct Entry: Sendable, Hashable {
    public var adviser: Adviser
    /// In order of day.
    public var modules: [Module]

    public init(adviser: Adviser, modules: [Module]) {
      self.adviser = adviser
      self.modules = modules
    }
  }

  /// One module as people call it.
  public struct Module: Sendable, Hashable {
    public var completion: Completion
    /// Its name; its code where the catalogue has none.
    public var name: String

    public init(_ completion: Completion, name: String? = nil) {
      self.completion = completion
      self.name = name ?? completion.module.description
    }
  }

  public var structure: Structure
  /// In the order in which they are to be read.
  public var entries: [Entry]

  public init(structure: Structure, entries: [Entry]) {
    self.structure = structure
    self.entries = entries
  }
}
