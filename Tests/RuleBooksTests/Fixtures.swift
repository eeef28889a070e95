import Diagnostics
import Documents
import Tables
import Testing
import Units

@testable import RuleBooks

enum Fixtures {
  static let asOf = CalendarDay(year: 2021, month: 12, day: 31) ?? CalendarDay(number: 0)

  /// Facts as a dataset would give them: figures by year, the rest without one; `water` is not there.
  static let facts = FactCatalogue([.enterprise: figures + others, .parcel: parcels])

  private static let figures: [Fact] =
    dated(["tax", "output", "revenue", "investment_plant_equipment"], .tenThousandYuan)
    + dated(["electricity"], .tenThousandKilowattHours) + dated(["energy"], .tonneCoalEquivalent)
    + dated(["land"], .mu) + dated(["employees"], .person)

  private static let others: [Fact] = [
    Fact("water", .number, unit: .cubicMetre, hasHistory: true, isPresent: false),
    Fact("enterprise_id", .text), Fact("name", .text), Fact("industry", .text, otherNames: ["行业代码"]),
    Fact("industry_division", .text), Fact("industry_edition", .text, isPresent: false),
    Fact("above_scale", .truth), Fact("production_start", .day), Fact("founded", .day),
    Fact("officer", .text),
    Fact("delay_days", .number), Fact("税务登记号", .number, hasText: true), Fact("评价得分(2021)", .number),
    Fact("by", .number), Fact("地段", .text),
  ]

  private static let parcels: [Fact] = [
    Fact("land", .number, unit: .mu, hasHistory: true),
    Fact("tax", .number, unit: .tenThousandYuan, hasHistory: true), Fact("parcel_id", .text),
    Fact("certificate_area", .number, unit: .squareMetre, otherNames: ["证载面积"]), Fact("handover_date", .day),
  ]

  private static func dated(_ names: [String], _ unit: Unit) -> [Fact] {
    names.map { name in
      Fact(
        name, .number, unit: unit, hasHistory: true,
        otherNames: [ColumnLabels.label(of: name)?.zh].compactMap(\.self))
    }
  }

  static func book(_ yaml: String, file: String = "book.yaml") throws -> RuleBook {
    try BookReader.read(YAMLDocument.parse(yaml, file: file), file: file)
  }

  static func compile(
    _ yaml: String..., set settings: [String] = [], asOf: CalendarDay = asOf
  ) throws -> Rules {
    try RuleCompiler.compile(
      yaml.enumerated().map { try book($1, file: "\($0).yaml") }, facts: facts,
      settings: try Settings(settings),
      asOf: asOf)
  }

  /// Everything that is wrong, however it is thrown.
  static func refusals(_ body: () throws -> Rules) -> [Refusal] {
    do {
      _ = try body()
      return []
    } catch let refusals as Refusals {
      return refusals.all
    } catch let refusal as Refusal {
      return [refusal]
    } catch {
      Testing.Issue.record("\(error)")
      return []
    }
  }

  /// A book with one flag on enterprises.
  static func flag(_ condition: String, of subject: String = "enterprise") -> String {
    """
    rulebook: one
    parameters:
      limit: {unit: 亩, value: 5}
      since: {value: 2018-01-01}
    metrics:
      tax_per_mu: {label: 亩均税收, of: enterprise, unit: 万元/亩, formula: tax / land}
      growth: {of: enterprise, formula: tax / previous(tax) - 1}
      code: {of: enterprise, formula: industry_division}
    standards:
      tax: {metric: tax_per_mu, at_least: 20 万元/亩}
    flags:
      other: {of: enterprise, kind: watch, when: short(tax)}
      plot: {of: parcel, kind: watch, when: land > 5 亩}
      it:
        of: \(subject)
        kind: watch
        when: \(condition)
    """
  }

  /// What is wrong with a condition: the message's code, the character in the expression from 1, and the near name.
  static func faults(_ condition: String, of subject: String = "enterprise") -> [String] {
    refusals { try compile(flag(condition, of: subject)) }.map { refusal in
      let character = (refusal.place.character ?? 0) - "    when: ".count
      return "\(refusal.message.code) \(character)" + (refusal.suggestion.map { " \($0)" } ?? "")
    }
  }
}
