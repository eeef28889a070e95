internal import Units

/// How a column of figures is shown: decides by its unit and by the figures themselves.
struct NumberFormat {
  /// As spreadsheets write it.
  let code: String
  /// What figures are multiplied by: percentages are kept as shares.
  let scale: Double

  /// - Parameters:
  ///   - unit: of the column; nil for plain numbers.
  ///   - id: the column's id; a year is no quantity.
  init(unit: Unit?, id: String, values: [Double]) {
    let isWhole = values.allSatisfy { $0 == $0.rounded() }
    let largest = values.map(abs).max() ?? 0
    scale = unit?.symbol == "%" ? 0.01 : 1
    code =
      if unit?.symbol == "%" {
        "0.0%"
      } else if id == "year" {
        "0"
      } else if isWhole, unit == nil || unit == .person || unit == .day {
        "#,##0"
      } else if largest < 1, !isWhole {
        "#,##0.0000"
      } else {
        "#,##0.00"
      }
  }

  /// How wide a figure is when shown.
  func width(_ value: Double) -> Int {
    let decimals = code.hasSuffix(".0000") ? 5 : code.hasSuffix(".00") ? 3 : code.hasSuffix("%") ? 3 : 0
    let whole = NumberText.grouped(Int(min(abs(value * scale), 1e15)))
    return whole.utf8.count + decimals + (value < 0 ? 1 : 0)
  }
}
