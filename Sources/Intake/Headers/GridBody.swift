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
  /// Whether rows can be longer than the header, as in delimited text.
  var isDelimited = false

  /// The rows that are data, and those that are not, but for blank ones.
  struct Rows {
    var data: [Int] = []
    private(set) var setAside: [Message: Int] = [:]
    private(set) var issues: [Issue] = []

    var isEmpty: Bool { data.isEmpty && setAside.isEmpty }

    mutating func setAside(_ issue: Issue, count: Int = 1) {
      setAside[issue.message, default: 0] += count
      issues.append(issue)
    }

    mutating func remark(_ issue: Issue) { issues.append(issue) }
  }

  func rows() -> Rows {
    var rows = Rows()
    var blanks: [Int] = []
    let heads = block.headRows.map(names)
    if let row = block.numberingRow { rows.remark(issue(row, .numberingRow, .info)) }
    let last = max(block.firstDataRow, secondHeader() ?? grid.rowCount)
    for row in block.firstDataRow..<last {
      if grid.isBlank(row) {
        blanks.append(row)
        continue
      }
      // Blank rows under the last row are no gap.
      if !blanks.isEmpty, !rows.isEmpty { rows.remark(gap(blanks)) }
      blanks = []
      if repeatsHead(row, heads) {
        rows.setAside(issue(row, .repeatedHeaderRow, .info))
      } else if isTotal(row) {
        rows.setAside(issue(row, .totalRow, .info))
      } else if isNote(row) {
        rows.setAside(issue(row, .noteRow, .info))
      } else if let heading = heading(row) {
        rows.setAside(issue(row, .sectionRow, .info, text: heading))
      } else if isDelimited, let more = beyondHeader(row) {
        rows.setAside(issue(row, .longRow, .error, text: more))
      } else {
        rows.data.append(row)
      }
    }
    if last < grid.rowCount {
      let others = (last..<grid.rowCount).filter { !grid.isBlank($0) }
      rows.setAside(secondTable(at: last, count: others.count), count: others.count)
    }
    return rows
  }

  /// A row that has the key's header again, and is not the header again: another table under this one.
  private func secondHeader() -> Int? {
    guard let keyColumn, let header = block.headRows.last(where: { !grid.isBlank($0, keyColumn) }) else {
      return nil
    }
    let name = HeaderText.normalised(grid.text(header, keyColumn))
    let heads = block.headRows.map(names)
    return (block.firstDataRow..<max(block.firstDataRow, grid.rowCount)).first { row in
      let cell = grid.cell(row, keyColumn)
      // Codes are plain letters and digits; a header is hardly one.
      guard !cell.isEmpty, grid.arena.withBytes(of: cell, { $0.contains { $0 >= 0x80 } }) else {
        return false
      }
      return HeaderText.normalised(grid.text(row, keyColumn)) == name && !heads.contains(names(row))
    }
  }

  private func names(_ row: Int) -> [String] {
    let names = grid.row(row).map { HeaderText.normalised(grid.arena.string($0)) }
    return Array(names.reversed().drop { $0.isEmpty }.reversed())
  }

  private func secondTable(at row: Int, count: Int) -> Issue {
    Issue(
      .error, .secondTable, table: source.table.rawValue, at: source.place(row: grid.lines[row]),
      ["count": .count(count)])
  }

  private func gap(_ blanks: [Int]) -> Issue {
    let first = blanks.first.map { grid.lines[$0] } ?? 0
    return Issue(
      .info, .blankRows, table: source.table.rawValue, at: source.place(row: first),
      ["count": .count(blanks.count)])
  }

  private func issue(
    _ row: Int, _ message: Message, _ severity: Severity, text: String? = nil
  ) -> Issue {
    Issue(
      severity, message, table: source.table.rawValue, at: source.place(row: grid.lines[row]),
      text.map { ["text": .text($0)] } ?? [:])
  }

  /// The first cell with something in it to the right of all headers.
  private func beyondHeader(_ row: Int) -> String? {
    guard let last = block.headers.lastIndex(where: { !$0.isEmpty }) else { return nil }
    let width = grid.row(row).count
    return ((last + 1)..<max(last + 1, width)).first { !grid.isBlank(row, $0) }.map { grid.text(row, $0) }
  }

  /// 一、工业 or (二)服务业 over the rows it heads, with no key or in its place.
  private func heading(_ row: Int) -> String? {
    guard let first = firstText(row), mayBeTotal(first.cell), first.column == keyColumn || !hasKey(row) else {
      return nil
    }
    let text = HeaderText.normalised(grid.arena.string(first.cell))
    let chinese = text.drop { $0 == "(" }.prefix { "一二三四五六七八九十".contains($0) }
    guard !chinese.isEmpty, chinese.count <= 3 else { return nil }
    let rest = text.drop { $0 == "(" }.dropFirst(chinese.count)
    let isNumbered = text.hasPrefix("(") ? rest.hasPrefix(")") : rest.hasPrefix("、") || rest.hasPrefix(".")
    return isNumbered ? text : nil
  }

  /// Whether a code stands in the key's column: a row with one is data, whatever mark stands before it.
  private func hasCode(_ row: Int) -> Bool {
    guard let keyColumn, hasKey(row) else { return false }
    return CellText.folded(grid.text(row, keyColumn)).utf8.allSatisfy { $0 < 0x80 }
  }

  private func hasKey(_ row: Int) -> Bool { keyColumn.map { !grid.isBlank(row, $0) } ?? false }

  /// Whether a row has the words of one above the data; most rows show by their first cell that they have not.
  private func repeatsHead(_ row: Int, _ heads: [[String]]) -> Bool {
    guard let first = firstText(row), first.cell.count < 400,
      heads.contains(where: { first.column < $0.count && mayBegin(first.cell, $0[first.column]) })
    else { return false }
    let text = HeaderText.normalised(grid.arena.string(first.cell))
    let alike = heads.filter { first.column < $0.count && $0[first.column] == text }
    return !alike.isEmpty && alike.contains(names(row))
  }

  /// A letter or digit at the start of a cell stays there in its normal form, as a small letter: codes hardly begin
  /// like headers.
  private func mayBegin(_ cell: CellRange, _ head: String) -> Bool {
    guard let expected = head.utf8.first else { return true }
    return grid.arena.withBytes(of: cell) { bytes in
      // A mark that follows a letter may be put onto it.
      guard let found = bytes.first, Ascii.isLetterOrDigit(found), bytes.dropFirst().first ?? 0 < 0x80 else {
        return true
      }
      return (Ascii.isDigit(found) ? found : found | 0x20) == expected
    }
  }

  private static let totals: Set<String> = [
    "合计", "小计", "总计", "共计", "累计", "总合计", "本页合计", "本页小计", "平均", "平均值", "均值", "人均", "亩均", "其中",
    "total", "subtotal", "sub-total", "grandtotal",
  ]

  private func isTotal(_ row: Int) -> Bool {
    let first = firstText(row)
    let key = keyColumn.map { grid.cell(row, $0) } ?? .empty
    if !key.isEmpty, mayBeTotal(key), GridBody.totals.contains(word(grid.arena.string(key))) { return true }
    guard let first, mayBeTotal(first.cell) else { return false }
    let text = word(grid.arena.string(first.cell))
    if GridBody.totals.contains(text) { return true }
    // 全县合计 where the code should be, or left of an empty code.
    let hasKey = keyColumn != first.column && hasKey(row)
    return !hasKey && (text.hasPrefix("其中") || ["合计", "小计", "总计"].contains { text.hasSuffix($0) })
  }

  /// Codes are plain letters and digits; only other cells need to be looked at as texts.
  private func mayBeTotal(_ cell: CellRange) -> Bool {
    guard cell.count <= 60 else { return false }
    return grid.arena.withBytes(of: cell) { bytes in
      bytes.contains { $0 >= 0x80 }
        || bytes.first.map { [0x73, 0x74, 0x67, 0x28].contains($0 | 0x20) || $0 <= Ascii.space } ?? false
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
    "注:", "注1", "(注", "附注", "备注:", "说明:", "填表人", "填报人", "制表人", "制表:", "审核人", "审核:", "复核:", "单位负责人",
    "统计负责人", "负责人:", "经办人:", "联系人:", "联系电话", "数据来源", "资料来源", "填报单位", "填报日期", "报出日期", "填表说明", "注释",
    "单位(盖章)", "(盖章)", "打印时间", "打印日期", "制表时间", "制表日期",
  ]

  /// What may also stand before the name of an enterprise.
  private static let marks = ["※", "★", "*注", "以上数据", "本表", "附:"]

  /// A line of words under the table: one cell, or few, the first of which starts like a note.
  private func isNote(_ row: Int) -> Bool {
    guard let first = firstText(row), mayBeTotal(first.cell) else { return false }
    let text = HeaderText.normalised(grid.arena.string(first.cell))
    return GridBody.notes.contains { text.hasPrefix($0) } || GridBody.isPageNumber(text)
      || GridBody.marks.contains { text.hasPrefix($0) } && !hasCode(row)
  }
}

extension GridBody {
  /// 第1页, 共3页 under a printed page.
  fileprivate static func isPageNumber(_ text: String) -> Bool {
    guard text.hasPrefix("第"), text.count <= 20 else { return false }
    let rest = text.dropFirst().drop { ("0"..."9").contains($0) || "一二三四五六七八九十".contains($0) }
    return rest.hasPrefix("页")
  }
}
