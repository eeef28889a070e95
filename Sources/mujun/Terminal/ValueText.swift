internal import Diagnostics
internal import RuleBooks
internal import Tables
internal import Units

/// Values as people read them on a terminal.
struct ValueText {
  let language: Language

  var missing: String { language == .zh ? "缺" : "missing" }

  func text(_ value: Value?, _ unit: Unit? = nil) -> String {
    switch value {
    case nil: missing
    case .number(let number)?: number_(number, unit)
    case .text(let text)?: text
    case .day(let day)?: day.description
    case .truth(let truth)?: self.truth(Truth(truth))
    }
  }

  func text(_ number: Double?, _ unit: Unit?) -> String { text(number.map(Value.number), unit) }

  private func number_(_ number: Double, _ unit: Unit?) -> String {
    let rounded = number.roundedHalfAway(decimals: 4)
    let shown = rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int64(rounded)) : "\(rounded)"
    return unit.map { $0.symbol.isEmpty ? shown : "\(shown) \($0.symbol)" } ?? shown
  }

  func truth(_ truth: Truth) -> String {
    switch truth {
    case .yes: language == .zh ? "是" : "yes"
    case .no: language == .zh ? "否" : "no"
    case .unknown: language == .zh ? "无法判定" : "cannot be decided"
    }
  }

  func label(_ name: String) -> String {
    // `tax@2020` is the tax of another year.
    let parts = name.split(separator: "@", maxSplits: 1).map(String.init)
    let label = ColumnLabels.label(of: parts[0])?(language) ?? parts[0]
    return parts.count == 2 ? "\(label)(\(parts[1]))" : label
  }
}
