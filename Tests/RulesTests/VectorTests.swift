import Rules
import Testing

@Suite struct VectorTests {
  @Test func `all five hundred situations are there`() {
    #expect(Vector.all.count == 500)
  }

  @Test(arguments: Vector.all) func `a situation is answered field by field as its vector says`(vector: Vector) throws {
    var book = RuleBook.article
    for (key, value) in vector.book ?? [:] { book = try #require(book.changing(key, to: value)) }
    let answer = situation(Facts(vector.facts), in: book, on: day(vector.asOf))
    #expect(Vector.Expected(answer) == vector.expected)
  }
}
