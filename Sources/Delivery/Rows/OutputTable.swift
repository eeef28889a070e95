internal import Diagnostics
internal import Tables

/// A table that a run leaves behind: as a CSV file and in the GeoPackage, cell for cell the same.
protocol OutputTable: Sendable {
  /// The name of its file without ending, and of the table in the GeoPackage.
  var name: String { get }
  /// Its columns in order.
  var columns: [OutputColumn] { get }
  /// Writes the rows, a cell for each column.
  func writeRows(to sink: inout some RowSink & ~Copyable) throws
}

/// A column of a table that a run leaves behind.
struct OutputColumn: Sendable {
  /// What its cells are.
  enum Kind: Sendable {
    case text, number, count, truth, day

    /// What the cells of a column of that kind are.
    init(_ kind: ColumnKind) {
      switch kind {
      case .number: self = .number
      case .text: self = .text
      case .day: self = .day
      case .truth: self = .truth
      }
    }
  }

  /// The heading.
  let name: String
  let kind: Kind
  /// What readers see instead of the heading; nil where it goes by the name.
  var label: String?
  /// The unit of figures.
  var unit: String?

  /// A column; by default of text.
  init(_ name: String, _ kind: Kind = .text, label: String? = nil, unit: String? = nil) {
    self.name = name
    self.kind = kind
    self.label = label
    self.unit = unit
  }

  /// What readers see: the label, with the unit where there is one.
  func alias(in language: Language) -> String {
    let label = label ?? (Wording.outputColumn(name) ?? ColumnLabels.label(of: name))?(language) ?? name
    guard let unit, !unit.isEmpty else { return label }
    return label + Wording.openBracket(language) + unit + Wording.closeBracket(language)
  }
}

extension DeliveredFile {
  /// A table as a file in `csv/`.
  init(_ table: some OutputTable) {
    self.init(csv: "csv/\(table.name).csv") { csv in
      try csv.row(table.columns.map(\.name))
      try table.writeRows(to: &csv)
    }
  }
}
