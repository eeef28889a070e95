/// What a workbook says of a sheet beside its cells' values, which GDAL does not tell: what is hidden, what is
/// merged, which formulas have no result.
struct SheetMarks {
  /// Lines, from 1.
  var hiddenRows: Set<Int32> = []
  /// Columns, from 0.
  var hiddenColumns: Set<Int> = []
  var merged: [CellBlock] = []
  /// Formulas that no program has worked out.
  var uncomputed: [CellSpot] = []
  /// The last line and the last column that have a cell, be it an empty one with a format.
  var reach: CellSpot?
  /// Results that GDAL leaves out.
  var results: [CellSpot: String] = [:]
}

/// A cell by its line, from 1, and its column, from 0.
struct CellSpot: Hashable {
  let line: Int32
  let column: Int
}

/// A rectangle of cells, its corners included.
struct CellBlock: Hashable {
  let lines: ClosedRange<Int32>
  let columns: ClosedRange<Int>
}

/// A sheet as its workbook lists it.
struct SheetEntry {
  let name: String
  let isHidden: Bool
}
