internal import Units

/// What stands above the data of a sheet: the headers, and a unit that a line over the table states for its money.
struct HeaderBlock {
  let headers: [HeaderText]
  /// The first row of data.
  let firstDataRow: Int
  /// The rows that are headers: a row equal to one of them is a header repeated.
  let headerRows: [Int]
  let moneyUnit: Unit?
}

/// Finds the header of a sheet (contract D5): the first of the first 20 rows with most known names, with a line of
/// groups above or below it, a line of units, and titles and notes over it.
struct HeaderSearch {
  let grid: Grid
  /// Whether a header is known in the table.
  let isKnown: (HeaderText) -> Bool

  private static let rowsLooked = 20

  /// - Returns: nil for a sheet without any cell.
  func block() -> HeaderBlock? {
    guard let main = mainRow() else { return nil }
    let groups = groupRow(above: main)
    let below = groups == nil ? subheaderRow(below: main) : nil
    let (upper, lower) = below.map { (main, $0) } ?? groups.map { ($0, main) } ?? (nil, main)
    var headers = headers(upper: upper, lower: lower)
    var next = lower + 1
    if let units = unitRow(at: next) {
      for (column, unit) in units where column < headers.count {
        headers[column] = headers[column].stating(unit)
      }
      next += 1
    }
    if isLetterRow(next) { next += 1 }
    return HeaderBlock(
      headers: headers, firstDataRow: next, headerRows: [upper, lower].compactMap { $0 },
      moneyUnit: statedUnit(upTo: lower))
  }

  private func mainRow() -> Int? {
    var best: (row: Int, hits: Int)?
    for row in 0..<min(HeaderSearch.rowsLooked, grid.rowCount) where !grid.isBlank(row) {
      let hits = texts(row).count { !$0.isEmpty && isKnown(HeaderText($0)) }
      if hits > best?.hits ?? -1 { best = (row, hits) }
    }
    if let best, best.hits > 0 { return best.row }
    // Nothing is known: the first row with several cells, for a title has one.
    let rows = (0..<min(HeaderSearch.rowsLooked, grid.rowCount)).filter { !grid.isBlank($0) }
    return rows.first { filled($0).count > 1 } ?? rows.first
      ?? (0..<grid.rowCount).first { !grid.isBlank($0) }
  }

  private func texts(_ row: Int) -> [String] {
    grid.row(row).indices.map { CellText.trimmed(grid.arena.string(grid.row(row)[$0])) }
  }

  private func filled(_ row: Int) -> [Int] {
    guard row >= 0, row < grid.rowCount else { return [] }
    return texts(row).enumerated().filter { !$0.element.isEmpty }.map(\.offset)
  }

  /// A row of groups above the header: headers merged downwards, or a group whose name together with one below is known.
  private func groupRow(above main: Int) -> Int? {
    let row = main - 1
    let above = filled(row)
    guard !above.isEmpty, !above.contains(where: { isUnitLine(grid.text(row, $0)) }) else { return nil }
    let below = Set(filled(main))
    let mergedDownwards = above.filter { !below.contains($0) && isKnown(HeaderText(grid.text(row, $0))) }
    if !mergedDownwards.isEmpty { return row }
    guard let first = above.first, first > 0 || above.count > 1 else { return nil }
    let groups = carried(row)
    let isGroup = below.contains { column in
      column < groups.count && !groups[column].isEmpty && isJoinKnown(groups[column], grid.text(main, column))
    }
    return isGroup ? row : nil
  }

  private func isJoinKnown(_ group: String, _ text: String) -> Bool {
    let group = HeaderText(group)
    if isKnown(group) { return true }
    guard let prefix = group.forms.last?.name, let name = HeaderText(text).forms.last?.name else {
      return false
    }
    return isKnown(HeaderText(prefix + name))
  }

  /// A second header line: names under cells that were merged to the right, nothing new under the first header, and
  /// nothing under a header that is no group.
  private func subheaderRow(below main: Int) -> Int? {
    let row = main + 1
    guard let first = filled(main).first else { return nil }
    // A header merged downwards may stand in both lines.
    let below = filled(row).filter { grid.text(row, $0) != grid.text(main, $0) }
    guard let leftmost = below.first, leftmost > first, below.contains(where: { continuesGroup($0, main) }),
      below.allSatisfy({
        isName(grid.text(row, $0)) && (continuesGroup($0, main) || continuesGroup($0 + 1, main))
      })
    else { return nil }
    return row
  }

  /// Whether a column belongs to the group of the one before it: empty, or the same once more.
  private func continuesGroup(_ column: Int, _ row: Int) -> Bool {
    guard column > 0, column < grid.width else { return false }
    let text = grid.text(row, column)
    return text.isEmpty || text == grid.text(row, column - 1)
  }

  /// Whether a cell could be a header: a text, not a value.
  private func isName(_ text: String) -> Bool {
    let folded = CellText.folded(text)
    guard !CellText.meansMissing(folded), UnitText.unit(folded) == nil else { return false }
    if MonthText.label(folded) != nil { return true }
    if case .value = DayText.read(folded) { return false }
    return folded.first.map { !$0.isNumber && !"+-.(".contains($0) } ?? false
  }

  /// A row's cells with each group's name over all columns it was merged across.
  private func carried(_ row: Int) -> [String] {
    var last = ""
    return (0..<grid.width).map { column in
      let text = grid.text(row, column)
      if !text.isEmpty { last = text }
      return last
    }
  }

  private func headers(upper: Int?, lower: Int) -> [HeaderText] {
    let groups = upper.map { carried($0) }
    return (0..<grid.width).map { column in
      let text = grid.text(lower, column)
      if isUnitLine(text) { return .none }
      guard let upper, let groups else { return HeaderText(text) }
      let own = grid.text(upper, column)
      if text.isEmpty || text == own { return HeaderText(own) }
      return HeaderText(group: isUnitLine(groups[column]) ? "" : groups[column], text)
    }
  }

  // MARK: Units

  private func isUnitLine(_ text: String) -> Bool {
    UnitText.units(statedIn: text) != nil
      && HeaderText.normalised(text).drop { $0 == "(" }.prefix(4).contains("单位")
  }

  /// The unit of money that a line over the table or at the header's right states.
  private func statedUnit(upTo last: Int) -> Unit? {
    for row in 0...last {
      for text in texts(row) where text.contains("单位") {
        if row == last, !isUnitLine(text) { continue }
        let money = UnitText.units(statedIn: text)?.first { $0.converts(to: .tenThousandYuan) }
        if let money { return money }
      }
    }
    return nil
  }

  /// A row under the header whose cells are units, in brackets or not.
  private func unitRow(at row: Int) -> [(column: Int, unit: Unit)]? {
    let cells = filled(row)
    guard !cells.isEmpty else { return nil }
    var units: [(column: Int, unit: Unit)] = []
    for column in cells {
      let text = grid.text(row, column)
      if let unit = UnitText.unit(text) {
        units.append((column, unit))
      } else if !CellText.meansMissing(CellText.folded(text)) {
        return nil
      }
    }
    return units.isEmpty ? nil : units
  }

  /// The row 甲 乙 1 2 3 by which statistical forms number their columns.
  private func isLetterRow(_ row: Int) -> Bool {
    let cells = filled(row)
    guard let first = cells.first, cells.count > 1, grid.text(row, first) == "甲" else { return false }
    return cells.allSatisfy { column in
      let text = grid.text(row, column)
      return "甲乙丙丁戊己庚辛".contains(text) || Int(text) != nil
    }
  }
}
