internal import Diagnostics
internal import Documents
internal import LandGeometry
internal import Tables
internal import Units

/// Reads a `dataset.yaml` and refuses, all at once, whatever it does not understand (contract D6).
struct ManifestReader {
  private let path: String
  private let file: String
  private var refusals: [Refusal] = []
  private var columns: [TableName: [Manifest.ColumnEntry]] = [:]
  private var units: [TableName: [Manifest.UnitEntry]] = [:]
  private var encodings: [TableName: String] = [:]
  private var systems: [TableName: Manifest.CRSEntry] = [:]
  private var sources: [TableName: [Manifest.SourceEntry]] = [:]

  private static let keys = [
    "dataset", "title", "year", "as_of", "tables", "columns", "units", "encoding", "crs", "coordinates",
    "area", "tolerances",
  ]
  /// A manifest is a page of text; what is larger is something else.
  private static let sizeLimit = 1 << 20

  /// - Parameter path: a folder with a `dataset.yaml`, or the file.
  static func read(_ path: String) throws -> Manifest {
    let file = FileBytes.kind(of: path) == .folder ? FilePath.joined(path, "dataset.yaml") : path
    guard FileBytes.kind(of: file) == .file else {
      throw Refusal(.missingInput, .manifestMissing, at: Place(file: file))
    }
    guard let bytes = FileBytes.read(file, limit: ManifestReader.sizeLimit) else {
      throw Refusal(.badInput, .manifestUnreadable, at: Place(file: FilePath.lastComponent(file)))
    }
    return try read(bytes, path: file)
  }

  /// - Parameter path: where the bytes are from.
  static func read(_ bytes: [UInt8], path: String) throws -> Manifest {
    var reader = ManifestReader(path: path)
    return try reader.read(bytes)
  }

  private init(path: String) {
    self.path = path
    file = FilePath.lastComponent(path)
  }

  private mutating func read(_ bytes: [UInt8]) throws -> Manifest {
    guard let text = TextFileEncoding.decode(bytes, stated: nil) else {
      throw Refusal(.badInput, .manifestUnreadable, at: Place(file: file))
    }
    let document = try YAMLDocument.parse(String(decoding: text.bytes, as: UTF8.self), file: file)
    let root = ManifestNode(node: document)
    let manifest = read(root)
    if let refusals = Refusals(refusals) { throw refusals }
    guard let manifest else { throw Refusal(.badInput, .manifestUnreadable, at: Place(file: file)) }
    return manifest
  }

  // MARK: The whole

  private mutating func read(_ root: ManifestNode) -> Manifest? {
    guard let values = mapping(root, key: "dataset.yaml", allowed: ManifestReader.keys) else { return nil }
    let year = values["year"].flatMap { readYear($0) }
    if values["year"] == nil { refuse(.manifestKeyMissing, at: root.place, ["key": "year"]) }
    let asOf = values["as_of"].flatMap { readDay($0) }
    let coordinates = values["coordinates"].flatMap { readDatum($0) }
    let name = values["dataset"].flatMap { text($0, key: "dataset") }
    let title = values["title"].flatMap { text($0, key: "title") }
    let policy = readPolicy(area: values["area"], tolerances: values["tolerances"])
    readTables(values["tables"], at: root.place)
    readColumns(values["columns"])
    readUnits(values["units"])
    readEncodings(values["encoding"])
    readSystems(values["crs"])
    guard let year, let end = asOf ?? CalendarDay(year: year, month: 12, day: 31) else { return nil }
    let folder = FilePath.lastComponent(FilePath.folder(of: path))
    let dataset = name ?? (folder.isEmpty || folder == "." ? "dataset" : folder)
    return Manifest(
      path: path, dataset: dataset, title: title ?? dataset, year: year, asOf: end, coordinates: coordinates,
      policy: policy, tables: entries())
  }

  private func entries() -> [Manifest.TableEntry] {
    TableName.allCases.compactMap { table in
      guard let sources = sources[table] else { return nil }
      return Manifest.TableEntry(
        table: table, sources: sources, columns: columns[table] ?? [], units: units[table] ?? [],
        encoding: encodings[table], crs: systems[table])
    }
  }

  private mutating func readYear(_ node: ManifestNode) -> Int? {
    if let text = text(node, key: "year") {
      if let year = Int(text), YearText.range.contains(year) { return year }
      refuse(.manifestBadYear, at: node.place, ["text": .text(text)])
    }
    return nil
  }

  private mutating func readDay(_ node: ManifestNode) -> CalendarDay? {
    guard let text = text(node, key: "as_of") else { return nil }
    if let day = CalendarDay(iso: text) { return day }
    refuse(.manifestBadDay, at: node.place, ["text": .text(text)])
    return nil
  }

