internal import Diagnostics
internal import Documents
internal import Units

extension RuleCompiler {
  /// Parses and checks one expression of a book; what is wrong is noted and nil returned.
  mutating func checked(
    _ text: SourcedText, book: Int, subject: Subject,
    _ check: (Checker<BookScope>, Syntax) throws(ExpressionError) -> Formula
  ) -> Formula? {
    do throws(ExpressionError) {
      let syntax = try Parser.parse(text.text)
      let checker = Checker(
        resolver: BookScope(compiler: self, bookIndex: book), subject: subject, text: text.text,
        counter: counter)
      let formula = try check(checker, syntax)
      try refuseFactsWithoutHistory(in: formula, subject: subject)
      return formula
    } catch {
      refuse(error, in: text)
      return nil
    }
  }

  mutating func condition(_ text: SourcedText, book: Int, subject: Subject) -> Formula? {
    checked(text, book: book, subject: subject) { checker, syntax throws(ExpressionError) in
      try checker.truth(syntax)
    }
  }

  /// A rule named inside previous, average or streak drags its facts into the past (contract E5).
  private func refuseFactsWithoutHistory(in formula: Formula, subject: Subject) throws(ExpressionError) {
    var culprit: String?
    formula.forEach { part in
      switch part.operation {
      case .previous(let inner, _), .average(let inner, _), .streak(let inner):
        culprit = culprit ?? undatedFact(in: [inner], subject: subject)
      default: break
      }
    }
    try formula.forEachMemberSum { (sum) throws(ExpressionError) in
      for inner in sum.formulas { try refuseFactsWithoutHistory(in: inner, subject: sum.subject) }
    }
    if let culprit { throw ExpressionError(.factWithoutHistory, at: 0, ["name": .text(culprit)]) }
  }

  /// A fact without history among what formulas name, directly or through rules compiled before.
  private func undatedFact(in formulas: [Formula], subject: Subject) -> String? {
    var culprit: String?
    func visit(_ part: Formula) {
      let found: String? =
        switch part.operation {
        case .fact(let name, _): facts.fact(name, of: subject)?.hasHistory == false ? name : nil
        case .metric(let index): undated[.metric(index)]
        case .verdict(_, let index, _): undated[.standard(index)]
        case .flagged(let index, _), .occupants(let index), .holder(let index): undated[.flag(index)]
        case .members(let sum): undatedFact(in: sum.formulas, subject: sum.subject)
        default: nil
        }
      culprit = culprit ?? found
    }
    for formula in formulas { formula.forEach(visit) }
    return culprit
  }

  // MARK: Metrics

  mutating func compileMetric(_ index: Int) {
    let (book, item) = metricItems[index]
    guard
      let formula = checked(
        item.formula, book: book, subject: item.subject,
        { checker, syntax throws(ExpressionError) in
          let raw = try checker.check(syntax)
          guard let unit = raw.type.unit else {
            if item.unit != nil {
              throw ExpressionError(.unitOfNonNumber, at: 0, ["id": .text(item.id.text)])
            }
            return raw
          }
          if item.unit == nil, !unit.dimension.isNone {
            throw ExpressionError(
              .metricNeedsUnit, at: 0, ["id": .text(item.id.text), "unit": .text(unit.symbol)])
          }
          return try checker.converted(raw, from: unit, to: item.unit ?? .one, syntax)
        })
    else { return }
    metricTypes[index] = formula.type
    undated[.metric(index)] = undatedFact(in: [formula], subject: item.subject)
    metrics[index] = Metric(
      id: item.id.text, name: printed(item.id.text, of: book), book: book, label: item.label,
      subject: item.subject, type: formula.type, formula: formula, quotient: quotient(of: formula),
      citation: item.citation, lacking: lacking(in: formula, subject: item.subject))
  }

  /// A formula that is a division, seen through the conversions around it.
  private func quotient(of formula: Formula) -> Quotient? {
    var formula = formula
    let whole = formula.type.unit
    while case .convert(let inner, _) = formula.operation { formula = inner }
    guard case .arithmetic(.divided, let a, let b) = formula.operation,
      let conversion = whole.flatMap({ formula.type.unit?.conversion(to: $0) })
    else { return nil }
    return Quotient(numerator: a, denominator: b, conversion: conversion)
  }

