internal import Diagnostics
internal import Documents
internal import Units

extension RuleCompiler {
  /// The steps of a book, each after those its time runs from: order in the book makes circles impossible.
  mutating func compileMilestones(_ book: Int) {
    for item in books[book].milestones {
      if (item.after == nil) != (item.within == nil) {
        refusals.append(
          Refusal(.badInput, .milestoneWithinAlone, at: item.id.place, ["id": .text(item.id.text)]))
      }
      milestones.append(
        Milestone(
          id: item.id.text, name: printed(item.id.text, of: book), book: book, label: item.label,
          after: item.after.flatMap { milestone($0, book: book, .milestoneAfterUnknown) },
          within: item.within.flatMap { duration($0) }, isTarget: item.isTarget, remedy: item.remedy,
          citation: item.citation))
    }
  }

  /// The milestone by which a standard has to be reached.
  mutating func due(_ item: StandardItem, book: Int) -> Int? {
    item.due.flatMap { milestone($0, book: book, .standardDueUnknown) }
  }

  private mutating func milestone(_ name: SourcedText, book: Int, _ message: Message) -> Int? {
    if let index = milestones.firstIndex(where: { $0.book == book && $0.id == name.text }) { return index }
    let known = milestones.filter { $0.book == book }.map(\.id)
    refusals.append(
      Refusal(
        .badInput, message, at: name.place, ["name": .text(name.text)],
        suggestion: NearName.of(name.text, among: known)))
    return nil
  }

  private mutating func duration(_ text: SourcedText) -> CalendarDuration? {
    if case .duration(let duration)? = (try? Parser.parse(text.text))?.form { return duration }
    refusals.append(
      Refusal(.badInput, .milestoneWithinMalformed, at: text.place, ["text": .text(text.text)]))
    return nil
  }
}