  private mutating func readDatum(_ node: ManifestNode) -> PointDatum? {
    guard let text = text(node, key: "coordinates") else { return nil }
    if let datum = PointDatum(rawValue: text.lowercased()) { return datum }
    let known = PointDatum.allCases.map(\.rawValue)
    refuse(
      .manifestUnknownDatum, at: node.place, ["text": .text(text), "known": .list(known)],
      suggestion: NearName.of(text, among: known))
    return nil
  }

  // MARK: Areas and tolerances

  private mutating func readPolicy(area: ManifestNode?, tolerances: ManifestNode?) -> LandPolicy {
    var policy = LandPolicy()
    if let area, let text = text(area, key: "area") {
      let known = AreaDefinition.allCases.map(\.rawValue)
      if let definition = AreaDefinition(rawValue: text.lowercased()) {
        policy.area = definition
      } else {
        refuse(
          .manifestUnknownArea, at: area.place, ["text": .text(text), "known": .list(known)],
          suggestion: NearName.of(text, among: known))
      }
    }
    let names = LandPolicy.tolerances.map(\.name)
    guard let tolerances, let values = mapping(tolerances, key: "tolerances", allowed: names) else {
      return policy
    }
    for (name, path) in LandPolicy.tolerances {
      guard let node = values[name], let text = text(node, key: name) else { continue }
      let least = LandPolicy.least(name)
      if let value = Double(text), value.isFinite, value >= least {
        policy[keyPath: path] = value
      } else {
        refuse(
          .manifestBadTolerance, at: node.place,
          ["key": .text(name), "text": .text(text), "least": .number(least)])
      }
    }
    return policy
  }

  // MARK: Tables

  private mutating func readTables(_ node: ManifestNode?, at place: Place) {
    guard let node else {
      refuse(.manifestKeyMissing, at: place, ["key": "tables"])
      return
    }
    for (table, value) in byTable(node, key: "tables") {
      let read = (value.items ?? [value]).compactMap { readSource($0, of: table) }
      if value.items?.isEmpty == true {
        refuse(.manifestNoSource, at: value.place, ["table": .text(table.rawValue)])
      }
      // A row's supplier is kept in a byte.
      if read.count > 200 {
        refuse(.manifestTooManySources, at: value.place, ["table": .text(table.rawValue)])
      }
      sources[table] = read
    }
    if node.pairs?.isEmpty == true { refuse(.manifestKeyMissing, at: node.place, ["key": "tables"]) }
  }

  private static let sourceKeys = [
    "source", "layer", "sheet", "sum_by", "year", "owner", "purpose", "columns", "ignore", "units",
    "encoding", "crs",
    "months_of", "complete_months", "tax_types",
  ]

  private mutating func readSource(_ node: ManifestNode, of table: TableName) -> Manifest.SourceEntry? {
    if let text = node.untrimmedText {
      return Manifest.SourceEntry(source: text, layer: nil, sumBy: [], place: node.place)
    }
    let key = "tables.\(table.rawValue)"
    guard let values = mapping(node, key: key, allowed: ManifestReader.sourceKeys) else { return nil }
    if let sheet = values["sheet"], values["layer"] != nil { refuse(.manifestLayerAndSheet, at: sheet.place) }
    guard let source = values["source"] else {
      refuse(.manifestNoSource, at: node.place, ["table": .text(table.rawValue)])
      return nil
    }
    guard text(source, key: "\(key).source") != nil, let sourceText = source.untrimmedText else { return nil }
    let layer = (values["layer"] ?? values["sheet"]).flatMap { text($0, key: "\(key).layer") }
    let sumBy = values["sum_by"].map { readSumBy($0, of: table) } ?? []
    var entry = Manifest.SourceEntry(source: sourceText, layer: layer, sumBy: sumBy, place: source.place)
    entry.year = values["year"].flatMap { readYear(of: table, $0) }
    entry.owner = values["owner"].flatMap { text($0, key: "\(key).owner") }
    entry.purpose = values["purpose"].flatMap { text($0, key: "\(key).purpose") }
    entry.columns = values["columns"].map { columns($0, of: table) } ?? []
    entry.ignored = (values["ignore"]?.items ?? values["ignore"].map { [$0] } ?? []).compactMap { node in
      text(node, key: "\(key).ignore").map { Manifest.ColumnEntry(name: "", header: $0, place: node.place) }
    }
    entry.units = values["units"].map { units($0, of: table) } ?? []
    entry.encoding = values["encoding"].flatMap { encoding($0, of: table) }
    entry.crs = values["crs"].flatMap { system($0, of: table) }
    readSums(values, of: table, into: &entry)
    return entry
  }

