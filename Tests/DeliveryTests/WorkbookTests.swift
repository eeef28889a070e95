import Foundation
import Testing
import Units

@testable import Delivery

@Suite struct WorkbookTests {
  let folder: TemporaryFolder

  init() async throws {
    folder = try TemporaryFolder()
    try OutputFolder(path: "\(folder.path)/out", language: .zh)
      .write(try await Fixture.judgement(), issues: Fixture.issues, run: Fixture.run)
  }

  /// A part of the workbook, unzipped.
  private func part(_ name: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))",
      "\(folder.path)/out/lists.xlsx", name,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self)
  }

  @Test func aSheetPerListBetweenTheExplanationAndTheIssues() throws {
    let names = try part("xl/workbook.xml").split(separator: "<sheet name=\"").dropFirst()
      .map { String($0.prefix { $0 != "\"" }) }
    #expect(names == ["说明", "关注-名单", "空名单", "数据对接", "地企对应", "数据问题"])
  }

  @Test func aListIsATableAnOfficeCanHandOn() throws {
    let sheet = try part("xl/worksheets/sheet2.xml")
    #expect(sheet.contains("<autoFilter ref=\"A5:P7\"/>"))
    #expect(sheet.contains("topLeftCell=\"D6\""))
    #expect(sheet.contains("orientation=\"landscape\""))
    #expect(sheet.contains("fitToHeight=\"0\""))
    for words in ["统一社会信用代码", "用地面积\n(亩)", "责任人", "签字", "依据\u{FF1A}工作要点 二\u{FF1B}工作要点 一", "=乙厂"] {
      #expect(sheet.contains(words), "\(words)")
    }
    #expect(!sheet.contains("<f>"))
  }

  @Test func anEmptyListSaysSo() throws {
    #expect(try part("xl/worksheets/sheet3.xml").contains("没有符合条件的宗地。"))
  }

  @Test func theIssuesAreInWords() throws {
    let sheet = try part("xl/worksheets/sheet6.xml")
    #expect(sheet.contains("错误"))
    #expect(sheet.contains("占用关系"))
  }

  @Test func theRowsOfEveryTableAreAccountedFor() throws {
    let sheet = try part("xl/worksheets/sheet4.xml")
    for words in ["宗地", "年度指标", "代码重复而内容不同 1", "代码 3", "未用 1 行", "读入 = 使用 + 未用"] {
      #expect(sheet.contains(words), "\(words)")
    }
  }

  @Test func landAndEnterprisesThatDoNotMeetHaveRows() throws {
    let sheet = try part("xl/worksheets/sheet5.xml")
    for words in ["有税无地", "一地多企", "有地无企", "一企多地", "甲\"厂,一号\u{FF08}E1\u{FF09}", "税收\u{FF08}万元\u{FF09}"] {
      #expect(sheet.contains(words), "\(words)")
    }
    #expect(!sheet.contains("<f>"))
  }

  @Test func theFileIsDatedByTheEvaluation() throws {
    #expect(try part("docProps/core.xml").contains("2021-12-31T00:00:00Z"))
  }
}
