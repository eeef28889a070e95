internal import Documents

/// What of rule books is asked of a project: the standards for admission about enterprises or projects, and what those
/// rest on, all about projects now. A project states its facts under the names that enterprises have.
public struct AdmissionBooks {
  /// The books without everything else.
  public let books: [RuleBook]
  /// Whether any standard is left.
  public var isEmpty: Bool { books.allSatisfy { $0.standards.allSatisfy { !$0.uses.contains(.admission) } } }

  /// - Parameter settings: parameters the user sets stay, so that none of them is called unknown.
  public init(_ books: [RuleBook], settings: Settings) {
    self.books = AdmissionBooks.reduced(books, settings)
  }

  private static func reduced(_ books: [RuleBook], _ settings: Settings) -> [RuleBook] {
    var needs = NeededNames(books)
    needs.gather()
    let set = Set(settings.values.map { String($0.name.split(separator: ":").last ?? "") })
    return books.map { book in
      var reduced = book
      reduced.metrics = book.metrics.filter { needs.isNeeded($0) }.map { $0.about(.project) }
      reduced.standards = book.standards.filter { needs.isNeeded($0) }.map {
        $0.uses.contains(.admission) ? $0.used(for: Set(Use.allCases)) : $0
      }
      reduced.flags = book.flags.filter { needs.isNeeded($0) }.map { $0.about(.project) }
      reduced.parameters = book.parameters.filter { parameter in
        parameter.value != nil || set.contains(parameter.id.text) || book.asOf?.text == parameter.id.text
          || needs.names.contains(parameter.id.text) || needs.names.contains(parameter.label)
      }
      reduced.schemes = []
      reduced.benchmarks = []
      reduced.lists = []
      return reduced
    }
  }
}

/// Follows names from the standards for admission to everything they rest on.
private struct NeededNames {
  private(set) var names: Set<String> = []
  /// Standards and flags that other rules ask about: a standard may bear the id of a column.
  private var rules: Set<String> = []
  private let books: [RuleBook]
  private let metrics: [MetricItem]

  init(_ books: [RuleBook]) {
    self.books = books
    metrics = books.flatMap(\.metrics)
  }

  mutating func gather() {
    var before = -1
    while names.count + rules.count > before {
      before = names.count + rules.count
      for book in books {
        for standard in book.standards where isNeeded(standard) { add(standard) }
        for metric in book.metrics where isNeeded(metric) { add(metric.formula) }
        for flag in book.flags where isNeeded(flag) { add(flag.when) }
      }
    }
  }

  /// One for admission whose metric is about enterprises or projects, or one that a kept rule asks about. A metric that
  /// nobody has is left for the compiler to refuse.
  func isNeeded(_ standard: StandardItem) -> Bool {
    guard standard.uses.contains(.admission) || rules.contains(standard.id.text) else { return false }
    let named = metrics.filter { NeededNames.names($0).contains(NeededNames.plain(standard.metric.text)) }
    return named.isEmpty || named.contains { NeededNames.isAsked($0.subject) }
  }

  func isNeeded(_ metric: MetricItem) -> Bool {
    NeededNames.isAsked(metric.subject) && !names.isDisjoint(with: NeededNames.names(metric))
  }

  func isNeeded(_ flag: FlagItem) -> Bool {
    NeededNames.isAsked(flag.subject) && rules.contains(flag.id.text)
  }

  private static let asking: Set<String> = ["met", "short", "undecided", "flagged"]

  private static func isAsked(_ subject: Subject) -> Bool { subject == .enterprise || subject == .project }

  private static func names(_ metric: MetricItem) -> [String] { [metric.id.text, metric.label] }

  private static func plain(_ name: String) -> String {
    name.split(separator: ":", maxSplits: 1).last.map { String($0).trimmed } ?? name
  }

  private mutating func add(_ standard: StandardItem) {
    names.insert(NeededNames.plain(standard.metric.text))
    names.insert(standard.metric.text)
    if let condition = standard.condition { add(condition) }
    add(standard.atLeast)
    add(standard.atMost)
    for exception in standard.exceptions {
      add(exception.when)
      add(exception.atLeast)
      add(exception.atMost)
    }
  }

  private mutating func add(_ dated: DatedExpressions?) {
    for span in dated?.spans ?? [] { if let expression = span.expression { add(expression) } }
  }

  /// What cannot be parsed is left for the compiler to refuse.
  private mutating func add(_ text: SourcedText) {
    guard let syntax = try? Parser.parse(text.text) else { return }
    syntax.forEachName { name, _, function in
      if NeededNames.asking.contains(function ?? "") { rules.insert(name) } else { names.insert(name) }
    }
  }
}

extension MetricItem {
  fileprivate func about(_ subject: Subject) -> MetricItem {
    MetricItem(
      id: id, label: label, subject: subject, unit: unit, formula: formula, citation: citation, note: note)
  }
}

extension FlagItem {
  fileprivate func about(_ subject: Subject) -> FlagItem {
    FlagItem(
      id: id, label: label, subject: subject, kind: kind, when: when, measure: nil, citation: citation,
      note: note)
  }
}

extension StandardItem {
  /// Measures are for enterprises: what they name a project may not have.
  fileprivate func used(for uses: Set<Use>) -> StandardItem {
    StandardItem(
      id: id, label: label, metric: metric, condition: condition, atLeast: atLeast, atMost: atMost,
      exceptions: exceptions, isTarget: isTarget, uses: uses, citation: citation, measure: nil, note: note,
      indicator: indicator, due: due)
  }
}
