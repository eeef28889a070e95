import Tables
import Testing
import Units

@testable import Delivery

@Suite struct CSVWriterTests {
  private func written(marked: Bool = false, _ body: (inout CSVWriter) throws -> Void) throws -> String {
    let folder = try TemporaryFolder()
    var csv = try CSVWriter(path: "\(folder.path)/t.csv", marked: marked)
    try body(&csv)
    try csv.finish()
    return try folder.text("t.csv")
  }

  @Test func fieldsAreQuotedOnlyWhereNeeded() throws {
    let text = try written { csv in
      try csv.row(["甲", "a,b", "say \"hi\"", "two\nlines", "", " x "])
    }
    #expect(text == "甲,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",, x \n")
  }

  @Test func missingValuesAreEmptyAndTruthsAreWords() throws {
    let text = try written { csv in
      csv.number(NumberColumn.missing)
      csv.number(.infinity)
      csv.number(20)
      csv.text(nil)
      csv.truth(.yes)
      csv.truth(.unknown)
      csv.day(CalendarDay(year: 2021, month: 12, day: 31))
      csv.text(RepeatedText("x,y"))
      try csv.endRow()
    }
    #expect(text == ",,20,,true,,2021-12-31,\"x,y\"\n")
  }

  @Test func aMarkStandsBeforeTheHeader() throws {
    let text = try written(marked: true) { try $0.row(["a"]) }
    #expect(Array(text.utf8) == [0xEF, 0xBB, 0xBF, 0x61, 0x0A])
  }

  @Test func longFilesComeThroughInBlocks() throws {
    let text = try written { csv in
      for row in 0..<60_000 {
        csv.count(row)
        csv.text("地块")
        try csv.endRow()
      }
    }
    #expect(text.utf8.count { $0 == 0x0A } == 60_000)
    #expect(text.hasSuffix("59999,地块\n"))
  }
}
