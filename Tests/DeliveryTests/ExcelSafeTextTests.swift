import Testing

@testable import Delivery

@Suite struct ExcelSafeTextTests {
  @Test(arguments: [
    "0131", "330109202100123", "12E5", "1.5e+10", "2021-3", "2021/03/04", "3-5", "12:30", "SEP2", "1-mar",
    "2021-03-04 12:30", "1.50", ".5", "1 1/2",
  ])
  func whatExcelWouldDamageIsKept(_ text: String) {
    #expect(ExcelSafeText.guarded(text) == "=\"\(text)\"")
  }

  @Test(arguments: ["=1+1", "+1", "-5", "@SUM(A1)", "\tx", "\r=1", "\u{FF1D}1+1", "\u{FF0B}1"])
  func nothingStartsAFormula(_ text: String) { #expect(ExcelSafeText.guarded(text) == "'\(text)") }

  @Test(arguments: [
    "", "1310", "0", "12345678901", "E5", "91330109MA2E12345X", "330109001001GB00012", "湘潭天易", "1.25",
    "may", "A-1", "2021年", "—", "330109-2021", "13/",
  ])
  func otherTextsStay(_ text: String) { #expect(ExcelSafeText.guarded(text) == text) }
}
