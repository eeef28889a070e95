internal import Diagnostics
internal import Units

/// What names mean inside one book: its own items first, then the facts, then other books' items.
struct BookScope: NameResolver {
  let compiler: RuleCompiler
  let bookIndex: Int

  func meaning(of name: String, book: String?, subject: Subject) throws(NameProblem) -> Meaning {
    if book == nil {
      if name == "as_of" { return .asOf }
      if name == "year" { return .year }
    }
    if let index = metricIndex(name, book: book), compiler.metricItems[index].book == bookIndex || book != nil
    {
      return try metric(index, for: subject)
    }
    if let index = parameterIndex(name, book: book) {
      return .parameter(index, compiler.parameters[index].type)
    }
    if book == nil, let fact = compiler.facts.fact(name, of: subject) {
      guard compiler.isAtLists || !fact.isForLists else { throw .onlyInLists }
      return .fact(fact)
    }
    if let index = metricIndex(name, book: book) { return try metric(index, for: subject) }
    if book == nil, let asked = ownColumn(name, of: subject) { return .fact(asked.absentFact) }
    let books = booksWith(name)
    if book == nil, books.count > 1 { throw .ambiguous(books: books) }
    for other in Subject.allCases where other != subject && book == nil {
      if compiler.facts.fact(name, of: other) != nil { throw .otherSubject(other) }
    }
    throw .unknown(suggestion: NearName.of(name, among: knownNames(subject)))
  }

  private func metric(_ index: Int, for subject: Subject) throws(NameProblem) -> Meaning {
    let item = compiler.metricItems[index].item
    guard item.subject == subject else { throw .otherSubject(item.subject) }
    return .metric(index, compiler.metricTypes[index] ?? .number(item.unit ?? .one))
  }

  func standard(_ name: String, book: String?, subject: Subject) throws(NameProblem) -> Int {
    guard let index = find(\.standardItems, name, book: book, id: \.id.text) else {
      throw .unknown(
        suggestion: NearName.of(name, among: compiler.standardItems.map(\.item.id.text)))
    }
    if let standard = compiler.standards[index], standard.subject != subject {
      throw .otherSubject(standard.subject)
    }
    return index
  }

  func flag(_ name: String, book: String?, subject: Subject) throws(NameProblem) -> Int {
    guard let index = find(\.flagItems, name, book: book, id: \.id.text) else {
      throw .unknown(suggestion: NearName.of(name, among: compiler.flagItems.map(\.item.id.text)))
    }
    let other = compiler.flagItems[index].item.subject
    guard other == subject else { throw .otherSubject(other) }
    return index
  }

  func scheme(_ name: String, book: String?, subject: Subject) throws(NameProblem) -> Int {
    guard let index = find(\.schemeItems, name, book: book, id: \.id.text) else {
      throw .unknown(suggestion: NearName.of(name, among: compiler.schemeItems.map(\.item.id.text)))
    }
    let other = compiler.schemeItems[index].item.subject
    guard other == subject else { throw .otherSubject(other) }
    return index
  }

  /// The metric a standard or benchmark names: an id or label, perhaps with its book before a colon.
  func namedMetric(_ text: String) throws(NameProblem) -> Int {
    let parts = text.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
    let index = parts.count == 2 ? metricIndex(parts[1], book: parts[0]) : metricIndex(text)
    if let index { return index }
    let books = parts.count == 2 ? [] : booksWith(text)
    if books.count > 1 { throw .ambiguous(books: books) }
    let known = compiler.metricItems.filter { $0.book == bookIndex }.map(\.item.id.text)
    throw .unknown(suggestion: NearName.of(text, among: known))
  }

  // MARK: Looking up

  /// A metric by id, or by the label of one of the own book.
  func metricIndex(_ name: String, book: String? = nil) -> Int? {
    if let index = find(\.metricItems, name, book: book, id: \.id.text) { return index }
    guard book == nil else { return nil }
    return compiler.metricItems.firstIndex { $0.book == bookIndex && $0.item.label == name }
  }

  /// A column the own book asks for, and the dataset does not have.
  private func ownColumn(_ name: String, of subject: Subject) -> OwnColumnItem? {
    compiler.books[bookIndex].columns.first { $0.id.text == name && $0.subject == subject }
  }

  private func parameterIndex(_ name: String, book: String?) -> Int? {
    let all = compiler.parameters.indices.filter { index in
      let parameter = compiler.parameters[index]
      guard parameter.id == name || parameter.label == name else { return false }
      return compiler.books[parameter.book].id == book ?? compiler.books[parameter.book].id
    }
    if book != nil { return all.first }
    return all.first { compiler.parameters[$0].book == bookIndex }
  }

  /// An item of the named book; without a book the own one's, else that of the only other book that has it.
  func find<Item>(
    _ items: KeyPath<RuleCompiler, [(book: Int, item: Item)]>, _ name: String, book: String?,
    id: KeyPath<Item, String>
  ) -> Int? {
    let all = compiler[keyPath: items]
    let matches = all.indices.filter { all[$0].item[keyPath: id] == name }
    if let book { return matches.first { compiler.books[all[$0].book].id == book } }
    if let own = matches.first(where: { all[$0].book == bookIndex }) { return own }
    return matches.count == 1 ? matches.first : nil
  }

  private func booksWith(_ name: String) -> [String] {
    compiler.metricItems.filter { $0.item.id.text == name }.map { compiler.books[$0.book].id }
  }

  private func knownNames(_ subject: Subject) -> [String] {
    compiler.metricItems.filter { $0.book == bookIndex }.map(\.item.id.text)
      + compiler.parameters.filter { $0.book == bookIndex }.map(\.id)
      + compiler.facts.names(of: subject) + ["as_of", "year"]
  }
}
