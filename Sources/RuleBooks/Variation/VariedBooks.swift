internal import Diagnostics
internal import Documents
internal import Units

/// A variation held against the books: which of their numbers it replaces.
public struct VariedItem: Sendable {
  /// What is varied, as the user wrote it.
  public let name: String
  /// The value the book or the user's settings give, as written; nil where there is none.
  public let own: String?
  /// The values as they replace it, each with its unit.
  public let values: [String]
  private let target: Target

  private enum Target: Sendable {
    case parameter(String)
    case standard(book: Int, index: Int, isLeast: Bool)
    /// Uses of a metric by a scheme, by their places among all its indicators.
    case indicators(book: Int, scheme: Int, places: [Int], isWeight: Bool)
  }

  /// - Parameter rules: the books as they are, compiled.
  /// - Throws: a `Refusal` (usage) where the books have no such number, or the unit does not fit.
  public init(_ variation: Variation, of books: [RuleBook], _ rules: Rules) throws {
    name = variation.name
    let finder = VariedFinder(variation: variation, books: books, rules: rules)
    let found = try finder.found()
    own = found.own
    values = try finder.values(found)
    switch found.place {
    case .parameter(let name): target = .parameter(name)
    case .standard(let book, let index, let isLeast):
      target = .standard(book: book, index: index, isLeast: isLeast)
    case .indicators(let book, let scheme, let places, let isWeight):
      target = .indicators(book: book, scheme: scheme, places: places, isWeight: isWeight)
    }
  }

  /// Replaces the number in the books, or sets the parameter.
  public func apply(_ value: String, to books: inout [RuleBook], _ settings: inout Settings) {
    switch target {
    case .parameter(let name): settings = settings.setting(name, to: value)
    case .standard(let book, let index, let isLeast):
      let place = books[book].standards[index].id.place
      let dated = VariedItem.dated(value, at: place)
      if isLeast {
        books[book].standards[index].atLeast = dated
      } else {
        books[book].standards[index].atMost = dated
      }
    case .indicators(let book, let scheme, let places, let isWeight):
      books[book].schemes[scheme].changeIndicators(at: places) { item in
        let text = SourcedText(value, at: item.place, start: nil)
        if isWeight {
          item.weight = text
        } else {
          item.base = .given(VariedItem.dated(value, at: item.place))
        }
      }
    }
  }

  private static func dated(_ value: String, at place: Place) -> DatedExpressions {
    DatedExpressions(
      spans: [(from: nil, expression: SourcedText(value, at: place, start: nil))], place: place)
  }
}

/// Finds what a variation names.
struct VariedFinder {
  let variation: Variation
  let books: [RuleBook]
  let rules: Rules

  enum Place {
    case parameter(String)
    case standard(book: Int, index: Int, isLeast: Bool)
    case indicators(book: Int, scheme: Int, places: [Int], isWeight: Bool)
  }

  struct Found {
    let place: Place
    let own: String?
    /// The unit a bare number is in.
    let unit: Unit
    /// Whether a bare number is a percentage, as the book writes it.
    var isPercent = false
  }

  func found() throws -> Found {
    var rest = variation.name[...]
    var book: String?
    if let colon = rest.firstIndex(of: ":") {
      book = String(rest[..<colon])
      rest = rest[rest.index(after: colon)...]
    }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let searched = books.indices.filter { book == nil || books[$0].id == book }
    guard let first = parts.first else { throw unknown() }
    if parts.count == 1, let found = try parameter(first, in: searched, book) { return found }
    if let found = try standard(first, Array(parts.dropFirst()), in: searched) { return found }
    if let found = try indicator(first, Array(parts.dropFirst()), in: searched) { return found }
    throw unknown()
  }

  /// The values with the unit of the number they replace, where they bring none.
  func values(_ found: Found) throws -> [String] {
    let unit = variation.unit
    if unit.isEmpty {
      if case .parameter = found.place { return variation.numbers }
      return variation.numbers.map {
        found.isPercent ? "\($0)%" : found.unit.symbol.isEmpty ? $0 : "\($0) \(found.unit.symbol)"
      }
    }
    let isPercent = unit == "%" || unit == "%"
    let written = isPercent ? Unit.one : (try? Parser.parse("1 \(unit)")).flatMap(VariedFinder.unit)
    guard let written, written.conversion(to: found.unit) != nil else {
      let wanted = found.unit.nameForMessages
      throw Refusal(
        .usage, .variationUnit,
        ["name": .text(variation.name), "unit": .text(unit), "wanted": .text(wanted)])
    }
    return variation.numbers.map { isPercent ? "\($0)%" : "\($0) \(unit)" }
  }

  private static func unit(_ syntax: Syntax) -> Unit? {
    if case .number(_, let unit) = syntax.form { return unit }
    return nil
  }

  // MARK: Kinds

  private func parameter(_ id: String, in searched: [Int], _ book: String?) throws -> Found? {
    let all = rules.parameters.filter { searched.contains($0.book) && $0.id == id }
    guard let parameter = all.first else { return nil }
    if all.count > 1 { throw ambiguous(all.map(\.book)) }
    guard let unit = parameter.type.unit else {
      throw Refusal(.usage, .variationNotNumber, ["name": .text(variation.name)])
    }
    var own: String?
    if case .number(let number)? = parameter.value {
      own = Variation.written(number) + (unit.symbol.isEmpty ? "" : " \(unit.symbol)")
    }
    let name = book.map { "\($0):\(id)" } ?? id
    return Found(place: .parameter(name), own: own, unit: unit)
  }

