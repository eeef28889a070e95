internal import Diagnostics
internal import Tables
internal import Units

/// What a column of a source is taken for.
struct ColumnPlan {
  /// Its place among the source's columns.
  let index: Int
  /// The canonical name, or the header of a column that is not canonical.
  let name: String
  /// The header as the file has it.
  let header: String
  /// nil for a column that is not canonical.
  let schema: ColumnSchema?
  /// The unit its figures are in; nil where nothing says one and the column is not canonical.
  let unit: Unit?
  /// Whether the unit was stated, rather than taken to be the canonical one.
  let isUnitStated: Bool
}

/// Matches the headers of a source with the canonical columns of its table (contract D4).
struct ColumnMatching {
  let entry: Manifest.TableEntry
  let source: SourceName
  let aliases: AliasCatalogue
  /// The units that lines over the table state.
  var units: [Unit] = []
  /// The year the rows are taken for; without it headers that state a year are not known.
  var rowsYear: RowsYear?

  /// Whether a header means a canonical column, by the manifest or by the aliases.
  func isKnown(_ header: HeaderText) -> Bool { match(header, anyYear: true) != nil }

  /// The canonical column a header means and the year it states for it.
  func meaning(_ header: HeaderText) -> (column: String, year: Int?)? {
    match(header, anyYear: true).map { ($0.canonical, $0.year) }
  }

  /// Whether one of the headers means a canonical column.
  func has(_ canonical: String, among headers: [HeaderText]) -> Bool {
    headers.contains { match($0, anyYear: false)?.canonical == canonical }
  }

  /// The plan for every column that holds something, in the order of the columns.
  ///
  /// - Parameter isEmpty: whether a column has no cell with anything in it.
  func plans(
    for headers: [HeaderText], isEmpty: (Int) -> Bool, issues: inout [Issue]
  ) -> [ColumnPlan] {
    var plans: [ColumnPlan] = []
    var taken: [String: String] = [:]
    let matches = headers.map { match($0, anyYear: rowsYear != nil) }
    let mapped = Set(headers.indices.filter { matches[$0]?.isFromManifest == true })
    let byManifest = Set(mapped.compactMap { matches[$0]?.canonical })
    for (index, header) in headers.enumerated() {
      if header.isEmpty, isEmpty(index) { continue }
      var match = matches[index]
      if let name = match?.canonical, match?.isFromManifest == false, byManifest.contains(name) {
        match = nil
      }
      if let stated = match?.year, let canonical = match?.canonical, stated != rowsYear?.accepted {
        issues.append(ofOtherYear(header, canonical: canonical, stated: stated))
        match = nil
      }
      if let canonical = match?.canonical, let first = taken[canonical] {
        issues.append(ambiguous(header, canonical: canonical, first: first))
        match = nil
      }
      if header.mayBeCut, let canonical = match?.canonical, match?.isCut == true {
        issues.append(
          Issue(
            .info, .cutHeader, table: source.table.rawValue, at: source.place(column: header.shown),
            ["header": .text(header.shown), "column": ColumnLabels.shown(canonical)]))
      }
      guard let plan = plan(header, index, match, taken: taken, issues: &issues) else { continue }
      taken[plan.name] = plan.header
      plans.append(plan)
    }
    return plans
  }

  // MARK: Names

  private struct Match {
    let canonical: String
    let unit: Unit?
    var year: Int?
    var isFromManifest = false
    var isCut = false
  }

  private func match(_ header: HeaderText, anyYear: Bool) -> Match? {
    if header.isEmpty { return nil }
    for column in entry.columns where ColumnMatching.names(column.header, header) {
      let unit = header.forms.first { $0.unit != nil }?.unit
      return Match(canonical: column.name, unit: header.unit ?? unit, isFromManifest: true)
    }
    if header.standsForItself { return nil }
    if entry.ignored.contains(where: { ColumnMatching.names($0.header, header) }) { return nil }
    let schema = TableSchema.of(source.table)
    let knowsYears = anyYear && schema.key.contains("year")
    for form in header.forms where form.year == nil || knowsYears {
      guard let canonical = aliases.canonical(form.name, in: source.table) else { continue }
      // 税收/亩 is not tax in mu: a unit after a slash counts only where it can be one of the column's.
      if form.unit != nil, header.unit == nil, let unit = schema.column(canonical)?.unit,
        form.unit?.converts(to: unit) != true
      {
        continue
      }
      let year = schema.key.contains(canonical) ? nil : form.year
      return Match(canonical: canonical, unit: form.unit, year: year)
    }
    if header.mayBeCut, let name = header.forms.first?.name,
      let canonical = aliases.canonical(cut: name, in: source.table)
    {
      return Match(canonical: canonical, unit: nil, isCut: true)
    }
    return nil
  }

  /// Whether the manifest's text names this header: as it stands, or in normal form with or without its unit.
  static func names(_ text: String, _ header: HeaderText) -> Bool {
    if text == header.shown { return true }
    let name = HeaderText.normalised(text)
    return header.forms.contains { $0.name == name && $0.year == nil }
      || name == HeaderText.normalised(header.shown)
  }

  private func ambiguous(_ header: HeaderText, canonical: String, first: String) -> Issue {
    Issue(
      .warning, .ambiguousHeader, table: source.table.rawValue, at: source.place(column: header.shown),
      ["header": .text(header.shown), "column": ColumnLabels.shown(canonical), "first": .text(first)])
  }

