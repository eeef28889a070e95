internal import Diagnostics
internal import Documents
public import Units

/// Compiles rule books against the facts of a dataset.
public struct RuleCompiler {
  /// The books, in the order the user named them.
  public let books: [RuleBook]
  /// What rules may name.
  public let facts: FactCatalogue
  /// What the user set.
  public let settings: Settings
  /// The day durations are counted to.
  public let asOf: CalendarDay
  /// Whether unset parameters may stay so: for checking and showing books, never for judging.
  public let allowsUnsetParameters: Bool
  /// Whether the books' proposed values count as set.
  public let acceptsProposals: Bool

  var refusals: [Refusal] = []
  var issues: [Issue] = []
  var parameters: [Parameter] = []
  var bookDays: [CalendarDay] = []
  /// Where each book's items begin and end among all, by kind.
  var metricItems: [(book: Int, item: MetricItem)] = []
  var standardItems: [(book: Int, item: StandardItem)] = []
  var flagItems: [(book: Int, item: FlagItem)] = []
  var schemeItems: [(book: Int, item: SchemeItem)] = []
  var metricTypes: [Int: ValueType] = [:]
  var metrics: [Int: Metric] = [:]
  var standards: [Int: Standard] = [:]
  var flags: [Int: Flag] = [:]
  var schemes: [Int: Scheme] = [:]
  /// A fact without history that a rule rests on, by rule.
  var undated: [RuleNode: String] = [:]
  var milestones: [Milestone] = []
  /// Whether lists are being compiled, which come after all judging.
  var isAtLists = false
  let counter = Checker<BookScope>.Counter()

  /// A compiler.
  public init(
    books: [RuleBook], facts: FactCatalogue, settings: Settings, asOf: CalendarDay,
    allowsUnsetParameters: Bool = false, acceptsProposals: Bool = false
  ) {
    self.books = books
    self.facts = facts
    self.settings = settings
    self.asOf = asOf
    self.allowsUnsetParameters = allowsUnsetParameters
    self.acceptsProposals = acceptsProposals
  }

  /// - Throws: `Refusals` with everything that is wrong, each with file, line and character.
  public static func compile(
    _ books: [RuleBook], facts: FactCatalogue, settings: Settings = .none, asOf: CalendarDay,
    allowsUnsetParameters: Bool = false, acceptsProposals: Bool = false
  ) throws -> Rules {
    var compiler = RuleCompiler(
      books: books, facts: facts, settings: settings, asOf: asOf,
      allowsUnsetParameters: allowsUnsetParameters, acceptsProposals: acceptsProposals)
    return try compiler.rules()
  }

  private mutating func rules() throws -> Rules {
    refuseBooksGivenTwice()
    readParameters()
    for index in books.indices { bookDays.append(day(of: books[index].asOf, book: index) ?? asOf) }
    noteBooksNotInForce()
    for index in books.indices { compileMilestones(index) }
    gather()
    try stop()
    let order = try compileGraph()
    noteUnclaimedGrades()
    let benchmarks = books.indices.flatMap { compileBenchmarks($0) }
    isAtLists = true
    let lists = books.indices.flatMap { compileLists($0) }
    try stop()
    return Rules(
      books: books.indices.map { compiledBook($0) }, parameters: parameters,
      metrics: metricItems.indices.compactMap { metrics[$0] },
      standards: standardItems.indices.compactMap { standards[$0] },
      flags: flagItems.indices.compactMap { flags[$0] },
      schemes: schemeItems.indices.compactMap { schemes[$0] }, benchmarks: benchmarks, lists: lists,
      milestones: milestones, order: order, issues: issues, restingOnGrades: restingOnGrades(order))
  }

  private func stop() throws {
    if let refusals = Refusals(refusals) { throw refusals }
  }

  private func compiledBook(_ index: Int) -> CompiledBook {
    let book = books[index]
    return CompiledBook(
      id: book.id, title: book.title, file: book.file, inForce: book.inForce, documents: book.documents,
      asOf: bookDays[index], note: book.note)
  }

  private mutating func refuseBooksGivenTwice() {
    for (index, book) in books.enumerated() where books[..<index].contains(where: { $0.id == book.id }) {
      refusals.append(
        Refusal(.badInput, .bookTwice, at: Place(file: book.file), ["id": .text(book.id)]))
    }
  }

  private mutating func noteBooksNotInForce() {
    for (index, book) in books.enumerated() where !book.inForce.contains(bookDays[index]) {
      issues.append(
        Issue(
          .warning, .bookNotInForce, at: Place(file: book.file),
          [
            "book": .text(book.title), "day": .text(bookDays[index].description),
            "from": .text(book.inForce.from?.description ?? "…"),
            "to": .text(book.inForce.to?.description ?? "…"),
          ]))
    }
  }

