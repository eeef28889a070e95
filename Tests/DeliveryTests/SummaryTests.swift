import Diagnostics
import Foundation
import Testing

@testable import Delivery

@Suite struct SummaryTests {
  private func summary(_ language: Language = .zh) async throws -> Summary {
    Summary(try await Fixture.judgement(), issues: Fixture.issues, run: Fixture.run, language: language)
  }

  @Test func theRecordHoldsWhatTheRunWas() async throws {
    let bytes = SummaryJSON.bytes(try await summary(), files: [("lists.xlsx", "00"), ("csv/links.csv", nil)])
    let json = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(json["tool"] as? String == "mujun")
    #expect(json["year"] as? Int == 2021)
    #expect(json["as_of"] as? String == "2021-12-31")
    let text = String(decoding: bytes, as: UTF8.self)
    for part in [
      #""tax": {"in": 356, "placed": 351, "unplaced": 5, "unit": "万元"}"#,
      #""reasons": {"duplicate_key": 1}"#,
      #""tax": {"met": 0, "short": 2, "undecided": 1, "not_applicable": 0}"#,
      #""low": {"yes": 2, "undecided": 1}"#,
      #""rows": 2, "undecided": 1, "left_off": 0}"#,
      #""policy": "certificate""#, #""judged_again_by": []"#,
      #""flips": {"verdicts": 0, "flags": 0, "lists": 0}"#,
      #""overlap_m2": 0.01, "constraint_m2": 1, "gap_m2": 100, "sliver_m": 0.5, "area_share": 0.01, "area_m2": 20}"#,
      #"{"name": "line", "label": "门槛", "value": 12, "unit": "万元/亩", "set_by": "book"}"#,
      #"{"name": "base.yaml", "sha256": "cd"}"#,
      #""sha256": "ab""#, #""unknown_parcel": 1"#, #""warning": 1"#,
    ] { #expect(text.contains(part), "\(part)") }
    let counts = try #require(json["counts"] as? [String: [String: Any]])
    #expect(counts["parcels"]?["in"] as? Int == 4)
    #expect(counts["parcels"]?["used"] as? Int == 3)
    #expect(counts["parcels"]?["set_aside"] as? Int == 1)
    #expect(counts["parcels"]?["matched"] as? [String: Int] == ["occupancy": 2, "none": 1])
    let join = try #require(json["join"] as? [String: Any])
    #expect(join["amount"] as? String == "tax")
    let withoutLand = try #require(join["figures_without_land"] as? [String: Any])
    #expect(withoutLand["amount"] as? Double == 5)
    #expect(withoutLand["details"] as? [String: Int] == ["no_link": 1])
    #expect(withoutLand["land_mu"] is NSNull)
    let notJudged = try #require((json["not_judged"] as? [[String: Any]])?.first)
    #expect(notJudged["rule"] as? String == "power")
    #expect(notJudged["lacking"] as? [String] == ["electricity"])
  }

  @Test func theTerminalShowsAScreenful() async throws {
    let lines = try await summary().lines(folder: "out")
    #expect(lines.count < 40)
    #expect(lines[0] == "小园区\u{FF0C}2021 年\u{FF08}判定日期 2021-12-31\u{FF09}")
    #expect(lines.contains("  宗地         4     3     1"))
    #expect(lines.contains { $0.contains("关注/名单") && $0.hasSuffix("2         1       0") })
    #expect(lines.contains { $0.contains("power") && $0.contains("用电量") })
    #expect(lines.contains { $0.contains("out/lists.xlsx") })
    #expect(lines.contains { $0.contains("out/report.html") && $0.contains("out/evaluation.gpkg") })
    #expect(lines.contains("其中 1 宗面积不明、0 处占用面积不明，没有计入上面的合计。"))
    #expect(lines.contains("数据对接：2 张表共 7 行，使用 6 行，未用 1 行（代码重复而内容不同 1）"))
    #expect(
      lines.contains("地企对应：有税无地 1 家，有地无企 1 宗，一地多企 1 宗，一企多地 1 家，有地无数据 0 家，待确认 0 家"))
  }

  @Test func theTerminalSpeaksEnglish() async throws {
    let lines = try await summary(.en).lines(folder: "out/")
    #expect(lines[0] == "小园区, 2021 (judged at 2021-12-31)")
    #expect(lines.contains("Rows: 7 in 2 tables, 6 used, 1 set aside (one key, different rows 1)"))
    #expect(lines.contains { $0.hasPrefix("Land and enterprises: tax without land 1, ") })
    #expect(lines.contains("Data issues: 1 errors, 1 warnings, 0 notes"))
    #expect(lines.contains { $0.contains("out/lists.xlsx") })
  }
}
