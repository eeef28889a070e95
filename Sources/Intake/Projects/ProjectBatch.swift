internal import Diagnostics
internal import Tables
internal import Units

/// Reads a table with a project in every row.
struct ProjectBatch {
  private let path: String
  private let sheet: String?

  init(path: String, sheet: String?) {
    self.path = path
    self.sheet = sheet
  }

  mutating func read() throws -> ProjectReading {
    let name = FilePath.lastComponent(path)
    let entry = Manifest.SourceEntry(source: name, layer: sheet, sumBy: [], place: Place(file: path))
    let table = Manifest.TableEntry(table: .projects, sources: [entry])
    var reader = SourceReader(table: table, entry: entry, folder: FilePath.folder(of: path), year: 0)
    let reading = try reader.read()
    var assembly = SourceAssembly(year: 0)
    let typed = try assembly.typed(reading)
    let source = assembly.finished(typed, refused: assembly.refused)
    var derivation = ProjectDerivation(ProjectTable.table(source), plots: [:])
    let derived = derivation.derived(storeys: [:])
    let keys = derived.texts("project_id")
    let order = (0..<derived.count).sorted { Identifier.precedes(keys?[$0] ?? "", keys?[$1] ?? "") }
    let projects = Projects(
      file: path, table: derived, entries: order.map { ProjectEntry(row: $0) }, asOf: nil,
      input: InputFile(name: name, sha256: FileDigest.sha256(ofFile: path)),
      counts: RowCounts([source.counts])
    )
    let issues = reader.issues + assembly.issues + unknownColumns(reading) + derivation.issues
    return ProjectReading(projects: projects, issues: Issue.inReportOrder(issues))
  }

  /// A column that nobody knows is kept for rules that name it; whoever meant a known one must learn of it.
  private func unknownColumns(_ reading: SourceReading) -> [Issue] {
    let headers = reading.plans.filter { $0.schema == nil }.map(\.header)
    guard !headers.isEmpty else { return [] }
    return [
      Issue(
        .warning, .projectColumnsUnknown, table: TableName.projects.rawValue, at: reading.name.place(),
        ["headers": .list(Array(headers.prefix(40)))])
    ]
  }
}