  private func standard(_ id: String, _ parts: [String], in searched: [Int]) throws -> Found? {
    let all = searched.flatMap { book in
      books[book].standards.indices.filter { books[book].standards[$0].id.text == id }.map { (book, $0) }
    }
    guard let (book, index) = all.first else { return nil }
    if all.count > 1 { throw ambiguous(all.map(\.0)) }
    let item = books[book].standards[index]
    let bounds = [("at_least", item.atLeast), ("at_most", item.atMost)].filter { $0.1 != nil }
    guard parts.count == 1, let bound = bounds.first(where: { $0.0 == parts[0] })?.1 else {
      throw partUnknown(id, parts, bounds.map(\.0))
    }
    let compiled = rules.standards.first { $0.book == book && $0.id == id }
    let unit = compiled.map { rules.metrics[$0.metric].unit } ?? .one
    return number(
      bound, at: .standard(book: book, index: index, isLeast: parts[0] == "at_least"), unit, book)
  }

  private func indicator(_ id: String, _ parts: [String], in searched: [Int]) throws -> Found? {
    let all = searched.flatMap { book in
      books[book].schemes.indices.filter { books[book].schemes[$0].id.text == id }.map { (book, $0) }
    }
    guard let (book, index) = all.first else { return nil }
    if all.count > 1 { throw ambiguous(all.map(\.0)) }
    let scheme = books[book].schemes[index]
    let uses = scheme.indicatorUses
    guard let part = parts.last, part == "weight" || part == "base", (2...3).contains(parts.count) else {
      let known = Set(uses.map(\.item.metric.text)).sorted().flatMap { ["\($0).weight", "\($0).base"] }
      throw partUnknown(id, parts, known)
    }
    let metric = parts[parts.count - 2]
    let places = uses.indices.filter {
      uses[$0].item.metric.text == metric
        && (parts.count == 2 || uses[$0].population == parts[0])
    }
    guard let first = places.first else {
      throw partUnknown(
        id, parts,
        uses.map { [$0.population, $0.item.metric.text].compactMap(\.self).joined(separator: ".") })
    }
    let place = Place.indicators(book: book, scheme: index, places: places, isWeight: part == "weight")
    let item = uses[first].item
    if part == "weight" { return Found(place: place, own: item.weight.text, unit: .one) }
    guard case .given(let dated)? = item.base else {
      throw partUnknown("\(id).\(metric)", [part], ["weight"])
    }
    let compiled = rules.metrics.first { $0.book == book && $0.id == metric }
    return number(dated, at: place, compiled?.unit ?? .one, book)
  }

  /// A number in force on the book's day, in its own unit where it is written as a plain number.
  private func number(_ dated: DatedExpressions, at place: Place, _ unit: Unit, _ book: Int) -> Found {
    let day = rules.books[book].asOf
    let text = dated.spans.last { $0.from.map { $0 <= day } ?? true }?.expression?.text
    guard let text, let syntax = try? Parser.parse(text) else {
      return Found(place: place, own: text, unit: unit)
    }
    if text.trimmed.hasSuffix("%") || text.trimmed.hasSuffix("%") {
      return Found(place: place, own: text, unit: unit, isPercent: true)
    }
    return Found(place: place, own: text, unit: VariedFinder.unit(syntax) ?? unit)
  }

  // MARK: Refusals

  private func ambiguous(_ found: [Int]) -> Refusal {
    Refusal(
      .usage, .variationAmbiguous,
      ["name": .text(variation.name), "known": .list(found.map { "\(books[$0].id):\(variation.name)" })])
  }

  private func partUnknown(_ name: String, _ parts: [String], _ known: [String]) -> Refusal {
    let part = parts.joined(separator: ".")
    return Refusal(
      .usage, .variationPartUnknown,
      ["name": .text(name), "part": .text(part), "known": .list(known)],
      suggestion: NearName.of(part, among: known))
  }

  private func unknown() -> Refusal {
    let known = books.flatMap { book -> [String] in
      let bounds = book.standards.flatMap { item in
        [("at_least", item.atLeast), ("at_most", item.atMost)].filter { $0.1 != nil }
          .map { "\(item.id.text).\($0.0)" }
      }
      let indicators = book.schemes.flatMap { scheme in
        scheme.indicatorUses.flatMap { use in
          ["weight", "base"].map { "\(scheme.id.text).\(use.item.metric.text).\($0)" }
        }
      }
      return book.parameters.map(\.id.text) + bounds + indicators
    }
    return Refusal(
      .usage, .variationUnknown, ["name": .text(variation.name)],
      suggestion: NearName.of(variation.name, among: known))
  }
}

extension SchemeItem {
  /// Every use of an indicator, with the population it belongs to; nil where all share them.
  var indicatorUses: [(population: String?, item: IndicatorItem)] {
    switch indicators {
    case .shared(let items): items.map { (nil, $0) }
    case .byPopulation(let sets): sets.flatMap { set in set.items.map { (set.population.text, $0) } }
    }
  }

  /// Changes uses of indicators by their places in `indicatorUses`.
  mutating func changeIndicators(at places: [Int], _ change: (inout IndicatorItem) -> Void) {
    var place = 0
    func changed(_ item: IndicatorItem) -> IndicatorItem {
      defer { place += 1 }
      guard places.contains(place) else { return item }
      var item = item
      change(&item)
      return item
    }
    switch indicators {
    case .shared(let items): indicators = .shared(items.map(changed))
    case .byPopulation(let sets):
      indicators = .byPopulation(sets.map { ($0.population, $0.items.map(changed)) })
    }
  }
}
