internal import Diagnostics
internal import Tables

/// Gives every row of a source the code of the enterprise it names: its own, else the one its meter or its name was
/// confirmed to stand for, else the one that bears the name. Nothing is taken for near enough.
struct RowNaming {
  private let source: TypedSource
  private let directory: EnterpriseDirectory
  private var report: NamingReport

  private let ids: TextColumn?
  private let names: TextColumn?
  private let meters: TextColumn?
  private var ofNames: [NameAnswer] = []
  private var ofMeters: [[NameTable.Holder]?] = []
  private var knownIDs: [Bool] = []

  /// What is known of one distinct name.
  private struct NameAnswer {
    let confirmed: [NameTable.Holder]?
    let bearer: EnterpriseDirectory.Meaning
  }

  /// What became of a row.
  private enum Outcome {
    /// It stays as it is: with its own code, or without anything that names an enterprise.
    case own
    case matched([NameTable.Holder], RowMatch)
    case unmatched(UnmatchedName.Cause)
  }

  /// A source told by name, and what was found on the way.
  struct Result {
    let source: TypedSource
    let issues: [Issue]
    let unmatched: [UnmatchedName]
  }

  init(_ source: TypedSource, _ directory: EnterpriseDirectory) {
    self.source = source
    self.directory = directory
    ids = source.table.texts("enterprise_id")
    names = source.table.canonicalTexts("enterprise_name")
    meters = source.table.canonicalTexts("meter")
    report = NamingReport(source.table)
    ofNames = (names?.texts ?? []).map { text in
      NameAnswer(confirmed: directory.confirmed(text), bearer: directory.bearer(of: text))
    }
    ofMeters = (meters?.texts ?? []).map { directory.confirmed($0) }
    knownIDs = (ids?.texts ?? []).map { directory.knows($0) }
  }

  /// Every row with its enterprise; rows without a match are left out and handed over.
  mutating func named() -> Result {
    var rows: [Int] = []
    var codes: [String?] = []
    var parts: [SplitRow] = []
    var matches: [RowAddress: RowMatch] = [:]
    var setAside: [Message: Int] = [:]
    for row in 0..<source.table.rowCount {
      switch outcome(of: row) {
      case .own:
        rows.append(row)
        codes.append(ids?[row])
      case .matched(let holders, let match):
        if holders.count > 1 {
          parts.append(SplitRow(start: rows.count, holders: holders))
        }
        for holder in holders {
          rows.append(row)
          codes.append(holder.enterprise)
          matches[RowAddress(line: source.table.lines[row], subject: holder.enterprise)] =
            RowMatch(
              basis: match.basis, text: match.text, share: holders.count > 1 ? holder.share : nil)
        }
      case .unmatched(let cause):
        let isKept = stays(row, cause)
        report.note(cause, name: names?[row], meter: meters?[row], isKept: isKept, row)
        guard isKept else {
          setAside[report.message(cause, name: names?[row], meter: meters?[row]), default: 0] += 1
          continue
        }
        rows.append(row)
        codes.append(ids?[row])
      }
    }
    let isUnchanged = rows.count == source.table.rowCount && parts.isEmpty
    var result = isUnchanged ? source : source.gathered(rows)
    if !matches.isEmpty {
      result.table.setCodes(TextColumn(codes), header: report.header, index: source.reading.raw.columns.count)
    }
    result.table.matches = matches
    for (message, count) in setAside { result.table.counts.setAside(count, because: message) }
    result.table.split(parts)
    return Result(source: result, issues: report.issues, unmatched: report.unmatched)
  }

  // MARK: One row

