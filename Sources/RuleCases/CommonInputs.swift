internal import Diagnostics
internal import Documents
internal import Intake
internal import Tables

/// Cells that a file states for every subject in short of a kind: `common: {parcel: {ownership: 国有}}`.
struct CommonInputs {
  private var entries: [TableName: [DocumentNode.Entry]] = [:]

  init(_ mapping: inout MappingReader, into refusals: inout [Refusal]) {
    guard let node = mapping.node("common"),
      var kinds = MappingReader(node, of: "common", into: &refusals)
    else { return }
    for (key, table) in [("enterprise", TableName.enterprises), ("parcel", .parcels), ("zone", .zones)] {
      guard let node = kinds.node(key), let cells = MappingReader(node, of: key, into: &refusals) else {
        continue
      }
      entries[table] = cells.all
    }
    kinds.refuseOthers(into: &refusals)
  }

  /// The cells of a subject with those it does not write itself.
  func completing(_ own: [DocumentNode.Entry], of table: TableName) -> [DocumentNode.Entry] {
    let written = Set(own.map { CommonInputs.column($0.key.text, of: table) })
    return own
      + (entries[table] ?? []).filter { !written.contains(CommonInputs.column($0.key.text, of: table)) }
  }

  /// What a header means, whatever it is called.
  private static func column(_ header: String, of table: TableName) -> String {
    if ShortSubjects.isLand(header) { return "land" }
    if table == .enterprises, ShortSubjects.isFigure(header) {
      return WrittenValue.column(header, of: .figures)?.name ?? header
    }
    return WrittenValue.column(header, of: table)?.name ?? header
  }
}
