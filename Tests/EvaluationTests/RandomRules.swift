import LandFixtures

/// Writes random expressions that the language allows: every unit fits, and inside history only dated facts stand.
struct RandomRules {
  var chance: SplitMix64
  let isParcel: Bool

  enum Quantity: CaseIterable {
    case money, area, moneyPerArea, plain
  }

  /// Items every random rule may name.
  static let ground = """
    parameters:
      limit: {unit: 亩, value: 3}
      since: {value: 2019-06-30}
    metrics:
      per_mu: {of: enterprise, unit: 万元/亩, formula: tax / land}
      yuan: {of: enterprise, unit: 元, formula: tax + output}
      code: {of: enterprise, formula: 'if(above_scale, industry, "无")'}
      start: {of: enterprise, formula: 'coalesce(production_start, founded)'}
      parcel_per_mu: {of: parcel, unit: 元/m², formula: tax / land}
    standards:
      dated: {metric: per_mu, at_least: 20 万元/亩, at_most: 300 万元/亩, where: output > 100 万元}
      undated:
        metric: per_mu
        at_least: 'if(above_scale, 30 万元/亩, 300 元/m²)'
        except:
          - {when: industry under "13", at_least: 10 万元/亩}
          - {when: founded > 2019-01-01, exempt: true}
      plot: {metric: parcel_per_mu, at_least: 300 元/m²}
    flags:
      rich: {of: enterprise, kind: watch, when: tax > 50 万元}
      odd: {of: enterprise, kind: watch, when: not short(undated) or industry is missing}
      big: {of: parcel, kind: watch, when: land > limit and not short(plot)}
    """

