import Diagnostics
import Tables
import Testing

@testable import Intake

/// What a folder is proposed to be.
@Suite struct ProposalTests {
  private static let codes = ["91430321MA4L0001X2", "91430321MA4L0002X3", "91430321MA4L0003X4"]
  private static let parcels = ["430321001001GB00001", "430321001001GB00002", "430321001001GB00003"]

  /// A delimited text with a code in the first column of each row and the same cells after it.
  private static func sheet(_ header: String, _ cells: String, keys: [String] = codes) -> String {
    ([header] + keys.map { "\($0),\(cells)" }).joined(separator: "\n") + "\n"
  }

  private func proposal(_ files: [String: String], year: Int? = nil) throws -> DatasetProposal {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
    return try DatasetProposal.of(folder: folder.path, name: "园区", year: year)
  }

  /// The tables a single file is taken for.
  private func tables(_ header: String, _ cells: String, keys: [String] = codes, name: String = "a.csv")
    throws
    -> [TableName]
  {
    let file = ProposalTests.sheet(header, cells, keys: keys)
    return try proposal([name: file], year: 2021).sources.map(\.table)
  }

  // MARK: Which table

  @Test(arguments: [
    ("统一社会信用代码,企业名称,行业代码,成立日期", "甲,3311,2001-01-01", [TableName.enterprises]),
    ("纳税人识别号,纳税人名称,入库税收(元)", "甲,5", [.enterprises, .figures]),
    ("信用代码,宗地代码,使用方式,起始日期", "430321001001GB00001,租赁,2020-01-01", [.occupancy]),
    ("信用代码,年度,评价等级", "2020,A", [.history]),
    ("信用代码,企业名称,行业代码,投产日期,税收(万元),产值(万元)", "甲,3311,2010-01-01,5,6", [.enterprises, .figures]),
    ("信用代码,企业名称,宗地代码,占地面积,行业代码", "甲,430321001001GB00001,500,3311", [.enterprises]),
  ])
  func headersTellTheTable(header: String, cells: String, wanted: [TableName]) throws {
    #expect(try tables(header, cells) == wanted)
  }

  @Test func parcelsNeedNoMap() throws {
    let header = "宗地代码,权利人,使用权面积(㎡),供应方式"
    #expect(try tables(header, "甲,500,出让", keys: ProposalTests.parcels) == [.parcels])
  }

  @Test func aRegisterWhoseFirmsRepeatIsNone() throws {
    let twice = ProposalTests.codes + ProposalTests.codes
    let found = try tables("信用代码,宗地代码,使用方式,行业代码", "430321001001GB00001,自有,3311", keys: twice)
    #expect(found == [.occupancy])
  }

  @Test func ledgerOfFirmsGivesParcelsWhereNothingElseDoes() throws {
    let rows = zip(ProposalTests.codes, ProposalTests.parcels).map { "\($0),甲,\($1),9,3311" }
    let text = (["信用代码,企业名称,宗地代码,占地面积(亩),行业代码"] + rows).joined(separator: "\n")
    #expect(try proposal(["a.csv": text], year: 2021).sources.map(\.table) == [.parcels, .enterprises])
  }

  // MARK: Columns

  @Test func codesAreKnownByTheirCells() throws {
    let made = try proposal(["a.csv": ProposalTests.sheet("主体标识,税收(元)", "5")], year: 2021)
    #expect(made.sources.first?.columns.map(\.header) == ["主体标识"])
  }

  @Test func yearsInHeadersBecomeSources() throws {
    let made = try proposal(["a.csv": ProposalTests.sheet("信用代码,2020年税收,2021年税收,用电量", "5,6,7")])
    let figures = made.sources.filter { $0.table == .figures }
    #expect(made.year == 2021)
    #expect(figures.map(\.year) == [2020, 2021])
    #expect(figures.map { $0.columns.map(\.header) } == [["2020年税收"], ["2021年税收"]])
    #expect(figures.map(\.ignored) == [["用电量"], []])
  }

