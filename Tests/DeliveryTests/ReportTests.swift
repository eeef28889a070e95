import Diagnostics
import Foundation
import Testing

@testable import Delivery

@Suite struct ReportTests {
  // MARK: Texts

  @Test func textsCannotBecomeMarkup() {
    var page = HTMLText()
    page.element("td class=\"n\"", "<b>甲</b> & \"乙\" '丙'\u{0}")
    #expect(
      page.markup == "<td class=\"n\">&lt;b&gt;甲&lt;/b&gt; &amp; &quot;乙&quot; &#39;丙&#39; </td>")
  }

  @Test func dataCannotEndTheirScript() throws {
    var data = PageData()
    data.open("{")
    data.text("</script><!--", "name")
    data.number(0.000_04, "tiny")
    data.number(nil, "missing")
    data.counts([1, -2], "way")
    data.truth(true, "is")
    data.close("}")
    let bytes = data.insideScript
    #expect(!bytes.contains(UInt8(ascii: "<")))
    let read = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(read["name"] as? String == "</script><!--")
    #expect(read["tiny"] as? Double == 0)
    #expect(read["missing"] is NSNull)
    #expect(read["way"] as? [Int] == [1, -2])
  }

  // MARK: Shapes

  @Test func ringsAreWaysFromVertexToVertex() {
    var drawing = RingDrawing(west: 100, north: 50, stepsAcross: 100, stepsDown: 100, tolerance: 0)
    drawing.add([[(100, 50), (101, 50), (101, 49.004)]])
    drawing.add([])
    drawing.add([[(101, 49), (102, 49), (102, 48)]])
    #expect(
      drawing.numbers == [1, 3, 0, 0, 100, 0, 0, 100, 0, 1, 3, 0, 0, 100, 0, 0, 100])
  }

  @Test func simplifyingKeepsCornersAndAtLeastThree() {
    let ring = [(0, 0), (50, 1), (100, 0), (100, 100), (50, 99), (0, 100)]
      .map { (x: $0.0, y: $0.1) }
    #expect(RingDrawing.simplified(ring, tolerance: 0).count == 6)
    let corners = RingDrawing.simplified(ring, tolerance: 5)
    #expect(corners.map(\.x) == [0, 100, 100, 0] && corners.map(\.y) == [0, 0, 100, 100])
    let speck = [(x: 1, y: 1), (x: 1, y: 1), (x: 2, y: 1)]
    #expect(RingDrawing.simplified(speck, tolerance: 5).count == 3)
  }

  // MARK: What is shown

  @Test func aboveTheLimitTheGravestAreShown() {
    let states: [ParcelState] = [.none, .idle, .undecided, .breach, .none, .idle]
    #expect(ShownParcels(states: states, limit: 6).parcels == [0, 1, 2, 3, 4, 5])
    #expect(ShownParcels(states: states, limit: 4).parcels == [1, 2, 3, 5])
    #expect(ShownParcels(states: states, limit: 2).parcels == [1, 3])
  }

  @Test func axesHaveRoundNumbers() {
    let axis = Axis(from: 0, to: 437, steps: 20, drawnFrom: 30, to: 372)
    #expect(axis.step == 20 && axis.low == 0 && axis.high == 440)
    #expect(axis.ticks == [0, 100, 200, 300, 400])
    #expect(axis.place(0) == 30 && axis.place(440) == 372 && axis.place(9000) == 372)
    let flat = Axis(from: 7, to: 7, steps: 20, drawnFrom: 0, to: 1)
    #expect(flat.high > flat.low)
  }

  // MARK: The page

  @Test func thePageIsWholeAndTheSameTwice() async throws {
    let judgement = try await Fixture.judgement()
    let summary = Summary(judgement, issues: Fixture.issues, run: Fixture.run, language: .zh)
    let folder = try TemporaryFolder()
    var pages: [String] = []
    for name in ["a.html", "b.html"] {
      try ReportFile.file(judgement, Fixture.issues, summary).write("\(folder.path)/\(name)")
      pages.append(try String(contentsOfFile: "\(folder.path)/\(name)", encoding: .utf8))
    }
    let page = pages[0]
    #expect(page == pages[1])
    #expect(page.hasPrefix("<!doctype html>") && page.hasSuffix("</html>\n"))
    #expect(!page.contains("{{"))
    #expect(page.contains("关注/名单") && page.contains("工作要点"))
    #expect(page.contains("数据里没有宗地图形"))
    #expect(!page.contains("http://") && !page.contains("https://"))
  }
}