  /// How rows and columns of months and rows of tax types become figures of a year.
  private mutating func readSums(
    _ values: [String: ManifestNode], of table: TableName, into entry: inout Manifest.SourceEntry
  ) {
    for key in ["months_of", "complete_months", "tax_types"] {
      if table != .figures, let node = values[key] {
        refuse(
          .manifestKeyOfOtherTable, at: node.place, ["key": .text(key), "table": .text(table.rawValue)])
      }
    }
    guard table == .figures else { return }
    let amounts = TableSchema.of(table).columns.filter(\.isAdditive).map(\.name)
    if let node = values["months_of"], let name = text(node, key: "months_of") {
      if TableSchema.of(table).column(name)?.isAdditive == true {
        entry.monthsOf = Manifest.MonthsEntry(name: name, place: node.place)
      } else {
        refuse(
          .manifestUnknownColumn, at: node.place, ["column": .text(name), "table": .text(table.rawValue)],
          suggestion: NearName.of(name, among: amounts))
      }
    }
    if let node = values["complete_months"], let word = text(node, key: "complete_months") {
      if !["true", "false"].contains(word) {
        refuse(
          .manifestWrongType, at: node.place,
          ["key": "complete_months", "expected": .term(Bilingual(zh: "true 或 false", en: "true or false"))])
      }
      entry.needsAllMonths = word == "true"
    }
    entry.taxTypes = values["tax_types"].map { taxTypes($0) } ?? []
  }

  /// 教育费附加: tax_other, 水利基金: 无.
  private mutating func taxTypes(_ node: ManifestNode) -> [Manifest.TaxTypeEntry] {
    pairs(node, key: "tax_types").compactMap { _, type, value in
      if value.node.isNull { return Manifest.TaxTypeEntry(type: type, column: nil) }
      guard let name = text(value, key: type) else { return nil }
      if CellText.isMissing(name) { return Manifest.TaxTypeEntry(type: type, column: nil) }
      let known = AliasCatalogue.standard.known(in: .figures)
      let canonical = AliasCatalogue.standard.canonical(HeaderText.normalised(name), in: .figures)
      guard let canonical, known.contains(canonical), canonical.hasPrefix("tax_"), canonical != "tax_type"
      else {
        refuse(
          .manifestUnknownColumn, at: value.place, ["column": .text(name), "table": "figures"],
          suggestion: NearName.of(name, among: known.filter { $0.hasPrefix("tax_") }))
        return nil
      }
      return Manifest.TaxTypeEntry(type: type, column: canonical)
    }
  }

  /// Only a table with a year in its key can be of a year.
  private mutating func readYear(of table: TableName, _ node: ManifestNode) -> Int? {
    guard TableSchema.of(table).key.contains("year") else {
      refuse(.manifestYearOfTable, at: node.place, ["table": .text(table.rawValue)])
      return nil
    }
    return readYear(node)
  }

  private mutating func readSumBy(_ node: ManifestNode, of table: TableName) -> [String] {
    let names = (node.items ?? [node]).compactMap { text($0, key: "sum_by") }
    let key = TableSchema.of(table).key
    for name in names where !key.contains(name) {
      refuse(
        .manifestSumByNoKey, at: node.place, ["column": .text(name), "key": .list(key)],
        suggestion: NearName.of(name, among: key))
    }
    return names
  }

  // MARK: What is said about tables

  private mutating func readColumns(_ node: ManifestNode?) {
    for (table, value) in node.map({ byTable($0, key: "columns") }) ?? [] {
      columns[table] = columns(value, of: table)
    }
  }

  private mutating func columns(_ node: ManifestNode, of table: TableName) -> [Manifest.ColumnEntry] {
    let schema = TableSchema.of(table)
    return pairs(node, key: "columns.\(table.rawValue)").compactMap { key, name, header in
      guard schema.column(name) != nil else {
        refuse(
          .manifestUnknownColumn, at: key.place, ["column": .text(name), "table": .text(table.rawValue)],
          suggestion: NearName.of(name, among: schema.columns.map(\.name)))
        return nil
      }
      return text(header, key: name).map {
        Manifest.ColumnEntry(name: name, header: $0, place: header.place)
      }
    }
  }

  private mutating func readUnits(_ node: ManifestNode?) {
    for (table, value) in node.map({ byTable($0, key: "units") }) ?? [] {
      units[table] = units(value, of: table)
    }
  }

  private mutating func units(_ node: ManifestNode, of table: TableName) -> [Manifest.UnitEntry] {
    pairs(node, key: "units.\(table.rawValue)").compactMap { _, name, value in
      guard let text = text(value, key: name) else { return nil }
      guard let unit = Unit.named(text) else {
        refuse(
          .manifestUnknownUnit, at: value.place, ["unit": .text(text)],
          suggestion: NearName.of(text, among: Unit.spellings))
        return nil
      }
      checkUnit(unit, of: name, in: table, at: value.place)
      return Manifest.UnitEntry(name: name, unit: unit, place: value.place)
    }
  }

