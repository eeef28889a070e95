import Testing

@testable import Delivery

/// Names of fields where formats are narrow.
@Suite struct FieldNameTests {
  @Test func namesAreDistinctWithoutRegardToCase() {
    #expect(
      FieldNames.distinct(["tax", "Tax", "geom", "tax_2", "FID"]) == [
        "tax", "Tax_2", "geom_2", "tax_2_2", "FID_2",
      ])
  }

  @Test func tenBytesInTheEncoding() {
    let columns = ["统一社会信用代码", "统一社会信用编号", "land"]
    #expect(ShapefileNames.shortened(columns, in: .gbk) == ["统一社会信", "统一社会_2", "land"])
    #expect(ShapefileNames.shortened(columns, in: .utf8) == ["统一社", "统一_2", "land"])
  }

  @Test func latinNamesKeepWhatTellsThemApart() {
    #expect(
      ShapefileNames.shortened(
        [
          "suspended_since", "suspended_days", "SUSPENDED_TO", "national-idle-land-2012:idle_fee", "2021产值",
          "a b-c",
        ],
        in: .utf8)
        == ["suspended_", "suspende_2", "SUSPENDE_3", "idle_fee", "F2021产", "a_b_c"])
  }

  @Test func manyOfOneBeginning() {
    let names = ShapefileNames.shortened((1...120).map { "亩均税收收入第\($0)年" }, in: .gbk)
    #expect(Set(names).count == 120)
    #expect(names.allSatisfy { (NationalEncoding.gbk.bytes($0)?.count ?? 99) <= 10 })
    #expect(names[119] == "亩均税_120")
  }
}

/// Texts in an encoding that lacks some characters.
@Suite struct NationalEncodingTests {
  @Test func gbkBytes() {
    #expect(NationalEncoding.gbk.bytes("亩A") == [0xC4, 0xB6, 0x41])
    #expect(NationalEncoding.gbk.bytes("𠮷") == nil)
    #expect(NationalEncoding.utf8.bytes("亩") == [0xE4, 0xBA, 0xA9])
  }

  @Test func cutBetweenCharacters() {
    #expect(NationalEncoding.gbk.fitted("亩均税收", bytes: 5) == "亩均")
    #expect(NationalEncoding.utf8.fitted("亩均税收", bytes: 5) == "亩")
    #expect(NationalEncoding.gbk.fitted("𠮷祥", bytes: 9) == "?祥")
    #expect(NationalEncoding.gbk.spelled("15 m²") == "15 ㎡")
    #expect(NationalEncoding.utf8.spelled("15 m²") == "15 m²")
  }
}

@Suite struct ShapefileColumnTests {
  private func field(_ kind: OutputColumn.Kind, _ values: [Double?]) -> OutputField {
    ShapefileColumn("x", OutputColumn("x", kind), values: values.map { $0.map { .number($0) } }, in: .utf8)
      .field
  }

  /// Figures, and the width and decimals that show them.
  struct Shape: Sendable {
    let values: [Double?]
    let width: Int
    let decimals: Int
  }

  static let shapes = [
    Shape(values: [1.5, 20.25], width: 5, decimals: 2), Shape(values: [-1.5, 1], width: 4, decimals: 1),
    Shape(values: [nil], width: 1, decimals: 0), Shape(values: [1.0 / 3], width: 16, decimals: 14),
    Shape(values: [1e15, 0.5], width: 16, decimals: 0),
    Shape(values: [123_456_789, 0.1], width: 11, decimals: 1), Shape(values: [0], width: 1, decimals: 0),
    Shape(values: [1e-7], width: 16, decimals: 14),
  ]

  @Test(arguments: shapes) func numbersAreAsWideAsTheyWant(shape: Shape) {
    let field = field(.number, shape.values)
    #expect(field.width == shape.width)
    #expect(field.decimals == shape.decimals)
  }
}
