internal import Tables
internal import Yams

/// Which headers mean which canonical column, table by table. The words stand in `aliases.yaml`.
struct AliasCatalogue {
  private let canonicalNames: [TableName: [String: String]]

  /// The catalogue the program carries.
  static let standard = AliasCatalogue(yaml: String(decoding: PackageResources.aliases_yaml, as: UTF8.self))

  /// - Parameter yaml: table → canonical column → its other names.
  init(yaml: String) {
    var names: [TableName: [String: String]] = [:]
    let root = (try? compose(yaml: yaml))?.mapping ?? Node.Mapping([])
    for table in TableName.allCases {
      names[table] = AliasCatalogue.names(in: root[table.rawValue]?.mapping, of: table)
    }
    canonicalNames = names
  }

  private static func names(in section: Node.Mapping?, of table: TableName) -> [String: String] {
    var names: [String: String] = [:]
    for column in TableSchema.of(table).columns { names[column.name] = column.name }
    for (key, aliases) in section ?? Node.Mapping([]) {
      guard let canonical = key.string else { continue }
      names[canonical] = canonical
      for alias in aliases.array().compactMap(\.string) { names[HeaderText.normalised(alias)] = canonical }
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
