internal import Diagnostics
internal import Tables

/// Tells the rows of a sheet that are data from those that only look like it: blank lines, totals, the header once
/// more on every page, notes under the table.
struct GridBody {
  let grid: Grid
  let block: HeaderBlock
  let source: SourceName
  /// The column of the key, where the source has it.
  let keyColumn: Int?

  /// The rows that are data, and those that are not, but for blank ones.
  struct Rows {
    var data: [Int] = []
    private(set) var setAside: [Message: Int] = [:]
    private(set) var issues: [Issue] = []

    var isEmpty: Bool { data.isEmpty && setAside.isEmpty }

    mutating func setAside(_ issue: Issue) {
      setAside[issue.message, default: 0] += 1
      issues.append(issue)
    }

    mutating func remark(_ issue: Issue) { issues.append(issue) }
  }

  func rows() -> Rows {
    var rows = Rows()
    var blanks: [Int] = []
    let headers = block.headerRows.map { Array(grid.row($0)) }
    for row in block.firstDataRow..<max(block.firstDataRow, grid.rowCount) {
      if grid.isBlank(row) {
        blanks.append(row)
        continue
      }
      // Blank rows under the last row are no gap.
      if !blanks.isEmpty, !rows.isEmpty { rows.remark(gap(blanks)) }
      blanks = []
      if headers.contains(where: { repeats($0, row) }) {
        rows.setAside(issue(row, .repeatedHeaderRow, .info))
      } else if isTotal(row) {
        rows.setAside(issue(row, .totalRow, .info))
      } else if isNote(row) {
        rows.setAside(issue(row, .noteRow, .info))
      } else {
        rows.data.append(row)
      }
    }
    return rows
  }

  private func gap(_ blanks: [Int]) -> Issue {
    let first = blanks.first.map { grid.lines[$0] } ?? 0
    return Issue(
      .info, .blankRows, table: source.table.rawValue, at: source.place(row: first),
      ["count": .count(blanks.count)])
  }

  private func issue(_ row: Int, _ message: Message, _ severity: Severity) -> Issue {
    Issue(severity, message, table: source.table.rawValue, at: source.place(row: grid.lines[row]))
  }

  /// Whether every cell that has something is the header's.
  private func repeats(_ header: [CellRange], _ row: Int) -> Bool {
    let cells = grid.row(row)
    guard header.count == cells.count else { return false }
    return zip(header, cells).allSatisfy { grid.haveSameBytes($0, $1) }
  }

  private static let totals: Set<String> = ["合计", "小计", "总计", "共计", "累计", "总合计", "本页合计", "本页小计", "total"]

  private func isTotal(_ row: Int) -> Bool {
    let first = firstText(row)
    let key = keyColumn.map { grid.cell(row, $0) } ?? .empty
    if !key.isEmpty, mayBeTotal(key), GridBody.totals.contains(word(grid.arena.string(key))) { return true }
    guard let first, mayBeTotal(first.cell) else { return false }
    let text = word(grid.arena.string(first.cell))
    if GridBody.totals.contains(text) { return true }
    // 全县合计 where the code should be, or left of an empty code.
    let hasKey =
      keyColumn != first.column && !key.isEmpty && !grid.arena.withBytes(of: key) { CellText.isBlank($0) }
    return !hasKey && ["合计", "小计", "总计"].contains { text.hasSuffix($0) }
  }

  /// Codes are plain letters and digits; only other cells need to be looked at as texts.
  private func mayBeTotal(_ cell: CellRange) -> Bool {
    guard cell.count <= 60 else { return false }
    return grid.arena.withBytes(of: cell) { bytes in
      bytes.contains { $0 >= 0x80 } || bytes.first.map { $0 | 0x20 == 0x74 || $0 <= Ascii.space } ?? false
    }
  }

  private func word(_ text: String) -> String {
    String(HeaderText.normalised(text).filter { !":.,;、。".contains($0) })
  }

  private func firstText(_ row: Int) -> (cell: CellRange, column: Int)? {
    let cells = grid.row(row)
    for (column, cell) in cells.enumerated() where !cell.isEmpty {
      if !grid.arena.withBytes(of: cell, { CellText.isBlank($0) }) { return (cell, column) }
    }
    return nil
  }

  private static let notes = [
    "注:", "注1", "备注:", "说明:", "填表人", "填报人", "制表人", "制表:", "审核人", "单位负责人", "统计负责人", "联系人:", "联系电话", "数据来源",
    "资料来源", "填报日期", "报出日期", "填表说明", "注释",
  ]

  /// A line of words under the table: one cell, or few, the first of which starts like a note.
  private func isNote(_ row: Int) -> Bool {
    guard let first = firstText(row), mayBeTotal(first.cell) else { return false }
    let text = HeaderText.normalised(grid.arena.string(first.cell))
    return GridBody.notes.contains { text.hasPrefix($0) }
  }
}

extension Grid {
  /// Whether two cells are the same bytes.
  func haveSameBytes(_ a: CellRange, _ b: CellRange) -> Bool {
    guard a.count == b.count else { return false }
    return arena.withBytes(of: a) { x in arena.withBytes(of: b) { x.elementsEqual($0) } }
  }

  /// The named rows with their cells column by column.
  func columns(_ indices: [Int], of rows: [Int]) -> [[CellRange]] {
    indices.map { column in rows.map { cell($0, column) } }
  }
}
