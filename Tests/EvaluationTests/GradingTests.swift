import LandFixtures
import Tables
import Testing

@testable import Evaluation
@testable import RuleBooks

/// Scores, quotas, exemptions, vetoes: worked by hand.
@Suite struct GradingTests {
  private func court(
    _ scheme: String, tax: [Any?], columns: [String] = ["industry"], facts: [[Any?]] = [],
    further: String = ""
  ) async throws -> Court {
    try await Court(.row(columns, facts, tax: tax), [Bench.book(scheme, further: further)])
  }

  private func one(_ indicator: String, grades: String = Bench.pass) -> String {
    "indicators: [{metric: x, \(indicator)}]\n\(grades)"
  }

  // MARK: Scoring forms

  @Test func `a ratio is value over base times weight, within its bounds`() async throws {
    let plain = try await court(
      one("weight: 30, score: ratio, base: 10 万元/亩"), tax: [5, 10, 20, -4, nil, 0])
    #expect(plain.scores() == ["15", "30", "60", "-12", "-", "0"])
    let bound = try await court(
      one("weight: 30, score: ratio, base: 10 万元/亩, cap: 1.5, floor: 0"), tax: [5, 10, 20, -4, nil, 15])
    #expect(bound.scores() == ["15", "30", "45", "0", "-", "45"])
    #expect(bound.grades()?.outcomes(of: 2).first?.marks == .cap)
    #expect(bound.grades()?.outcomes(of: 3).first?.marks == .floor)
    #expect(bound.grades()?.outcomes(of: 5).first?.marks == [])
    let points = try await court(
      one("weight: 30, score: ratio, base: 10 万元/亩, at_most: 40, at_least: -3"), tax: [20, -4])
    #expect(points.scores() == ["40", "-3"])
  }

  @Test func `between the least and the most`() async throws {
    // 旌德: weight 30, 20 to 100.
    let court = try await court(one("weight: 30, score: min_max, low: 20, high: 100"), tax: [0, 10, 40, nil])
    #expect(court.scores() == ["6", "12", "30", "-"])
    let alike = try await self.court(one("weight: 30, score: min_max, low: 20, high: 100"), tax: [7, 7])
    #expect(alike.scores() == ["30", "30"])
    let stated = try await self.court(
      one("weight: 30, score: min_max, low: 20, high: 100, equal: 60"), tax: [7, 7])
    #expect(stated.scores() == ["18", "18"])
  }

