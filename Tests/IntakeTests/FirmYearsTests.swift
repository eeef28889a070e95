import Tables
import Testing
import Units

@testable import Intake

/// Rows by firm and year, against looking through all rows.
@Suite struct FirmYearsTests {
  /// A repeatable stream of numbers.
  private struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 16 ^ state << 48
    }
  }

  @Test(arguments: 0..<40) func `neighbours are those a look through all rows finds`(seed: UInt64) {
    var chance = Chance(state: seed)
    let pairs = (0..<12).flatMap { firm in (2015..<2023).map { (firm: Int32(firm), year: $0) } }
    let kept = pairs.shuffled(using: &chance).prefix(Int.random(in: 0...80, using: &chance))
    let firms = kept.map { Int.random(in: 0..<15, using: &chance) == 0 ? -1 : $0.firm }
    let years = kept.map { pair -> Double in
      switch Int.random(in: 0..<15, using: &chance) {
      case 0: NumberColumn.missing
      case 1: 2020.5
      default: Double(pair.year)
      }
    }
    let isWanted = kept.indices.map { _ in Bool.random(using: &chance) }
    let rows = FirmYears(NumberColumn(unit: .one, years), firms: firms, count: kept.count)
    let whole = years.map { Int(exactly: $0) }
    let all = Set(whole.compactMap(\.self)).sorted()
    #expect(rows.years == all)
    for row in kept.indices {
      #expect(rows.year(row) == whole[row])
      let own = kept.indices.filter { firms[$0] >= 0 && firms[$0] == firms[row] && whole[$0] != nil }
      guard let year = whole[row], firms[row] >= 0 else {
        #expect(rows.earlier(row) == -1)
        #expect(rows.nearest(to: row) { _ in true }.isEmpty)
        continue
      }
      let yearBefore = all.last { $0 < year }
      let earlier = yearBefore.flatMap { year in own.first { whole[$0] == year } }
      #expect(rows.earlier(row) == earlier ?? -1)
      let before = own.filter { (whole[$0] ?? 0) < year && isWanted[$0] }.max {
        whole[$0] ?? 0 < whole[$1] ?? 0
      }
      let after = own.filter { (whole[$0] ?? 0) > year && isWanted[$0] }.min {
        whole[$0] ?? 0 < whole[$1] ?? 0
      }
      #expect(rows.nearest(to: row) { isWanted[$0] } == [before, after].compactMap(\.self))
    }
  }

  @Test func `a table without firms or years has neither`() {
    let rows = FirmYears(nil, firms: nil, count: 2)
    #expect(rows.years.isEmpty)
    #expect(rows.year(1) == nil)
    #expect(rows.earlier(1) == -1)
  }
}
