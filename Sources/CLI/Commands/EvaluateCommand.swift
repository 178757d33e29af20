import ArgumentParser
import Dates
import Glibc
import Intake
import Rules

/// `quitus evaluate FILE`: situations of facts that are in no workspace.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: Said(
      "Situations de faits qui ne sont dans aucun espace de travail (.jsonl ou .csv).",
      "Situations of facts that are in no workspace (.jsonl or .csv)."
    ).now)

  @Argument(help: ArgumentHelp(Said("Fichier .jsonl ou .csv.", "A .jsonl or .csv file.").now, valueName: "file"))
  var file: String
  @OptionGroup var day: DayOption
  @Option(help: ArgumentHelp(Said("Autre livre de règles.", "Another rule book.").now, valueName: "file"))
  var rules: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    let isTable = file.lowercased().hasSuffix(".csv")
    guard isTable || file.lowercased().hasSuffix(".jsonl") else {
      throw Complaint(
        .usage, "\(file) : donnez un fichier .jsonl ou .csv", "\(file): give a .jsonl or a .csv file")
    }
    let asOf = try day.asOf ?? Clock.today(in: Workspace.settings(nil).timeZone)
    let books = try RuleBookFiles.books(rules, carried: Carried(folder: nil))
    let input = try Files.open(file)
    defer { close(input) }
    if isTable {
      try table(input, books.book(on: asOf), asOf)
    } else {
      try LineEvaluation(books: books, day: asOf, file: file).run(input)
    }
  }

  private func table(_ input: Int32, _ book: RuleBook, _ asOf: Day) throws {
    var evaluation = TableEvaluation(reading: input, writing: STDOUT_FILENO, book: book, on: asOf)
    do throws(TableEvaluation.Failure) {
      try evaluation.run { line, id, flaw, table in
        Console.complain(flaw.said(file: file, line: line, id: id, table: table).now)
      }
    } catch {
      throw error.complaint(file)
    }
    if evaluation.rejected > 0 { throw Finished(status: .data) }
  }
}

extension TableEvaluation.Failure {
  func complaint(_ file: String) -> Complaint {
    switch self {
    case .empty: Complaint(.data, "\(file) : le fichier est vide", "\(file): the file is empty")
    case .header(.missing(let column)):
      Complaint(
        .data, "\(file), ligne 1 : il manque la colonne « \(column) »",
        "\(file), line 1: the column \"\(column)\" is missing")
    case .header(.repeated(let column)):
      Complaint(
        .data, "\(file), ligne 1 : la colonne « \(column) » figure deux fois",
        "\(file), line 1: the column \"\(column)\" stands twice")
    case .header(.unpaired(let column)):
      Complaint(
        .data, "\(file), ligne 1 : « \(column) » n’a pas sa colonne jumelle (dayN avec moduleN)",
        "\(file), line 1: \"\(column)\" lacks its twin (dayN with moduleN)")
    case .reading(.lineTooLong(let line)):
      Complaint(
        .data, "\(file), ligne \(line) : plus de 16 Mio sans fin de ligne ; est-ce bien un fichier CSV ?",
        "\(file), line \(line): more than 16 MiB without a line end; is this a CSV file?")
    case .reading(.read(let code)):
      Complaint(
        .inputOutput, "\(file) : la lecture a échoué (erreur système \(code))",
        "\(file): reading failed (system error \(code))")
    case .writing(.write(let code)):
      Complaint(
        .inputOutput, "impossible d’écrire sur la sortie (erreur système \(code))",
        "cannot write to the output (system error \(code))")
    }
  }
}

extension FactsTable.LineFlaw {
  /// What is wrong with a line, where, and what to do.
  func said(file: String, line: Int, id: String, table: FactsTable) -> Said {
    let what = self.what(table)
    return Said(
      "\(file), ligne \(line), « \(id) » : \(what.fr)", "\(file), line \(line), \"\(id)\": \(what.en)")
  }

  private func what(_ table: FactsTable) -> Said {
    func name(_ column: Int) -> String { column < table.names.count ? table.names[column] : "?" }
    switch self {
    case .fields(let found, let expected):
      return Said("\(found) champs au lieu de \(expected)", "\(found) fields instead of \(expected)")
    case .quote: return Said("un guillemet n’est pas refermé", "a quotation mark is not closed")
    case .notADay(let column):
      return Said("\(name(column)) n’est pas un jour AAAA-MM-JJ", "\(name(column)) is not a day YYYY-MM-DD")
    case .notYesOrNo(let column):
      return Said("\(name(column)) vaut yes, no ou rien", "\(name(column)) is yes, no or empty")
    case .notAnEmployer(let column):
      return Said("\(name(column)) vaut public ou private", "\(name(column)) is public or private")
    case .notAModule(let column):
      return Said(
        "\(name(column)) n’est pas un code de module (32 octets au plus)",
        "\(name(column)) is not a module code (32 bytes at most)")
    case .moduleWithoutDay(let column):
      return Said("\(name(column)) est sans jour", "\(name(column)) has no day")
    case .dayWithoutModule(let column):
      return Said("\(name(column)) est sans module", "\(name(column)) has no module")
    case .noEmployment:
      return Said(
        "il manque employment_start : au moins un emploi est requis",
        "employment_start is missing: at least one employment is needed")
    case .endsBeforeStart:
      return Said("employment_end précède employment_start", "employment_end comes before employment_start")
    }
  }
}
