internal import Documents
internal import Tables

/// Which headers mean which canonical column, table by table. The words stand in `aliases.yaml`.
struct AliasCatalogue {
  private let canonicalNames: [TableName: [String: String]]

  /// The catalogue the program carries.
  static let standard = AliasCatalogue(yaml: String(decoding: PackageResources.aliases_yaml, as: UTF8.self))

  /// - Parameter yaml: table → canonical column → its other names.
  init(yaml: String) {
    var names: [TableName: [String: String]] = [:]
    let root = (try? YAMLDocument.parse(yaml, file: "aliases.yaml")).map { ManifestNode(node: $0) }
    for table in TableName.allCases + [.projects] {
      let section = root?.pairs?.first { $0.name == table.rawValue }?.value
      names[table] = AliasCatalogue.names(in: section, of: table)
    }
    canonicalNames = names
  }

  private static func names(in section: ManifestNode?, of table: TableName) -> [String: String] {
    var names: [String: String] = [:]
    // Certificate area means certificate_area.
    func add(_ canonical: String) {
      names[canonical] = canonical
      names[canonical.replacing("_", with: "")] = canonical
    }
    for column in TableSchema.of(table).columns { add(column.name) }
    for (_, canonical, aliases) in section?.pairs ?? [] {
      add(canonical)
      for alias in (aliases.items ?? [aliases]).compactMap(\.text) {
        names[HeaderText.normalised(alias)] = canonical
      }
    }
    return names
  }

  /// The canonical column that a name in normal form means.
  func canonical(_ name: String, in table: TableName) -> String? {
    if let canonical = canonicalNames[table]?[name] { return canonical }
    return TableSchema.of(table).column(name).map(\.name)
  }

  /// The one canonical column whose names begin with a name that was cut off; nil where there are several.
  func canonical(cut name: String, in table: TableName) -> String? {
    guard name.utf8.count >= 8, let names = canonicalNames[table] else { return nil }
    let meant = Set(names.filter { $0.key.hasPrefix(name) }.map(\.value))
    return meant.count == 1 ? meant.first : nil
  }

  /// Every name known in a table, sorted: to find the near one.
  func known(in table: TableName) -> [String] {
    (canonicalNames[table] ?? [:]).keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
