internal import Units

/// What stands above the data of a sheet: the headers, and the units that lines over the table state.
struct HeaderBlock {
  let headers: [HeaderText]
  /// The first row of data.
  let firstDataRow: Int
  /// The rows above the data that are not blank: one equal to them further down is a page's head once more.
  let headRows: [Int]
  /// The row that numbers the columns.
  let numberingRow: Int?
  /// The units that lines over the table state.
  let units: [Unit]
  /// What stands over the header.
  let titles: [String]

  /// The years that the lines over the header speak of.
  var titleYears: Set<Int> { titles.reduce(into: []) { $0.formUnion(HeaderYear.mentioned(in: $1)) } }
}

/// Finds the header of a sheet (contract D5): the first of the first 20 rows with most known names, with up to two
/// lines of groups above or of names below it, a line of units, one that numbers the columns, and titles over it.
struct HeaderSearch {
  let grid: Grid
  /// Whether a header is known in the table.
  let isKnown: (HeaderText) -> Bool

  private static let rowsLooked = 20

  /// - Returns: nil for a sheet without any cell.
  func block() -> HeaderBlock? {
    guard let main = mainRow() else { return nil }
    let lines = lines(around: main)
    let (first, last) = (lines.first ?? main, lines.last ?? main)
    var headers = headers(lines)
    var next = last + 1
    var numbering: Int?
    for _ in 0..<3 {
      if let units = unitRow(at: next) {
        for (column, unit) in units where column < headers.count {
          headers[column] = headers[column].stating(unit)
        }
        next += 1
      } else if numbering == nil, NumberingRow(grid: grid, headers: headers).isOne(next, filled(next)) {
        numbering = next
        next += 1
      }
    }
    return HeaderBlock(
      headers: headers, firstDataRow: next, headRows: (0..<next).filter { !grid.isBlank($0) },
      numberingRow: numbering, units: statedUnits(upTo: last),
      titles: (0..<first).flatMap { texts($0) }.filter { !$0.isEmpty })
  }

