import Tables
import Testing

/// Contract V2.
@Suite struct IdentifierTests {
  @Test(arguments: [
    ("91430300MA4L1ABC2X", "91430300MA4L1ABC2X"), ("91430300ma4l1abc2x", "91430300MA4L1ABC2X"),
    ("９１４３０３００ＭＡ", "91430300MA"), (" 91 43\t03\n00 ", "91430300"), ("\u{3000}甲 厂\u{A0}", "甲厂"),
    ("(甲)厂", "(甲)厂"), ("（甲）厂", "(甲)厂"), ("\u{FEFF}A1", "A1"), ("a\u{200B}1", "A1"), ("", ""), ("   ", ""),
    ("E\u{301}", "É"), ("①", "1"), ("x-1_b", "X-1_B"), ("ß", "SS"),
  ])
  func `width, spaces and case do not count`(text: String, id: String) {
    #expect(Array(Identifier.normalised(text).utf8) == Array(id.utf8))
    #expect(Identifier.normalised(Identifier.normalised(text)) == Identifier.normalised(text))
  }

  @Test(arguments: [
    ("430302001001GB00012F00010001", "430302001001GB00012"), ("430302001001GB00012", "430302001001GB00012"),
    ("430302 001001 gb00012 f00010001", "430302001001GB00012"),
    ("430302001001GB00012F0001000", "430302001001GB00012F0001000"),
    ("430302001001GB00012F000100011", "430302001001GB00012F000100011"), ("TY-001", "TY-001"),
  ])
  func `a unit number of 28 characters joins its parcel by the first 19`(text: String, id: String) {
    #expect(Identifier.parcel(text) == id)
  }

  @Test func `identifiers sort by their bytes, not by locale or case`() {
    let sorted = ["", "1", "10", "2", "A", "B", "Z", "a", "É", "一", "乙", "甲", "ｱ", "\u{20000}"]
    var shuffled = Array(sorted.reversed())
    shuffled.sort(by: Identifier.precedes)
    #expect(shuffled == sorted)
  }
}
