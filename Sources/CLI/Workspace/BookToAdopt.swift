import Dates
import Desk
import Foundation
import Glibc
import Rules
import Store

/// A rule book that is to be put into force in a workspace: read, found sound, and with a place to lie.
struct BookToAdopt {
  /// The desk with the books that it had before this one.
  let desk: LiveDesk
  let proposed: ProposedBook
  /// Where it will lie.
  private let path: String
  /// Somebody put it there already, without anybody's having looked at what it changes.
  private let isInPlace: Bool

  init(_ file: String, asOf: Day?, in live: LiveDesk) throws {
    let carried = live.workspace.carried
    let text = try Files.text(file)
    let modules = try RuleBookFiles.catalogue(carried).codes
    let alone = RuleBookFile(file: file, text: text, modules: modules)
    guard alone.problems.isEmpty, let book = alone.book else { throw Self.unsound(alone.problems) }
    let place = "Config/rules/\(book.inForceFrom).yaml"
    path = live.workspace.folder + "/" + place
    let known = try RuleBookFiles.read(nil, carried: carried)
    isInPlace = try carried.texts(below: "Config/rules")[place] == text
    if !isInPlace, let other = known.first(where: { $0.book?.inForceFrom == book.inForceFrom }) {
      throw Complaint(
        .data, "\(other.file) est déjà en vigueur le \(book.inForceFrom) : donnez à ce livre un autre premier jour",
        "\(other.file) is in force from \(book.inForceFrom) already: give this book another first day")
    }
    let others = known.filter { $0.file != place }
    let files = others + [RuleBookFile(file: place, text: text, modules: modules)]
    let problems = RuleBooks.problems(among: files)
    guard problems.isEmpty, let books = RuleBooks(files.compactMap(\.book)) else { throw Self.unsound(problems) }
    let old = RuleBooks(others.compactMap(\.book)) ?? books
    var parts = live.parts
    parts.book = { old.book(on: $0) }
    desk = LiveDesk(live, parts: parts)
    proposed = ProposedBook(
      book, text: text, among: books, asOf: asOf ?? Self.day(for: book, among: books, today: live.today))
    try Self.checkNew(proposed, in: live)
  }

  /// Today where the book is in force today, else its first day.
  private static func day(for book: RuleBook, among books: RuleBooks, today: Day) -> Day {
    books.book(on: today) == book ? today : book.inForceFrom
  }

  private static func checkNew(_ proposed: ProposedBook, in live: LiveDesk) throws {
    let adopted = try live.parts.store.read { try $0.ruleAdoptions() }.last { $0.text == proposed.text }
    guard let adopted else { return }
    throw Complaint(
      .data, "ce livre a été adopté le \(adopted.at) par \(adopted.by) : il n’y a rien à faire",
      "this book was adopted on \(adopted.at) by \(adopted.by): there is nothing to do")
  }

  private static func unsound(_ problems: [RuleBookProblem]) -> Complaint {
    guard let first = problems.first else {
      return Complaint(.data, "ce fichier n’est pas un livre de règles", "this file is no rule book")
    }
    return Complaint(
      .data, "\(first.french) (voir « quitus rules check »)", "\(first.english) (see \"quitus rules check\")")
  }

  /// Lets `body` put the file in its place, and takes it away again where what comes after that fails.
  func installing<Answer>(_ body: (() throws -> Void) throws -> Answer) throws -> Answer {
    var isInstalled = false
    do {
      return try body {
        guard !isInPlace else { return }
        try install()
        isInstalled = true
      }
    } catch {
      // A file that cannot be removed again is found, and adopted, by the next try.
      if isInstalled { try? FileManager.default.removeItem(atPath: path) }
      throw error
    }
  }

  /// The whole file or none of it, on disk before it is recorded that it is there.
  private func install() throws(Complaint) {
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    try Files.makeFolder(folder)
    let draft = "\(folder)/.\(getpid()).partial"
    let descriptor = unsafe Glibc.open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o660)
    guard descriptor >= 0 else { throw failed(errno) }
    var code = FileBytes.write(Array(proposed.text.utf8), durablyTo: descriptor)
    // Where another program put a book there at this very moment, that one stays.
    if code == 0, unsafe link(draft, path) != 0 { code = errno }
    _ = unsafe unlink(draft)  // a draft that stays behind bears no book's name
    guard code == 0 else { throw failed(code) }
  }

  private func failed(_ code: Int32) -> Complaint {
    Complaint(
      .cannotCreate, "\(path) : impossible d’écrire le livre (erreur système \(code)) ; rien n’a été adopté",
      "\(path): cannot write the book (system error \(code)); nothing was adopted")
  }
}
