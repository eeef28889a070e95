/// The size of a figure, without the figure: one significant digit.
public enum Magnitude {
  /// `300000`, `20`, `0.0004`: what may be shown of many firms' figures taken together.
  public static func text(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return "0" }
    var exponent = 0
    var digit = abs(value)
    while digit >= 9.5 {
      digit /= 10
      exponent += 1
    }
    while digit < 0.95 {
      digit *= 10
      exponent -= 1
    }
    let figure = String(Int(digit.rounded()))
    let sign = value < 0 ? "-" : ""
    return exponent >= 0
      ? sign + figure + String(repeating: "0", count: exponent)
      : sign + "0." + String(repeating: "0", count: -exponent - 1) + figure
  }

  /// How many times the greater of two positive figures is the smaller: 1 of equal ones.
  public static func distance(_ a: Double, _ b: Double) -> Double { max(a / b, b / a) }
}
