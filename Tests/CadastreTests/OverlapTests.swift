import Testing

@testable import Cadastre

@Suite struct CadastralLevelTests {
  @Test(arguments: [
    ("430321001001GB00001", CadastralLevel.surface), ("430321001001GS00001", .above),
    ("430321001001JX00001", .below), ("430321001001GA00001", .surface), ("P-1", .surface),
    ("4303210010010X00001", .surface), ("", .surface),
  ])
  func theFeatureCodeSaysTheLevel(id: String, level: CadastralLevel) {
    #expect(CadastralLevel(parcel: id) == level)
  }
}
