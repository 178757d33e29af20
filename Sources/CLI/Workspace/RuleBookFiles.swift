import Rules

/// The rule books of a workspace: the program's own and those it adds.
enum RuleBookFiles {
  /// The books to work with; `file` stands for all of them where one is given.
  static func books(_ file: String?, carried: Carried) throws(Complaint) -> RuleBooks {
    let files = try read(file, carried: carried)
    let problems = Self.problems(files, standAlone: file != nil)
    if let first = problems.first {
      throw Complaint(
        .data, Said("\(first.french) (voir « quitus rules check »)", "\(first.english) (see \"quitus rules check\")"))
    }
    guard let books = RuleBooks(files.compactMap(\.book)) else {
      throw Complaint(.data, "aucun livre de règles", "there is no rule book")
    }
    return books
  }

  /// What is wrong in each file and, unless one was named to stand alone, with all of them together.
  static func problems(_ files: [RuleBookFile], standAlone: Bool) -> [RuleBookProblem] {
    files.flatMap(\.problems) + (standAlone ? [] : RuleBooks.problems(among: files))
  }

  /// The files as they were read, with all that is wrong in them.
  static func read(_ file: String?, carried: Carried) throws(Complaint) -> [RuleBookFile] {
    let modules = try catalogue(carried).codes
    if let file { return [RuleBookFile(file: file, text: try Files.text(file), modules: modules)] }
    return try carried.texts(below: "Config/rules").filter { $0.key.hasSuffix(".yaml") }.sorted { $0.key < $1.key }
      .map { RuleBookFile(file: $0.key, text: $0.value, modules: modules) }
  }

  static func catalogue(_ carried: Carried) throws(Complaint) -> ModuleCatalogue {
    do throws(ModuleCatalogue.Flaw) {
      return try ModuleCatalogue(yaml: try text(carried))
    } catch {
      throw Complaint(
        .data, "Config/modules.yaml : liste de modules illisible ; chaque module a code, fr et en",
        "Config/modules.yaml: unreadable list of modules; each module has code, fr and en")
    }
  }

  private static func text(_ carried: Carried) throws(ModuleCatalogue.Flaw) -> String {
    (try? carried.text("Config/modules.yaml")) ?? ""  // an unreadable file reads as an empty list, which is a flaw
  }
}