  // MARK: Standards

  mutating func compileStandard(_ index: Int) {
    let (book, item) = standardItems[index]
    guard let (metricIndex, metric, unit) = numericMetric(item.metric, book: book, .numberExpected) else {
      return
    }
    let subject = metric.subject
    let condition = item.condition.flatMap { self.condition($0, book: book, subject: subject) }
    let atLeast = item.atLeast.map { bound($0, book: book, subject: subject, metric: unit) }
    let atMost = item.atMost.map { bound($0, book: book, subject: subject, metric: unit) }
    let exceptions = item.exceptions.compactMap { exception -> StandardException? in
      guard let when = self.condition(exception.when, book: book, subject: subject) else { return nil }
      return StandardException(
        condition: when,
        atLeast: exception.atLeast.map { bound($0, book: book, subject: subject, metric: unit) },
        atMost: exception.atMost.map { bound($0, book: book, subject: subject, metric: unit) },
        isExempt: exception.isExempt, isCaseByCase: exception.isCaseByCase, because: exception.because)
    }
    refuseUncovered(item, book: book, atLeast, atMost, exceptions)
    var formulas = [condition].compactMap(\.self) + exceptions.map(\.condition)
    let allBounds = [atLeast, atMost] + exceptions.flatMap { [$0.atLeast, $0.atMost] }
    for dated in allBounds.compactMap(\.self) { formulas += dated.bounds.map(\.formula) }
    undated[.standard(index)] =
      undated[.metric(metricIndex)] ?? undatedFact(in: formulas, subject: subject)
    let inForce = allBounds.compactMap { $0?.bound(on: bookDays[book])?.formula }
    let needed = [condition].compactMap(\.self) + exceptions.map(\.condition) + inForce
    let lacks = metric.lacking + needed.flatMap { lacking(in: $0, subject: subject) }
    standards[index] = Standard(
      id: item.id.text, name: printed(item.id.text, of: book), book: book, label: item.label,
      metric: metricIndex, subject: subject, condition: condition, atLeast: atLeast, atMost: atMost,
      exceptions: exceptions, isTarget: item.isTarget, uses: item.uses, citation: item.citation,
      measure: measure(item.measure, book: book, subject: subject),
      lacking: facts.absentTable(of: subject).map { [$0] } ?? unique(lacks), indicator: item.indicator,
      due: due(item, book: book))
  }

  /// A metric that is a number, by the name a standard or benchmark gives it; others are refused.
  mutating func numericMetric(
    _ name: SourcedText, book: Int, _ message: Message
  ) -> (Int, Metric, Unit)? {
    let index: Int
    do throws(NameProblem) {
      index = try BookScope(compiler: self, bookIndex: book).namedMetric(name.text)
    } catch {
      switch error {
      case .ambiguous(let books):
        refusals.append(
          Refusal(
            .badInput, .nameInSeveralBooks, at: name.place,
            ["name": .text(name.text), "books": .list(books)]))
      case .unknown(let suggestion):
        refusals.append(
          Refusal(
            .badInput, .unknownMetric, at: name.place, ["name": .text(name.text)], suggestion: suggestion))
      case .otherSubject, .onlyInLists: break
      }
      return nil
    }
    // One that did not compile has been refused already.
    guard let metric = metrics[index] else { return nil }
    guard let unit = metric.type.unit else {
      refusals.append(
        Refusal(
          .badInput, message, at: name.place,
          ["name": .text(name.text), "found": .text(metric.label)]))
      return nil
    }
    return (index, metric, unit)
  }