  /// The id as printed.
  func printed(_ id: String, of book: Int) -> String {
    books.count > 1 ? "\(books[book].id):\(id)" : id
  }

  mutating func refuse(_ error: ExpressionError, in text: SourcedText) {
    refusals.append(
      Refusal(
        .badInput, error.message, at: text.place(at: error.offset), error.arguments,
        suggestion: error.suggestion))
  }
}

// MARK: - Parameters and days

extension RuleCompiler {
  private mutating func readParameters() {
    var unset: [String] = []
    for (index, book) in books.enumerated() {
      for item in book.parameters {
        let type = ParameterLiteral.type(of: item)
        let setting = settings.value(of: item.id.text, in: book.id)
        let given = setting?.value ?? item.value?.text ?? (acceptsProposals ? item.proposed?.text : nil)
        let value = given.flatMap { ParameterLiteral.value($0, as: type) }
        if let given, value == nil { refuseValue(given, of: item, type: type, isSetting: setting != nil) }
        if given == nil, !allowsUnsetParameters { unset.append(wanted(item, book: index)) }
        parameters.append(
          Parameter(
            id: item.id.text, name: printed(item.id.text, of: index), book: index, label: item.label,
            type: type, value: value,
            origin: given == nil ? .unset : setting != nil ? .user : item.value != nil ? .book : .proposal))
      }
    }
    if !unset.isEmpty {
      refusals.append(Refusal(.usage, .parametersMissing, ["settings": .list(unset)]))
    }
    refuseUnknownSettings()
  }

  /// `--set supervision_land=5 亩`, the proposed value where the book has one.
  private func wanted(_ item: ParameterItem, book: Int) -> String {
    let example = item.proposed?.text ?? "…"
    let unit = item.proposed == nil ? item.unit.map { " \($0.symbol)" } ?? "" : ""
    let label = item.label == item.id.text ? "" : "(\(item.label))"
    return "--set \"\(item.id.text)=\(example)\(unit)\"\(label)"
  }

  private mutating func refuseValue(
    _ text: String, of item: ParameterItem, type: ValueType, isSetting: Bool
  ) {
    refusals.append(
      Refusal(
        isSetting ? .usage : .badInput, .parameterValueMalformed,
        at: isSetting ? .unknown : (item.value ?? item.id).place,
        [
          "name": .text(item.id.text), "value": .text(text),
          "unit": .text(type.unit?.nameForMessages ?? "\(type)"),
        ]))
  }

  private mutating func refuseUnknownSettings() {
    let known = books.flatMap { book in
      book.parameters.flatMap { [$0.id.text, "\(book.id):\($0.id.text)"] }
    }
    for setting in settings.values where !known.contains(setting.name) {
      refusals.append(
        Refusal(
          .usage, .unknownParameter, ["name": .text(setting.name)],
          suggestion: NearName.of(setting.name, among: known)))
    }
  }

  /// A date, or the parameter of the book that holds one.
  mutating func day(of text: SourcedText?, book: Int) -> CalendarDay? {
    guard let text else { return nil }
    if let day = CalendarDay(iso: text.text) { return day }
    if let parameter = parameters.first(where: { $0.book == book && $0.id == text.text }) {
      if case .day(let day)? = parameter.value { return day }
      if parameter.value == nil { return nil }
    }
    refusals.append(
      Refusal(.badInput, .asOfNotDate, at: text.place, ["name": .text(text.text)]))
    return nil
  }
}

// MARK: - The graph

extension RuleCompiler {
  private mutating func gather() {
    for (index, book) in books.enumerated() {
      metricItems += book.metrics.map { (index, $0) }
      standardItems += book.standards.map { (index, $0) }
      flagItems += book.flags.map { (index, $0) }
      schemeItems += book.schemes.map { (index, $0) }
      for item in book.metrics where facts.fact(item.id.text, of: item.subject)?.name == item.id.text {
        refusals.append(
          Refusal(
            .badInput, .metricNamedAsColumn, at: item.id.place, ["id": .text(item.id.text)]))
      }
      for item in book.parameters
      where Subject.allCases.contains(where: { facts.fact(item.id.text, of: $0)?.name == item.id.text })
        || book.metrics.contains(where: { $0.id.text == item.id.text })
      {
        refusals.append(
          Refusal(
            .badInput, .parameterNamedAsColumn, at: item.id.place, ["id": .text(item.id.text)]))
      }
    }
  }

