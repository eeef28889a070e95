/// A sheet or delimited file before anything is known about it: rows of cells, the header among them.
struct Grid {
  var arena: ByteArena
  private var cells: [CellRange]
  private var ends: [Int]
  /// The line of each row as the user sees it in the file.
  private(set) var lines: [Int32]
  /// The widest row.
  private(set) var width: Int

  /// A grid without rows; cells given already are closed into rows with `closeRow`.
  init(arena: ByteArena, cells: [CellRange] = []) {
    self.arena = arena
    self.cells = cells
    ends = []
    lines = []
    width = 0
  }

  var rowCount: Int { ends.count }

  /// The cells of a row, as many as it has.
  func row(_ index: Int) -> ArraySlice<CellRange> {
    cells[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// One cell, empty beyond the row's end.
  func cell(_ row: Int, _ column: Int) -> CellRange {
    let start = row == 0 ? 0 : ends[row - 1]
    return start + column < ends[row] ? cells[start + column] : .empty
  }

  /// The cells of a column in some rows; they stay where they are.
  func column(_ column: Int, of rows: [Int]) -> SheetColumn {
    SheetColumn(cells: cells, ends: ends, rows: rows, column: column)
  }

  /// A cell as text, without the blanks around it.
  func text(_ row: Int, _ column: Int) -> String {
    CellText.trimmed(arena.string(cell(row, column)))
  }

  mutating func append(_ cell: CellRange) { cells.append(cell) }

  /// Closes the row whose cells were appended.
  mutating func endRow(line: Int) { closeRow(at: cells.count, line: line) }

  /// Closes a row before the cell of that number.
  mutating func closeRow(at end: Int, line: Int) {
    width = max(width, end - (ends.last ?? 0))
    ends.append(end)
    lines.append(Int32(clamping: line))
  }

  /// Takes off what keeps spreadsheets from changing a code: an apostrophe before it, ="…" around it.
  ///
  /// - Returns: the lines of the cells changed.
  mutating func takeOffGuards() -> [Int32] {
    var changed: [Int32] = []
    for row in 0..<rowCount {
      for at in (row == 0 ? 0 : ends[row - 1])..<ends[row] where cells[at].count > 1 {
        guard let (front, back) = arena.withBytes(of: cells[at], { GuardedCells.guards($0) }) else {
          continue
        }
        cells[at] = CellRange(
          start: Int(cells[at].start) + front, count: Int(cells[at].count) - front - back)
        changed.append(lines[row])
      }
    }
    return changed
  }

  /// Whether all cells of a row are empty or blank.
  func isBlank(_ index: Int) -> Bool {
    let range = row(index)
    if range.allSatisfy(\.isEmpty) { return true }
    return range.allSatisfy { cell in arena.withBytes(of: cell) { CellText.isBlank($0) } }
  }
}

/// A column of a grid, without a copy of its cells: all columns of a table look into the same ones.
struct SheetColumn {
  fileprivate let cells: [CellRange]
  fileprivate let ends: [Int]
  fileprivate let rows: [Int]
  fileprivate let column: Int

  /// The cell of a row, empty beyond the row's end.
  subscript(row: Int) -> CellRange {
    let line = rows[row]
    let start = (line == 0 ? 0 : ends[line - 1]) + column
    return start < ends[line] ? cells[start] : .empty
  }

  /// How many cells.
  var count: Int { rows.count }

  /// All cells, in the order of the rows.
  var all: [CellRange] { rows.indices.map { self[$0] } }

  /// The rows named, in that order; one may be named several times.
  func gathered(_ kept: [Int]) -> SheetColumn {
    SheetColumn(cells: cells, ends: ends, rows: kept.map { rows[$0] }, column: column)
  }
}
