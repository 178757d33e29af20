public import Audit
import Store

/// Gives the whole chain out, entry by entry; that is its last entry.
public struct ExportAudit: Sendable {
  public var by: Acting

  public init(by: Acting) { self.by = by }

  /// - Parameter body: told each record in the order of the chain, once the export is on record.
  /// - Returns: the last one, which a signed head can name; nil where the last row cannot be read.
  public func perform(
    with parts: DeskParts, _ body: (AuditRecord) throws -> Void
  ) throws -> Outcome<AuditRecord?, DeskRefusal> {
    let allowed = try parts.deciding(as: .desk(.exportAudit, by: by)) { try AuditActing.check(by, in: $0.reading) }
    if case .refused(let refusal) = allowed { return .refused(refusal) }
    var last: AuditRecord?
    try parts.store.read { reading in
      try reading.eachAuditRecord(from: .min) { _, record in
        last = record
        if let record { try body(record) }
      }
    }
    return .done(last)
  }
}