  /// Parses everything, orders it by who names whom, then checks in that order.
  private mutating func compileGraph() throws -> [RuleNode] {
    var graph = RuleGraph()
    for index in metricItems.indices { graph.add(.metric(index), names: references(metricTexts(index))) }
    for index in standardItems.indices {
      graph.add(.standard(index), names: references(standardTexts(index)))
    }
    for index in flagItems.indices { graph.add(.flag(index), names: references(flagTexts(index))) }
    for index in schemeItems.indices {
      graph.add(
        .scheme(index), names: metricsNamed(by: index) + references(schemeTexts(index)))
    }
    try stop()
    let order: [RuleNode]
    switch graph.sorted() {
    case .order(let nodes): order = nodes
    case .circle(let nodes):
      let place = nodes.first.map { text(of: $0).place } ?? .unknown
      throw Refusal(
        .badInput, .rulesInCircle, at: place, ["names": .list(nodes.map { text(of: $0).text })])
    }
    for node in order {
      switch node {
      case .metric(let index): compileMetric(index)
      case .standard(let index): compileStandard(index)
      case .flag(let index): compileFlag(index)
      case .scheme(let index): compileScheme(index)
      }
    }
    try stop()
    return order
  }

  private func text(of node: RuleNode) -> SourcedText {
    switch node {
    case .metric(let index): metricItems[index].item.id
    case .standard(let index): standardItems[index].item.id
    case .flag(let index): flagItems[index].item.id
    case .scheme(let index): schemeItems[index].item.id
    }
  }

  private func metricTexts(_ index: Int) -> (book: Int, Subject?, [SourcedText], metric: SourcedText?) {
    let (book, item) = metricItems[index]
    return (book, item.subject, [item.formula], nil)
  }

  private func standardTexts(_ index: Int) -> (book: Int, Subject?, [SourcedText], metric: SourcedText?) {
    let (book, item) = standardItems[index]
    var texts = [item.condition].compactMap(\.self)
    func add(_ dated: DatedExpressions?) { texts += dated?.spans.compactMap(\.expression) ?? [] }
    add(item.atLeast)
    add(item.atMost)
    for exception in item.exceptions {
      texts.append(exception.when)
      add(exception.atLeast)
      add(exception.atMost)
    }
    return (book, nil, texts, item.metric)
  }

  private func flagTexts(_ index: Int) -> (book: Int, Subject?, [SourcedText], metric: SourcedText?) {
    let (book, item) = flagItems[index]
    return (book, item.subject, [item.when], nil)
  }

  /// The items a rule names. Unknown names are left to the checker, which tells more about them.
  private mutating func references(
    _ rule: (book: Int, subject: Subject?, texts: [SourcedText], metric: SourcedText?)
  ) -> [RuleNode] {
    let scope = BookScope(compiler: self, bookIndex: rule.book)
    var nodes: [RuleNode] = []
    if let metric = rule.metric, let index = try? scope.namedMetric(metric.text) {
      nodes.append(.metric(index))
    }
    for text in rule.texts {
      do {
        try Parser.parse(text.text).forEachName { name, book, function in
          switch function {
          case "grade":
            if let index = scope.find(\.schemeItems, name, book: book, id: \.id.text) {
              nodes.append(.scheme(index))
            }
          case "met", "short", "undecided":
            if let index = scope.find(\.standardItems, name, book: book, id: \.id.text) {
              nodes.append(.standard(index))
            }
          case "flagged", "occupants", "holder":
            if let index = scope.find(\.flagItems, name, book: book, id: \.id.text) {
              nodes.append(.flag(index))
            }
          default:
            if let index = scope.metricIndex(name, book: book) { nodes.append(.metric(index)) }
          }
        }
      } catch {
        refuse(error, in: text)
      }
    }
    return nodes
  }
}

extension Syntax {
  /// Visits every name with the function whose argument it directly is.
  func forEachName(inside function: String? = nil, _ body: (String, String?, String?) -> Void) {
    switch form {
    case .number, .day, .duration, .text, .truth: break
    case .name(let name, let book): body(name, book, function)
    case .negative(let a), .not(let a), .isMissing(let a), .isKnown(let a): a.forEachName(body)
    case .binary(_, let a, let b), .under(let a, let b):
      a.forEachName(body)
      b.forEachName(body)
    case .isIn(let a, let choices):
      a.forEachName(body)
      for choice in choices { choice.forEachName(body) }
    // Grades of earlier years are read, not worked out: they need no scheme.
    case .call(let call) where call.function == "previous" && call.isOfGrade: break
    case .call(let call):
      for argument in call.arguments {
        if case .text(let name) = argument.form { body(name, nil, call.function) }
        argument.forEachName(inside: call.function, body)
      }
      for group in call.groups { group.forEachName(body) }
    }
  }
}

extension Syntax.Call {
  /// `previous(grade(scheme))`.
  fileprivate var isOfGrade: Bool {
    guard case .call(let inner)? = arguments.first?.form else { return false }
    return inner.function == "grade"
  }
}
