import Testing

@Suite struct ProjectTests {
  @Test func `no file speaks of the machine it was written on`() {
    #expect(SourceTree.files.flatMap(Project.machineMentions) == [])
    for folder in Project.machineFolders {
      let planted = SourceFile("docs/planted.md", "See\n`\(folder)` for more.\n")
      #expect(Project.machineMentions(planted).map(\.line) == [2])
    }
  }

  @Test func `migrations are numbered without a gap`() {
    let folder = "Sources/Store/Migrations/"
    let names = SourceTree.files.filter { $0.path.hasPrefix(folder) }.map { String($0.path.dropFirst(folder.count)) }
    #expect(names.count >= 3)
    #expect(Project.misnumbered(names) == [])
  }

  @Test(arguments: [
    ["0002-cases.sql"], ["0001-facts.sql", "0003-outbox.sql"], ["0001-facts.sql", "0001-cases.sql"],
    ["0001-facts.sql", "2-cases.sql"], ["0001-.sql"], ["0001-facts.txt"], ["0001_facts.sql"], ["0001-facts.old.sql"],
  ])
  func `a gap, a number twice or another name is found`(names: [String]) {
    #expect(Project.misnumbered(names).count == 1)
  }

  @Test(arguments: Project.rooms.sorted()) func `a room has a landing page that speaks of what is there`(room: String)
    throws
  {
    let path = "Sources/\(room)/\(room).docc/\(room).md"
    let page = try #require(SourceTree.files.first { $0.path == path })
    #expect(Project.flaws(inPage: page, of: room, declaring: SourceTree.files(in: room)) == [])
  }

  static let page = """
    # ``Desk``

    ## Overview

    It opens with ``OpenCase`` and asks ``Desk/OpenCase/refusal(of:by:)``.

    ```swift
    let a = b
    ```

    ## Topics

    - ``OpenCase``

    """

  @Test func `a landing page is read by its title, its headings, its example and its names`() {
    let source = [
      SourceFile("Sources/Desk/OpenCase.swift", "enum Desk {}\npublic struct OpenCase {\n  func refusal(of a: A)\n")
    ]
    func flaws(_ text: String) -> [String] {
      Project.flaws(inPage: SourceFile("Desk.md", text), of: "Desk", declaring: source)
    }
    #expect(flaws(Self.page) == [])
    #expect(flaws("\n" + Self.page).first == "its title is not the room's name")
    #expect(flaws(Self.page.split(separator: "## Topics").joined()) == ["no ## Topics"])
    #expect(flaws(Self.page.split(separator: "```swift").joined()) == ["no worked example"])
    #expect(flaws(Self.page + "- ``Letters``\n") == ["Desk has no Letters"])
    #expect(flaws(Self.page + "- ``OpenCase/undo()``\n") == ["Desk has no undo"])
  }
}
