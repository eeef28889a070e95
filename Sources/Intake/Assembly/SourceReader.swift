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
  /// What stands over the header.
  var titles: [String] = []
  /// Columns that are months of one amount.
  var wide: [WideMonths] = []
  /// The year all rows are taken for, where headers or the sheet say it.
  var year: Int?
  /// Whether it is in degrees by its format's rule, and its coordinates are none.
  var isOutsideDegrees = false
  /// The headers it has, for saying so where one is missing.
  var headers: [String] { raw.headers.map(\.shown).filter { !$0.isEmpty } }
}

/// Reads one source of a table up to where its cells can be typed.
struct SourceReader {
  let table: Manifest.TableEntry
  let entry: Manifest.SourceEntry
  let folder: String
  /// The year evaluated.
  let year: Int
  /// Tells headers from other rows where it is not yet known which table a source is.
  var knowsHeader: ((HeaderText) -> Bool)?
  private(set) var issues: [Issue] = []

  init(table: Manifest.TableEntry, entry: Manifest.SourceEntry, folder: String, year: Int) {
    self.table = table
    self.entry = entry
    self.folder = folder
    self.year = year
  }

  mutating func read() throws -> SourceReading {
    if let written = entry.written {
      return try reading(of: written.raw(in: entry.name, reference: table.crs?.wkt), name())
    }
    let (address, isMisnamed) = try ContentCheck(entry: entry)
      .settled(try SourceAddress(entry, folder: folder))
    if isMisnamed { add(.info, .contentOfficeWorkbook, name()) }
    switch address {
    case .delimited(let path): return try readDelimited(path)
    case .workbook(let path): return try readWorkbook(path)
    case .layers(let path) where FilePath.fileExtension(path) == "dxf" && schema.hasGeometry:
      return try readDrawing(path)
    case .layers, .database: return try readLayer(address)
    }
  }

