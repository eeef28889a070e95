internal import Tables
internal import Units

/// Adds up where amounts went (contract L7).
enum Totals {
  static func of(_ year: LandYear, _ amounts: [String], in figures: Table?) -> [AmountTotal] {
    amounts.compactMap { name in
      guard let amount = year.figures.numbers(name) else { return nil }
      var all = NeumaierSum()
      var placed = NeumaierSum()
      var unplaced = NeumaierSum()
      for enterprise in 0..<amount.count {
        guard let value = amount[enterprise] else { continue }
        all.add(value)
        if year.enterpriseLand[enterprise] == nil || year.enterpriseLand[enterprise] == 0 {
          unplaced.add(value)
        }
      }
      for link in year.links.links {
        if let share = link.share, let value = amount[link.enterprise] { placed.add(value * share) }
      }
      if let column = figures?.numbers(name) {
        for value in year.figures.strangers.compactMap({ column[$0] }).sorted() {
          all.add(value)
          unplaced.add(value)
        }
      }
      return AmountTotal(
        name: name, unit: amount.unit, totalIn: all.value, placed: placed.value, unplaced: unplaced.value)
    }
  }
}
