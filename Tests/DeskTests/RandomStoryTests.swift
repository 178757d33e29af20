import Testing

@Suite struct RandomStoryTests {
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `whatever happens in whatever order, nobody is told what is not true, nor twice, nor of half a decision`(
    seed: UInt64
  ) throws {
    let story = try RandomStory(seed: seed)
    for _ in 1...60 {
      try story.step()
      try story.desk.checkInvariants()
    }
    // A story in which nothing happens proves nothing.
    let figures = story.figures
    #expect(figures.reminders > 0 && figures.decisions + figures.refusals > 0, "\(story.story)")
  }
}