  /// The lines of the header, from top to bottom.
  private func lines(around main: Int) -> [Int] {
    let groups = groupRows(above: main)
    guard groups.isEmpty else { return groups + [main] }
    var lines = [main]
    while lines.count < 3, let below = subheaderRow(below: lines[lines.count - 1], main: main) {
      lines.append(below)
    }
    return lines
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

  /// Up to two rows of groups above the header.
  private func groupRows(above main: Int) -> [Int] {
    if isGroupRow(main - 1, over: [main]) {
      return isGroupRow(main - 2, over: [main - 1, main]) ? [main - 2, main - 1] : [main - 1]
    }
    // A middle line of groups that nothing is known of, under headers merged over three lines.
    let middle = filled(main - 1)
    let isMiddle =
      !middle.isEmpty && middle.allSatisfy { isName(grid.text(main - 1, $0)) && !grid.text(main, $0).isEmpty }
    return isMiddle && isMergedDownwards(main - 2, over: [main - 1, main]) ? [main - 2, main - 1] : []
  }

  /// A row of groups: headers merged downwards, a year over known names, or a group whose name together with one
  /// below is known.
  private func isGroupRow(_ row: Int, over lower: [Int]) -> Bool {
    let above = filled(row)
    guard !above.isEmpty, !above.contains(where: { isUnitLine(grid.text(row, $0)) }) else { return false }
    if isMergedDownwards(row, over: lower) { return true }
    guard let first = above.first, first > 0 || above.count > 1, let main = lower.last else { return false }
    let groups = carried(row)
    // 2021年 among other words is part of a title.
    let areYears = above.allSatisfy { HeaderYear.alone(grid.text(row, $0)) != nil }
    return filled(main).contains { column in
      guard column < groups.count, !groups[column].isEmpty else { return false }
      let text = grid.text(main, column)
      return HeaderYear.alone(groups[column]) == nil
        ? isJoinKnown(groups[column], text) : areYears && isKnown(HeaderText(text))
    }
  }

  /// Whether a known header of a row has nothing below it.
  private func isMergedDownwards(_ row: Int, over lower: [Int]) -> Bool {
    let above = filled(row)
    guard !above.contains(where: { isUnitLine(grid.text(row, $0)) }) else { return false }
    return above.contains { column in
      lower.allSatisfy { grid.text($0, column).isEmpty } && isKnown(HeaderText(grid.text(row, column)))
    }
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
  private func subheaderRow(below upper: Int, main: Int) -> Int? {
    let row = upper + 1
    guard let first = filled(main).first else { return nil }
    // A header merged downwards may stand in both lines.
    let below = filled(row).filter { grid.text(row, $0) != grid.text(upper, $0) }
    guard let leftmost = below.first, leftmost > first, below.contains(where: { continuesGroup($0, upper) }),
      below.allSatisfy({
        (isName(grid.text(row, $0)) || HeaderYear.alone(grid.text(row, $0)) != nil)
          && (continuesGroup($0, upper) || continuesGroup($0 + 1, upper))
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

  /// The header of every column: what stands lowest above it, under the groups over that. A group reaches to the
  /// right until the next one, and no further than the group over it.
  private func headers(_ lines: [Int]) -> [HeaderText] {
    let own = lines.map { row in
      (0..<grid.width).map { isUnitLine(grid.text(row, $0)) ? "" : grid.text(row, $0) }
    }
    var groups = Array(repeating: "", count: lines.count)
    return (0..<grid.width).map { column in
      var isNewGroup = false
      for level in lines.indices {
        let text = own[level][column]
        if !text.isEmpty || isNewGroup { groups[level] = text }
        isNewGroup = isNewGroup || !text.isEmpty
      }
      guard let lowest = lines.indices.last(where: { !own[$0][column].isEmpty }) else { return .none }
      return HeaderText(levels: Array(groups[..<lowest]) + [own[lowest][column]])
    }
  }

  // MARK: Units

  private func isUnitLine(_ text: String) -> Bool {
    UnitText.units(statedIn: text) != nil
      && HeaderText.normalised(text).drop { $0 == "(" }.prefix(4).contains("单位")
  }

  /// The units that a line over the table or at the header's right states, each once.
  private func statedUnits(upTo last: Int) -> [Unit] {
    var units: [Unit] = []
    for row in 0...last {
      for text in texts(row) where text.contains("单位") {
        if row == last, !isUnitLine(text) { continue }
        for unit in UnitText.units(statedIn: text) ?? [] where !units.contains(unit) { units.append(unit) }
      }
    }
    return units
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
}

/// The row 甲 乙 1 2 3 or (1) (2) (3)=(1)+(2) by which statistical forms number their columns.
struct NumberingRow {
  let grid: Grid
  let headers: [HeaderText]

  /// - Parameter cells: the columns in which the row has something.
  func isOne(_ row: Int, _ cells: [Int]) -> Bool {
    guard cells.count > 1 else { return false }
    let texts = cells.map { grid.text(row, $0) }
    if texts[0] == "甲" { return texts.allSatisfy { "甲乙丙丁戊己庚辛".contains($0) || Int($0) != nil } }
    // Data may be 1, 2, 3 as well, but hardly in every column from the first on.
    guard cells.count > 2, headers.indices.allSatisfy({ headers[$0].isEmpty || cells.contains($0) }) else {
      return false
    }
    let isNamed = ["栏次", "列次", "栏号", "行次", "序号"].contains(HeaderText.normalised(texts[0]))
    let numbers = texts.dropFirst(isNamed ? 1 : 0).map(NumberingRow.number)
    return numbers.enumerated().allSatisfy { $1 == $0 + 1 }
  }

  /// The 3 of 3, (3), ③, 3=1+2.
  private static func number(_ text: String) -> Int? {
    let plain = HeaderText.normalised(text).split(separator: "=").first ?? ""
    let digits = plain.drop { $0 == "(" }.prefix { ("0"..."9").contains($0) }
    let rest = plain.drop { $0 == "(" }.dropFirst(digits.count)
    return rest.allSatisfy { ")栏列".contains($0) } ? Int(digits) : nil
  }
}
