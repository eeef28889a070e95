internal import Cadastre
internal import Evaluation
internal import Tables

/// `csv/enterprises.csv`.
struct EnterprisesFile: OutputTable {
  private let judgement: Judgement
  private let further: SubjectColumns

  init(_ judgement: Judgement) {
    self.judgement = judgement
    let year = judgement.land.years[judgement.land.year]
    further = SubjectColumns(judgement, of: .enterprise) { year?.figures.numbers($0) }
  }

  var name: String { "enterprises" }

  var columns: [OutputColumn] {
    [
      OutputColumn("enterprise_id"), OutputColumn("name"), OutputColumn("industry"),
      OutputColumn("land_mu", .number, unit: "亩"), OutputColumn("parcels", .count), OutputColumn("zone"),
    ] + further.columns
  }

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {
    let land = judgement.land
    let enterprises = land.enterprises
    let year = land.years[land.year]
    let absent = Column.text(TextColumn(missing: enterprises.count))
    let name = enterprises.column("name") ?? absent
    let industry = enterprises.column("industry") ?? absent
    let zones = year.map { land.zoneOfEnterprise(in: $0) }
    for row in 0..<enterprises.count {
      sink.text(enterprises.keys[row])
      sink.cell(name, row)
      sink.cell(industry, row)
      sink.number(year?.enterpriseLand[row])
      sink.count(year?.links.of(enterprise: row).count ?? 0)
      sink.text(zones?[row])
      further.write(row, to: &sink)
      try sink.endRow()
    }
  }
}
