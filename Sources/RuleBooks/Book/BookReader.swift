internal import Diagnostics
internal import Documents
internal import Units

/// Reads one rule book from YAML and refuses everything it does not understand, all at once.
struct BookReader {
  private let file: String
  var refusals: [Refusal] = []
  private var documents: [CitedDocument] = []
  /// Documents of the book this one builds on, which it may cite too.
  private let inherited: [CitedDocument]

  /// What a book builds on, looked up before it is read, since it may cite that one's documents.
  static func extended(by root: DocumentNode) -> SourcedText? {
    guard case .mapping(let entries) = root.content else { return nil }
    return entries.first { $0.key.text == "extends" }?.value.text
  }

  static func read(_ root: DocumentNode, file: String, inherited: [CitedDocument] = []) throws -> RuleBook {
    var reader = BookReader(file: file, inherited: inherited)
    let book = reader.book(root)
    if let refusals = Refusals(reader.refusals) { throw refusals }
    guard let book else { throw Refusal(.badInput, .documentEmpty, at: root.place) }
    return book
  }

  private init(file: String, inherited: [CitedDocument]) {
    self.file = file
    self.inherited = inherited
  }

  mutating func refuse(
    _ message: Message, at place: Place, _ arguments: [String: Argument] = [:], suggestion: String? = nil
  ) {
    refusals.append(Refusal(.badInput, message, at: place, arguments, suggestion: suggestion))
  }

  private mutating func book(_ root: DocumentNode) -> RuleBook? {
    guard var map = MappingReader(root, of: "rulebook", into: &refusals) else { return nil }
    let id = map.requiredText("rulebook", into: &refusals)
    let title = map.text("title", into: &refusals)
    let note = map.text("note", into: &refusals)?.text
    let inForce = days(&map, "in_force")
    let extends = map.text("extends", into: &refusals)
    let asOf = map.text("as_of", into: &refusals)
    documents = items(&map, "documents") { reader, key, map in reader.document(key, &map) }
    let schemes = items(&map, "grading") { $0.scheme($1, &$2) }
    let book = RuleBook(
      id: id?.text ?? "", title: title?.text ?? id?.text ?? "", file: file, inForce: inForce, asOf: asOf,
      note: note, documents: documents,
      parameters: items(&map, "parameters") { $0.parameter($1, &$2) },
      metrics: items(&map, "metrics") { $0.metric($1, &$2) } + schemes.compactMap(\.taxMetric),
      standards: items(&map, "standards") { $0.standard($1, &$2) },
      flags: items(&map, "flags") { $0.flag($1, &$2) },
      benchmarks: benchmarks(&map),
      lists: items(&map, "lists") { $0.list($1, &$2) }, schemes: schemes, extends: extends,
      milestones: items(&map, "milestones") { $0.milestone($1, &$2) },
      columns: items(&map, "columns") { $0.ownColumn($1, &$2) })
    map.refuseOthers(into: &refusals)
    if let id, id.text.isEmpty || !id.text.allSatisfy(BookReader.isIDPart) {
      refuse(.bookIDMalformed, at: id.place, ["id": .text(id.text)])
    }
    return book
  }

