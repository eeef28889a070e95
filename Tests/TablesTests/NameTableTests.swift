import Tables
import Testing
import Units

@Suite struct NameTableTests {
  /// Name, enterprise, tick, share, who confirmed, and the source if there are several.
  private typealias Row = (String, String?, Truth, Double?, String?)

  private func table(_ rows: [Row], sources: [Int]? = nil) -> NameTable {
    let count = sources.map { ($0.max() ?? 0) + 1 } ?? 1
    var table = Table(
      .names, count: rows.count,
      sources: (0..<count).map { source in
        RowSource(
          file: "n\(source).csv", layer: nil,
          rows: rows.indices.map { sources == nil || sources?[$0] == source ? Int32($0 + 2) : -1 })
      })
    table.set("name", .text(TextColumn(rows.map(\.0))))
    table.set("enterprise_id", .text(TextColumn(rows.map(\.1))))
    table.set("confirmed", .truth(TruthColumn(rows.map(\.2))))
    table.set("share", .number(NumberColumn(unit: .one, rows.map { $0.3 ?? .nan })))
    table.set("confirmed_by", .text(TextColumn(rows.map(\.4))))
    return NameTable(table, isKnown: { $0.hasPrefix("E") })
  }

  private func told(_ table: NameTable) -> [String] {
    table.holders.map { name, holders in
      "\(name): " + holders.map { "\($0.enterprise) \($0.share)" }.joined(separator: ", ")
    }.sorted()
  }

  @Test func `a tick or a name confirms, nothing else does`() {
    let names = table([
      ("甲", "E1", .yes, nil, nil), ("乙 厂", "E2", .unknown, nil, "张三"), ("丙", "E3", .unknown, nil, nil),
      ("丁", "E4", .no, nil, nil),
    ])
    #expect(told(names) == ["乙厂: E2 1.0", "甲: E1 1.0"])
    #expect(names.findings.map(\.row) == [2, 3])
    #expect(names.findings.allSatisfy { $0.kind == .unconfirmed })
  }

  @Test func `of several candidates the ticked one counts`() {
    let names = table([
      ("甲", "E1", .unknown, nil, nil), ("甲", "E2", .yes, nil, nil), ("甲", "E3", .unknown, nil, nil),
      ("乙", nil, .unknown, nil, nil), ("丙", nil, .yes, nil, nil), ("丁", "X", .yes, nil, nil),
      ("戊", "E1", .yes, nil, nil), ("戊", "E1", .yes, nil, nil),
    ])
    #expect(told(names) == ["戊: E1 1.0", "甲: E2 1.0"])
    #expect(
      names.findings.map(\.kind) == [
        .notChosen, .notChosen, .open, .confirmedWithoutEnterprise, .unknownEnterprise, .repeated(6),
      ])
  }

  @Test func `two ticks for one name are a contradiction, unless shares say how it is shared`() {
    let names = table([
      ("甲", "E1", .yes, nil, nil), ("甲", "E2", .yes, nil, nil), ("乙", "E2", .yes, 0.4, nil),
      ("乙", "E1", .yes, 0.6, nil), ("丙", "E1", .yes, 0.5, nil), ("丙", "E2", .yes, 0.4, nil),
      ("丁", "E1", .yes, 0.5, nil), ("丁", "E2", .yes, nil, nil), ("戊", "E1", .yes, 1.5, nil),
      ("戊", "E2", .yes, -0.5, nil), ("己", "E1", .yes, 0.333_333_3, nil), ("己", "E2", .yes, 0.666_666_6, nil),
    ])
    #expect(told(names) == ["乙: E1 0.6, E2 0.4", "己: E1 0.3333333, E2 0.6666666"])
    #expect(names.findings.map(\.row) == [0, 1, 4, 5, 6, 7, 8, 9])
    #expect(names.findings[0].kind == .contradictory([0, 1]))
    #expect(names.findings[2].kind == .badShares(sum: 0.9))
    #expect(names.findings[4].kind == .contradictory([6, 7]))
  }

  @Test func `of two sources that disagree the first counts`() {
    let names = table(
      [
        ("甲", "E1", .yes, nil, nil), ("甲", "E2", .yes, nil, nil), ("乙", "E1", .unknown, nil, nil),
        ("乙", "E3", .yes, nil, nil),
      ],
      sources: [0, 1, 0, 1])
    #expect(told(names) == ["乙: E3 1.0", "甲: E1 1.0"])
    #expect(names.findings.map(\.kind) == [.conflict(0), .notChosen])
  }

  /// Whatever the shares, nothing of an amount is lost.
  @Test func `the parts of an amount add up to it`() {
    var state: UInt64 = 7
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
    for _ in 0..<2000 {
      let weights = (0..<(2 + Int(next() * 4))).map { _ in next() + 0.01 }
      let total = weights.reduce(0, +)
      let holders = weights.enumerated().map {
        NameTable.Holder(enterprise: "E\($0)", share: ($1 / total * 1e6).rounded() / 1e6)
      }
      let amount = (next() * 1e6).rounded() / 100
      let parts = NameTable.parts(of: amount, among: holders)
      var sum = NeumaierSum()
      for part in parts { sum.add(part) }
      #expect(abs(sum.value - amount) <= amount * 1e-15)
      for (part, holder) in zip(parts, holders) {
        #expect(abs(part - amount * holder.share) <= amount * 1e-5)
      }
    }
    #expect(NameTable.parts(of: 10, among: []) == [])
    #expect(
      NameTable.parts(
        of: 10,
        among: [NameTable.Holder(enterprise: "A", share: 0.3), NameTable.Holder(enterprise: "B", share: 0.7)])
        == [3, 7])
  }
}
