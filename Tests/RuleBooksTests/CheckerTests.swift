import Testing
import Units

@testable import RuleBooks

@Suite struct CheckerTests {
  @Test(arguments: [
    "land >= limit", "land >= 5 亩", "land >= 3333 m²", "tax / land >= 20 万元/亩", "tax_per_mu >= 200000 元/亩",
    "tax_per_mu >= 20 万元/亩/年", "亩均税收 >= 20 万元/亩", "税收 > 3 万元", "tax / output > 5%", "tax / output > 0.05",
    "growth < -10%", "production_start + 3 years <= as_of", "years(production_start, as_of) >= 3",
    "days(founded, production_start) > 30", "founded + days(delay_days) < as_of",
    "as_of - 18 months > founded",
    "3 years + founded < as_of", "industry under \"13\"", "industry under \"2017:29\"", "行业代码 under \"13\"",
    "industry in (\"13\", \"14\")", "above_scale = true", "not above_scale",
    "above_scale != (tax is missing)",
    "previous(tax) < tax", "average(tax over 3 years) > 3 万元", "streak(tax < 3 万元) >= 3",
    "previous(tax_per_mu, 2) is known", "rank(tax) <= 10",
    "tax > median(tax by industry_division at least 5)",
    "ratio(tax, land) > 3 万元/亩", "percentile(tax, 0.25) > 1 元", "count(above_scale) > 3", "total(tax) > 1 亿元",
    "short(tax) and not undecided(tax)", "flagged(other)", "met(\"tax\")", "if(above_scale, tax, 0 元) > 3 万元",
    "coalesce(tax, 0 元) = 0 万元", "min(tax, output, 1 元) > 0 元", "max(founded, production_start) < as_of",
    "round(tax, 2) > 1 元", "abs(tax - output) > 1 元", "税务登记号 = \"0123\"", "税务登记号 > 5", "「评价得分(2021)」 > 60",
    "by > 3", "land in (5 亩, 10 亩)", "industry is missing", "tax * land / land > 1 元", "year >= 2021",
    "tax / (land * 20 万元/亩) < 1", "code = \"13\"", "since < as_of", "tax > -5 万元", "true",
    "electricity / land > 1 kWh/m²",
  ])
  func `a sound condition passes`(condition: String) {
    #expect(Fixtures.faults(condition) == [])
  }

