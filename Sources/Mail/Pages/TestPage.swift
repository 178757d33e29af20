/// The letter that only shows that mail arrives.
struct TestPage: LetterPage {
  var frame: Frame

  static let fields: [Field<TestPage>] = Frame.fields(of: TestPage.self)
  static let required: Set<String> = []
}
