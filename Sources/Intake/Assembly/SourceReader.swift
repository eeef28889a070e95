internal import Diagnostics
internal import Tables

/// A source with its columns told apart, its values not yet read.
struct SourceReading {
  let name: SourceName
  let entry: Manifest.SourceEntry
  var raw: RawTable
  let plans: [ColumnPlan]
  /// Rows found, and those that are no data.
  let counts: SourceCounts
  /// What stands above the header of a sheet.
  var titles: [String] = []
  /// The headers it has, for saying so where one is missing.
  var headers: [String] { raw.headers.map(\.shown).filter { !$0.isEmpty } }
}

/// Reads one source of a table up to where its cells can be typed.
struct SourceReader {
  let table: Manifest.TableEntry
  let entry: Manifest.SourceEntry
  let folder: String
  /// Tells headers from other rows where it is not yet known which table a source is.
  var knowsHeader: ((HeaderText) -> Bool)?
  private(set) var issues: [Issue] = []

  init(table: Manifest.TableEntry, entry: Manifest.SourceEntry, folder: String) {
    self.table = table
    self.entry = entry
    self.folder = folder
  }

  mutating func read() throws -> SourceReading {
    let address = try SourceAddress(entry, folder: folder)
    switch address {
    case .delimited(let path): return try readDelimited(path)
    case .workbook(let path): return try readWorkbook(path)
    case .layers, .database: return try readLayer(address)
    }
  }

  private var encoding: TextEncoding? { table.encoding.flatMap { TextEncoding(named: $0) } }

  private func name(layer: String? = nil) -> SourceName {
    SourceName(table: table.table, file: entry.name, layer: layer)
  }

  private mutating func add(
    _ severity: Severity, _ message: Message, _ source: SourceName, row: Int32? = nil, column: String? = nil,
    _ arguments: [String: Argument] = [:]
  ) {
    issues.append(
      Issue(
        severity, message, table: source.table.rawValue, at: source.place(row: row, column: column), arguments
      ))
  }

  // MARK: Sheets

  private mutating func readDelimited(_ path: String) throws -> SourceReading {
    let place = Place(file: entry.name)
    guard let bytes = FileBytes.read(path) else {
      throw Refusal(.badInput, .sourceUnreadable, at: place, ["detail": "-"])
    }
    guard let decoded = TextFileEncoding.decode(bytes, stated: encoding) else {
      throw Refusal(.badInput, .encodingUnknown, at: place, ["table": .text(table.table.rawValue)])
    }
    guard !decoded.bytes.contains(0) else { throw Refusal(.badInput, .notText, at: place) }
    let source = name()
    if decoded.isDetected {
      add(
        .info, .encodingDetected, source,
        [
          "encoding": .text(decoded.encoding.rawValue), "evidence": .term(Evidence.noUTF8),
        ])
    }
    var text = DelimitedText(decoded.bytes)
    guard let grid = text.grid() else { throw Refusal(.badInput, .notText, at: place) }
    if let line = text.openQuoteLine { add(.warning, .openQuote, source, row: Int32(clamping: line)) }
    return try reading(of: grid, source)
  }

  private mutating func readWorkbook(_ path: String) throws -> SourceReading {
    let sheet = try WorkbookSource(path: path, entry: entry).read()
    let source = name(layer: sheet.name)
    return try reading(of: sheet.grid, source)
  }

  private mutating func reading(of grid: Grid, _ source: SourceName) throws -> SourceReading {
    guard !grid.arena.isFull else {
      throw Refusal(.badInput, .sourceTooLarge, at: source.place())
    }
    let known = ColumnMatching(entry: table, source: source, aliases: .standard, moneyUnit: nil)
    guard let block = HeaderSearch(grid: grid, isKnown: knowsHeader ?? known.isKnown).block() else {
      throw Refusal(.badInput, .sourceEmpty, at: source.place())
    }
    let matching = ColumnMatching(
      entry: table, source: source, aliases: .standard, moneyUnit: block.moneyUnit)
    let plans = matching.plans(
      for: block.headers,
      isEmpty: { column in
        (block.firstDataRow..<max(block.firstDataRow, grid.rowCount)).allSatisfy { grid.isBlank($0, column) }
      }, issues: &issues)
    let key = TableSchema.of(table.table).key.first
    let keyColumn = plans.first { $0.name == key }?.index
    let rows = GridBody(grid: grid, block: block, source: source, keyColumn: keyColumn).rows()
    issues += rows.issues
    let columns = grid.columns(Array(block.headers.indices), of: rows.data).map { RawColumn.text($0) }
    let raw = RawTable(
      arena: grid.arena, headers: block.headers, columns: columns, lines: rows.data.map { grid.lines[$0] })
    return SourceReading(
      name: source, entry: entry, raw: raw, plans: plans,
      counts: SourceCounts(
        file: source.file, layer: source.layer, used: rows.data.count, setAside: rows.setAside),
      titles: grid.titles(above: block.headerRows.min() ?? 0))
  }