  /// The code, the character from 1, the near name.
  @Test(arguments: [
    ("land >= 5", "bare_number 9"), ("5 < land", "bare_number 1"), ("tax_per_mu >= 20", "bare_number 15"),
    ("land >= 5 万元", "units_clash 1"), ("tax + land > 3 万元", "units_clash 7"),
    ("tax + 5 > 3 万元", "bare_number 7"),
    ("tax / output > 5 亩", "units_clash 1"), ("tax", "condition_expected 1"),
    ("tax and above_scale", "condition_expected 1"),
    ("not tax", "condition_expected 5"), ("-above_scale > 3", "number_expected 2"),
    ("industry + 1 > 3", "number_expected 1"),
    ("industry > \"13\"", "only_equality 1"), ("above_scale > true", "only_equality 1"),
    ("industry = 13", "types_clash 1"), ("founded = \"2021-01-01\"", "types_clash 1"),
    ("founded > 2021", "types_clash 1"),
    ("tax = \"13\"", "types_clash 1"), ("founded + 3 > as_of", "number_expected 1"),
    ("3 years > 2", "duration_alone 1"),
    ("tax + 3 years > as_of", "day_expected 1"), ("days(5) > 3", "duration_alone 1"),
    ("production_start <= as_of + years(founded, as_of)", "number_expected 21"),
    ("taxx > 3 万元", "unknown_name 1 tax"), ("税收收 > 3", "unknown_name 1 税收"), ("profit > 3", "unknown_name 1"),
    ("certificate_area > 5 m²", "name_of_other_subject 1"),
    ("medain(tax) > 3 万元", "unknown_function 1 median"),
    ("previous(industry) = \"13\"", "fact_without_history 10"),
    ("streak(above_scale) > 2", "fact_without_history 8"),
    ("average(delay_days over 2 years) > 1", "fact_without_history 9"),
    ("previous(code) = \"13\"", "fact_without_history 1"),
    ("previous(rank(tax by industry)) > 3", "fact_without_history 22"),
    ("industry under tax", "under_needs_text 16"), ("tax under \"13\"", "text_expected_here 1"),
    ("abs(tax by industry) > 3 元", "groups_not_here 1"), ("max(tax at least 3) > 3 元", "groups_not_here 1"),
    ("median(tax over 3 years) > 3 元", "years_not_here 1"), ("abs() > 3", "argument_count 1"),
    ("abs(tax, tax) > 3 元", "argument_count 1"), ("ratio(tax) > 3", "argument_count 1"),
    ("if(above_scale, 1) > 3", "argument_count 1"),
    ("previous(tax, 0) > 3 元", "whole_number_expected 15"),
    ("previous(tax, 1.5) > 3 元", "whole_number_expected 15"),
    ("previous(tax, 101) > 3 元", "whole_number_expected 15"),
    ("previous(tax, year) > 3 元", "whole_number_expected 15"),
    ("percentile(tax, 25) > 3 元", "probability_expected 17"), ("average(tax) > 3 元", "year_count_expected 1"),
    ("met(3)", "rule_name_expected 5"), ("met(taxx)", "unknown_standard 5 tax"),
    ("flagged(othr)", "unknown_flag 9 other"),
    ("flagged(plot)", "name_of_other_subject 9"), ("occupants(other) > 0.5", "only_from_parcel 1"),
    ("holder(other)", "only_from_parcel 1"), ("grade(x) = \"A\"", "unknown_scheme 7"),
    ("if(above_scale, tax, 3) > 3 元", "bare_number 22"),
    ("if(above_scale, tax, industry) > 3 元", "types_clash 22"), ("coalesce(tax, 0) > 3 元", "bare_number 15"),
    ("max(industry, name) = \"a\"", "number_expected 5"), ("land in (5, 10 亩)", "bare_number 10"),
    ("industry in (13)", "types_clash 14"), ("nobook:tax > 3 元", "unknown_name 1"),
    ("land >= 5 亩产", "unexpected_word 11"),
    ("tax > 3 万元 > 2 万元", "comparison_chained 12"),
  ])
  func `an unsound condition is refused at its character`(condition: String, fault: String) {
    #expect(Fixtures.faults(condition) == [fault])
  }

  @Test(
    arguments: [
      ("occupants(other) > 50%", nil), ("holder(other)", nil), ("flagged(other)", "name_of_other_subject 9"),
      ("证载面积 > 5 亩", nil), ("certificate_area / land > 1.05", nil), ("short(tax)", "name_of_other_subject 7"),
      ("handover_date + 1 year < as_of", nil), ("industry = \"1\"", "name_of_other_subject 1"),
    ] as [(String, String?)])
  func `parcels have rules of their own`(condition: String, fault: String?) {
    #expect(Fixtures.faults(condition, of: "parcel") == [fault].compactMap(\.self))
  }

  private func formula(_ condition: String) throws -> Formula {
    let rules = try Fixtures.compile(Fixtures.flag(condition))
    return try #require(rules.flags.first { $0.id == "it" }).condition
  }

  /// Contract V5: both sides in the right side's unit, of a composite right side in the canonical one.
  @Test(arguments: [
    ("tax >= 30000 元", "元"), ("tax >= 3 亿元", "亿元"), ("land <= 5 公顷", "公顷"), ("land <= limit", "亩"),
    ("tax_per_mu >= 3 元/m²", "元/m²"), ("tax >= output", "万元"), ("tax >= 3 元 + output", "万元"),
    ("tax_per_mu >= mean(tax / land)", "万元/亩"), ("tax >= -3 元", "元"), ("tax / output >= 5%", "1"),
    ("electricity / land >= 1.5 kWh/m² * 2", "万kWh/亩"), ("land >= 2 * 1000 m²", "亩"),
  ])
  func `comparisons round in the right side's unit`(condition: String, unit: String) throws {
    guard case .compare(_, let a, let b, _) = try formula(condition).operation else {
      Testing.Issue.record("no comparison")
      return
    }
    #expect(a.type.unit == Unit.named(unit))
    #expect(b.type.unit == Unit.named(unit))
  }

  @Test func `an industry code loses its section letter, other codes keep theirs`() throws {
    guard case .under(_, let industry) = try formula("industry under \"C13\"").operation,
      case .under(_, let zone) = try formula("地段 under \"B12\"").operation
    else {
      Testing.Issue.record("no prefix")
      return
    }
    #expect(industry == "13")
    #expect(zone == "B12")
  }
}