  mutating func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: choices.indices, using: &chance)] }
  private mutating func often(_ share: Double) -> Bool { Double.random(in: 0..<1, using: &chance) < share }

  mutating func number(_ quantity: Quantity, _ depth: Int, dated: Bool = false) -> String {
    if depth <= 0 || often(0.15) { return leaf(quantity, dated: dated) }
    let one = depth - 1
    let other = quantity
    func a(_ rules: inout RandomRules) -> String { rules.number(other, one, dated: dated) }
    switch Int.random(in: 0..<13, using: &chance) {
    case 0: return "(\(a(&self)) + \(a(&self)))"
    case 1: return "(\(a(&self)) - \(a(&self)))"
    case 2: return "(-\(a(&self)))"
    case 3: return "\(pick(["min", "max", "coalesce"]))(\(a(&self)), \(a(&self)))"
    case 4: return "abs(\(a(&self)))"
    case 5: return "round(\(a(&self)), \(pick(["0", "2", "4"])))"
    case 6: return "if(\(truth(one, dated: dated)), \(a(&self)), \(a(&self)))"
    case 7: return "(\(a(&self)) * \(number(.plain, one, dated: dated)))"
    case 8: return "(\(a(&self)) / \(number(.plain, one, dated: dated)))"
    case 9: return "previous(\(number(quantity, one, dated: true))\(pick(["", ", 2"])))"
    case 10: return "average(\(number(quantity, one, dated: true)) over \(pick([1, 2, 3])) years)"
    case 11: return peers(quantity, one, dated: dated)
    default: return composed(quantity, one, dated: dated)
    }
  }

  private mutating func peers(_ quantity: Quantity, _ depth: Int, dated: Bool) -> String {
    let value = number(quantity, min(depth, 1), dated: dated)
    let keys =
      dated ? ["above_scale", "employees > 10 人"] : ["industry", "above_scale", "industry_division", "code"]
    let parcelKeys = ["land > 5 亩", dated ? "tax is known" : "parcel_id"]
    let by = often(0.6) ? " by \(pick(isParcel ? parcelKeys : keys))" : ""
    let second = !isParcel && often(0.3) && !by.isEmpty ? ", above_scale" : ""
    let least = often(0.3) ? " at least \(pick([0, 2, 4]))" : ""
    let statistic = pick(["mean", "median", "minimum", "maximum", "total", "percentile"])
    let probability = statistic == "percentile" ? ", \(pick(["0", "0.25", "0.9", "1"]))" : ""
    return "\(statistic)(\(value)\(probability)\(by)\(second)\(least))"
  }

  private mutating func composed(_ quantity: Quantity, _ depth: Int, dated: Bool) -> String {
    func one(_ other: Quantity, _ rules: inout RandomRules) -> String {
      rules.number(other, depth, dated: dated)
    }
    switch quantity {
    case .money: return "(\(one(.moneyPerArea, &self)) * \(one(.area, &self)))"
    case .area: return "(\(one(.money, &self)) / \(one(.moneyPerArea, &self)))"
    case .moneyPerArea: return "(\(one(.money, &self)) / \(one(.area, &self)))"
    case .plain:
      switch Int.random(in: 0..<6, using: &chance) {
      case 0: return "(\(one(.money, &self)) / \(one(.money, &self)))"
      case 1: return "streak(\(truth(depth, dated: true)))"
      case 2: return "rank(\(one(.money, &self)))"
      case 3: return "count(\(truth(min(depth, 1), dated: dated)))"
      case 4: return "ratio(\(number(.area, 1, dated: dated)), \(number(.area, 1, dated: dated)))"
      default:
        if dated { return "(\(one(.area, &self)) / \(one(.area, &self)))" }
        return "\(pick(["years", "days"]))(\(day(depth)), \(day(depth)))"
      }
    }
  }

  private mutating func leaf(_ quantity: Quantity, dated: Bool) -> String {
    switch quantity {
    case .money:
      return pick(["tax", "output", "3 万元", "250000 元", "0 元", "0.005 亿元"] + (isParcel ? [] : ["yuan"]))
    case .area:
      let undated = dated ? [] : isParcel ? ["certificate_area", "limit", "occupied_mu"] : ["limit"]
      return pick(["land", "5 亩", "3000 m²", "0.2 公顷"] + undated)
    case .moneyPerArea:
      return pick(["20 万元/亩", "300 元/m²", isParcel ? "parcel_per_mu" : "per_mu"])
    case .plain:
      let more =
        isParcel ? ["occupants"] + (dated ? [] : ["occupants(rich)"]) : ["parcels", "(employees / 1 人)"]
      return pick(
        ["0", "0.5", "25%", "3", "-1", "1000000", "year / 1000"] + more + (dated || isParcel ? [] : ["得分"]))
    }
  }

  mutating func truth(_ depth: Int, dated: Bool = false) -> String {
    if depth <= 0 { return "(\(plainTruth(dated: dated)))" }
    let one = depth - 1
    switch Int.random(in: 0..<12, using: &chance) {
    case 0: return "(\(truth(one, dated: dated)) and \(truth(one, dated: dated)))"
    case 1: return "(\(truth(one, dated: dated)) or \(truth(one, dated: dated)))"
    case 2: return "(not \(truth(one, dated: dated)))"
    case 3, 4, 5:
      let quantity = pick(Quantity.allCases)
      let sign = pick(["<", "<=", ">", ">=", "=", "!="])
      return "(\(number(quantity, one, dated: dated)) \(sign) \(number(quantity, one, dated: dated)))"
    case 6: return "(\(number(pick(Quantity.allCases), one, dated: dated)) is \(pick(["missing", "known"])))"
    case 7: return "(\(truth(one, dated: dated)) = \(truth(one, dated: dated)))"
    case 8: return "previous(\(truth(one, dated: true)))"
    case 9: return "if(\(truth(one, dated: dated)), \(truth(one, dated: dated)), \(truth(one, dated: dated)))"
    case 10: return "coalesce(\(truth(one, dated: dated)), \(truth(one, dated: dated)))"
    default:
      if dated { return "(\(number(.area, one, dated: true)) in (5 亩, \(number(.area, one, dated: true))))" }
      if isParcel || often(0.5) { return "(\(day(one)) \(pick(["<", "<=", "=", "!="])) \(day(one)))" }
      return "(\(text(one)) \(pick(["=", "!="])) \(text(one)))"
    }
  }

  private mutating func plainTruth(dated: Bool) -> String {
    if isParcel {
      return pick(
        ["true", "tax > 3 万元", "land is known", "occupants = 1"]
          + (dated ? [] : ["flagged(big)", "short(plot)", "holder(rich)", "handover_date < as_of"]))
    }
    let undated = [
      "short(undated)", "undecided(undated)", "flagged(odd)", "industry under \"13\"",
      "industry under \"2017:29\"",
      "code = \"无\"", "industry in (\"1310\", \"2911\")", "production_start + 3 years <= as_of",
      "得分 = \"07\"",
    ]
    return pick(
      [
        "above_scale", "true", "false", "short(dated)", "met(dated)", "undecided(dated)", "flagged(rich)",
        "output is missing",
      ]
        + (dated ? [] : undated))
  }

  private mutating func day(_ depth: Int) -> String {
    if depth <= 0 {
      return pick(
        ["as_of", "2020-02-29", "since"] + (isParcel ? ["handover_date"] : ["production_start", "start"]))
    }
    let one = depth - 1
    switch Int.random(in: 0..<5, using: &chance) {
    case 0: return "(\(day(one)) + \(pick(["3 years", "18 months", "30 days"])))"
    case 1: return "(\(day(one)) - \(pick(["1 year", "7 months", "400 days"])))"
    case 2: return "(\(day(one)) \(pick(["+", "-"])) days(\(number(.plain, one))))"
    case 3: return "\(pick(["min", "max", "coalesce"]))(\(day(one)), \(day(one)))"
    default: return "if(\(truth(one)), \(day(one)), \(day(one)))"
    }
  }

  private mutating func text(_ depth: Int) -> String {
    if depth <= 0 { return pick(["industry", "industry_division", "code", "name", "\"1310\"", "\"无\""]) }
    return pick([
      "coalesce(\(text(depth - 1)), \(text(depth - 1)))",
      "if(\(truth(depth - 1)), \(text(depth - 1)), \(text(depth - 1)))",
      text(0),
    ])
  }
}

