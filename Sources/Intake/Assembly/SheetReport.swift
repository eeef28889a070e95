internal import Diagnostics
internal import Tables

/// Lists what a workbook says of the rows and columns that were read: hidden ones, merged cells, formulas without a
/// result.
struct SheetReport {
  private let marks: SheetMarks
  private let reading: SourceReading
  private let lines: Set<Int32>
  private let headers: [Int: String]

  init(marks: SheetMarks, reading: SourceReading) {
    self.marks = marks
    self.reading = reading
    lines = Set(reading.raw.lines)
    headers = Dictionary(reading.plans.map { ($0.index, $0.header) }) { first, _ in first }
  }

  var issues: [Issue] { hiddenRows + hiddenColumns + mergedCells + uncomputed }

  private func issue(
    _ severity: Severity, _ message: Message, row: Int32? = nil, column: String? = nil,
    _ arguments: [String: Argument]
  ) -> Issue {
    Issue(
      severity, message, table: reading.name.table.rawValue, at: reading.name.place(row: row, column: column),
      arguments)
  }

  private var hiddenRows: [Issue] {
    let hidden = marks.hiddenRows.intersection(lines).sorted()
    guard let first = hidden.first else { return [] }
    return [
      issue(
        .warning, .hiddenRows, row: first,
        ["count": .count(hidden.count), "rows": .text(LineList.text(hidden))])
    ]
  }

  private var hiddenColumns: [Issue] {
    headers.keys.sorted().filter { marks.hiddenColumns.contains($0) }.map { index in
      let header = headers[index] ?? ""
      return issue(.warning, .hiddenColumn, column: header, ["column": .text(header)])
    }
  }

  /// Cells merged downwards over rows of data: once per block and column.
  private var mergedCells: [Issue] {
    let blocks = marks.merged.filter { block in
      block.lines.count > 1 && lines.contains(block.lines.lowerBound)
        && block.lines.dropFirst().contains { lines.contains($0) }
    }
    return blocks.flatMap { block in
      block.columns.filter { headers[$0] != nil }.prefix(1).map { column in
        let header = headers[column] ?? ""
        return issue(
          .warning, .mergedCells, row: block.lines.lowerBound, column: header,
          [
            "first": .count(Int(block.lines.lowerBound)), "last": .count(Int(block.lines.upperBound)),
            "column": .text(header),
          ])
      }
    }
  }

  private var uncomputed: [Issue] {
    marks.uncomputed.compactMap { spot in
      guard lines.contains(spot.line), let header = headers[spot.column] else { return nil }
      return issue(.error, .uncomputedFormula, row: spot.line, column: header, ["column": .text(header)])
    }
  }
}
