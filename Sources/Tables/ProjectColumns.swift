internal import Units

/// What a project page or an admission batch states: the facts that rules about projects may name.
public enum ProjectColumns {
  /// Sums that are worked out where all their parts are stated, in an order in which each comes after its parts.
  public static let sums: [(total: String, parts: [String])] = [
    ("investment_plant_equipment", ["investment_plant", "investment_equipment"]),
    ("investment_fixed_assets", ["investment_plant_equipment", "investment_land_price"]),
    ("investment_without_land", ["investment_plant_equipment", "investment_other"]),
  ]

  static let schema = TableSchema(
    .projects, key: ["project_id"], families: [("tax_", .tenThousandYuan), ("emissions_", .tonne)],
    texts + numbers(.mu, "land")
      // Three scopes of investment that do not convert into each other, and a total that is never split.
      + numbers(
        .tenThousandYuan, "investment_plant", "investment_equipment", "investment_plant_equipment",
        "investment_land_price", "investment_other", "investment_fixed_assets", "investment_without_land",
        "investment_total")
      + numbers(.tenThousandYuan, "tax", "output", "revenue", "value_added", "rd_expense", "prior_year_sales")
      + numbers(.tonneCoalEquivalent, "energy") + numbers(.tonne, "emissions")
      + numbers(.tenThousandKilowattHours, "electricity") + numbers(.cubicMetre, "water")
      + numbers(.person, "employees")
      + numbers(
        .squareMetre, "floor_area", "counted_floor_area", "building_footprint", "structure_footprint",
        "yard_area", "green_area", "office_land", "office_floor_area")
      + numbers(.metre, "storey_height") + numbers(.one, "plots")
      + ["above_scale"].map { ColumnSchema($0, .truth) }
      + ["founded", "handover", "start", "completion", "production", "full_production"].map {
        ColumnSchema($0, .day)
      })

  private static let texts: [ColumnSchema] = [
    ColumnSchema("project_id", .identifier), ColumnSchema("name", .text), ColumnSchema("applicant", .text),
    ColumnSchema("enterprise_id", .identifier), ColumnSchema("parcel_id", .parcelIdentifier),
    ColumnSchema("industry", .text), ColumnSchema("industry_edition", .text),
  ]

  private static func numbers(_ unit: Unit, _ names: String...) -> [ColumnSchema] {
    names.map { ColumnSchema($0, .number(unit)) }
  }
}