  private mutating func bound(
    _ dated: DatedExpressions, book: Int, subject: Subject, metric unit: Unit
  ) -> DatedBound {
    DatedBound(
      spans: dated.spans.map { span in
        guard let text = span.expression else { return (span.from, nil) }
        var rounding = unit
        let formula = checked(text, book: book, subject: subject) {
          checker, syntax throws(ExpressionError) in
          let (raw, own) = try checker.number(syntax)
          _ = try checker.converted(raw, from: own, to: unit, syntax)
          rounding = checker.roundingUnit(of: syntax, unit: own)
          return try checker.converted(raw, from: own, to: rounding, syntax)
        }
        guard let formula, let there = unit.conversion(to: rounding), let back = rounding.conversion(to: unit)
        else { return (span.from, nil) }
        return (span.from, Bound(formula: formula, unit: rounding, fromMetric: there, toMetric: back))
      })
  }

  /// A dated threshold must cover the day its book judges at (contract R4).
  private mutating func refuseUncovered(
    _ item: StandardItem, book: Int, _ atLeast: DatedBound?, _ atMost: DatedBound?,
    _ exceptions: [StandardException]
  ) {
    guard item.uses.contains(.evaluation), refusals.isEmpty else { return }
    let all = [atLeast, atMost] + exceptions.flatMap { [$0.atLeast, $0.atMost] }
    refuseUncovered(all, of: item, on: bookDays[book], at: item.id.place)
  }

  private mutating func refuseUncovered(
    _ bounds: [DatedBound?], of item: StandardItem, on day: CalendarDay, at place: Place
  ) {
    guard bounds.contains(where: { $0.map { $0.bound(on: day) == nil } ?? false }) else { return }
    refusals.append(
      Refusal(
        .badInput, .thresholdNotInForce, at: place,
        ["id": .text(item.id.text), "day": .text(day.description)]))
  }

  private mutating func measure(
    _ measure: Measure?, book: Int, subject: Subject
  ) -> CompiledMeasure? {
    guard let measure else { return nil }
    let deadline = measure.deadline.flatMap { text in
      checked(text, book: book, subject: subject) { checker, syntax throws(ExpressionError) in
        try checker.day(syntax)
      }
    }
    return CompiledMeasure(action: measure.action, deadline: deadline, addressee: measure.addressee)
  }

  // MARK: Flags

  mutating func compileFlag(_ index: Int) {
    let (book, item) = flagItems[index]
    guard let condition = condition(item.when, book: book, subject: item.subject) else { return }
    undated[.flag(index)] = undatedFact(in: [condition], subject: item.subject)
    flags[index] = Flag(
      id: item.id.text, name: printed(item.id.text, of: book), book: book, label: item.label,
      subject: item.subject, kind: item.kind, condition: condition,
      measure: measure(item.measure, book: book, subject: item.subject), citation: item.citation,
      lacking: facts.absentTable(of: item.subject).map { [$0] }
        ?? lacking(in: condition, subject: item.subject))
  }

  // MARK: Benchmarks and lists

  mutating func compileBenchmarks(_ book: Int) -> [Benchmark] {
    books[book].benchmarks.compactMap { item in
      guard let (index, metric, _) = numericMetric(item.metric, book: book, .benchmarkNotNumber) else {
        return nil
      }
      let keys = item.groups.compactMap { group -> (name: String, formula: Formula)? in
        checked(group, book: book, subject: metric.subject) { checker, syntax throws(ExpressionError) in
          try checker.check(syntax)
        }.map { (group.text, $0) }
      }
      return Benchmark(metric: index, keys: keys)
    }
  }

  mutating func compileLists(_ book: Int) -> [RuleList] {
    books[book].lists.compactMap { list($0, book: book) }
  }

