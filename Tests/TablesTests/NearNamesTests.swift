import Tables
import Testing

@Suite struct NearNamesTests {
  private static let names = [
    "湘潭华飞机械有限公司", "湘潭华飞机械股份有限公司", "湖南远大电子科技有限公司", "湘潭鑫源食品有限公司", "湘潭鑫源食品有限公司长沙分公司", "湘潭（中意）钢构有限公司",
    "湘潭安顺物流有限公司", "湘潭恒发机械有限公司", "湘潭同创机械有限公司", "湘潭永和机械有限公司",
  ]

  private static func index(_ names: [String], former: [String?]? = nil) -> NearNames {
    NearNames(
      FirmRegister(
        ids: names.indices.map { "E\(1000 + $0)" }, names: TextColumn(names),
        formerNames: former.map { TextColumn($0) }))
  }

  private let near = index(names)

  @Test(arguments: [
    ("湘潭华菲机械有限公司", 0, NameDifference.characters(1)), ("湘潭市华飞机械有限公司", 0, .placeMarks),
    ("华飞机械", 0, .contained), ("湖南省远大电子科技公司", 2, .legalForm), ("湘潭中意钢构有限责任公司", 5, .placeMarks),
    ("湘潭安顺物流有限公司湘乡分公司", 6, .branch), ("湘潭鑫源食品有限公司", 3, .none),
  ])
  func `the firm that is meant comes first, and what differs is said`(
    name: String, firm: Int, difference: NameDifference
  ) throws {
    let first = try #require(near.candidates(for: name).first)
    #expect(first.firm == firm)
    #expect(first.difference == difference)
  }

  @Test func `only the same name is entirely near`() {
    #expect(near.candidates(for: "湘潭鑫源食品有限责任公司").first?.nearness == 1)
    for name in ["湘潭市鑫源食品有限公司", "湘潭鑫源食品股份有限公司", "(湘潭)鑫源食品有限公司"] {
      let nearness = near.candidates(for: name).first?.nearness ?? 0
      #expect(nearness > 0.7 && nearness < 1, "\(name)")
    }
  }

  @Test func `sharing a place and a trade is not near`() {
    #expect(near.candidates(for: "湘潭宏图食品有限公司").allSatisfy { $0.nearness < 0.75 })
    #expect(near.candidates(for: "某某村民委员会").isEmpty)
    #expect(near.candidates(for: "。").isEmpty)
    #expect(near.candidates(for: "甲").isEmpty)
  }

  @Test func `a former name leads to its firm, and each firm stands once`() throws {
    let near = NearNamesTests.index(
      ["新大地有限公司", "东方红厂"], former: ["湘潭第二纺织厂", nil])
    let found = near.candidates(for: "湘潭市第二纺织厂")
    #expect(found.map(\.firm) == [0])
    #expect(found.first?.formerName == "湘潭第二纺织厂")
  }

  @Test func `no more than asked for, in falling order, equal ones by their codes`() {
    let near = NearNamesTests.index(["华飞一厂", "华飞二厂", "华飞三厂", "华飞四厂"])
    let found = near.candidates(for: "华飞五厂")
    #expect(found.map(\.firm) == [0, 1, 2])
    #expect(Set(found.map(\.nearness)).count == 1)
  }

  @Test func `of very many firms the right one is found`() {
    let syllables = Array("安宝昌达恩飞高华吉康隆美宁鹏强瑞盛泰旺鑫永正")
    var names: [String] = []
    for a in syllables { for b in syllables { for c in "机食物电" { names.append("湘潭\(a)\(b)\(c)业有限公司") } } }
    let near = NearNamesTests.index(names)
    let wanted = names.firstIndex(of: "湘潭飞鹏机业有限公司")
    #expect(near.candidates(for: "湘潭市飞鹏机业有限公司").first?.firm == wanted)
  }
}