  @Test func `over the best, reversed and by place`() async throws {
    #expect(
      try await court(one("weight: 10, score: best"), tax: [5, 20, 10, nil, -2]).scores()
        == ["2.5", "10", "5", "-", "-1"])
    #expect(try await court(one("weight: 10, score: best"), tax: [-5, 0]).scores() == ["-", "-"])
    #expect(
      try await court(
        one("weight: 2, score: reverse, base: 1 万元/亩"), tax: [0.5, 1, 2, 3, nil]
      ).scores() == ["3", "2", "0", "0", "-"])
    #expect(
      try await court(one("weight: 100, score: rank"), tax: [5, 9, 9, 1, nil]).scores()
        == ["50", "100", "100", "25", "-"])
  }

  // MARK: Bases

  @Test(arguments: [
    ("{as: weighted_mean}", "4"), ("{as: mean}", "4"), ("{as: median}", "3"), ("{as: max}", "1"),
    ("{as: mean, times: 2}", "2"), ("{2020-01-01: 12 万元/亩, 2021-06-30: 24 万元/亩}", "0.5"), ("tax / land", "1"),
  ])
  func `bases given, dated and computed`(base: String, score: String) async throws {
    let court = try await court(one("weight: 1, score: ratio, base: \(base)"), tax: [12, 4, 4, 2, -7])
    #expect(court.scores().first == score)
  }

  @Test func `the weighted mean and the mean of ratios differ`() async throws {
    var parish = Parish()
    let land: [(String, Double, Double)] = [("A", 100, 10), ("B", 10, 10), ("C", 1, 80)]
    parish.table(.parcels, ["parcel_id", "certificate_area"], land.map { ["P\($0.0)", $0.2 * 2000 / 3] })
    parish.table(.enterprises, ["enterprise_id", "parcel_id"], land.map { [$0.0, "P\($0.0)"] })
    parish.table(.figures, ["enterprise_id", "year", "tax"], land.map { [$0.0, 2021, $0.1] })
    for (statistic, base) in [("weighted_mean", 1.11), ("mean", 3.670833)] {
      let court = try await Court(
        parish, [Bench.book(one("weight: 1, score: ratio, base: {as: \(statistic)}"))])
      #expect(abs((court.grades()?.outcomes(of: 0).first?.base ?? 0) - base) < 1e-6)
    }
  }

  @Test func `no base, no score, whatever the rule for missing values says`() async throws {
    let court = try await court(
      one("weight: 1, score: ratio, base: {as: mean}, missing: zero"), tax: [5, -5, nil])
    #expect(court.scores() == ["-", "-", "-"])
    #expect(court.notes("E1") == [.noBase(["x"])])
    let given = try await self.court(one("weight: 1, score: ratio, base: 0 万元/亩"), tax: [5])
    #expect(given.notes("E1") == [.noBase(["x"])])
  }

  @Test func `last year's mean, twice`() async throws {
    let parish = Parish.row(["industry"], [], tax: [10, 30], further: [["E1", 2020, 6], ["E2", 2020, 4]])
    let court = try await Court(
      parish, [Bench.book(one("weight: 10, score: ratio, base: {as: mean, year: previous, times: 2}"))])
    #expect(court.scores() == ["10", "30"])
  }

  // MARK: Missing values

  @Test(arguments: [
    ("ungraded", "-"), ("zero", "10"), ("population_mean", "25"), ("{penalty: -3}", "7"), ("reweigh", "20"),
  ])
  func `what a missing value gets`(rule: String, score: String) async throws {
    var parish = Parish.row(["industry"], [], tax: [10, 20, 30])
    parish.add("output", to: .figures, [10, 20, nil])
    let scheme = """
      indicators:
        - {metric: x, weight: 10, score: ratio, base: 30 万元/亩}
        - {metric: y, weight: 10, score: ratio, base: 10 万元/亩, missing: \(rule)}
      \(Bench.pass)
      """
    let court = try await Court(parish, [Bench.book(scheme)])
    #expect(court.scores().dropFirst(2).first == score)
    #expect(court.notes("E3") == (rule == "ungraded" ? [.missing(["output"])] : []))
    #expect(court.marks().count == 3)
  }

  @Test func `黄岩: no emission data, the mean of the population`() async throws {
    var parish = Parish.row(["above_scale"], [[true], [true], [false]], tax: [12.0485, 1, 5.7966])
    parish.add("value_added", to: .figures, [136.16, 100, 1])
    parish.add("energy", to: .figures, [136.16 / 2.694, 50, 1])
    parish.add("emissions", to: .figures, [nil, 100 / (0.8 * 4929.81), 1])
    parish.add("employees", to: .figures, [136.16 / 9.07, 10, 1])
    parish.add("revenue", to: .figures, [1000, 1000, 10])
    parish.add("rd_expense", to: .figures, [15.1, 0, 0])
    parish.add("electricity", to: .figures, [1, 1, 5.7966 / 0.1176 / 1])
    let book = """
      metrics:
        tax_mu: {of: enterprise, unit: 万元/亩, formula: tax / land}
        added_mu: {of: enterprise, unit: 万元/亩, formula: value_added / land}
        per_energy: {of: enterprise, unit: 万元/tce, formula: value_added / energy}
        emission: {of: enterprise, unit: 万元/t, formula: value_added / emissions}
        labour: {of: enterprise, unit: 万元/人, formula: value_added / employees}
        research: {of: enterprise, formula: rd_expense / revenue}
        power: {of: enterprise, unit: 元/kWh, formula: tax / electricity}
      grading:
        g:
          of: enterprise
          populations: [{id: above, where: above_scale}, {id: below}]
          indicators:
            above:
              - {metric: tax_mu, weight: 30, score: ratio, base: 24.097 万元/亩}
              - {metric: added_mu, weight: 20, score: ratio, base: 136.16 万元/亩}
              - {metric: per_energy, weight: 20, score: ratio, base: 2.694 万元/tce}
              - {metric: emission, weight: 10, score: ratio, base: 4929.81 万元/t, missing: population_mean}
              - {metric: labour, weight: 10, score: ratio, base: 18.14 万元/人}
              - {metric: research, weight: 10, score: ratio, base: 0.0302}
            below:
              - {metric: tax_mu, weight: 50, score: ratio, base: 11.5932 万元/亩}
              - {metric: power, weight: 50, score: ratio, base: 0.2352 元/kWh}
          \(Bench.pass)
      """
    let court = try await Court(parish, [book])
    #expect(court.item(3).dropFirst(0).first == "8")
    #expect(court.scores().dropFirst(0).first == "73")
    #expect(court.scores().dropFirst(2).first == "50")
  }

  @Test func `淮安: last year's mean scores fifty`() async throws {
    var parish = Parish.row(["industry"], [], tax: [10])
    parish.add("revenue", to: .figures, [200])
    parish.add("electricity", to: .figures, [10 / 0.3])
    let book = """
      metrics:
        tax_mu: {of: enterprise, unit: 万元/亩, formula: tax / land}
        sales: {of: enterprise, unit: 万元/亩, formula: revenue / land}
        green: {of: enterprise, unit: 元/kWh, formula: tax / electricity}
      grading:
        g:
          of: enterprise
          indicators:
            - {metric: tax_mu, weight: 45, score: ratio, base: 20 万元/亩}
            - {metric: sales, weight: 35, score: ratio, base: 400 万元/亩}
            - {metric: green, weight: 20, score: ratio, base: 0.6 元/kWh}
          \(Bench.pass)
      """
    let court = try await Court(parish, [book])
    #expect(court.scores() == ["50"])
  }

  // MARK: Populations, groups, exemptions

  @Test func `the first population that fits, an unknown one stops the search`() async throws {
    let scheme = """
      populations: [{id: up, where: above_scale}, {id: down, where: tax > 5 万元}]
      \(one("weight: 100, score: rank"))
      """
    let court = try await court(
      scheme, tax: [9, 8, 3, 7], columns: ["above_scale"], facts: [[true], [false], [false], [nil]])
    #expect(court.scores() == ["100", "100", "-", "-"])
    #expect(court.notes("E3") == [.outside])
    #expect(court.notes("E4") == [.missing(["above_scale"])])
  }

  @Test func `small groups come together, an unknown group is undecided`() async throws {
    let scheme = """
      groups: {by: industry_division, at_least: 2, otherwise: 其他}
      indicators: [{metric: x, weight: 10, score: best, of: group}]
      grades: {quota: {A: 50%, B: 50%}, per: group}
      """
    let court = try await court(
      scheme, tax: [10, 5, 8, 4, 9], facts: [["1310"], ["1320"], ["2911"], ["3512"], [nil]])
    #expect(
      (0..<5).map { court.grades()?.groups[$0] ?? "-" } == ["13", "13", "其他", "其他", "-"])
    #expect(court.scores() == ["10", "5", "10", "5", "-"])
    #expect(court.marks() == "ABAB-")
    #expect(court.notes("E5") == [.missing(["industry_division"])])
  }

  @Test func `the exempt are marked, outside quota and bases`() async throws {
    let scheme = """
      exempt:
        - {where: 'industry under "46"', grade: T, because: 公用事业}
        - {where: tax > 90 万元}
      indicators: [{metric: x, weight: 10, score: best}]
      grades: {quota: {A: 50%, B: 50%}}
      """
    let court = try await court(
      scheme, tax: [50, 10, 5, 99, nil], facts: [["4620"], ["1310"], ["1310"], ["1310"], [nil]])
    #expect(court.marks() == "TAB--")
    #expect(court.scores() == ["-", "10", "5", "-", "-"])
    #expect(court.notes("E1") == [.exempt("公用事业")])
    #expect(court.notes("E5") == [.missing(["industry"])])
    let all = try await self.court(scheme, tax: [1, 2], facts: [["46"], ["46"]])
    #expect(all.marks() == "TT")
  }

  // MARK: Grades

  @Test(arguments: [
    (39, "half_up", [8, 23, 6, 2]), (39, "down", [7, 24, 6, 2]), (39, "up", [8, 24, 6, 1]),
    (18, "half_up", [4, 10, 3, 1]), (18, "down", [3, 11, 3, 1]), (18, "up", [4, 11, 3, 0]),
    (20, "down", [4, 12, 3, 1]), (20, "up", [4, 12, 3, 1]), (1, "half_up", [0, 1, 0, 0]),
  ])
  func `places by quota and rounding`(count: Int, rounding: String, places: [Int]) async throws {
    let scheme = """
      indicators: [{metric: x, weight: 10, score: best}]
      grades: {quota: [{A: 20%}, {B: 60%}, {C: 15%}, {D: 5%}], rounding: \(rounding)}
      """
    let court = try await court(scheme, tax: (1...count).map { Double($0) })
    #expect(["A", "B", "C", "D"].map { grade in court.marks().count { "\($0)" == grade } } == places)
  }

  @Test func `ties share a rank and the better or the worse grade`() async throws {
    func marks(_ ties: String) async throws -> (String, [Int]) {
      let scheme = """
        indicators: [{metric: x, weight: 10, score: ratio, base: 1 万元/亩}]
        grades: {quota: {A: 50%, B: 50%}, ties: \(ties)}
        """
      let court = try await court(scheme, tax: [9, 5, 5.00000000001, 5, 1, 0.5])
      return (court.marks(), court.ranks())
    }
    #expect(try await marks("better") == ("AAAABB", [1, 2, 2, 2, 5, 6]))
    #expect(try await marks("worse") == ("ABBBBB", [1, 2, 2, 2, 5, 6]))
  }

  @Test func `least scores, quota and both`() async throws {
    let scores = "indicators: [{metric: x, weight: 1, score: ratio, base: 1 万元/亩}]\n"
    let thresholds = try await court(
      scores + "grades: {at_least: {A: 90, B: 75}, otherwise: C}", tax: [90, 89.99996, 89.9, 75, 74, nil])
    #expect(thresholds.marks() == "AABBC-")
    let both = try await court(
      scores + "grades: {quota: {A: 50%, B: 25%, C: 25%}, at_least: {A: 90, B: 75}}", tax: [95, 80, 70, 60])
    #expect(both.marks() == "ABCC")
  }

  @Test func `who misses a need gets the next lower grade, the place does not pass on`() async throws {
    let scheme = """
      indicators: [{metric: x, weight: 1, score: ratio, base: 1 万元/亩}]
      grades:
        quota: {A: 50%, B: 25%, C: 25%}
        needs: [{grade: A, where: above_scale}]
        only: [{grade: C, below: 60, because: 低于60分}]
      """
    let court = try await court(
      scheme, tax: [95, 90, 80, 70], columns: ["above_scale"], facts: [[true], [false], [true], [true]])
    #expect(court.marks() == "ABBB")
    #expect(court.notes("E4") == [.only("低于60分")])
    let unknown = try await self.court(
      scheme, tax: [95, 90, 80, 50], columns: ["above_scale"], facts: [[true], [nil], [true], [nil]])
    #expect(unknown.marks() == "A-BC")
    #expect(unknown.notes("E2") == [.missing(["above_scale"])])
  }

  @Test func `vetoes name a grade, lower it or bound it`() async throws {
    let scheme = """
      indicators: [{metric: x, weight: 1, score: ratio, base: 1 万元/亩}]
      grades: {at_least: {A: 90, B: 75, C: 60}, otherwise: D}
      veto:
        - {where: 'status = "事故"', grade: D, because: 事故}
        - {where: 'status = "失信"', down: 2}
        - {where: 'status = "处罚"', at_best: C}
        - {where: 'status = "旧罚"', at_best: C, from: 2019-01-01, to: 2020-12-31}
        - {where: 'status = "新罚"', at_best: C, from: founded}
      """
    let court = try await court(
      scheme, tax: [95, 95, 80, 95, 95, 95, 95, 95, nil], columns: ["status", "founded"],
      facts: [
        ["事故", nil], ["失信", nil], ["失信", nil], ["处罚", nil], ["旧罚", nil], ["新罚", "2021-12-31"],
        ["新罚", "2022-01-01"], [nil, nil], ["事故", nil],
      ])
    #expect(court.marks() == "DCDCACA-D")
    #expect(court.notes("E1") == [.veto("事故")])
    #expect(court.notes("E8") == [.missing(["status", "founded"])])
    #expect(court.notes("E9") == [.missing(["tax"]), .veto("事故")])
  }

  @Test func `bonuses and penalties stay within their bounds, an unknown one leaves the score open`()
    async throws
  {
    let scheme = """
      indicators: [{metric: x, weight: 1, score: ratio, base: 1 万元/亩}]
      factor: if(above_scale, 1.1, 1)
      adjust:
        at_most: 12
        items:
          - {points: 5 * (得分 - 1), at_most: 10, because: 专利}
          - {where: 'status = "示范"', points: 4}
          - {where: 'status = "出租"', points: -100, at_least: -20}
      \(Bench.pass)
      """
    let court = try await court(
      scheme, tax: [50, 50, 50, 50, 50, 50], columns: ["status", "above_scale", "得分"],
      facts: [
        ["示范", true, 9.0], ["示范", false, 1.0], ["出租", false, 1.0], [nil, false, 1.0], ["无", nil, 1.0],
        ["无", false, nil],
      ])
    #expect(court.scores() == ["67", "54", "30", "-", "-", "-"])
    #expect(court.notes("E4") == [.missing(["status"])])
    #expect(court.notes("E5") == [.missing(["above_scale"])])
  }

  // MARK: History

  @Test func `grades of earlier years are read, never worked out`() async throws {
    var parish = Parish.row(["industry"], [], tax: [1, 2, 3, 4])
    parish.table(
      .history, ["enterprise_id", "year", "grade"],
      [
        ["E1", 2020, "B"], ["E1", 2019, "B"], ["E2", 2020, "A"], ["E3", 2020, "B"], ["E3", 2018, "B"],
        ["E4", 2019, "A"],
      ])
    let further = """
      flags:
        before: {of: enterprise, kind: watch, when: 'previous(grade(g)) = "B"'}
        two_before: {of: enterprise, kind: watch, when: 'previous(grade(g), 2) = "B"'}
        twice: {of: enterprise, kind: watch, when: 'streak(grade(g) = "B") >= 2'}
        thrice: {of: enterprise, kind: watch, when: 'streak(grade(g) = "B") >= 3'}
      """
    let scheme = """
      indicators: [{metric: x, weight: 1, score: ratio, base: 1 万元/亩}]
      adjust: [{where: previous(grade(g)) is known, points: 0.5}]
      grades: {at_least: {A: 4}, otherwise: B}
      """
    let court = try await Court(parish, [Bench.book(scheme, further: further)])
    #expect(court.marks() == "BBBA")
    #expect(court.scores() == ["1.5", "2.5", "3.5", "4"])
    #expect(court.flag("before") == "yny?")
    #expect(court.flag("two_before") == "y??n")
    #expect(court.flag("twice") == "yny*n")
    #expect(court.flag("thrice") == "y*nnn")
  }

  @Test func `a scheme without its columns is not judged`() async throws {
    let court = try await court(
      "exempt: [{where: mean(water) > 1 m³}]\n" + one("weight: 1, score: best"), tax: [1])
    #expect(court.marks() == "not judged")
    #expect(court.judgement.notJudged.map(\.lacking) == [["water"]])
  }

  @Test func `tax that counts is a metric that rules can name`() async throws {
    var parish = Parish.row(["industry"], [], tax: [100, 50])
    parish.add("tax_deed", to: .figures, [30, nil])
    parish.add("exempt_credit", to: .figures, [5, 1])
    func counted(_ tax: String) async throws -> [String] {
      let scheme = "tax: \(tax)\nindicators: [{metric: x, weight: 1, score: best}]\n" + Bench.pass
      return try await Court(parish, [Bench.book(scheme)]).metric("counted_tax")
    }
    #expect(try await counted("{exclude: [tax_deed], add_back: [exempt_credit]}") == ["75", "-"])
    #expect(try await counted("{exclude: [tax_deed], missing: zero}") == ["70", "50"])
    #expect(try await counted("{include: [tax_deed, exempt_credit]}") == ["35", "-"])
  }

  @Test(arguments: UInt64(1)...6) func `row order does not matter`(seed: UInt64) async throws {
    let scheme = """
      populations: [{id: up, where: above_scale}, {id: down}]
      groups: {by: industry_division, at_least: 2, otherwise: 其他}
      indicators:
        - {metric: x, weight: 50, score: ratio, base: {of: group, as: weighted_mean}, missing: population_mean}
        - {metric: y, weight: 50, score: min_max, low: 20, high: 100, missing: reweigh}
      adjust: [{where: founded is known, points: 1.1}]
      veto: [{where: 'industry under "29"', down: 1}]
      \(Bench.quota)
      """
    let parish = Parish.random(seed)
    let plain = try await Court(parish, [Bench.book(scheme)])
    let shuffled = try await Court(parish.shuffled(seed), [Bench.book(scheme)])
    #expect(plain.marks() == shuffled.marks())
    #expect(plain.grades()?.scores.map(\.bitPattern) == shuffled.grades()?.scores.map(\.bitPattern))
  }
}
