/// Where a decision may be contested, as the letter says it (CJA R421-5); the templates have the words for what is nil.
struct AppealRoutes: Sendable {
  let appealAddress: String?
  let court: String?

  init(_ appeal: Office.Appeal) {
    appealAddress = appeal.address.map(Plain.line)
    court = appeal.court.map(Plain.line)
  }

  static let required: Set<String> = ["appealAddress", "court"]

  static func fields<Page>(_ routes: @escaping @Sendable (Page) -> AppealRoutes) -> [Field<Page>] {
    [.optional("appealAddress") { routes($0).appealAddress }, .optional("court") { routes($0).court }]
  }
}
