internal import RuleBooks

/// A column as a Shapefile can hold it: as wide as its values want.
struct ShapefileColumn {
  let field: OutputField

  /// The widest text a Shapefile can hold, in bytes.
  static let widestText = 254
  /// Digits that a binary64 number holds whatever it is.
  private static let digits = 15

  init(_ name: String, _ column: OutputColumn, values: some Sequence<Value?>, in encoding: NationalEncoding) {
    switch column.kind {
    case .text:
      var width = 1
      for case .text(let text)? in values { width = max(width, encoding.bytes(text)?.count ?? 1) }
      field = OutputField(name, .text, width: min(width, ShapefileColumn.widestText))
    case .number:
      let shape = ShapefileColumn.shape(values)
      field = OutputField(name, .number, width: shape.width, decimals: shape.decimals)
    case .count: field = OutputField(name, .count, width: ShapefileColumn.shape(values).width)
    case .truth: field = OutputField(name, .truth, width: 1)
    case .day: field = OutputField(name, .day)
    }
  }

  /// Digits before and after the point that show every value to fifteen digits.
  private static func shape(_ values: some Sequence<Value?>) -> (width: Int, decimals: Int) {
    var whole = 1
    var decimals = 0
    var sign = 0
    for case .number(let number)? in values {
      let text = NumberText.string(abs(number))
      if number < 0 { sign = 1 }
      whole = max(whole, wholeDigits(of: abs(number)))
      if number != number.rounded() {
        let fraction = text.contains("e") ? digits : text.split(separator: ".").last?.utf8.count ?? 0
        decimals = max(decimals, fraction)
      }
    }
    decimals = max(0, min(decimals, digits - whole))
    return (sign + whole + (decimals > 0 ? decimals + 1 : 0), decimals)
  }

  private static func wholeDigits(of number: Double) -> Int {
    var rest = number.rounded(.down)
    var count = 1
    while rest >= 10 {
      rest = (rest / 10).rounded(.down)
      count += 1
    }
    return count
  }
}
