internal import Diagnostics
internal import LandGeometry
internal import Tables
public import Units

/// A dataset that stands in no files: its tables are written down, and go the way of those that were read.
public struct WrittenDataset: Sendable {
  /// The file it is written in, as messages name it.
  public let file: String
  /// The name of the dataset.
  public let name: String
  /// The year evaluated.
  public let year: Int
  /// The day durations are counted to.
  public let asOf: CalendarDay
  /// Its tables, each once.
  public let tables: [WrittenTable]

  /// A dataset.
  public init(file: String, name: String, year: Int, asOf: CalendarDay, tables: [WrittenTable]) {
    self.file = file
    self.name = name
    self.year = year
    self.asOf = asOf
    self.tables = tables
  }

  /// Types the cells, sorts out keys and merges, as for a dataset of files.
  ///
  /// - Throws: `Refusal` or `Refusals` for what cannot be a table: a key column that is missing, an unknown unit or
  ///   reference system, a geometry that is none.
  public func read() throws -> DatasetReading {
    let manifest = Manifest(
      path: file, dataset: name, title: name, year: year, asOf: asOf, coordinates: nil, policy: LandPolicy(),
      tables: try tables.map(entry))
    return try DatasetReader.read(manifest)
  }

  private func entry(_ table: WrittenTable) throws -> Manifest.TableEntry {
    let place = Place(file: file, line: table.rows.first?.line)
    var source = Manifest.SourceEntry(source: file, layer: nil, sumBy: [], place: place)
    source.written = table
    source.units = try table.units.map { header, text in
      guard let unit = Unit.named(text) else {
        throw Refusal(
          .badInput, .manifestUnknownUnit, at: place, ["unit": .text(text)],
          suggestion: NearName.of(text, among: Unit.spellings))
      }
      return Manifest.UnitEntry(name: header, unit: unit, place: place)
    }
    source.crs = try table.reference.map { text in
      guard let wkt = ReferenceSystem.wkt(named: text) else {
        throw Refusal(
          .badInput, .manifestUnknownCRS, at: place,
          ["crs": .text(text), "examples": .list(ChineseGridName.examples)])
      }
      return Manifest.CRSEntry(text: text, wkt: wkt)
    }
    return Manifest.TableEntry(table: table.name, sources: [source])
  }
}
