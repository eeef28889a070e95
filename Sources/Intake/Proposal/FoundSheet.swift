internal import Diagnostics
internal import LandGeometry
internal import Tables

/// A sheet or layer that was looked at without knowing which table it is.
struct FoundSheet {
  /// The file's path from the folder.
  let file: String
  /// The sheet or layer as a manifest has to name it; nil where the file has only one.
  let layer: String?
  let reading: SourceReading
  /// Per column and table the canonical column its header means.
  let meanings: [[TableName: String]]

  init(file: String, layer: String?, reading: SourceReading) {
    self.file = file
    self.layer = layer
    self.reading = reading
    meanings = reading.raw.headers.map { FoundSheet.meanings(of: $0) }
  }

  var headers: [HeaderText] { reading.raw.headers }
  var rowCount: Int { reading.raw.rowCount }

  /// The sheet's own name, also where it is the only one.
  var sheetName: String { reading.name.layer ?? layer ?? "" }

  /// What names say about it, the nearest first: the sheet, the title over the table, the file, its folder.
  var names: [String] {
    let path = file.split(separator: "/").map(String.init)
    let fileName = path.last.map { FilePath.withoutExtension($0) } ?? ""
    return ([sheetName] + reading.titles + [fileName] + path.dropLast().reversed()).filter { !$0.isEmpty }
  }

  func contents(of column: Int) -> ColumnContents {
    if let known = looked.contents[column] { return known }
    let contents = ColumnContents(reading.raw.columns[column], in: reading.raw.arena)
    looked.contents[column] = contents
    return contents
  }

  /// Columns looked at before: every table asks for the same ones.
  private final class Looked {
    var contents: [Int: ColumnContents] = [:]
  }

  private let looked = Looked()

  /// Whether a column holds nothing.
  func isEmpty(_ column: Int) -> Bool {
    switch reading.raw.columns[column] {
    case .text(let cells):
      cells.allSatisfy { cell in reading.raw.arena.withBytes(of: cell) { CellText.isBlank($0) } }
    case .sheet(let cells):
      cells.all.allSatisfy { cell in reading.raw.arena.withBytes(of: cell) { CellText.isBlank($0) } }
    case .integers(let values): values.allSatisfy { $0 == nil }
    case .numbers(let values): values.allSatisfy(\.isNaN)
    case .days(let values): values.allSatisfy { $0 == nil }
    case .truths(let values): values.allSatisfy { $0 == nil }
    }
  }

  /// The codes of a column in normal form, nil where a cell has none.
  func codes(of column: Int, isParcel: Bool) -> [String?] {
    var arena = reading.raw.arena
    return reading.raw.columns[column].rendered(into: &arena).map { cell in
      guard !cell.isEmpty else { return nil }
      if case .value(let code) = IdentifierText.read(arena.string(cell), isParcel: isParcel) { return code }
      return nil
    }
  }

  /// How many polygons there are, and how many shapes of other kinds.
  var shapes: (polygons: Int, others: Int) {
    guard let geometry = reading.raw.geometry else { return (0, 0) }
    var (polygons, others) = (0, 0)
    for row in 0..<geometry.count {
      let bytes = geometry.wkb(row)
      guard bytes.count > 4 else { continue }
      // Written by the reader: little-endian, two dimensions.
      let kind = bytes[bytes.startIndex + 1]
      if kind == 3 || kind == 6 || kind == 7 { polygons += 1 } else { others += 1 }
    }
    return (polygons, others)
  }

  // MARK: Headers

  private static func meanings(of header: HeaderText) -> [TableName: String] {
    var meanings: [TableName: String] = [:]
    for table in TableName.allCases { meanings[table] = meaning(of: header, in: table) }
    return meanings
  }

  /// The canonical column a header means in a table, by the aliases alone.
  static func meaning(of header: HeaderText, in table: TableName) -> String? {
    if header.isEmpty { return nil }
    let name = SourceName(table: table, file: "", layer: nil)
    let matching = ColumnMatching(
      entry: Manifest.TableEntry(table: table, sources: []), source: name, aliases: .standard)
    var issues: [Issue] = []
    let plan = matching.plans(for: [header], isEmpty: { _ in false }, issues: &issues).first
    return plan?.schema?.name
  }

  /// Whether a header is known in any table.
  static func isKnownAnywhere(_ header: HeaderText) -> Bool {
    TableName.allCases.contains { meaning(of: header, in: $0) != nil }
  }
}

/// Opens the files of a folder and looks at every sheet and layer in them.
struct FileLook {
  let folder: String

  /// What a file came to.
  struct Result {
    var sheets: [FoundSheet] = []
    /// What could not be read, by sheet or layer.
    var refused: [(layer: String?, refusal: Refusal)] = []
  }

  func look(at file: String) -> Result {
    var result = Result()
    look(at: file, layer: nil, &result)
    return result
  }

  private func look(at file: String, layer: String?, _ result: inout Result) {
    do {
      let reading = try read(file, layer: layer)
      result.sheets.append(FoundSheet(file: file, layer: layer, reading: reading))
    } catch let refusal as Refusal {
      if refusal.message == .layerNotChosen, layer == nil, case .list(let names)? = refusal.arguments["known"]
      {
        for name in names { look(at: file, layer: name, &result) }
      } else {
        result.refused.append((layer, refusal))
      }
    } catch {
      let refusal = Refusal(
        .badInput, .sourceUnreadable, at: Place(file: file), ["detail": .text("\(error)")])
      result.refused.append((layer, refusal))
    }
  }

  /// Reads with the headers of all tables in mind; as parcels, so that geometries come along.
  private func read(_ file: String, layer: String?) throws -> SourceReading {
    let entry = Manifest.SourceEntry(source: file, layer: layer, sumBy: [], place: Place(file: file))
    let table = Manifest.TableEntry(table: .parcels, sources: [entry])
    var reader = SourceReader(table: table, entry: entry, folder: folder, year: 0)
    reader.knowsHeader = FoundSheet.isKnownAnywhere
    return try reader.read()
  }
}
