internal import Units

/// The figures that a zone reports for the evaluation of land use (开发区土地集约利用评价), as its forms have them: land in
/// hectares, floors in 万m², money in 万元.
enum ZoneColumns {
  static let all =
    columns(.hectare, land) + columns(.tenThousandSquareMetres, floors)
    + columns(.person, ["population"]) + columns(.tenThousandYuan, money)

  private static let land = [
    "total_area", "unbuildable_area", "approved_area", "approved_area_5y",
    "ready_area", "supplied_area", "supplied_area_5y", "approved_unsupplied_area", "built_area",
    "industrial_area", "residential_area", "idle_area", "high_tech_area",
  ]
  private static let floors = [
    "total_floor_area", "industrial_floor_area", "footprint_area", "industrial_footprint_area",
    "open_yard_area",
  ]
  private static let money = ["fixed_assets", "total_tax", "industrial_tax"]

  private static func columns(_ unit: Unit, _ names: [String]) -> [ColumnSchema] {
    names.map { ColumnSchema($0, .number(unit)) }
  }
}