  private static func isIDPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "-_.".contains(character)
  }

  /// The entries of a section, each a mapping under the author's own id.
  private mutating func items<Item>(
    _ map: inout MappingReader, _ section: String,
    _ read: (inout BookReader, SourcedText, inout MappingReader) -> Item?
  ) -> [Item] {
    guard let node = map.node(section),
      let entries = MappingReader(node, of: section, into: &refusals)
    else { return [] }
    return entries.all.compactMap { entry in
      if !entry.key.text.allSatisfy({ $0.isNamePart }) || entry.key.text.isEmpty {
        refuse(.itemIDMalformed, at: entry.key.place, ["id": .text(entry.key.text)])
      }
      guard var inner = MappingReader(entry.value, of: entry.key.text, into: &refusals) else { return nil }
      let item = read(&self, entry.key, &inner)
      inner.refuseOthers(into: &refusals)
      return item
    }
  }

  // MARK: Small values

  mutating func unit(_ map: inout MappingReader) -> Unit? {
    guard let text = map.text("unit", into: &refusals) else { return nil }
    guard let unit = Unit.named(text.text) else {
      refuse(
        .unknownUnit, at: text.place, ["unit": .text(text.text)],
        suggestion: NearName.of(text.text, among: Unit.spellings))
      return nil
    }
    return unit
  }

  /// The texts of a list; what is no text in it is refused.
  mutating func texts(_ map: inout MappingReader, _ key: String) -> [SourcedText] {
    map.list(key).compactMap { node in
      if node.text == nil { refuse(.textExpected, at: node.place, ["key": .text(key)]) }
      return node.text
    }
  }

  private mutating func day(_ text: SourcedText) -> CalendarDay? {
    guard let day = CalendarDay(iso: text.text) else {
      refuse(.dateMalformed, at: text.place, ["text": .text(text.text)])
      return nil
    }
    return day
  }

  private mutating func days(_ map: inout MappingReader, _ key: String) -> ClosedDays {
    guard let node = map.node(key), var span = MappingReader(node, of: key, into: &refusals) else {
      return ClosedDays(from: nil, to: nil)
    }
    let from = span.text("from", into: &refusals)
    let to = span.text("to", into: &refusals)
    span.refuseOthers(into: &refusals)
    return ClosedDays(from: from.flatMap { day($0) }, to: to.flatMap { day($0) })
  }

  /// One of a few words; a wrong one is refused with the nearest right one.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ text: SourcedText, _ type: Word.Type
  ) -> Word? where Word.RawValue == String {
    if let word = Word(rawValue: text.text) { return word }
    let known = Word.allCases.map(\.rawValue)
    refuse(
      .unknownWord, at: text.place, ["word": .text(text.text), "known": .list(known)],
      suggestion: NearName.of(text.text, among: known))
    return nil
  }

  mutating func subject(_ map: inout MappingReader) -> Subject {
    guard let text = map.requiredText("of", into: &refusals) else { return .enterprise }
    return word(text, Subject.self) ?? .enterprise
  }

  private mutating func truth(_ map: inout MappingReader, _ key: String) -> Bool {
    guard let text = map.text(key, into: &refusals) else { return false }
    if text.text == "true" { return true }
    if text.text != "false" { refuse(.trueOrFalse, at: text.place, ["key": .text(key)]) }
    return false
  }

  mutating func citation(_ map: inout MappingReader) -> Citation? {
    guard let node = map.node("cite"), var cite = MappingReader(node, of: "cite", into: &refusals) else {
      return nil
    }
    let document = cite.requiredText("document", into: &refusals)
    let clause = cite.text("clause", into: &refusals)?.text
    let quote = cite.text("quote", into: &refusals)?.text
    cite.refuseOthers(into: &refusals)
    guard let document else { return nil }
    let known = documents + inherited
    guard let cited = known.first(where: { $0.id == document.text }) else {
      refuse(
        .unknownDocument, at: document.place, ["id": .text(document.text)],
        suggestion: NearName.of(document.text, among: known.map(\.id)))
      return nil
    }
    return Citation(document: cited.id, title: cited.title, clause: clause, quote: quote)
  }

  // MARK: Items

  private mutating func document(_ id: SourcedText, _ map: inout MappingReader) -> CitedDocument? {
    let title = map.requiredText("title", into: &refusals)
    return CitedDocument(
      id: id.text, title: title?.text ?? id.text,
      issuer: map.text("issuer", into: &refusals)?.text,
      number: map.text("number", into: &refusals)?.text,
      date: map.text("date", into: &refusals)?.text,
      note: map.text("note", into: &refusals)?.text)
  }

  private mutating func parameter(_ id: SourcedText, _ map: inout MappingReader) -> ParameterItem? {
    ParameterItem(
      id: id, label: map.text("label", into: &refusals)?.text ?? id.text, unit: unit(&map),
      value: map.text("value", into: &refusals), proposed: map.text("proposed", into: &refusals),
      note: map.text("note", into: &refusals)?.text)
  }

  private mutating func metric(_ id: SourcedText, _ map: inout MappingReader) -> MetricItem? {
    let label = map.text("label", into: &refusals)?.text ?? id.text
    let subject = subject(&map)
    let unit = unit(&map)
    guard let formula = map.requiredText("formula", into: &refusals) else { return nil }
    return MetricItem(
      id: id, label: label, subject: subject, unit: unit, formula: formula, citation: citation(&map),
      note: map.text("note", into: &refusals)?.text)
  }

  private mutating func standard(_ id: SourcedText, _ map: inout MappingReader) -> StandardItem? {
    let label = map.text("label", into: &refusals)?.text ?? id.text
    let metric = map.requiredText("metric", into: &refusals)
    let condition = map.text("where", into: &refusals)
    let before = refusals.count
    let atLeast = threshold(&map, "at_least")
    let atMost = threshold(&map, "at_most")
    let exceptions = map.list("except").compactMap { exception($0) }
    let force = map.text("force", into: &refusals)
    let uses = texts(&map, "use").compactMap { word($0, Use.self) }
    let citation = citation(&map)
    let measure = measure(&map)
    let note = map.text("note", into: &refusals)?.text
    let indicator = map.text("indicator", into: &refusals)?.text
    let due = map.text("due", into: &refusals)
    if atLeast == nil, atMost == nil, refusals.count == before {
      refuse(.thresholdMissing, at: id.place, ["id": .text(id.text)])
    }
    refuseUnknownForce(force)
    guard let metric else { return nil }
    return StandardItem(
      id: id, label: label, metric: metric, condition: condition, atLeast: atLeast, atMost: atMost,
      exceptions: exceptions, isTarget: force?.text == "target",
      uses: uses.isEmpty ? Set(Use.allCases) : Set(uses), citation: citation, measure: measure, note: note,
      indicator: indicator, due: due)
  }

  private mutating func refuseUnknownForce(_ force: SourcedText?) {
    guard let force, !["binding", "target"].contains(force.text) else { return }
    refuse(
      .unknownWord, at: force.place, ["word": .text(force.text), "known": .list(["binding", "target"])],
      suggestion: NearName.of(force.text, among: ["binding", "target"]))
  }

  private mutating func milestone(_ id: SourcedText, _ map: inout MappingReader) -> MilestoneItem? {
    let force = map.text("force", into: &refusals)
    refuseUnknownForce(force)
    return MilestoneItem(
      id: id, label: map.text("label", into: &refusals)?.text ?? id.text,
      after: map.text("after", into: &refusals), within: map.text("within", into: &refusals),
      isTarget: force?.text == "target", remedy: map.text("remedy", into: &refusals)?.text,
      citation: citation(&map), note: map.text("note", into: &refusals)?.text)
  }

  /// One expression, or expressions by the date they hold from; `null` ends the last one.
  mutating func threshold(_ map: inout MappingReader, _ key: String) -> DatedExpressions? {
    guard let node = map.node(key) else { return nil }
    if let text = node.text {
      return DatedExpressions(spans: [(nil, text)], place: node.place)
    }
    guard let dated = MappingReader(node, of: key, into: &refusals) else { return nil }
    var spans: [(from: CalendarDay?, expression: SourcedText?)] = []
    for entry in dated.all {
      guard let from = day(entry.key) else { continue }
      if !entry.value.isNull, entry.value.text == nil {
        refuse(.textExpected, at: entry.value.place, ["key": .text(entry.key.text)])
      }
      spans.append((from, entry.value.isNull ? nil : entry.value.text))
    }
    spans.sort { $0.from ?? CalendarDay(number: .min) < $1.from ?? CalendarDay(number: .min) }
    return spans.isEmpty ? nil : DatedExpressions(spans: spans, place: node.place)
  }

  private mutating func exception(_ node: DocumentNode) -> ExceptionItem? {
    guard var map = MappingReader(node, of: "except", into: &refusals) else { return nil }
    let when = map.requiredText("when", into: &refusals)
    let atLeast = threshold(&map, "at_least")
    let atMost = threshold(&map, "at_most")
    let isExempt = truth(&map, "exempt")
    let isCaseByCase = truth(&map, "case_by_case")
    let because = map.text("because", into: &refusals)?.text
    map.refuseOthers(into: &refusals)
    if !isExempt, !isCaseByCase, atLeast == nil, atMost == nil {
      refuse(.exceptionWithoutEffect, at: map.place)
    }
    guard let when else { return nil }
    return ExceptionItem(
      when: when, atLeast: atLeast, atMost: atMost, isExempt: isExempt,
      isCaseByCase: isCaseByCase, because: because)
  }

  private mutating func measure(_ map: inout MappingReader) -> Measure? {
    guard let node = map.node("measure") else { return nil }
    if let text = node.text { return Measure(action: text.text, deadline: nil, addressee: nil) }
    guard var inner = MappingReader(node, of: "measure", into: &refusals) else { return nil }
    let measure = Measure(
      action: inner.text("action", into: &refusals)?.text,
      deadline: inner.text("deadline", into: &refusals),
      addressee: inner.text("addressee", into: &refusals)?.text)
    inner.refuseOthers(into: &refusals)
    return measure
  }

  private mutating func flag(_ id: SourcedText, _ map: inout MappingReader) -> FlagItem? {
    let label = map.text("label", into: &refusals)?.text ?? id.text
    let subject = subject(&map)
    let kind = map.requiredText("kind", into: &refusals).flatMap { word($0, FlagKind.self) } ?? .watch
    let when = map.requiredText("when", into: &refusals)
    let measure = measure(&map)
    let citation = citation(&map)
    let note = map.text("note", into: &refusals)?.text
    guard let when else { return nil }
    return FlagItem(
      id: id, label: label, subject: subject, kind: kind, when: when, measure: measure, citation: citation,
      note: note)
  }

  private mutating func benchmarks(_ map: inout MappingReader) -> [BenchmarkItem] {
    map.list("benchmarks").compactMap { node in
      guard var inner = MappingReader(node, of: "benchmarks", into: &refusals) else { return nil }
      let metric = inner.requiredText("metric", into: &refusals)
      let groups = texts(&inner, "by")
      inner.refuseOthers(into: &refusals)
      return metric.map { BenchmarkItem(metric: $0, groups: groups) }
    }
  }

  private mutating func list(_ id: SourcedText, _ map: inout MappingReader) -> ListItem? {
    let title = map.text("title", into: &refusals)?.text ?? id.text
    let subject = subject(&map)
    let condition = map.requiredText("where", into: &refusals)
    let columns = map.list("columns").compactMap { column($0) }
    let order = texts(&map, "order").map { orderKey($0) }
    let asOf = map.text("as_of", into: &refusals)
    let citation = citation(&map)
    let note = map.text("note", into: &refusals)?.text
    let publication = publication(&map, of: id.text, columns: columns.map(\.id.text))
    if columns.isEmpty, !map.has("columns") {
      refuse(.keyMissing, at: map.place, ["key": "columns"])
    }
    guard let condition else { return nil }
    return ListItem(
      id: id, title: title, subject: subject, condition: condition, columns: columns, order: order,
      asOf: asOf, citation: citation, note: note, publication: publication)
  }

  /// What may be published: names of columns a list or a grading has, or a mapping with them, a title and a note.
  mutating func publication(
    _ map: inout MappingReader, of list: String, columns known: [String]
  ) -> Publication? {
    guard map.has("publish") else { return nil }
    guard let node = map.node("publish") else {
      refuse(.publishEmpty, at: map.place, ["list": .text(list)])
      return nil
    }
    var names: [SourcedText]
    var title: String?
    var note: String?
    if case .mapping = node.content {
      guard var inner = MappingReader(node, of: "publish", into: &refusals) else { return nil }
      names = texts(&inner, "columns")
      title = inner.text("title", into: &refusals)?.text
      note = inner.text("note", into: &refusals)?.text
      inner.refuseOthers(into: &refusals)
    } else {
      names = texts(&map, "publish")
    }
    if names.isEmpty { refuse(.publishEmpty, at: node.place, ["list": .text(list)]) }
    for (index, name) in names.enumerated() {
      let arguments: [String: Argument] = ["list": .text(list), "column": .text(name.text)]
      if !known.contains(name.text) {
        refuse(
          .publishUnknownColumn, at: name.place, arguments.merging(["known": .list(known)]) { $1 },
          suggestion: NearName.of(name.text, among: known))
      } else if names[..<index].contains(where: { $0.text == name.text }) {
        refuse(.publishTwice, at: name.place, arguments)
      }
    }
    return Publication(columns: names.map(\.text), title: title, note: note)
  }

  private func orderKey(_ text: SourcedText) -> (name: SourcedText, descending: Bool) {
    guard text.text.hasPrefix("-") else { return (text, false) }
    let name = String(text.text.dropFirst().drop(while: \.isWhitespace))
    return (SourcedText(name, at: text.place(at: 1)), true)
  }

  private mutating func column(_ node: DocumentNode) -> ListColumnItem? {
    if let name = node.text { return ListColumnItem(id: name, label: nil, unit: nil, formula: nil) }
    guard var map = MappingReader(node, of: "columns", into: &refusals) else { return nil }
    let id = map.requiredText("id", into: &refusals)
    let label = map.text("label", into: &refusals)?.text
    let unit = unit(&map)
    let formula = map.text("formula", into: &refusals)
    map.refuseOthers(into: &refusals)
    return id.map { ListColumnItem(id: $0, label: label, unit: unit, formula: formula) }
  }
}
