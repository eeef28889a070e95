import Cadastre
import LandFixtures
import Tables
import Testing

/// Names that lead to no enterprise, and those they may mean.
@Suite struct NameProposalTests {
  private func parish() -> Parish {
    var parish = Parish()
    parish.table(
      .parcels, ["parcel_id", "certificate_area", "holder_name"],
      [
        ["P1", 2000, "湘潭市华飞机械"], ["P2", 4000, "湘潭同名厂"], ["P3", 6000, "某某村民委员会"],
        ["P4", 8000, "湘潭安顺物流有限责任公司"],
        ["P5", 8000, "共有厂"],
      ])
    parish.table(
      .enterprises, ["enterprise_id", "name", "former_names"],
      [
        ["E1", "湘潭华飞机械有限公司", nil], ["E2", "湘潭同名厂", nil], ["E3", "湘潭同名厂", nil], ["E4", "湘潭安顺物流有限公司", nil],
      ])
    parish.table(
      .names, ["name", "enterprise_id", "confirmed_by", "share"],
      [
        ["湘潭市华飞机械", "E4", nil, nil], ["共有厂", "E1", "张三", 0.5], ["共有厂", "E4", "张三", 0.5],
        ["旧名", "E2", nil, nil],
      ])
    return parish
  }

  private func told(_ proposals: [NameProposal]) -> [String] {
    proposals.map { proposal in
      proposal.text + ": "
        + proposal.candidates.map { $0.enterprise + ($0.isProposed ? "!" : "") }.joined(separator: " ")
    }
  }

  @Test func `holders, rows and unconfirmed names are gathered, each once`() async {
    let unmatched = [
      UnmatchedName(
        text: "湘潭市 华飞机械", isMeter: false, cause: .unknown, table: .figures, file: "税.csv", layer: nil,
        header: "名称", isKept: false, lines: [7, 3]),
      UnmatchedName(
        text: "0042", isMeter: true, cause: .unknown, table: .figures, file: "电.csv", layer: nil,
        header: "户号",
        isKept: false, lines: [9]),
    ]
    let land = await parish().linked().land
    let proposals = land.nameProposals(unmatched)
    #expect(
      Set(told(proposals)) == ["湘潭同名厂: E2 E3", "湘潭市 华飞机械: E4! E1", "旧名: E2!", "0042: ", "共有厂: ", "某某村民委员会: "])
    #expect(proposals.first?.text == "湘潭同名厂")
    let shared = proposals.first { $0.text.contains("华飞") }
    #expect(
      shared?.origins.map { "\($0.file) \($0.line ?? 0) \($0.count)" } == [
        "税.csv 3 2", "names.csv 2 1", "parcels.csv 2 1",
      ])
    #expect(land.nameProposals(Array(unmatched.reversed()), threads: 3) == proposals)
  }

  @Test func `a name that is shared out holds no parcel, and rows that assign nothing are set aside`() async {
    let linked = await parish().linked()
    #expect(linked.links() == ["E4 P4 name 12 1"])
    #expect(linked.land.counts[.names]?.used == 2)
    #expect(linked.land.counts[.names]?.reasons == [.nameUnconfirmed: 2])
    #expect(
      linked.issues.filter { $0.hasPrefix("name_") } == [
        "name_ambiguous P2", "name_ambiguous P5", "name_unconfirmed E4", "name_unconfirmed E2",
      ])
  }
}
