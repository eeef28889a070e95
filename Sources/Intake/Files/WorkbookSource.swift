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
  }

  func read() throws -> Sheet {
    guard !countsFrom1904 else {
      throw Refusal(.badInput, .workbookFrom1904, at: Place(file: entry.name))
    }
    let outcome = try GDALLibrary.quietly { () throws -> Sheet? in
      GDALLibrary.setWorkbookOptions()
      guard let workbook = VectorDataset(path, drivers: GDALLibrary.workbookDrivers) else { return nil }
      let sheets = workbook.layers
      let chosen = try LayerChoice.choose(sheets.map(\.name), wanted: entry.layer, in: entry) {
        sheets[$0].featureCount == 0
      }
      return Sheet(name: sheets[chosen].name, grid: WorkbookSource.grid(of: sheets[chosen]))
    }
    let failures = outcome.failures
    guard let sheet = outcome.take() else {
      throw Refusal(
        .badInput, .workbookUnreadable, at: Place(file: entry.name),
        ["detail": .text(failures.first.map { $0.replacing(path, with: entry.name) } ?? "-")])
    }
    // After a gap of very many rows or columns GDAL goes on with wrong row numbers, or not at all.
    if let failure = failures.first {
      throw Refusal(
        .badInput, .workbookStrayCells, at: Place(file: entry.name, layer: sheet.name),
        ["detail": .text(failure)])
    }
    return sheet
  }

  private static func grid(of sheet: VectorLayer) -> Grid {
    let width = sheet.fields.count
    var grid = Grid(arena: ByteArena())
    sheet.forEachFeature { feature in
      for index in 0..<Int32(width) {
        grid.append(cell(feature, index, &grid.arena))
      }
      grid.endRow(line: Int(OGR_F_GetFID(feature)))
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

  /// Whether the workbook counts its days from 1904, as old Macs did: GDAL would read them four years early.
  private var countsFrom1904: Bool {
    guard FilePath.fileExtension(path).hasPrefix("xls"), FilePath.fileExtension(path) != "xls" else {
      return false
    }
    let text = GDALLibrary.quietly { VirtualFile.text("/vsizip/{\(path)}/xl/workbook.xml", limit: 1 << 16) }
      .take()
    return ["date1904=\"1\"", "date1904=\"true\"", "date1904='1'"].contains { text.contains($0) }
  }
}

/// A part of an archive that GDAL can look into.
private enum VirtualFile {
  static func text(_ path: String, limit: Int) -> String {
    guard let file = VSIFOpenL(path, "rb") else { return "" }
    defer { VSIFCloseL(file) }
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = bytes.withUnsafeMutableBytes { VSIFReadL($0.baseAddress, 1, $0.count, file) }
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