  private mutating func list(_ item: ListItem, book: Int) -> RuleList? {
    let ownDay = day(of: item.asOf, book: book)
    let condition = condition(item.condition, book: book, subject: item.subject)
    var columns: [ListColumn] = []
    for column in item.columns {
      if columns.contains(where: { $0.id == column.id.text }) {
        refusals.append(
          Refusal(
            .badInput, .duplicateColumn, at: column.id.place,
            ["list": .text(item.id.text), "id": .text(column.id.text)]))
      } else if let compiled = self.column(column, book: book, subject: item.subject) {
        columns.append(compiled)
      }
    }
    let order = item.order.compactMap { key -> (formula: Formula, descending: Bool)? in
      if let own = columns.first(where: { $0.id == key.name.text }), case .formula(let formula) = own.content
      {
        return (formula, key.descending)
      }
      return checked(key.name, book: book, subject: item.subject) {
        checker, syntax throws(ExpressionError) in try checker.check(syntax)
      }.map { ($0, key.descending) }
    }
    guard let condition else { return nil }
    var named = (flags: [Int](), standards: [Int]())
    condition.forEach { part in
      if case .flagged(let index, _) = part.operation { named.flags.append(index) }
      if case .verdict(_, let index, _) = part.operation { named.standards.append(index) }
    }
    if let ownDay, let place = item.asOf?.place {
      for index in unique(named.standards) {
        guard let standard = standards[index], standard.isJudged else { continue }
        let all =
          [standard.atLeast, standard.atMost] + standard.exceptions.flatMap { [$0.atLeast, $0.atMost] }
        refuseUncovered(all, of: standardItems[index].item, on: ownDay, at: place)
      }
    }
    return RuleList(
      id: item.id.text, fileName: books.count > 1 ? "\(books[book].id).\(item.id.text)" : item.id.text,
      book: book, title: item.title, subject: item.subject, condition: condition, columns: columns,
      order: order, asOf: ownDay ?? bookDays[book], hasOwnDay: ownDay != nil, namedFlags: unique(named.flags),
      namedStandards: unique(named.standards), citation: item.citation, publication: item.publication)
  }

  private static let builtIn: [String: (ListColumnContent, ValueType)] = [
    "reasons": (.reasons, .text), "measure": (.measure, .text), "deadline": (.deadline, .day),
    "evidence": (.evidence, .text), "near_line": (.nearLine, .truth), "addressee": (.addressee, .text),
    "area_flips": (.areaFlips, .text),
  ]

  private mutating func column(
    _ item: ListColumnItem, book: Int, subject: Subject
  ) -> ListColumn? {
    if item.formula == nil, let (content, type) = RuleCompiler.builtIn[item.id.text] {
      return ListColumn(id: item.id.text, label: item.label, content: content, type: type)
    }
    let text = item.formula ?? item.id
    guard
      let formula = checked(
        text, book: book, subject: subject,
        { checker, syntax throws(ExpressionError) in
          let raw = try checker.check(syntax)
          guard let own = raw.type.unit else { return raw }
          // As with metrics, what has no unit and no dimension is a plain number, not its parts' per cent.
          let isPlain = item.formula != nil && own.dimension.isNone
          guard let unit = item.unit ?? (isPlain ? .one : nil) else { return raw }
          return try checker.converted(raw, from: own, to: unit, syntax)
        })
    else { return nil }
    return ListColumn(
      id: item.id.text, label: item.label ?? label(of: formula), content: .formula(formula),
      type: formula.type)
  }

  private func label(of formula: Formula) -> String? {
    if case .metric(let index) = formula.operation { return metrics[index]?.label }
    if case .parameter(let index) = formula.operation { return parameters[index].label }
    return nil
  }

  // MARK: What the dataset lacks

  /// Columns without which a formula cannot be worked out for any subject (contract R10).
  func lacking(in formula: Formula, subject: Subject) -> [String] {
    switch formula.operation {
    // A rule that is itself not judged is unknown, which the rest of a condition may outweigh.
    case .isMissing, .isKnown, .verdict, .flagged, .occupants, .holder, .grade: return []
    case .fact(let name, _):
      return facts.fact(name, of: subject)?.isPresent == true ? [] : [name]
    case .metric(let index): return metrics[index]?.lacking ?? []
    case .underEdition(let code, _, _, _): return lacking(in: code, subject: subject)
    case .members(let sum): return unique(sum.formulas.flatMap { lacking(in: $0, subject: sum.subject) })
    case .function(.coalesce, let arguments):
      let each = arguments.map { lacking(in: $0, subject: subject) }
      return each.contains([]) ? [] : unique(each.flatMap(\.self))
    default:
      return unique(formula.operation.children.flatMap { lacking(in: $0, subject: subject) })
    }
  }

  func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}
