public import Diagnostics
internal import Foundation
internal import Units

/// Takes a list out of a result into a file or a database, with the geometries of its subjects.
public struct ListExport: Sendable {
  /// The result: a folder that mujun wrote.
  let folder: String
  /// The list, or `parcels` or `enterprises`.
  let list: String?
  let format: ExportFormat
  /// The file to write; by default named after the list, in the current folder.
  let output: String?
  let encoding: NationalEncoding
  /// The database, as `PG:…`, and the table in it.
  let connection: String?
  let table: String?
  let overwrites: Bool
  let language: Language

  /// An export as asked for on the command line.
  ///
  /// - Throws: a `Refusal` where the options do not fit together.
  public init(
    folder: String, list: String?, format: String, output: String?, encoding: String?, connection: String?,
    table: String?, overwrites: Bool, language: Language
  ) throws(Refusal) {
    let formats = ExportFormat.allCases.map(\.rawValue)
    guard let known = ExportFormat(rawValue: format.lowercased()) else {
      throw Refusal(
        .usage, .exportFormatUnknown, ["format": .text(format), "known": .list(formats)],
        suggestion: NearName.of(format, among: formats))
    }
    var chosen = NationalEncoding.utf8
    if let encoding {
      guard known.takesEncoding else {
        throw Refusal(.usage, .exportEncodingUnused, ["format": .text(known.rawValue)])
      }
      guard let named = NationalEncoding(encoding) else {
        throw Refusal(.usage, .exportEncodingUnknown, ["encoding": .text(encoding)])
      }
      chosen = named
    }
    if known == .postgres, connection?.hasPrefix("PG:") != true {
      throw Refusal(.usage, .exportNeedsConnection)
    }
    self.folder = folder
    self.list = list
    self.format = known
    self.output = output
    self.encoding = chosen
    self.connection = connection
    self.table = table
    self.overwrites = overwrites
    self.language = language
  }

  /// What was done, in lines for the user.
  public struct Outcome: Sendable {
    /// For standard output.
    public let result: String
    /// For standard error.
    public let remarks: [String]
  }

  /// Exports.
  ///
  /// - Throws: a `Refusal`; what was there before is then unchanged.
  public func run() throws -> Outcome {
    let results = try ResultsFolder(folder)
    return try GDALSession.run(day: results.asOf) { session in
      let reader = try ResultsReader(results, path: folder, language)
      guard let list else {
        throw Refusal(.usage, .exportNoLists, ["known": .list(reader.names)])
      }
      let (table, isOfParcels) = try reader.table(list)
      let source = format.hasGeometry ? reader.reference : nil
      if format == .geojson, source == nil { throw Refusal(.badInput, .exportNoReference) }
      let target = format == .geojson ? try geographic(source) : source
      let shapes =
        format.hasGeometry
        ? reader.geometries(of: table, isOfParcels: isOfParcels, in: target) : nil
      let content = ExportContent(
        table: table, geometries: shapes, reference: target, results: results, language: language)
      return try write(content, session)
    }
  }

  /// The longitudes and latitudes a GeoJSON wants: those of the layer's own datum where that is WGS 84 within a metre.
  private func geographic(_ source: String?) throws(Refusal) -> String {
    let world = "EPSG:4326"
    guard let source, CoordinateChange(from: source, to: world) != nil else {
      throw Refusal(.badInput, .exportNoReference)
    }
    return world
  }

  private func write(_ content: ExportContent, _ session: GDALSession) throws -> Outcome {
    var remarks: [String] = []
    let place: String
    if format == .postgres {
      let export = PostgresExport(
        content: content, connection: connection ?? "", table: table, overwrites: overwrites)
      place = try export.write(session)
    } else {
      let path = output ?? "\(content.table.name).\(format.rawValue)"
      let files = ExportFiles(path: path, overwrites: overwrites)
      let changed = try files.write { draft in try write(content, to: draft, session) }
      place = path
      if format == .shp {
        remarks.append(
          Message.exportFieldNames.filled(["path": .text(files.beside("fields.csv"))], in: language))
      }
      if changed > 0 {
        remarks.append(
          Message.exportCut.filled(
            ["count": .count(changed), "path": .text(path + ChangedTexts.ending)], in: language))
      }
    }
    if format == .geojson { remarks.append(Message.exportWGS84.filled([:], in: language)) }
    let without = content.geometries?.count { $0 == nil } ?? 0
    if without > 0 {
      remarks.append(Message.exportWithoutGeometry.filled(["count": .count(without)], in: language))
    }
    let result = Message.exportWritten.filled(
      [
        "title": .text(content.table.title), "rows": .count(content.table.rows.count), "path": .text(place),
      ], in: language)
    return Outcome(result: result, remarks: remarks)
  }

  /// - Parameter draft: the path to write to, with the name the file is to have.
  /// - Returns: how many texts could not be written as they are.
  private func write(_ content: ExportContent, to draft: String, _ session: GDALSession) throws -> Int {
    switch format {
    case .csv: return try CSVExport(content: content, encoding: encoding).write(to: draft)
    case .xlsx:
      try WorkbookExport(content: content).write(to: draft)
      return 0
    case .geojson:
      try GeoJSONExport(content: content).write(to: draft, session)
      return 0
    case .gpkg:
      try GeoPackageExport(content: content).write(to: draft, session)
      return 0
    case .shp: return try ShapefileExport(content: content, encoding: encoding).write(to: draft, session)
    case .postgres: return 0
    }
  }
}

/// What is exported.
struct ExportContent {
  let table: ExportTable
  /// Per row its geometry; nil for formats without.
  let geometries: [[UInt8]?]?
  /// The reference system they are in; nil where it is unknown.
  let reference: String?
  let results: ResultsFolder
  let language: Language

  /// The same with other texts.
  func with(_ table: ExportTable) -> ExportContent {
    ExportContent(
      table: table, geometries: geometries, reference: reference, results: results, language: language)
  }

  /// Writes the rows into a layer.
  func writeRows(to writer: inout LayerWriter) throws {
    for row in table.rows.indices {
      table.write(row, to: &writer)
      if let geometries { try writer.geometry(geometries[row]) }
      try writer.endRow()
    }
  }

  /// What the geometries of the layer are.
  var layerGeometry: LayerGeometry { geometries == nil ? .none : .multiPolygon(reference: reference) }
}
