internal import Diagnostics
internal import Tables

/// A layer of geodata or a table of a database.
struct LayerSource {
  let address: SourceAddress
  let entry: Manifest.SourceEntry
  let table: Manifest.TableEntry

  /// A layer as it was read.
  struct Layer {
    let name: String
    let isOnlyOne: Bool
    let driver: String
    var contents: LayerContents
    /// What the layer itself says of its reference system, as WKT.
    let ownReference: String?
    /// Features that were announced and did not come.
    let lost: Int
    var failures: [String]
    /// Whether degrees are impossible: the layer is said to be in degrees and its coordinates are none.
    let isOutsideDegrees: Bool
  }

  func read() throws -> Layer {
    try refuseIncompleteShapefile()
    let kml = FilePath.fileExtension(name) == "kml" ? KMLText(name) : nil
    defer { kml?.close() }
    let outcome = try GDALLibrary.quietly { () throws -> Layer? in
      guard let dataset = VectorDataset(kml?.path ?? name, drivers: drivers, options: options) else {
        return nil
      }
      let (layer, isOnlyOne) = try layer(of: dataset)
      var result = contents(of: layer, isOnlyOne: isOnlyOne, driver: dataset.driver)
      if let kml { result.contents.rename { kml.name(of: $0) } }
      return result
    }
    let failures = outcome.failures.map { shown($0) }
    guard let layer = outcome.take() else {
      let place = Place(file: entry.name)
      guard let failure = failures.first else { throw Refusal(.badInput, .sourceUnknown, at: place) }
      throw Refusal(.badInput, .sourceUnreadable, at: place, ["detail": .text(failure)])
    }
    if layer.lost > 0, !failures.isEmpty {
      throw Refusal(
        .badInput, .sourceDamaged, at: Place(file: entry.name, layer: layer.name),
        ["lost": .count(layer.lost), "detail": .text(failures.first ?? "-")])
    }
    var complete = layer
    complete.failures = failures
    return complete
  }

  /// What GDAL said, with the source named as in the manifest.
  private func shown(_ complaint: String) -> String {
    guard let path = address.path else { return ConnectionText(entry.source).shown(complaint) }
    let plain = complaint.replacing(path, with: entry.name).replacing(
      FilePath.folder(of: path) + "/", with: "")
    // Of a path into an archive some complaints name a part only.
    return ZippedPath.isInside(plain) || plain.contains("/vsi") ? entry.name : plain
  }

  private var name: String {
    if case .database(let connection) = address { return connection }
    return address.path ?? ""
  }

  private var drivers: [String] {
    if case .database = address { return ["PostgreSQL"] }
    return GDALLibrary.layerDrivers.filter { $0 != "PostgreSQL" }
  }

  /// The texts of Shapefiles are asked for as they are; see `LayerEncoding`.
  private var options: [String] { isShapefile ? ["ENCODING="] : [] }

  /// A Shapefile is three files at least; without the others GDAL says what only programmers understand, or nothing.
  private func refuseIncompleteShapefile() throws {
    guard let path = address.path, FilePath.fileExtension(path) == "shp", FileBytes.kind(of: path) == .file
    else {
      return
    }
    let stem = FilePath.withoutExtension(path)
    let missing = ["shx", "dbf"].filter { part in
      [part, part.uppercased()].allSatisfy { FileBytes.kind(of: "\(stem).\($0)") == .nothing }
    }
    guard missing.isEmpty else {
      throw Refusal(
        .badInput, .shapefileIncomplete, at: Place(file: entry.name),
        ["missing": .list(missing.map { ".\($0)" })])
    }
  }

  private var isShapefile: Bool {
    guard let path = address.path else { return false }
    let isGeodatabase = FilePath.fileExtension(path) == "gdb"
    return ["shp", "dbf"].contains(FilePath.fileExtension(path))
      || FileBytes.kind(of: path) == .folder && !isGeodatabase
  }

  private func layer(of dataset: borrowing VectorDataset) throws -> (VectorLayer, isOnlyOne: Bool) {
    if let wanted = entry.layer, let layer = dataset.layer(named: wanted) { return (layer, false) }
    let layers = dataset.layers
    let chosen = try LayerChoice.choose(layers.map(\.name), wanted: entry.layer, in: entry) {
      layers[$0].featureCount == 0
    }
    return (layers[chosen], layers.count == 1)
  }

  private func contents(of layer: VectorLayer, isOnlyOne: Bool, driver: String) -> Layer {
    let hasGeometry = TableSchema.of(table.table).hasGeometry
    let own = driver == "GeoJSON" && !saysReference ? nil : layer.reference
    let isOutside = driver == "GeoJSON" && own == nil && table.crs == nil && isOutsideDegrees(layer)
    let assumed = driver == "GeoJSON" && !isOutside ? layer.reference : nil
    var contents = LayerContents(
      layer, withGeometry: hasGeometry && layer.hasGeometry, reference: own ?? table.crs?.wkt ?? assumed)
    if driver == "GeoJSON", hasNumberedFeatures { contents.addNumbers(named: LayerSource.numberField) }
    return Layer(
      name: layer.name, isOnlyOne: isOnlyOne, driver: driver, contents: contents, ownReference: own,
      lost: max(0, layer.featureCount - contents.lines.count), failures: [],
      isOutsideDegrees: hasGeometry && isOutside)
  }

  /// GDAL makes the `id` of a feature a field where it is a text, and its number where it is one.
  private static let numberField = "id"

  private var hasNumberedFeatures: Bool {
    guard let path = address.path, let bytes = FileBytes.read(path) else { return false }
    // The file, its list of features, a feature.
    return JSONMembers.has(LayerSource.numberField, atDepth: 3, in: bytes)
  }

  /// GDAL takes every GeoJSON for degrees; whether the file says so is looked up where it matters.
  private var saysReference: Bool {
    guard let path = address.path, let bytes = FileBytes.read(path) else { return false }
    return JSONMembers.has("crs", atDepth: 1, in: bytes)
  }

  private func isOutsideDegrees(_ layer: VectorLayer) -> Bool {
    guard let box = layer.extent else { return false }
    return box.minX < -180.000001 || box.maxX > 180.000001 || box.minY < -90.000001 || box.maxY > 90.000001
  }
}

/// Looks for members of a JSON text without reading it into objects.
enum JSONMembers {
  /// Whether an object so many brackets deep has a member of that name whose value is not null; the outermost one is
  /// at depth 1.
  static func has(_ name: String, atDepth wantedDepth: Int, in bytes: [UInt8]) -> Bool {
    let wanted = Array("\"\(name)\"".utf8)
    var depth = 0
    var at = 0
    return bytes.withUnsafeBufferPointer { all in
      while at < all.count {
        switch all[at] {
        case 0x7B, 0x5B: depth += 1
        case 0x7D, 0x5D: depth -= 1
        case Ascii.quote:
          let start = at
          at += 1
          while at < all.count, all[at] != Ascii.quote { at += all[at] == 0x5C ? 2 : 1 }
          if depth == wantedDepth, at < all.count, all[start...at].elementsEqual(wanted),
            isMember(all, from: at + 1)
          {
            return true
          }
        default: break
        }
        at += 1
      }
      return false
    }
  }

  private static func isMember(_ all: Bytes, from start: Int) -> Bool {
    var at = start
    while at < all.count, all[at] <= Ascii.space { at += 1 }
    guard at < all.count, all[at] == 0x3A else { return false }
    at += 1
    while at < all.count, all[at] <= Ascii.space { at += 1 }
    return at < all.count && all[at] != 0x6E
  }
}
