internal import Diagnostics
internal import Tables

/// Beside a column of tax types, 金额 is the tax: alone it may be anything.
struct TaxAmount {
  let matching: ColumnMatching
  let headers: [HeaderText]
  private(set) var issues: [Issue] = []

  init(matching: ColumnMatching, headers: [HeaderText]) {
    self.matching = matching
    self.headers = headers
  }

  mutating func find(among plans: inout [ColumnPlan]) {
    guard matching.source.table == .figures, plans.contains(where: { $0.name == "tax_type" }),
      !plans.contains(where: { $0.name == "tax" }), let tax = TableSchema.of(.figures).column("tax")
    else { return }
    let unknown = plans.filter { $0.schema == nil }.map { (index: $0.index, header: headers[$0.index]) }
    guard let index = TaxTypeCatalogue.standard.amount(among: unknown),
      let place = plans.firstIndex(where: { $0.index == index }),
      let typed = matching.plan(plans[place], as: tax, headers[index])
    else { return }
    plans[place] = ColumnPlan(
      index: index, name: "tax", header: typed.header, schema: tax, unit: typed.unit,
      isUnitStated: typed.isUnitStated)
    issues.append(
      Issue(
        .info, .taxAmountFound, table: matching.source.table.rawValue,
        at: matching.source.place(column: typed.header), ["header": .text(typed.header)]))
  }
}
