import Tables
import Testing

@Suite struct FirmNameTests {
  /// Ways to write one name, and its normal form.
  @Test(arguments: [
    ("湘潭华飞机械有限公司", "湘潭华飞机械有限公司"), ("湘潭华飞机械有限责任公司", "湘潭华飞机械有限公司"),
    ("湘潭华飞机械有限（责任）公司", "湘潭华飞机械有限公司"), (" 湘潭 华飞机械\u{3000}有限公司\n", "湘潭华飞机械有限公司"),
    ("湘潭（中意）钢构有限公司", "湘潭(中意)钢构有限公司"), ("湘潭【中意】钢构有限公司", "湘潭(中意)钢构有限公司"),
    ("湘潭〔中意〕钢构有限责任公司", "湘潭(中意)钢构有限公司"), ("“老字号”食品厂", "老字号食品厂"), ("「老字号」食品厂", "老字号食品厂"),
    ("\"老字号\"食品厂。", "老字号食品厂"), ("ＡＢＢ（中国）有限公司", "ABB(中国)有限公司"), ("Abb(中国)有限公司", "ABB(中国)有限公司"),
    ("爱·尔公司", "爱尔公司"), ("爱•尔公司", "爱尔公司"), ("爱・尔公司", "爱尔公司"), ("甲—乙公司", "甲-乙公司"), ("甲－乙公司", "甲-乙公司"),
    ("Acme Co., Ltd.", "ACMECOLTD"), ("\u{200B}甲\u{200D}公司\u{FEFF}", "甲公司"), ("，。", ""), ("", ""),
  ])
  func `writing does not count`(text: String, normal: String) {
    #expect(FirmName.normalised(text) == normal)
    #expect(FirmName.normalised(normal) == normal)
  }

  /// Names of different firms.
  @Test(arguments: [
    ("湘潭华飞机械有限公司", "湘潭华飞机械股份有限公司"), ("湘潭华飞机械有限公司", "湘潭华飞机械有限公司长沙分公司"),
    ("湘潭市华飞机械有限公司", "湘潭华飞机械有限公司"), ("湖南省华飞机械有限公司", "湖南华飞机械有限公司"), ("湘潭华飞机械厂", "湘潭华飞机械有限公司"),
    ("湘潭(华飞)机械有限公司", "湘潭华飞机械有限公司"), ("华飞机械一厂", "华飞机械二厂"), ("甲&乙公司", "甲乙公司"),
  ])
  func `what may tell two firms apart stays`(a: String, b: String) {
    #expect(FirmName.normalised(a) != FirmName.normalised(b))
  }

  @Test func `a register knows who bears a name, and who bore it`() {
    let register = FirmRegister(
      ids: ["E1", "E2", "E3"], names: TextColumn(["甲有限公司", "乙厂", "乙厂"]),
      formerNames: TextColumn(["老甲；甲有限责任公司", nil, "丙厂|丁厂"]))
    func told(_ name: String) -> [String] {
      register.bearers(of: FirmName.normalised(name)).map { "\(register.ids[$0.firm]) \($0.isFormer)" }
    }
    #expect(told("甲有限责任公司") == ["E1 false"])
    #expect(told("老甲") == ["E1 true"])
    #expect(told("乙厂") == ["E2 false", "E3 false"])
    #expect(told("丁厂") == ["E3 true"])
    #expect(told("戊厂") == [])
    #expect(register.name(of: 1) == "乙厂")
  }
}