  @Test func nearHeadersAreOnlySuggested() throws {
    let made = try proposal(
      ["a.csv": ProposalTests.sheet("信用代码,税收,工业总产值(快报),税收同比,应缴税收", "5,6,7,8")], year: 2021)
    let figures = try #require(made.sources.first { $0.table == .figures })
    #expect(figures.columns.isEmpty)
    #expect(figures.suggestions.map(\.name) == ["output"])
    #expect(figures.recognised.map(\.name) == ["enterprise_id", "tax"])
  }

  @Test func metersAreAddedUp() throws {
    let rows = ProposalTests.codes.flatMap { ["\($0),1,5", "\($0),2,6"] }
    let made = try proposal(["供电2021.csv": (["信用代码,户号,用电量(kWh)"] + rows).joined(separator: "\n")])
    let figures = try #require(made.sources.first { $0.table == .figures })
    #expect(figures.sumBy == ["enterprise_id", "year"])
    #expect(figures.owner?.zh == "供电")
    #expect(figures.year == 2021)
  }

  // MARK: What is left out

  @Test func everyFileHasItsLine() throws {
    let tax = ProposalTests.sheet("信用代码,税收(元)", "5")
    let made = try proposal([
      "税务2021.csv": tax, "税务2021副本.csv": tax, "照片.jpg": "", "说明.docx": "",
      "old/summary.json": "{\"tool\": \"mujun\"}",
      "old/csv/a.csv": tax, "别的/dataset.yaml": "", "~$税务.xlsx": "", ".hidden": "",
    ])
    #expect(
      made.leftOut.map(\.name)
        == ["old/", "别的/", "照片.jpg", "税务2021副本.csv", "说明.docx"].sorted {
          $0.utf8.lexicographicallyPrecedes($1.utf8)
        })
    #expect(made.sources.map(\.file) == ["税务2021.csv"])
  }

  @Test func namesAloneAddNothingToARegister() throws {
    let made = try proposal([
      "台账2021.csv": ProposalTests.sheet("信用代码,企业名称,行业代码,税收(元)", "甲,3311,5"),
      "月报.csv": ProposalTests.sheet("信用代码,企业名称,本年累计", "甲,7"),
    ])
    #expect(made.leftOut.map(\.reason.message) == [.foundBareRegister])
    #expect(made.sources.map(\.table) == [.enterprises, .figures])
  }

  @Test func withoutAYearItIsAskedFor() throws {
    let tax = ProposalTests.sheet("信用代码,税收(元)", "5")
    #expect { try proposal(["税务.csv": tax]) } throws: { ($0 as? Refusal)?.message == .yearUnknown }
  }

  @Test func nothingUsableSaysWhyOfEachFile() throws {
    #expect { try proposal(["a.csv": "姓名,出勤\n张三,5\n", "b.png": ""]) } throws: { error in
      (error as? Refusals)?.all.map(\.message) == [.nothingUsable, .foundNothingKnown, .foundPicture]
    }
  }

  // MARK: The manifest

  @Test func whatIsWrittenCanBeRead() throws {
    let folder = try TemporaryFolder()
    try folder.write("税务: [2021] #1.csv", ProposalTests.sheet("主体{标识},税收(元)", "50000"))
    try folder.write("企业.csv", ProposalTests.sheet("信用代码,企业名称,行业代码", "甲,3311"))
    let made = try DatasetProposal.of(folder: folder.path, name: "- 园区: 甲")
    try folder.write("dataset.yaml", made.manifest(in: .zh))
    let reading = try #require(try Outcome(folder).reading)
    #expect(reading.dataset.title == "- 园区: 甲")
    #expect(reading.dataset.year == 2021)
    #expect(reading.dataset.tables[.enterprises]?.count == 3)
    #expect(reading.dataset.tables[.figures]?.count == 3)
    #expect(
      made.manifest(in: .zh)
        == (try DatasetProposal.of(folder: folder.path, name: "- 园区: 甲")).manifest(in: .zh))
  }

  @Test(
    arguments: [
      ("2021年规上企业", 2021), ("税务2021-12", 2021), ("20211231", 2021), ("2020-2021年", nil), ("电话88882021", nil),
    ] as [(String, Int?)])
  func yearsInNames(text: String, year: Int?) {
    #expect(YearWord.only(in: text) == year)
  }
}
