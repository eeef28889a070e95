import Testing
import Units

@testable import Tables

@Suite struct ColumnTests {
  @Test func `missing is not zero, and only missing is missing`() {
    var numbers = NumberColumn(unit: .mu, [0, .nan, .infinity, -.infinity, -0.0, 5])
    #expect((0..<6).map { numbers[$0] } == [0, nil, nil, nil, 0, 5])
    #expect(numbers.storage[2].isNaN)
    numbers[0] = nil
    numbers[1] = 7
    numbers[5] = .nan
    #expect((0..<6).map { numbers[$0] } == [nil, 7, nil, nil, 0, nil])
    #expect(NumberColumn(unit: .one, missing: 2)[1] == nil)
  }

  @Test func `a converted column keeps its gaps, an impossible conversion gives none`() throws {
    let land = NumberColumn(unit: .squareMetre, [2000, .nan])
    let mu = try #require(land.converted(to: .mu))
    #expect(mu[0] == 3)
    #expect(mu[1] == nil)
    #expect(mu.unit == .mu)
    #expect(land.converted(to: .tenThousandYuan) == nil)
    #expect(NumberColumn(unit: .mu, [1e308]).converted(to: .squareMetre)?[0] == nil)
  }

  @Test func `days and truths may be missing`() {
    let day = CalendarDay(iso: "2021-12-31")
    var days = DayColumn([day, nil])
    #expect(days[0] == day)
    #expect(days[1] == nil)
    days[1] = day
    days[0] = nil
    #expect((0..<2).map { days[$0] } == [nil, day])
    #expect(DayColumn(missing: 1)[0] == nil)
    #expect(TruthColumn(missing: 1).values == [.unknown])
  }

  @Test func `each text is stored once, in the order of appearance`() {
    let texts = TextColumn(["乙", nil, "甲", "乙", "", nil])
    #expect(texts.texts == ["乙", "甲", ""])
    #expect(texts.codes == [0, -1, 1, 0, 2, -1])
    #expect((0..<6).map { texts[$0] } == ["乙", nil, "甲", "乙", "", nil])
    #expect(TextColumn("丙", count: 3).codes == [0, 0, 0])
  }

  @Test func `a text may be replaced and removed`() {
    var texts = TextColumn(["a", "b"])
    texts[0] = "b"
    texts[1] = nil
    texts.append("c")
    #expect((0..<3).map { texts[$0] } == ["b", nil, "c"])
    #expect(texts.codes == [1, -1, 2])
  }

  /// 豈 has two code points that Unicode calls equivalent; what a register holds is still kept as it stands.
  @Test func `texts that look alike keep their own bytes`() {
    let texts = TextColumn(["\u{F900}", "\u{8C48}", "e\u{301}", "\u{E9}"])
    #expect((0..<4).map { Array((texts[$0] ?? "").unicodeScalars).count } == [1, 1, 2, 1])
    #expect(texts[0]?.unicodeScalars.first == "\u{F900}")
    #expect(texts[1]?.unicodeScalars.first == "\u{8C48}")
  }

  @Test func `rows are gathered by number, a negative one is a gap`() {
    let rows = [2, -1, 0, 2]
    let day = CalendarDay(iso: "2021-01-01")
    let columns: [Column] = [
      .number(NumberColumn(unit: .mu, [1, 2, .nan])), .text(TextColumn(["a", nil, "c"])),
      .day(DayColumn([day, nil, day])), .truth(TruthColumn([.no, .unknown, .yes])),
    ]
    let known = columns.map { column in rows.indices.map { column.gathered(rows).isKnown($0) } }
    #expect(known[0] == [false, false, true, false])
    #expect(known[1...].allSatisfy { $0 == [true, false, true, true] })
    guard case .text(let texts) = columns[1].gathered(rows) else { return #expect(Bool(false)) }
    #expect((0..<4).map { texts[$0] } == ["c", nil, "a", "c"])
    #expect(columns.allSatisfy { $0.gathered([]).count == 0 })
    #expect(columns[0].gathered(rows).count == 4)
  }

  @Test func `gathered geometries keep their bytes and their reference`() {
    var column = GeometryColumn()
    column.append([1, 2], reference: "EPSG:4547")
    column.append([], reference: nil)
    column.append([3], reference: "EPSG:4547")
    let gathered = column.gathered([2, -1, 0])
    #expect((0..<3).map { Array(gathered.wkb($0)) } == [[3], [], [1, 2]])
    #expect(gathered.references[gathered.referenceIndex(0)] == "EPSG:4547")
    #expect(Array(column.wkb(1)) == [])
    #expect(column.references == ["EPSG:4547", nil])
  }
}

@Suite struct TruthTests {
  private static let all: [Truth] = [.no, .yes, .unknown]

  /// Kleene's tables, row by row: what is left stands in the row, what is right in the column.
  @Test func `and, or and not follow Kleene`() {
    let conjunction: [Truth] = [.no, .no, .no, .no, .yes, .unknown, .no, .unknown, .unknown]
    let disjunction: [Truth] = [.no, .yes, .unknown, .yes, .yes, .yes, .unknown, .yes, .unknown]
    let pairs = TruthTests.all.flatMap { a in TruthTests.all.map { (a, $0) } }
    #expect(pairs.map { $0 && $1 } == conjunction)
    #expect(pairs.map { $0 || $1 } == disjunction)
    #expect(TruthTests.all.map { !$0 } == [.yes, .no, .unknown])
    #expect(pairs.allSatisfy { !($0 && $1) == (!$0 || !$1) })
  }

  @Test func `a truth is known or not`() {
    #expect(TruthTests.all.map(\.known) == [false, true, nil])
    #expect(Truth(true) == .yes)
    #expect(Truth(false) == .no)
  }
}