  private mutating func checkUnit(_ unit: Unit, of name: String, in table: TableName, at place: Place) {
    guard let column = TableSchema.of(table).column(name) else { return }
    if let expected = column.unit, unit.converts(to: expected) { return }
    refuse(
      .manifestUnitClash, at: place,
      [
        "unit": .text(unit.symbol), "column": .text(name),
        "expected": column.unit.map { .text($0.symbol) } ?? .term(Bilingual(zh: "无单位", en: "no unit")),
      ])
  }

  private mutating func readEncodings(_ node: ManifestNode?) {
    for (table, value) in node.map({ byTable($0, key: "encoding") }) ?? [] {
      encodings[table] = encoding(value, of: table)
    }
  }

  private mutating func encoding(_ node: ManifestNode, of table: TableName) -> String? {
    guard let text = text(node, key: "encoding.\(table.rawValue)") else { return nil }
    if TextEncoding(named: text) == nil {
      refuse(
        .manifestUnknownEncoding, at: node.place,
        ["encoding": .text(text), "known": .list(TextEncoding.offered)],
        suggestion: NearName.of(text, among: TextEncoding.offered))
    }
    return text
  }

  private mutating func readSystems(_ node: ManifestNode?) {
    for (table, value) in node.map({ byTable($0, key: "crs") }) ?? [] {
      systems[table] = system(value, of: table)
    }
  }

  private mutating func system(_ node: ManifestNode, of table: TableName) -> Manifest.CRSEntry? {
    guard let text = text(node, key: "crs.\(table.rawValue)") else { return nil }
    if let wkt = ReferenceSystem.wkt(named: text) { return Manifest.CRSEntry(text: text, wkt: wkt) }
    refuse(
      .manifestUnknownCRS, at: node.place,
      ["crs": .text(text), "examples": .list(ChineseGridName.examples)])
    return nil
  }
}

extension ManifestReader {
  // MARK: Parts

  private mutating func refuse(
    _ message: Message, at place: Place, _ arguments: [String: Argument] = [:], suggestion: String? = nil
  ) {
    refusals.append(Refusal(.badInput, message, at: place, arguments, suggestion: suggestion))
  }

  /// The keys and values of a mapping; anything else, and a key that stands twice, is refused.
  private mutating func pairs(
    _ node: ManifestNode, key: String
  ) -> [(key: SourcedText, name: String, value: ManifestNode)] {
    guard let pairs = node.pairs else {
      refuse(
        .manifestWrongType, at: node.place,
        ["key": .text(key), "expected": .term(Bilingual(zh: "“键: 值”的列表", en: "a mapping (key: value)"))])
      return []
    }
    var seen: Set<String> = []
    for (key, name, _) in pairs where !seen.insert(name).inserted {
      refuse(.manifestDuplicateKey, at: key.place, ["key": .text(name)])
    }
    return pairs
  }

  /// A mapping with known keys only.
  private mutating func mapping(
    _ node: ManifestNode, key: String, allowed: [String]
  ) -> [String: ManifestNode]? {
    guard node.pairs != nil else {
      _ = pairs(node, key: key)
      return nil
    }
    var values: [String: ManifestNode] = [:]
    for (key, name, value) in pairs(node, key: key) {
      if allowed.contains(name) {
        values[name] = value
      } else {
        refuse(
          .manifestUnknownKey, at: key.place, ["key": .text(name), "known": .list(allowed)],
          suggestion: NearName.of(name, among: allowed))
      }
    }
    return values
  }

  /// A mapping whose keys are tables.
  private mutating func byTable(_ node: ManifestNode, key: String) -> [(TableName, ManifestNode)] {
    let known = TableName.allCases.map(\.rawValue)
    var result: [(TableName, ManifestNode)] = []
    for (key, name, value) in pairs(node, key: key) {
      if let table = TableName.allCases.first(where: { $0.rawValue == name }) {
        result.append((table, value))
      } else {
        refuse(
          .manifestUnknownTable, at: key.place, ["table": .text(name), "known": .list(known)],
          suggestion: NearName.of(name, among: known))
      }
    }
    return result
  }

  private mutating func text(_ node: ManifestNode, key: String) -> String? {
    if let text = node.text { return text }
    refuse(
      .manifestWrongType, at: node.place,
      ["key": .text(key), "expected": .term(Bilingual(zh: "一个值", en: "a single value"))])
    return nil
  }
}
