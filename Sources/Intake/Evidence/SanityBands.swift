internal import Documents
internal import Tables
internal import Units

/// What columns look like when their unit is right. The figures stand in `bands.yaml`.
struct SanityBands {
  /// Between which figures a median lies, and what it usually is.
  struct Band {
    let from: Double
    let to: Double
    let usual: Double
    /// The ends as they are written in the file.
    let shownFrom: String
    let shownTo: String

    func contains(_ value: Double) -> Bool { from <= value && value <= to }
  }

  /// The band of a column's figures.
  struct OfColumn {
    let table: TableName
    let column: String
    let band: Band
    /// Whether it is asked only where there is no measured area to ask.
    let isForTablesWithoutGeometry: Bool
  }

  /// The band of one column's figures over another's.
  struct OfRatio {
    let table: TableName
    let column: String
    let other: String
    let band: Band
  }

  let columns: [OfColumn]
  let ratios: [OfRatio]
  /// Units that are mistaken for each other.
  let families: [[Unit]]

  /// The bands the program carries.
  static let standard = SanityBands(yaml: String(decoding: PackageResources.bands_yaml, as: UTF8.self))

  init(yaml: String) {
    let root = (try? YAMLDocument.parse(yaml, file: "bands.yaml")).map { ManifestNode(node: $0) }
    let columns = SanityBands.tables(in: SanityBands.value("columns", of: root))
    self.columns = columns.flatMap { table, node in
      (node.pairs ?? []).compactMap { _, name, value in
        SanityBands.band(value).map {
          OfColumn(
            table: table, column: name, band: $0,
            isForTablesWithoutGeometry: SanityBands.value("without_geometry", of: value)?.text == "true")
        }
      }
    }
    let ratios = SanityBands.tables(in: SanityBands.value("ratios", of: root))
    self.ratios = ratios.flatMap { table, node in
      (node.items ?? []).compactMap { item in
        guard let column = SanityBands.value("of", of: item)?.text,
          let other = SanityBands.value("to_column", of: item)?.text, let band = SanityBands.band(item)
        else { return nil }
        return OfRatio(table: table, column: column, other: other, band: band)
      }
    }
    families = (SanityBands.value("units", of: root)?.items ?? []).map { family in
      (family.items ?? []).compactMap { $0.text.flatMap { Unit.named($0) } }
    }
  }

  private static func value(_ name: String, of node: ManifestNode?) -> ManifestNode? {
    node?.pairs?.first { $0.name == name }?.value
  }

  private static func tables(in node: ManifestNode?) -> [(TableName, ManifestNode)] {
    (node?.pairs ?? []).compactMap { _, name, value in TableName(rawValue: name).map { ($0, value) } }
  }

  private static func band(_ node: ManifestNode) -> Band? {
    guard let shownFrom = value("from", of: node)?.text, let from = Double(shownFrom),
      let shownTo = value("to", of: node)?.text, let to = Double(shownTo),
      let usual = value("usual", of: node)?.text.flatMap({ Double($0) })
    else { return nil }
    return Band(from: from, to: to, usual: usual, shownFrom: shownFrom, shownTo: shownTo)
  }

  /// Of the units that one is mistaken for, that which explains best why figures read in it are so many times what
  /// they usually are; nil where none does within a factor of 30.
  func likely(insteadOf unit: Unit, excess: Double) -> Unit? {
    let others = families.first { $0.contains(unit) }?.filter { $0 != unit } ?? []
    let factors = others.compactMap { other in
      unit.conversion(to: other).map { (unit: other, distance: Magnitude.distance($0(1), excess)) }
    }
    guard let best = factors.min(by: { $0.distance < $1.distance }), best.distance <= 30 else { return nil }
    return best.unit
  }
}
