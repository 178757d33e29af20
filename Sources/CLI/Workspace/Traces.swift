import Desk
import Glibc
import Store

/// What an erasure leaves on the disk beside the rows: pages, the log, copies that the program itself made.
enum Traces {
  /// Empties the log; where people were taken out, also writes the database anew and removes its copies before migrations.
  static func remove(_ desk: LiveDesk, people: Bool) throws {
    // The bare words of the index first: writing the database anew copies its pages as they are.
    try desk.parts.store.write(at: Clock.now()) { try $0.forgetErasedWords() }
    if people {
      try desk.parts.store.rewrite()
      for copy in desk.parts.store.copiesBeside() where unsafe unlink(copy) != 0 {
        Console.complain(
          Said(
            "\(copy) n’a pu être retiré et contient encore l’effacé", "\(copy) could not be removed and still holds it"
          ).now)
      }
    }
    try EvidenceLog.empty(desk.parts.store)
  }
}