  private func ofOtherYear(_ header: HeaderText, canonical: String, stated: Int) -> Issue {
    let place = source.place(column: header.shown)
    let label = ColumnLabels.label(of: canonical).map { Argument.term($0) } ?? .text(canonical)
    guard let year = rowsYear?.assumed else {
      return Issue(
        .warning, .yearBesideColumn, table: source.table.rawValue, at: place,
        ["stated": .count(stated), "column": label])
    }
    return Issue(
      .warning, .otherYear, table: source.table.rawValue, at: place,
      ["stated": .count(stated), "year": .count(year), "column": label])
  }

  // MARK: Units and kinds

  private func plan(
    _ header: HeaderText, _ index: Int, _ match: Match?, taken: [String: String], issues: inout [Issue]
  ) -> ColumnPlan? {
    let shown = header.isEmpty ? ColumnLetters.name(index) : header.shown
    if header.isEmpty {
      issues.append(
        Issue(
          .info, .columnWithoutHeader, table: source.table.rawValue, at: source.place(column: shown),
          ["column": .text(shown)]))
    }
    guard let match, let schema = TableSchema.of(source.table).column(match.canonical) else {
      return unknown(
        shown, index, unit: stated(for: nil, header) ?? header.unit, taken: taken, issues: &issues)
    }
    guard let target = schema.unit else {
      return ColumnPlan(
        index: index, name: schema.name, header: shown, schema: schema, unit: nil, isUnitStated: false)
    }
    let unit = ColumnMatching.asVolume(
      stated(for: schema.name, header) ?? match.unit ?? ofLine(target, shown, issues: &issues), target)
    if let unit, !unit.converts(to: target) {
      issues.append(
        Issue(
          .error, .unitClash, table: source.table.rawValue, at: source.place(column: shown),
          ["unit": .text(unit.symbol), "column": .text(schema.name), "expected": .text(target.symbol)]))
      return unknown(shown, index, unit: unit, taken: taken, issues: &issues)
    }
    return ColumnPlan(
      index: index, name: schema.name, header: shown, schema: schema, unit: unit ?? target,
      isUnitStated: unit != nil)
  }

  /// A column that only its neighbours show to be a canonical one; nil where its unit cannot be of that kind.
  func plan(_ plan: ColumnPlan, as schema: ColumnSchema, _ header: HeaderText) -> ColumnPlan? {
    guard let target = schema.unit else { return nil }
    let loose = header.forms.lazy.compactMap(\.unit).first { $0.converts(to: target) }
    let ofLine = target == .one ? [] : units.filter { $0.converts(to: target) }
    let unit = ColumnMatching.asVolume(
      stated(for: schema.name, header) ?? header.unit ?? loose ?? (ofLine.count == 1 ? ofLine[0] : nil),
      target)
    guard unit?.converts(to: target) ?? true else { return nil }
    return ColumnPlan(
      index: plan.index, name: plan.name, header: plan.header, schema: schema, unit: unit ?? target,
      isUnitStated: unit != nil)
  }

  /// The unit that a line over the table states for a column whose header states none. 单位:万元、% says nothing of
  /// columns of plain numbers.
  private func ofLine(_ target: Unit, _ shown: String, issues: inout [Issue]) -> Unit? {
    let fitting = target == .one ? [] : units.filter { $0.converts(to: target) }
    guard fitting.count > 1 else { return fitting.first }
    issues.append(
      Issue(
        .warning, .unitsOfLineDiffer, table: source.table.rawValue, at: source.place(column: shown),
        [
          "column": .text(shown), "units": .list(fitting.map(\.symbol)), "unit": .text(target.symbol),
        ]))
    return nil
  }

  /// Water is billed by the 吨, which is a cubic metre of it.
  private static func asVolume(_ unit: Unit?, _ target: Unit) -> Unit? {
    guard let unit, target == .cubicMetre, let tonnes = unit.conversion(to: .tonne) else { return unit }
    switch tonnes(1) {
    case 1: return .cubicMetre
    case 10_000: return Unit.named("万m³")
    default: return unit
    }
  }

  /// The unit the manifest states for a column, by its canonical name or its header.
  private func stated(for canonical: String?, _ header: HeaderText) -> Unit? {
    entry.units.first { $0.name == canonical || ColumnMatching.names($0.name, header) }?.unit
  }

  private func unknown(
    _ shown: String, _ index: Int, unit: Unit?, taken: [String: String], issues: inout [Issue]
  ) -> ColumnPlan {
    var name = shown
    let isCanonical = TableSchema.of(source.table).column(shown) != nil
    var count = 1
    while taken[name] != nil || isCanonical && name == shown {
      count += 1
      name = "\(shown)(\(count))"
    }
    if name != shown {
      issues.append(
        Issue(
          .info, .repeatedHeader, table: source.table.rawValue, at: source.place(column: shown),
          ["header": .text(shown), "name": .text(name)]))
    }
    return ColumnPlan(
      index: index, name: name, header: shown, schema: nil, unit: unit, isUnitStated: unit != nil)
  }
}

/// Columns as spreadsheets letter them.
enum ColumnLetters {
  /// 列 A, … 列 Z, 列 AA.
  static func name(_ index: Int) -> String { "列 \(letters(index))" }

  /// A, … Z, AA.
  static func letters(_ index: Int) -> String {
    var letters = ""
    var rest = index + 1
    while rest > 0 {
      let letter = UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))
      letters = String(Character(letter)) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
