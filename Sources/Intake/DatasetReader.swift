public import Diagnostics
internal import Dispatch
internal import Synchronization
public import Tables
public import Units

/// A dataset as read and what was found on the way.
public struct DatasetReading: Sendable {
  /// Its tables, counts and inputs.
  public var dataset: Dataset
  /// Everything that was repaired, assumed, set aside or doubted.
  public var issues: [Issue]
}

/// Reads a dataset: a manifest and the files it names (contract D and V).
public struct DatasetReader {
  private let path: String
  private let year: Int?
  private let asOf: CalendarDay?

  /// A reader of a folder with a `dataset.yaml`, or of that file.
  ///
  /// - Parameters:
  ///   - year: the year to evaluate instead of the manifest's; its last day is then the day judged at.
  ///   - asOf: the day durations are counted to instead.
  public init(path: String, year: Int? = nil, asOf: CalendarDay? = nil) {
    self.path = path
    self.year = year
    self.asOf = asOf
  }

  /// What the manifest says, with what the caller chose instead.
  ///
  /// - Throws: `Refusal` where it is missing or no YAML, `Refusals` with everything in it that is not understood.
  public func manifest() throws -> Manifest {
    var manifest = try ManifestReader.read(path)
    if let year, year != manifest.year, let end = CalendarDay(year: year, month: 12, day: 31) {
      manifest.year = year
      manifest.asOf = end
    }
    if let asOf { manifest.asOf = asOf }
    return manifest
  }

  /// Reads all tables.
  ///
  /// - Throws: `Refusal` or `Refusals`: of the manifest, of sources that are absent (exit code 66) or cannot be
  ///   read (65). Bad rows are issues and never thrown.
  public func read() throws -> DatasetReading {
    let manifest = try manifest()
    var building = DatasetBuilding(manifest)
    return try building.build()
  }
}

/// The way from a manifest to a dataset, one table after the other.
private struct DatasetBuilding {
  private let manifest: Manifest
  private let folder: String
  private var issues: [Issue] = []
  private var refusals: [Refusal] = []
  private var refused: [CellAddress: String] = [:]
  private var tables: [TableName: AssembledTable] = [:]

  init(_ manifest: Manifest) {
    self.manifest = manifest
    folder = FilePath.folder(of: manifest.path)
  }

  mutating func build() throws -> DatasetReading {
    let (parts, inputs) = sideBySide()
    for (entry, part) in zip(manifest.tables, parts) {
      let part = try part.get()
      issues += part.issues
      refusals += part.refusals
      refused.merge(part.refused) { first, _ in first }
      if let table = part.tables[entry.table] { tables[entry.table] = table }
    }
    if let refusals = Refusals(refusals) { throw refusals }
    correct()
    check()
    let dataset = Dataset(
      name: manifest.dataset, title: manifest.title, year: manifest.year, asOf: manifest.asOf,
      coordinates: manifest.coordinates, tables: tables.mapValues(\.table),
      counts: tables.mapValues(\.counts),
      inputs: inputs)
    return DatasetReading(dataset: dataset, issues: issues)
  }

  /// Every table by itself, and beside them the digests of the files. What is found is put together in the order of
  /// the manifest, so the result does not depend on who finishes first.
  private func sideBySide() -> (parts: [Result<DatasetBuilding, any Error>], inputs: [InputFile]) {
    let parts = Mutex<[Int: Result<DatasetBuilding, any Error>]>([:])
    let inputs = Mutex<[InputFile]>([])
    let entries = manifest.tables
    DispatchQueue.concurrentPerform(iterations: entries.count + 1) { index in
      guard index < entries.count else {
        let files = self.inputs()
        inputs.withLock { $0 = files }
        return
      }
      var part = DatasetBuilding(manifest)
      let result = Result {
        part.tables[entries[index].table] = try part.assemble(entries[index])
        return part
      }
      parts.withLock { $0[index] = result }
    }
    let done = parts.withLock { $0 }
    return (entries.indices.compactMap { done[$0] }, inputs.withLock { $0 })
  }

  /// Reads the sources of a table and merges them; what is refused is gathered, so that all of it is told at once.
  private mutating func assemble(_ entry: Manifest.TableEntry) throws -> AssembledTable? {
    var sources: [SourceTable] = []
    var usage = ManifestUsage(table: entry.table)
    for source in entry.sources {
      do {
        sources.append(try read(source, of: entry, &usage))
      } catch let refusal as Refusal {
        refusals.append(refusal)
      }
    }
    guard sources.count == entry.sources.count else { return nil }
    refusals += usage.refusals(of: entry)
    var merge = TableMerge(entry.table, sources)
    let table = merge.merged()
    issues += merge.issues
    return table
  }

  private mutating func read(
    _ source: Manifest.SourceEntry, of entry: Manifest.TableEntry, _ usage: inout ManifestUsage
  ) throws -> SourceTable {
    var reader = SourceReader(table: entry.speaking(for: source), entry: source, folder: folder)
    let reading = try reader.read()
    var own = ManifestUsage(table: entry.table)
    own.note(reading)
    refusals += own.refusals(of: source)
    usage.note(reading)
    issues += reader.issues
    var assembly = SourceAssembly(year: manifest.year)
    let table = try assembly.assemble(reading)
    issues += assembly.issues
    if reading.counts.rowsIn == 0 {
      issues.append(
        Issue(.info, .sourceWithoutRows, table: entry.table.rawValue, at: reading.name.place()))
    }
    refused.merge(assembly.refused) { first, _ in first }
    return table
  }

  private mutating func correct() {
    var corrections = Corrections(tables: tables, refused: refused)
    tables = corrections.corrected()
    refused = corrections.refused
    issues += corrections.issues
  }

  private mutating func check() {
    var checks = DatasetChecks(tables)
    checks.settleTax()
    checks.checkCodes()
    checks.setAsidePeriods(refused: refused)
    tables = checks.tables
    issues += checks.issues
  }

  /// The manifest and every file, each once.
  private func inputs() -> [InputFile] {
    var inputs = [
      InputFile(name: FilePath.lastComponent(manifest.path), sha256: FileDigest.sha256(ofFile: manifest.path))
    ]
    var seen: Set<String> = []
    for source in manifest.tables.flatMap(\.sources) where seen.insert(source.source).inserted {
      if source.source.hasPrefix("PG:") {
        inputs.append(InputFile(name: source.name, sha256: nil))
      } else {
        inputs += SidecarFiles.inputs(named: source.source, path: FilePath.joined(folder, source.source))
      }
    }
    return inputs
  }
}
