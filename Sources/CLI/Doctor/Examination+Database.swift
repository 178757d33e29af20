import Store

extension Examination {
  static let database = Examination(
    name: "database", sound: Said("la base est saine et à jour", "the database is sound and up to date")
  ) { patient in
    switch patient.condition {
    case .failure(let complaint): [.unable(complaint)]
    case .success(let condition): ofPages(condition) + ofSchema(condition)
    }
  }

  private static func ofPages(_ condition: Condition) -> [Diagnosis] {
    var found: [Diagnosis] = []
    let backup = Said(
      "restaurez la dernière copie (« quitus restore »), et gardez ce fichier-ci",
      "restore the last copy (\"quitus restore\"), and keep this file")
    if !condition.damage.isEmpty {
      found.append(
        .problem(Said("des pages de la base sont abîmées", "pages of the database are damaged"), remedy: backup))
    }
    if condition.brokenReferences > 0 {
      let count = condition.brokenReferences
      found.append(
        .problem(
          Said("lignes qui renvoient à d’autres, absentes : \(count)", "rows that refer to absent ones: \(count)"),
          remedy: backup))
    }
    return found
  }

  private static func ofSchema(_ condition: Condition) -> [Diagnosis] {
    var found: [Diagnosis] = []
    if condition.journalMode != "wal" {
      found.append(
        .warning(
          Said(
            "journal « \(condition.journalMode) » au lieu de « wal »",
            "journal \"\(condition.journalMode)\", not \"wal\""),
          remedy: Said("la prochaine commande le rétablit", "the next command sets it right")))
    }
    if condition.inventory.migrationsToCome > 0 {
      found.append(
        .warning(
          Said(
            "la base date d’une version précédente de quitus (\(condition.schema ?? "-"))",
            "the database is of an earlier quitus (\(condition.schema ?? "-"))"),
          remedy: Said(
            "la prochaine commande la met à jour, et en garde d’abord une copie à côté",
            "the next command brings it up to date, and first keeps a copy beside it")))
    }
    return found
  }

  /// Asked of the connection that really writes; not of a database that opening would change.
  static let commits = Examination(
    name: "commits",
    sound: Said(
      "chaque écriture est sur le disque avant la réponse", "each commit is on disk before it is answered for")
  ) { patient in
    guard let condition = patient.found, condition.inventory.migrationsToCome == 0 else { return [] }
    do {
      if try Store.open(patient.databasePath).flushesEveryCommit() { return [] }
      return [
        .problem(
          Said("les écritures ne sont pas forcées sur le disque", "commits are not forced to disk"),
          remedy: Said("réinstallez le programme", "install the program again"))
      ]
    } catch let error as StoreError {
      return [.unable(error.complaint)]
    } catch {
      return [.unable(Complaint(.inputOutput, "la base ne peut être ouverte", "the database cannot be opened"))]
    }
  }

  /// A log that is never put away slows every reader down and fills the disk.
  static let log = Examination(name: "log", sound: Said("le journal est court", "the log is short")) { patient in
    let size = Files.size(patient.databasePath + "-wal") ?? 0
    guard size > 64 << 20 else { return [] }
    return [
      .warning(
        Said("le journal fait \(size >> 20) Mo", "the log is \(size >> 20) MB long"),
        remedy: Said(
          "terminez les commandes restées en cours, puis lancez-en une", "end the commands that still run, then run one"
        ))
    ]
  }

  static let leftovers = Examination(
    name: "leftovers", sound: Said("aucun reste de copie interrompue", "nothing is left of interrupted copies")
  ) { patient in
    let names = Files.names(in: patient.folder)
    let partial = names.filter { $0.hasPrefix(".") && $0.hasSuffix(".partial") }.map { name in
      Diagnosis.warning(
        Said(
          "\(patient.folder)/\(name) : reste d’une copie interrompue",
          "\(patient.folder)/\(name): left by an interrupted copy"),
        remedy: Said("supprimez-le si aucune copie n’est en cours", "remove it unless a copy is being made"))
    }
    let kept = names.filter { $0.hasPrefix("quitus.sqlite.before-") }.map { name in
      Diagnosis.warning(
        Said(
          "\(patient.folder)/\(name) : copie d’avant une mise à jour, avec des données effacées depuis",
          "\(patient.folder)/\(name): copy from before an update, with data erased since"),
        remedy: Said(
          "supprimez-la dès que la nouvelle version vous convient", "remove it once the new version suits you"))
    }
    return partial + kept
  }
}