extension Parish {
  /// Land with gaps, ties, extremes and three years of figures.
  static func random(_ seed: UInt64) -> Parish {
    var chance = SplitMix64(seed: seed)
    func maybe(_ share: Double, _ value: Any?) -> Any? {
      Double.random(in: 0..<1, using: &chance) < share ? value : nil
    }
    func pick<T>(_ choices: [T]) -> T { choices[Int.random(in: choices.indices, using: &chance)] }
    let amounts: [Double] = [0, -3, 1, 20, 20.1, 19.9, 60, 300, 1e305, 1e-300, 0.1 + 0.2, 0.3]
    var parish = Parish()
    parish.table(
      .parcels, ["parcel_id", "certificate_area", "holder_id", "handover_date"],
      (0..<7).map {
        [
          "P\($0)", maybe(0.85, pick([2000.0, 2000 / 3, 1e5, 3333])), maybe(0.5, "E\($0)"),
          maybe(0.6, "2020-02-29"),
        ]
      })
    parish.table(
      .enterprises,
      ["enterprise_id", "name", "industry", "industry_edition", "founded", "production_start", "得分"],
      (0..<10).map {
        [
          "E\($0)", maybe(0.9, "企业\($0 % 4)"), maybe(0.8, pick(["1310", "1320", "2911", "29", "C"])),
          maybe(0.5, pick(["2017", "2011"])), maybe(0.7, pick(["2018-12-31", "2020-02-29", "2016-01-31"])),
          maybe(0.6, pick(["2018-12-31", "2019-01-01"])), maybe(0.8, pick([7.0, 8, 9.5])),
        ]
      })
    parish.table(
      .occupancy, ["enterprise_id", "parcel_id", "area", "to"],
      (0..<12).map { _ in
        [
          "E\(Int.random(in: 0..<10, using: &chance))", "P\(Int.random(in: 0..<7, using: &chance))",
          maybe(0.6, pick([2000.0, 500, 12345.678])), maybe(0.3, pick(["2020-06-30", "2021-06-30"])),
        ]
      })
    var figures: [[Any?]] = []
    for enterprise in 0..<10 {
      for year in [2018, 2020, 2021] where Double.random(in: 0..<1, using: &chance) < 0.8 {
        figures.append([
          "E\(enterprise)", year, maybe(0.85, pick(amounts)), maybe(0.8, pick(amounts)),
          maybe(0.8, pick([0.0, 12, 300])),
          maybe(0.7, pick([true, false])),
        ])
      }
    }
    parish.table(.figures, ["enterprise_id", "year", "tax", "output", "employees", "above_scale"], figures)
    parish.keepText("得分", of: .enterprises)
    return parish
  }
}
