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
  /// The names and meters of rows for which no enterprise was found.
  public var unmatched: [UnmatchedName] = []
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
    try DatasetReader.read(try manifest())
  }

  /// Reads what a manifest names.
  static func read(_ manifest: Manifest) throws -> DatasetReading {
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
  private var correctionCounts = CorrectionCounts()
  /// Sources whose rows name enterprises and wait until all of those are known.
  private var waiting: [TypedSource] = []
  private var unmatched: [UnmatchedName] = []
  private var datums: [LayerEvidence.LayerDatum] = []

  init(_ manifest: Manifest) {
    self.manifest = manifest
    folder = FilePath.folder(of: manifest.path)
  }

  mutating func build() throws -> DatasetReading {
    let (read, inputs) = sideBySide()
    let parts = try read.map { try $0.get() }
    // Names are brought into their normal form only where some row has nothing else.
    let naming = parts.contains { !$0.waiting.isEmpty } ? parts : []
    let directory = EnterpriseDirectory(
      enterprises: DatasetBuilding.table(.enterprises, in: naming),
      names: DatasetBuilding.table(.names, in: naming)
    )
    for (entry, part) in zip(manifest.tables, DatasetBuilding.named(parts, directory, manifest.tables)) {
      issues += part.issues
      unmatched += part.unmatched
      refusals += part.refusals
      refused.merge(part.refused) { first, _ in first }
      datums += part.datums
      if let table = part.tables[entry.table] { tables[entry.table] = table }
    }
    if let refusals = Refusals(refusals) { throw refusals }
    issues += UnmatchedRows.issues(unmatched, directory.firms)
    correct()
    check()
    var dataset = Dataset(
      name: manifest.dataset, title: manifest.title, year: manifest.year, asOf: manifest.asOf,
      coordinates: manifest.coordinates, policy: manifest.policy, tables: tables.mapValues(\.table),
      counts: tables.mapValues(\.counts),
      inputs: inputs)
    dataset.corrections = correctionCounts
    return DatasetReading(dataset: dataset, issues: issues, unmatched: unmatched)
  }

  private static func table(_ name: TableName, in parts: [DatasetBuilding]) -> Table? {
    parts.lazy.compactMap { $0.tables[name]?.table }.first
  }

  /// The parts with the tables that waited for names, side by side.
  private static func named(
    _ parts: [DatasetBuilding], _ directory: EnterpriseDirectory, _ entries: [Manifest.TableEntry]
  ) -> [DatasetBuilding] {
    let done = Mutex<[Int: DatasetBuilding]>([:])
    let open = parts.indices.filter { !parts[$0].waiting.isEmpty }
    DispatchQueue.concurrentPerform(iterations: open.count) { index in
      var part = parts[open[index]]
      part.name(by: directory, entries[open[index]].table)
      done.withLock { [part] in $0[open[index]] = part }
    }
    let finished = done.withLock { $0 }
    return parts.indices.map { finished[$0] ?? parts[$0] }
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
    var sources: [TypedSource] = []
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
    if sources.contains(where: \.namesEnterprises) {
      waiting = sources
      return nil
    }
    return merged(entry.table, sources)
  }

  /// Matches the rows of the sources that waited, and merges them.
  private mutating func name(by directory: EnterpriseDirectory, _ table: TableName) {
    let sources = waiting.map { source -> TypedSource in
      guard source.namesEnterprises else { return source }
      var naming = RowNaming(source, directory)
      let result = naming.named()
      issues += result.issues
      unmatched += result.unmatched
      return result.source
    }
    waiting = []
    tables[table] = merged(table, sources)
  }

  private mutating func merged(_ table: TableName, _ sources: [TypedSource]) -> AssembledTable {
    let finished = sources.map { source in
      var assembly = SourceAssembly(year: manifest.year, asOf: manifest.asOf)
      let result = assembly.finished(source, refused: refused)
      issues += assembly.issues
      forget(assembly.emptiedLines, of: result.name)
      return result
    }
    for (source, table) in zip(sources, finished) { lookOver(table, source.reading) }
    issues += SourceComparison.issues(table, finished)
    var merge = TableMerge(table, finished)
    let merged = merge.merged()
    issues += merge.issues
    return merged
  }

  /// A row that others contradict holds nothing, not even what could not be read: no correction finds it there.
  private mutating func forget(_ lines: Set<Int32>, of source: SourceName) {
    guard !lines.isEmpty else { return }
    refused = refused.filter { $0.key.source != source || !lines.contains($0.key.line) }
  }

  private mutating func read(
    _ source: Manifest.SourceEntry, of entry: Manifest.TableEntry, _ usage: inout ManifestUsage
  ) throws -> TypedSource {
    var reader = SourceReader(
      table: entry.speaking(for: source), entry: source, folder: folder, year: manifest.year)
    let reading = try reader.read()
    var own = ManifestUsage(table: entry.table)
    own.note(reading)
    refusals += own.refusals(of: source)
    usage.note(reading)
    issues += reader.issues
    var assembly = SourceAssembly(year: manifest.year, asOf: manifest.asOf)
    let typed = try assembly.typed(reading)
    issues += assembly.issues
    if reading.counts.rowsIn == 0 {
      issues.append(
        Issue(.info, .sourceWithoutRows, table: entry.table.rawValue, at: reading.name.place()))
    }
    refused.merge(assembly.refused) { first, _ in first }
    return typed
  }

  /// Whether a source's coordinates and figures look like what they are said to be.
  private mutating func lookOver(_ table: SourceTable, _ reading: SourceReading) {
    let entry = manifest.tables.first { $0.table == table.name.table }
    let evidence = LayerEvidence(
      table, stated: entry?.speaking(for: reading.entry).crs, isOutsideDegrees: reading.isOutsideDegrees)
    issues +=
      evidence.issues + PointEvidence.issues(table) + ShareEvidence.issues(table)
      + YearEvidence.issues(table, evaluated: manifest.year)
    datums += evidence.datum.map { [$0] } ?? []
  }

  private mutating func correct() {
    var corrections = Corrections(tables: tables, refused: refused)
    tables = corrections.corrected()
    refused = corrections.refused
    issues += corrections.issues
    correctionCounts = corrections.counts
  }

  private mutating func check() {
    var checks = DatasetChecks(tables)
    checks.settleTax()
    checks.checkCodes()
    checks.setAsidePeriods(refused: refused)
    tables = checks.tables
    issues += checks.issues + DatumComparison.issues(datums) + UnitEvidence.issues(tables)
    if manifest.coordinates != nil, tables[.enterprises]?.table.column("longitude") != nil {
      issues += tables[.parcels].map { PointEvidence.unreachable($0) } ?? []
    }
  }

  /// The manifest and every file, each once.
  private func inputs() -> [InputFile] {
    var inputs = [
      InputFile(name: FilePath.lastComponent(manifest.path), sha256: FileDigest.sha256(ofFile: manifest.path))
    ]
    var seen: Set<String> = []
    for source in manifest.tables.flatMap(\.sources)
    where source.written == nil && seen.insert(source.source).inserted {
      if source.source.hasPrefix("PG:") || source.source.hasPrefix("/vsi") {
        inputs.append(InputFile(name: source.name, sha256: nil))
      } else {
        inputs += SidecarFiles.inputs(named: source.source, path: FilePath.joined(folder, source.source))
      }
    }
    return inputs
  }
}
