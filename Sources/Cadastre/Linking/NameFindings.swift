internal import Diagnostics
internal import Tables

extension NameTable.Finding {
  /// What a clerk is told of a row of the names table that assigns nothing.
  func issue(in table: Table) -> Issue {
    let name = table.texts("name")?[row] ?? ""
    let id = table.texts("enterprise_id")?[row]
    func issue(
      _ severity: Severity, _ message: Message, column: String? = nil, _ more: [String: Argument] = [:]
    ) -> Issue {
      Issue(
        severity, message, table: TableName.names.rawValue, at: table.place(row: row, column: column),
        subject: id, ["name": .text(name), "id": .text(id ?? "")].merging(more) { $1 })
    }
    switch kind {
    case .unconfirmed: return issue(.warning, .nameUnconfirmed)
    case .notChosen: return issue(.info, .nameNotChosen)
    case .open: return issue(.info, .nameOpen)
    case .confirmedWithoutEnterprise: return issue(.error, .nameConfirmedEmpty)
    case .unknownEnterprise: return issue(.warning, .unknownEnterprise, column: "enterprise_id")
    case .contradictory(let rows):
      let lines = rows.prefix(10).map { String(table.place(row: $0).row ?? 0) }
      return issue(
        .error, .duplicateRowKey,
        [
          "rows": .list(lines + (rows.count > lines.count ? ["…"] : [])),
          "advice": .term(NameWording.confirmOne),
        ])
    case .badShares(let sum):
      return issue(.error, .nameBadShares, ["sum": .number((sum * 1e6).rounded() / 1e6)])
    case .repeated(let first):
      return issue(.info, .identicalRow, ["row": .count(table.place(row: first).row ?? 0)])
    case .conflict(let first):
      return issue(
        .warning, .conflict, column: "enterprise_id",
        ["column": "enterprise_id", "first": .text(table.place(row: first).file ?? "")])
    }
  }
}
