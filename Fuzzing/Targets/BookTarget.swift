import Diagnostics
import Documents
import Tables
import Units

@testable import RuleBooks

extension FuzzTarget {
  /// Rule books: read and compiled whole.
  static let book = FuzzTarget("book") { bytes in
    let yaml = String(decoding: bytes, as: UTF8.self)
    guard let root = try? YAMLDocument.parse(yaml, file: "book.yaml") else { return nil }
    _ = BookReader.extended(by: root)
    guard let book = try? BookReader.read(root, file: "book.yaml") else { return nil }
    guard let day = CalendarDay(year: 2021, month: 12, day: 31) else { return "no day" }
    for accepts in [false, true] {
      _ = try? RuleCompiler.compile(
        [book], facts: FuzzFacts.catalogue, asOf: day, allowsUnsetParameters: true, acceptsProposals: accepts)
    }
    return nil
  }
}

private enum FuzzFacts {
  static let catalogue = FactCatalogue([
    .enterprise: [
      Fact("tax", .number, unit: .tenThousandYuan, hasHistory: true, otherNames: ["税收"]),
      Fact("output", .number, unit: .tenThousandYuan, hasHistory: true),
      Fact("investment_plant_equipment", .number, unit: .tenThousandYuan, hasHistory: true),
      Fact("land", .number, unit: .mu, hasHistory: true), Fact("enterprise_id", .text), Fact("name", .text),
      Fact("industry", .text), Fact("industry_division", .text), Fact("above_scale", .truth),
      Fact("production_start", .day), Fact("officer", .text),
    ],
    .parcel: [
      Fact("land", .number, unit: .mu, hasHistory: true), Fact("parcel_id", .text),
      Fact("tax", .number, unit: .tenThousandYuan, hasHistory: true),
      Fact("certificate_area", .number, unit: .squareMetre), Fact("agreed_start", .day),
      Fact("stage", .text), Fact("delay_days", .number),
    ],
    .zone: [Fact("zone_id", .text), Fact("tax", .number, unit: .tenThousandYuan)],
  ])
}