  private mutating func outcome(of row: Int) -> Outcome {
    let name = names.flatMap { $0.codes[row] >= 0 ? ofNames[Int($0.codes[row])] : nil }
    let meter = meters.flatMap { $0.codes[row] >= 0 ? ofMeters[Int($0.codes[row])] : nil }
    let id = ids.flatMap { $0.codes[row] >= 0 ? Int($0.codes[row]) : nil }
    if let id, knownIDs[id] {
      compare(row, ids?[row] ?? "", name)
      return .own
    }
    if let meter { return matched(meter, .meter, meters?[row] ?? "", row) }
    if let holders = name?.confirmed { return matched(holders, .names, names?[row] ?? "", row) }
    guard let name else {
      return id == nil && meters?[row] != nil ? .unmatched(.unknown) : .own
    }
    if id != nil { return .unmatched(.codeUnknown(ids?[row] ?? "")) }
    switch name.bearer {
    case .holders(let holders, let basis): return matched(holders, basis, names?[row] ?? "", row)
    case .several(let ids): return .unmatched(.several(ids))
    case .none: return .unmatched(.unknown)
    }
  }

  private mutating func matched(
    _ holders: [NameTable.Holder], _ basis: MatchBasis, _ text: String, _ row: Int
  ) -> Outcome {
    // Only amounts can be shared out.
    if holders.count > 1, source.table.name.table != .figures { return .unmatched(.shared) }
    report.note(basis, text, holders, row)
    return .matched(holders, RowMatch(basis: basis, text: text))
  }

  /// The code goes before the name, but both should mean the same enterprise.
  private mutating func compare(_ row: Int, _ id: String, _ name: NameAnswer?) {
    guard case .holders(let holders, _)? = name?.bearer, let other = holders.first?.enterprise, other != id
    else { return }
    report.noteDisagreement(id, names?[row] ?? "", other, row)
  }

  /// A row with a code of its own stays, and so does a clause that has its parcel.
  private func stays(_ row: Int, _ cause: UnmatchedName.Cause) -> Bool {
    if case .codeUnknown = cause { return true }
    return source.table.name.table == .contracts && source.table.texts("parcel_id")?[row] != nil
  }
}

/// A row that several enterprises share, as it stands after the others were put in: one row for each of them.
struct SplitRow {
  let start: Int
  let holders: [NameTable.Holder]
}

extension SourceTable {
  /// The texts of a column that is the canonical one of that name.
  func canonicalTexts(_ name: String) -> TextColumn? {
    guard let found = columns.first(where: { $0.plan.name == name && $0.plan.schema != nil }),
      case .text(let texts) = found.column
    else { return nil }
    return texts
  }

  /// Puts the codes of the enterprises into their column, a new one where there is none.
  fileprivate mutating func setCodes(_ codes: TextColumn, header: String, index: Int) {
    if let place = columns.firstIndex(where: { $0.plan.name == "enterprise_id" }) {
      columns[place].column = .text(codes)
      return
    }
    let plan = ColumnPlan(
      index: index, name: "enterprise_id", header: header,
      schema: TableSchema.of(name.table).column("enterprise_id"), unit: nil, isUnitStated: false)
    columns.append(TypedColumn(plan: plan, column: .text(codes)))
  }

  /// Shares out the amounts of rows that several enterprises share. What is no amount describes the meter and none of
  /// them: it is left missing.
  fileprivate mutating func split(_ parts: [SplitRow]) {
    guard !parts.isEmpty else { return }
    let shared = Set(parts.flatMap { $0.start..<($0.start + $0.holders.count) })
    let rows = (0..<rowCount).map { shared.contains($0) ? -1 : $0 }
    let kept = Set(TableSchema.of(name.table).key).union(TableSchema.naming)
    for index in columns.indices where !kept.contains(columns[index].plan.name) {
      if columns[index].plan.schema?.isAdditive == true, case .number(let numbers) = columns[index].column {
        columns[index].column = .number(SourceTable.split(numbers, parts))
      } else {
        columns[index].column = columns[index].column.gathered(rows)
        columns[index].raw = columns[index].raw?.gathered(rows)
      }
    }
  }

  private static func split(_ numbers: NumberColumn, _ parts: [SplitRow]) -> NumberColumn {
    var result = numbers
    for part in parts {
      guard let amount = numbers[part.start] else { continue }
      for (index, value) in NameTable.parts(of: amount, among: part.holders).enumerated() {
        result[part.start + index] = value
      }
    }
    return result
  }
}
