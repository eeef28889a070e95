public import RuleBooks
public import Tables
internal import Units

extension FactCatalogue {
  /// What rules may name of projects: what a page may state, under the names that enterprises have.
  ///
  /// Nothing counts as absent: what no project states is missing for each, and the answer says what to ask for.
  public static func of(_ projects: Projects) -> FactCatalogue {
    FactCatalogue(
      [.project: projectFacts(projects.table)],
      absent: { name, subject in subject == .project ? projectFact(absent: name) : nil })
  }

  static func projectFacts(_ table: Table?) -> [Fact] {
    let dated = TableSchema.of(.figures).columns.filter {
      !["enterprise_id", "year", "month", "month_to", "tax_type"].contains($0.name)
        && !TableSchema.naming.contains($0.name)
    }
    let datedNames = Set(dated.map(\.name)).union(["land"])
    var facts = TableSchema.of(.projects).columns.map { column in
      fact(column, hasHistory: datedNames.contains(column.name))
    }
    facts.append(
      Fact("industry_division", .text, otherNames: [ColumnLabels.label(of: "industry_division")?.zh ?? ""]))
    // What only enterprises have may be named as well, and is missing.
    facts += dated.map { fact($0, hasHistory: true) }
    facts += TableSchema.of(.enterprises).columns.map { fact($0, hasHistory: false) }
    return facts + further(in: table, .projects, hasHistory: false)
  }

  private static func fact(_ column: ColumnSchema, hasHistory: Bool) -> Fact {
    Fact(
      column.name, column.kind, unit: column.unit ?? .one, hasHistory: hasHistory,
      otherNames: [ColumnLabels.label(of: column.name)?.zh].compactMap(\.self))
  }

  /// Types of tax and of emissions, of which there are too many to list.
  static func projectFact(absent name: String) -> Fact? {
    guard ColumnLabels.label(of: name) != nil, let column = TableSchema.of(.projects).column(name) else {
      return nil
    }
    return fact(column, hasHistory: true)
  }
}