  private func counts(_ source: SourceName, used: Int, setAside: [Message: Int] = [:]) -> SourceCounts {
    var counts = SourceCounts(file: source.file, layer: source.layer, used: used, setAside: setAside)
    counts.owner = entry.owner
    counts.purpose = entry.purpose
    return counts
  }
  private var schema: TableSchema { TableSchema.of(table.table) }

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
    guard let decoded = TextFileEncoding.decode(bytes, stated: encoding) else { throw unreadable(bytes) }
    guard !decoded.bytes.contains(0) else { throw Refusal(.badInput, .notText, at: place) }
    let source = name()
    if decoded.isDetected {
      add(
        .info, .encodingDetected, source,
        [
          "encoding": .text(decoded.encoding.rawValue), "evidence": .term(Evidence.noUTF8),
        ])
    }
    if BoundaryPointText.recognises(decoded.bytes) { return try readBoundaryPoints(decoded.bytes, source) }
    var text = DelimitedText(decoded.bytes)
    guard let grid = text.grid() else { throw Refusal(.badInput, .notText, at: place) }
    if let line = text.openQuoteLine { add(.warning, .openQuote, source, row: Int32(clamping: line)) }
    return try reading(of: grid, source, isDelimited: true)
  }

  /// A text in no encoding: with its lines, where but a few of them are to blame.
  private func unreadable(_ bytes: [UInt8]) -> Refusal {
    guard let (encoding, lines) = TextFileEncoding.brokenLines(of: bytes, stated: encoding) else {
      return Refusal(
        .badInput, .encodingUnknown, at: Place(file: entry.name), ["table": .text(table.table.rawValue)])
    }
    return Refusal(
      .badInput, .encodingBroken, at: Place(file: entry.name),
      ["encoding": .text(encoding.rawValue), "lines": .text(LineList.text(lines))])
  }

  private mutating func readWorkbook(_ path: String) throws -> SourceReading {
    let sheet = try WorkbookSource(path: path, entry: entry).read()
    let source = name(layer: sheet.name)
    if !sheet.passedOver.isEmpty { add(.info, .hiddenSheets, source, ["sheets": .list(sheet.passedOver)]) }
    if sheet.isTrimmed, let reach = sheet.marks.reach {
      add(.info, .formatsLeftOut, source, ["cell": .text(CellReference.text(reach))])
    }
    let reading = try reading(of: sheet.grid, source)
    issues += SheetReport(marks: sheet.marks, reading: reading).issues
    return reading
  }

  private mutating func reading(
    of original: Grid, _ source: SourceName, isDelimited: Bool = false
  ) throws -> SourceReading {
    guard !original.arena.isFull else {
      throw Refusal(.badInput, .sourceTooLarge, at: source.place())
    }
    var grid = original
    let guarded = grid.takeOffGuards()
    var matching = ColumnMatching(entry: table, source: source, aliases: .standard)
    guard let block = HeaderSearch(grid: grid, isKnown: knowsHeader ?? matching.isKnown).block() else {
      throw Refusal(.badInput, .sourceEmpty, at: source.place())
    }
    if isDelimited { try refuseUnknownSeparator(block, source) }
    matching.units = block.units
    let years = rowsYear(grid, block, matching, source)
    matching.rowsYear = years
    if let issue = years.flatMap({ $0.titleIssue(block.titleYears, source) }) { issues.append(issue) }
    var plans = matching.plans(
      for: block.headers,
      isEmpty: { column in
        (block.firstDataRow..<max(block.firstDataRow, grid.rowCount)).allSatisfy { grid.isBlank($0, column) }
      }, issues: &issues)
    let wide = try neighbours(matching, block.headers, block.titles, &plans)
    reportNothingKnown(plans, source)
    let key = TableSchema.of(table.table).key.first
    let keyColumn = plans.first { $0.name == key }?.index
    let rows = GridBody(
      grid: grid, block: block, source: source, keyColumn: keyColumn, isDelimited: isDelimited
    ).rows()
    issues += rows.issues
    let lines = rows.data.map { grid.lines[$0] }
    if let issue = GuardedCells(lines: guarded).issue(among: lines, source) { issues.append(issue) }
    let columns = block.headers.indices.map { RawColumn.sheet(grid.column($0, of: rows.data)) }
    let raw = RawTable(arena: grid.arena, headers: block.headers, columns: columns, lines: lines)
    return SourceReading(
      name: source, entry: entry, raw: raw, plans: plans,
      counts: counts(source, used: rows.data.count, setAside: rows.setAside), titles: block.titles,
      wide: wide, year: years?.assumed)
  }

  /// Columns that only their neighbours show to be canonical: months side by side, the amount beside a type of tax.
  private mutating func neighbours(
    _ matching: ColumnMatching, _ headers: [HeaderText], _ titles: [String], _ plans: inout [ColumnPlan]
  ) throws -> [WideMonths] {
    var amount = TaxAmount(matching: matching, headers: headers)
    amount.find(among: &plans)
    var months = WideMonthsSearch(
      matching: matching, headers: headers, titles: titles, stated: entry.monthsOf?.name)
    let wide = months.found(among: &plans)
    issues += amount.issues + months.issues
    if let stated = entry.monthsOf, !wide.contains(where: { $0.amount.name == stated.name }) {
      throw Refusal(
        .badInput, .manifestMonthsAbsent, at: stated.place,
        ["headers": .list(headers.prefix(40).map(\.shown))])
    }
    return wide
  }

  /// Figures of which nothing but the key is known are of no use.
  private mutating func reportNothingKnown(_ plans: [ColumnPlan], _ source: SourceName) {
    let keys = TableSchema.of(table.table).key
    guard table.table == .figures, plans.contains(where: { $0.schema != nil }),
      plans.allSatisfy({ $0.schema == nil || keys.contains($0.name) })
    else { return }
    let others = plans.filter { $0.schema == nil }.map(\.header)
    add(.warning, .nothingKnown, source, ["headers": .list(Array(others.prefix(40)))])
  }

  /// The year of the rows, where the table has years.
  private func rowsYear(
    _ grid: Grid, _ block: HeaderBlock, _ matching: ColumnMatching, _ source: SourceName
  ) -> RowsYear? {
    let keys = TableSchema.of(table.table).key
    guard keys.contains("year") else { return nil }
    if let year = entry.year { return RowsYear(stated: year) }
    let meanings = block.headers.map { matching.meaning($0) }
    let column = meanings.firstIndex { $0?.column == "year" }
    let years = column.map { column in
      Set((block.firstDataRow..<grid.rowCount).map { grid.text($0, column) }.filter { !$0.isEmpty })
    }
    return RowsYear(
      meanings: meanings.compactMap { $0 }, keys: keys, years: years, sheet: source.layer, evaluated: year)
  }

  /// One column whose header has other separators in it is a table that was cut at the wrong places.
  private func refuseUnknownSeparator(_ block: HeaderBlock, _ source: SourceName) throws {
    let headers = block.headers.filter { !$0.isEmpty }
    guard headers.count == 1, let header = headers.first?.shown,
      header.contains(where: { "\u{FF0C}、\u{FF1B};\t| ".contains($0) })
    else { return }
    throw Refusal(.badInput, .separatorUnknown, at: source.place(), ["header": .text(header)])
  }

  // MARK: Surveys

  private mutating func readBoundaryPoints(_ bytes: [UInt8], _ source: SourceName) throws -> SourceReading {
    var survey = BoundaryPointSource(source: source, statedReference: table.crs?.wkt)
    let raw = survey.read(bytes, withGeometry: schema.hasGeometry)
    issues += survey.issues
    for reference in survey.ownReferences { compareReference(reference, source) }
    return try reading(of: raw, source)
  }

  private mutating func readDrawing(_ path: String) throws -> SourceReading {
    let place = Place(file: entry.name)
    let bytes = FileBytes.read(path) ?? []
    let marking = DrawingMarking.of(bytes)
    if bytes.isEmpty || bytes.contains(0) { throw Refusal(.badInput, .drawingNotText, at: place) }
    guard DrawingMarking.hasEnd(bytes) else { throw Refusal(.badInput, .drawingCutOff, at: place) }
    guard let decoded = TextFileEncoding.decode(bytes, stated: encoding) else { throw unreadable(bytes) }
    let drawing = GDALLibrary.quietly { Drawing(path, encoding: decoded.encoding) }.take()
    guard let drawing else {
      throw Refusal(.badInput, .sourceUnreadable, at: place, ["detail": "DXF"])
    }
    var survey = DrawingSource(entry: entry, table: table.table, reference: table.crs?.wkt)
    let result = try survey.read(drawing)
    let isPlain = decoded.encoding == .utf8 && marking.encoding == nil || bytes.allSatisfy { $0 < 0x80 }
    if encoding == nil, decoded.encoding != marking.encoding, !isPlain {
      add(
        .info, .encodingDetected, result.source,
        ["encoding": .text(decoded.encoding.rawValue), "evidence": .term(Evidence.marking(marking))])
    }
    issues += survey.issues
    return try reading(of: result.raw, result.source, setAside: result.setAside)
  }

  /// A table whose columns have their headers already.
  private mutating func reading(
    of raw: RawTable, _ source: SourceName, setAside: [Message: Int] = [:]
  ) throws -> SourceReading {
    let matching = ColumnMatching(entry: table, source: source, aliases: .standard)
    var plans = matching.plans(for: raw.headers, isEmpty: { _ in false }, issues: &issues)
    let wide = try neighbours(matching, raw.headers, [], &plans)
    return SourceReading(
      name: source, entry: entry, raw: raw, plans: plans,
      counts: counts(source, used: raw.rowCount, setAside: setAside), wide: wide)
  }

  // MARK: Layers

  private mutating func readLayer(_ address: SourceAddress) throws -> SourceReading {
    if let path = address.path, FilePath.fileExtension(path) == "dwg" {
      throw Refusal(.badInput, .drawingNotText, at: Place(file: entry.name))
    }
    let layer = try LayerSource(address: address, entry: entry, table: table).read()
    let source = name(layer: layer.isOnlyOne && entry.layer == nil ? nil : layer.name)
    reportReference(layer, source)
    if let failure = layer.failures.first {
      add(.warning, .readerComplained, source, ["detail": .text(failure)])
    }
    let texts = try decoded(layer, address, source)
    let isShapefile = layer.driver == "ESRI Shapefile"
    let headers = zip(texts.names, layer.contents.fields).map { name, field in
      var header = HeaderText(name).known(as: field.alias)
      header.mayBeCut = isShapefile && field.name.count >= 8
      return header
    }
    let raw = RawTable(
      arena: texts.arena, headers: keyed(headers, layer, source), columns: texts.columns,
      lines: layer.contents.lines,
      geometry: layer.contents.geometry)
    var reading = try reading(of: raw, source)
    reading.isOutsideDegrees = layer.isOutsideDegrees
    return reading
  }

  /// Where no field is the key, what the format itself calls a feature by stands in for it.
  private mutating func keyed(
    _ headers: [HeaderText], _ layer: LayerSource.Layer, _ source: SourceName
  ) -> [HeaderText] {
    let names = ["LIBKML": "Name", "KML": "Name", "GeoJSON": "id"]
    let matching = ColumnMatching(entry: table, source: source, aliases: .standard)
    guard let name = names[layer.driver], let key = schema.key.first, !matching.has(key, among: headers),
      let place = headers.firstIndex(where: { $0.shown == name })
    else { return headers }
    add(.info, .keyFromFeature, source, ["column": .text(key), "field": .text(name)])
    var headers = headers
    headers[place] = HeaderText(key)
    return headers
  }

  private mutating func reportReference(_ layer: LayerSource.Layer, _ source: SourceName) {
    guard layer.contents.geometry != nil else { return }
    if let own = layer.ownReference { compareReference(own, source) }
  }

  /// - Parameter own: what the source itself says.
  private mutating func compareReference(_ own: String, _ source: SourceName) {
    guard let stated = table.crs, !ReferenceSystem.areSame(own, stated.wkt) else { return }
    add(
      .warning, .crsDisagrees, source, ["crs": .text(stated.text), "layer": .text(ReferenceSystem.name(own))])
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
