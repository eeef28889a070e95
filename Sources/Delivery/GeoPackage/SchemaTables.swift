internal import Diagnostics

/// What the GeoPackage says of its own columns and relations: the extensions Schema and Related Tables.
enum SchemaTables {
  /// The statements that write them.
  static func statements(_ register: LayerRegister, in language: Language) -> [String] {
    tables + register.layers.flatMap { columns(of: $0, in: language) }
      + register.layers.compactMap { relation($0) } + extensions(register)
  }

  private static let tables = [
    """
    CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT, title TEXT, \
    description TEXT, mime_type TEXT, constraint_name TEXT, CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name), \
    CONSTRAINT gdc_tn UNIQUE (table_name, name))
    """,
    """
    CREATE TABLE gpkg_data_column_constraints (constraint_name TEXT NOT NULL, constraint_type TEXT NOT NULL, \
    value TEXT, min NUMERIC, min_is_inclusive BOOLEAN, max NUMERIC, max_is_inclusive BOOLEAN, description TEXT, \
    CONSTRAINT gdcc_ntv UNIQUE (constraint_name, constraint_type, value))
    """,
    """
    CREATE TABLE gpkgext_relations (id INTEGER PRIMARY KEY AUTOINCREMENT, base_table_name TEXT NOT NULL, \
    base_primary_column TEXT NOT NULL DEFAULT 'id', related_table_name TEXT NOT NULL, \
    related_primary_column TEXT NOT NULL DEFAULT 'id', relation_name TEXT NOT NULL, \
    mapping_table_name TEXT NOT NULL UNIQUE)
    """,
    """
    CREATE TABLE IF NOT EXISTS gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, \
    definition TEXT NOT NULL, scope TEXT NOT NULL, \
    CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name))
    """,
  ]

  /// What readers call the columns; two of one name within a table are told apart by their ids.
  private static func columns(of layer: LayerRegister.Layer, in language: Language) -> [String] {
    if case .mapping = layer.role { return [] }
    let names = aliases(of: layer, in: language)
    return zip(layer.columns, names).map { entry, name in
      """
      INSERT INTO gpkg_data_columns (table_name, column_name, name, title) VALUES \
      (\(quoted(layer.name)), \(quoted(entry.field)), \(quoted(name)), \(quoted(name)))
      """
    }
  }

  /// The aliases of a layer's columns, each once.
  static func aliases(of layer: LayerRegister.Layer, in language: Language) -> [String] {
    let names = layer.columns.map { $0.column.alias(in: language) }
    let counts = Dictionary(names.map { ($0.lowercased(), 1) }, uniquingKeysWith: +)
    return FieldNames.distinct(
      zip(layer.columns, names).map { entry, name in
        counts[name.lowercased()] == 1 ? name : "\(name) [\(entry.field)]"
      }, reserved: [])
  }

  private static func relation(_ layer: LayerRegister.Layer) -> String? {
    guard case .mapping(let base, let related) = layer.role else { return nil }
    return """
      INSERT INTO gpkgext_relations (base_table_name, base_primary_column, related_table_name, \
      related_primary_column, relation_name, mapping_table_name) VALUES \
      (\(quoted(base)), 'fid', \(quoted(related)), 'fid', 'attributes', \(quoted(layer.name)))
      """
  }

  private static func extensions(_ register: LayerRegister) -> [String] {
    let schema = "'gpkg_schema', 'http://www.geopackage.org/spec121/#extension_schema', 'read-write'"
    let related = "'gpkg_related_tables', 'http://www.opengis.net/doc/IS/gpkg-rte/1.0', 'read-write'"
    let mappings = register.layers.filter { if case .mapping = $0.role { true } else { false } }.map(\.name)
    let rows =
      ["gpkg_data_columns", "gpkg_data_column_constraints"].map { ($0, schema) }
      + (["gpkgext_relations"] + mappings).map { ($0, related) }
    return rows.map { table, rest in
      "INSERT INTO gpkg_extensions (table_name, column_name, extension_name, definition, scope) VALUES "
        + "(\(quoted(table)), NULL, \(rest))"
    }
  }

  private static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}
