internal import CGDAL
internal import Diagnostics

/// A sheet of a workbook, read as text cell by cell.
///
/// With its header detection off GDAL gives every row of the sheet a feature whose FID is the row's number, empty
/// rows between included, and every cell as it is stored: `0.30000000000000004`, `2021/12/31`, `#DIV/0!`.
struct WorkbookSource {
  let path: String
  let entry: Manifest.SourceEntry

  /// A sheet read whole.
  struct Sheet {
    let name: String
    let grid: Grid
    let marks: SheetMarks
    /// Sheets with something in them that were passed over because they are hidden.
    let passedOver: [String]
    /// The part of an XLSX it stands in.
    let part: String?
    /// Whether formats far away from the data were left out.
    var isTrimmed = false
  }

  func read() throws -> Sheet {
    let outcome = try GDALLibrary.quietly { () throws -> Sheet? in
      let annotations = WorkbookAnnotations(path)
      guard !annotations.countsFrom1904 else {
        throw Refusal(.badInput, .workbookFrom1904, at: Place(file: entry.name))
      }
      GDALLibrary.setWorkbookOptions()
      guard let workbook = VectorDataset(path, drivers: GDALLibrary.workbookDrivers) else { return nil }
      return try sheet(of: workbook, annotations)
    }
    let failures = outcome.failures
    guard let sheet = outcome.take() else {
      let place = Place(file: entry.name)
      guard let failure = failures.first else { throw Refusal(.badInput, .workbookIsNone, at: place) }
      throw Refusal(
        .badInput, .workbookUnreadable, at: place,
        ["detail": .text(failure.replacing(path, with: entry.name))])
    }
    // After a gap of very many rows or columns GDAL goes on with wrong row numbers, or not at all.
    let place = Place(file: entry.name, layer: sheet.name)
    if let failure = failures.first {
      if ArchiveCheck(path)?.isDamaged(onlyStored: false) == true {
        throw Refusal(.badInput, .contentDamagedZip, at: place)
      }
      if let trimmed = trimmed(sheet) { return trimmed }
      let reach = sheet.marks.reach.map(CellReference.text)
      throw Refusal(.badInput, .workbookStrayCells, at: place, ["detail": .text(reach ?? failure)])
    }
    // Some programs write every tag with a prefix, which GDAL does not know.
    if sheet.grid.rowCount == 0, sheet.marks.reach != nil {
      throw Refusal(.badInput, .workbookDialect, at: place)
    }
    return sheet
  }

  /// The sheet once more without empty cells; nil where those were not what GDAL could not bear.
  private func trimmed(_ sheet: Sheet) -> Sheet? {
    guard let part = sheet.part else { return nil }
    let outcome = GDALLibrary.quietly { () -> Sheet? in
      TrimmedWorkbook.withCopy(of: path, trimming: part) { copy in
        guard let workbook = VectorDataset(copy, drivers: GDALLibrary.workbookDrivers),
          let layer = workbook.layers.first(where: { $0.name == sheet.name })
        else { return nil }
        return Sheet(
          name: sheet.name, grid: WorkbookSource.grid(of: layer, sheet.marks), marks: sheet.marks,
          passedOver: sheet.passedOver, part: nil, isTrimmed: true)
      }
    }
    return outcome.failures.isEmpty ? outcome.take() : nil
  }

  private func sheet(
    of workbook: borrowing VectorDataset, _ annotations: WorkbookAnnotations
  ) throws -> Sheet {
    let sheets = workbook.layers
    let chosen = try LayerChoice.choose(
      sheets.map(\.name), wanted: entry.layer, in: entry,
      isEmpty: { sheets[$0].featureCount == 0 }, isHidden: { annotations.isHidden(sheets[$0].name) })
    let others = sheets.indices.filter {
      $0 != chosen && annotations.isHidden(sheets[$0].name) && sheets[$0].featureCount > 0
    }
    let marks = annotations.marks(of: sheets[chosen].name)
    return Sheet(
      name: sheets[chosen].name, grid: WorkbookSource.grid(of: sheets[chosen], marks), marks: marks,
      passedOver: entry.layer == nil ? others.map { sheets[$0].name } : [],
      part: annotations.part(of: sheets[chosen].name))
  }

  private static func grid(of sheet: VectorLayer, _ marks: SheetMarks) -> Grid {
    let width = sheet.fields.count
    var grid = Grid(arena: ByteArena())
    sheet.forEachFeature { feature in
      let line = Int(OGR_F_GetFID(feature))
      for index in 0..<Int32(width) {
        var range = cell(feature, index, &grid.arena)
        if range.isEmpty, !marks.results.isEmpty,
          let result = marks.results[CellSpot(line: Int32(clamping: line), column: Int(index))]
        {
          range = grid.arena.append(result)
        }
        grid.append(range)
      }
      grid.endRow(line: line)
    }
    return grid
  }

  private static func cell(_ feature: OGRFeatureH, _ index: Int32, _ arena: inout ByteArena) -> CellRange {
    guard OGR_F_IsFieldSetAndNotNull(feature, index) != 0, let text = OGR_F_GetFieldAsString(feature, index)
    else { return .empty }
    let count = CStringLength.of(text)
    return text.withMemoryRebound(to: UInt8.self, capacity: count) { pointer in
      let bytes = Bytes(start: pointer, count: count)
      if UTF8Check.isValid(bytes) { return arena.append(bytes) }
      return arena.append(String(decoding: bytes, as: UTF8.self))
    }
  }
}
