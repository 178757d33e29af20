/// The objects that other programs may rely on.
extension Shape {
  static let taken = Shape(["day": .day, "module": .text, "late": .flag])

  static let obligation = Shape([
    "id": .text, "kind": .word(["initial", "annual", "carry-over"]), "year": .number, "opens": .day,
    "deadline": .day, "required": .number, "carried_over": .number, "missing": .number,
    "status": .word(["carried-over", "waived", "met", "met-late", "under-review", "overdue", "due", "lapsed"]),
    "completions": .list(.object(taken)),
  ])

  private static let fundings: Set<String> = [
    "funded", "funded-complement", "unfunded", "not-admitted", "undetermined",
  ]

  static let situation = Shape([
    "adviser": .text, "as_of": .day, "rule_book": .day,
    "regime": .word(["standing", "onboarding", "not-admitted", "undetermined"]),
    "provider": .optional(.word(["la-fabrik", "francil-in"])), "obligations": .list(.object(obligation)),
    "completions": .list(.object(Shape(["day": .day, "module": .text, "funding": .word(fundings)]))),
    "usable_rights": .number, "overdue": .number, "next_module": .word(fundings),
    "next_complement": .map(.word(fundings)), "next_change": .optional(.day),
    "explanation": .list(
      .object(Shape(["about": .text, "rule": .text, "reading": .optional(.text), "fr": .text, "en": .text]))),
  ])

  private static let row = Shape(["line": .number, "column": .text, "value": .text, "reason": .text])

  static let importReport = Shape([
    "rows": .number, "created": .number, "updated": .number, "unchanged": .number, "rejected": .number,
    "warnings": .list(.object(row)), "rejects": .list(.object(row)),
  ])

  private static let advice = Shape([
    "check": .text, "ok": .flag, "hint": .word(["supports", "contradicts", "unknown"]), "figure": .optional(.number),
    "unit": .optional(.word(["percent", "days", "modules"])), "limit": .optional(.number),
    "sources": .list(.object(source)),
    "fr": .text, "en": .text,
  ])
  private static let source = Shape([
    "kind": .text, "id": .optional(.text), "from": .optional(.day), "to": .optional(.day),
  ])

  static let justification = Shape([
    "case": .text, "adviser": .text, "obligation": .text, "ground": .text, "modules": .number,
    "state": .word([
      "received", "in-review", "awaiting-documents", "proposed", "approved", "refused", "withdrawn",
    ]),
    "received_on": .day, "implied_decision_on": .day, "requested_by": .word(["adviser", "structure"]),
    "assigned_to": .optional(.text), "advice": .list(.object(advice)), "version": .number,
    "timeline": .list(.object(Shape(["at": .text, "by": .text, "what": .text, "detail": .optional(.text)]))),
  ])

  static let overdue = Shape([
    "structure": .text, "email": .optional(.text),
    "advisers": .list(.object(Shape(["adviser": .text, "obligations": .list(.text)]))),
  ])

  static let campaign = Shape([
    "campaign": .text, "structures": .number, "advisers": .number, "queued": .number, "already_sent": .number,
    "skipped": .list(.object(Shape(["structure": .text, "reason": .text]))),
  ])

  static let outboxRun = Shape([
    "sent": .number, "deferred": .number, "failed": .number, "in_doubt": .number, "remaining": .number,
  ])

  static let letter = Shape([
    "id": .number, "to": .list(.text), "letter": .text,
    "state": .word([
      "queued", "claimed", "accepted", "deferred", "failed", "held", "in-doubt", "cancelled",
    ]),
    "attempts": .number, "message_id": .text, "last_reply": .optional(.text),
  ])

  private static let noticeKind = Kind.word([
    "upcoming-deadline", "expiring-right", "unfunded-module", "documents-reminder",
  ])

  static let noticeLetter = Shape([
    "what": .word(["letter"]), "kind": noticeKind, "adviser": .optional(.text), "structure": .optional(.text),
    "email": .optional(.text),
    "tells": .list(.object(Shape(["adviser": .text, "subject": .text, "day": .day, "stage": .number]))),
  ])

  static let noticeLeftOut = Shape([
    "what": .word(["left-out"]), "kind": noticeKind, "adviser": .text, "structure": .optional(.text), "subject": .text,
    "reason": .word([
      "under-review", "contract-ended", "no-employer", "public-employer", "employer-kind-unknown", "told-already",
      "no-address", "unusable-address", "address-muted",
    ]),
  ])

  static let noticeSums = Shape([
    "what": .word(["sums"]), "as_of": .day, "letters": .map(.number), "left_out": .map(.number),
  ])

  static let noticeReport = Shape([
    "as_of": .day, "queued": .map(.number), "remaining": .number, "left_out": .map(.number),
  ])
}
