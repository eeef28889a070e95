internal import Cadastre
internal import Diagnostics
internal import RuleBooks
internal import Tables
internal import Units

/// Reads the clauses of the table of contracts.
struct ClauseReader {
  private let land: LinkedLand
  private let table: Table
  private let ids: TextColumn
  private let subjects: [Subject: TextColumn]
  private let texts: [String: TextColumn]

  /// nil where there are no contracts.
  init?(_ land: LinkedLand) {
    guard let table = land.dataset.tables[.contracts], let ids = table.texts("clause_id") else { return nil }
    self.land = land
    self.table = table
    self.ids = ids
    subjects = [.parcel: "parcel_id", .enterprise: "enterprise_id"].compactMapValues { table.texts($0) }
    texts = ["indicator", "unit", "direction", "basis", "remedy"].reduce(into: [:]) {
      $0[$1] = table.texts($1)
    }
  }

  /// The rows in use, in the order of their ids. Those whose subject no table lists were set aside when tables were
  /// joined.
  var rows: [Int] {
    (0..<table.count).filter { ids[$0] != nil && !isSetAside($0) }
      .sorted { Identifier.precedes(ids[$0] ?? "", ids[$1] ?? "") }
  }

  private func isSetAside(_ row: Int) -> Bool {
    subjects.contains { subject, ids in
      let list = subject == .parcel ? TableName.parcels : .enterprises
      guard land.dataset.tables[list] != nil, let id = ids[row] else { return false }
      return land.rows(of: subject)?.row(of: id) == nil
    }
  }

  /// A clause as the contract has it, with what cannot be read of it.
  func clause(_ row: Int) -> Clause {
    let unitText = texts["unit"]?[row]
    var clause = Clause(
      id: ids[row] ?? "", indicator: texts["indicator"]?[row], promised: table.numbers("promised")?[row],
      unit: unitText.flatMap { Unit.named($0) }, unitText: unitText, due: table.days("due")?[row],
      basis: texts["basis"]?[row], remedy: texts["remedy"]?[row])
    clause.direction = direction(row).map { ClauseDirection($0) } ?? .atLeast
    let named = subjects.compactMapValues { $0[row] }
    clause.parcel = named[.parcel].flatMap { land.parcels.row(of: $0) }
    clause.enterprise = named[.enterprise].flatMap { land.enterprises.row(of: $0) }
    if clause.parcel == nil, clause.enterprise == nil {
      clause.obstacles.append(named.isEmpty ? .subjectMissing : .subjectUnknown)
    }
    if clause.direction == nil { clause.obstacles.append(.directionUnknown) }
    return clause
  }

  /// The direction as the contract writes it.
  func direction(_ row: Int) -> String? { texts["direction"]?[row] }

  /// Where a cell stands, for messages.
  func place(_ row: Int, column name: String) -> Place {
    guard let (source, line) = table.origin(row: row) else { return .unknown }
    return Place(
      file: source.file, layer: source.layer, row: line,
      column: table.column(name) == nil ? nil : table.headers[name] ?? name)
  }
}
