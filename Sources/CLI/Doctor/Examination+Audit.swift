import Audit
import Store

extension Examination {
  /// The record of all that was done: the whole chain, and the rows that it stands for.
  static let audit = Examination(
    name: "audit", sound: Said("le journal est tel qu’écrit", "the record is as it was written")
  ) { patient in
    guard let condition = patient.found, condition.inventory.migrationsToCome == 0 else { return [] }
    do {
      let verdict = try Store.open(patient.databasePath).read { try $0.auditVerdict() }
      guard let first = verdict.findings.first else { return [] }
      let count = verdict.findings.count
      return [
        .problem(
          Said("\(first.said.fr) (anomalies : \(count))", "\(first.said.en) (findings: \(count))"),
          remedy: Said(
            "« quitus audit verify » dit tout ; gardez cette base, et voyez qui a pu y écrire",
            "\"quitus audit verify\" tells all; keep this database, and find out who could write to it"))
      ]
    } catch let error as StoreError {
      return [.unable(error.complaint)]
    } catch {
      return [.unable(Complaint(.inputOutput, "la base ne peut être lue", "the database cannot be read"))]
    }
  }
}