  // MARK: Layers

  private mutating func readLayer(_ address: SourceAddress) throws -> SourceReading {
    let layer = try LayerSource(address: address, entry: entry, table: table).read()
    let source = name(layer: layer.isOnlyOne && entry.layer == nil ? nil : layer.name)
    reportReference(layer, source)
    if let failure = layer.failures.first {
      add(.warning, .readerComplained, source, ["detail": .text(failure)])
    }
    let texts = try decoded(layer, address, source)
    let isShapefile = layer.driver == "ESRI Shapefile"
    let headers = zip(texts.names, layer.contents.fields).map { name, field in
      var header = HeaderText(name)
      header.mayBeCut = isShapefile && field.name.count >= 8
      return header
    }
    let matching = ColumnMatching(entry: table, source: source, aliases: .standard, moneyUnit: nil)
    let plans = matching.plans(for: headers, isEmpty: { _ in false }, issues: &issues)
    let raw = RawTable(
      arena: texts.arena, headers: headers, columns: texts.columns, lines: layer.contents.lines,
      geometry: layer.contents.geometry)
    return SourceReading(
      name: source, entry: entry, raw: raw, plans: plans,
      counts: SourceCounts(file: source.file, layer: source.layer, used: layer.contents.lines.count))
  }

  private mutating func reportReference(_ layer: LayerSource.Layer, _ source: SourceName) {
    guard layer.contents.geometry != nil else { return }
    if layer.isOutsideDegrees {
      add(.warning, .crsNotDegrees, source, ["table": .text(table.table.rawValue)])
    }
    if let own = layer.ownReference, let stated = table.crs, !ReferenceSystem.areSame(own, stated.wkt) {
      add(
        .warning, .crsDisagrees, source,
        ["crs": .text(stated.text), "layer": .text(ReferenceSystem.name(own))])
    }
  }

  private mutating func decoded(
    _ layer: LayerSource.Layer, _ address: SourceAddress, _ source: SourceName
  ) throws -> LayerEncoding.Decoded {
    let isShapefile = layer.driver == "ESRI Shapefile"
    let marking =
      isShapefile
      ? ShapefileMarking.of(shapefilePath(layer, address))
      : LayerEncoding.Marking(encoding: .utf8, evidence: layer.driver)
    let encoding = LayerEncoding(contents: layer.contents, marking: marking, cutsNames: isShapefile)
    guard let decoded = encoding.decoded(stated: self.encoding) else {
      throw Refusal(.badInput, .encodingUnknown, at: source.place(), ["table": .text(table.table.rawValue)])
    }
    if decoded.isDetected {
      add(
        .info, .encodingDetected, source,
        [
          "encoding": .text(decoded.encoding.rawValue), "evidence": .term(Evidence.marking(marking)),
        ])
    }
    for (column, row) in decoded.cutCells {
      add(.warning, .cutText, source, row: layer.contents.lines[row], column: decoded.names[column])
    }
    return decoded
  }

  /// The file of a layer, which in a folder of Shapefiles has the layer's name.
  private func shapefilePath(_ layer: LayerSource.Layer, _ address: SourceAddress) -> String {
    let path = address.path ?? ""
    return FileBytes.kind(of: path) == .folder ? FilePath.joined(path, "\(layer.name).shp") : path
  }
}

/// What an encoding was concluded from, in words.
private enum Evidence {
  static let noUTF8 = Bilingual(
    zh: "不是有效的 UTF-8,而全部字节都是有效的 GB18030", en: "not valid UTF-8, while all bytes are valid GB18030")

  static func marking(_ marking: LayerEncoding.Marking) -> Bilingual {
    Bilingual(
      zh: "文件标注为 \(marking.evidence),与字节不符或没有说明编码",
      en: "marked \(marking.evidence), which does not say what the bytes show")
  }
}

extension Grid {
  /// Whether one cell is empty or blank.
  func isBlank(_ row: Int, _ column: Int) -> Bool {
    let cell = cell(row, column)
    return cell.isEmpty || arena.withBytes(of: cell) { CellText.isBlank($0) }
  }
}

extension Grid {
  /// The texts in the rows above a header.
  func titles(above header: Int) -> [String] {
    (0..<header).flatMap { row in
      self.row(row).indices.map { CellText.trimmed(arena.string(self.row(row)[$0])) }.filter { !$0.isEmpty }
    }
  }
}
