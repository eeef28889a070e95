internal import Cadastre
internal import Evaluation
internal import Tables

/// `csv/enterprises.csv`.
enum EnterprisesFile {
  private static let header = ["enterprise_id", "name", "industry", "land_mu", "parcels", "zone"]

  /// The file of a judgement.
  static func file(_ judgement: Judgement) -> DeliveredFile {
    DeliveredFile(csv: "csv/enterprises.csv") { csv in
      let land = judgement.land
      let enterprises = land.enterprises
      let year = land.years[land.year]
      let further = SubjectColumns(judgement, of: .enterprise) { year?.figures.numbers($0) }
      let absent = Column.text(TextColumn(missing: enterprises.count))
      let name = enterprises.column("name") ?? absent
      let industry = enterprises.column("industry") ?? absent
      let zones = year.map { land.zoneOfEnterprise(in: $0) }
      try csv.row(header + further.names)
      for row in 0..<enterprises.count {
        csv.text(enterprises.keys[row])
        csv.cell(name, row)
        csv.cell(industry, row)
        csv.number(year?.enterpriseLand[row])
        csv.count(year?.links.of(enterprise: row).count ?? 0)
        csv.text(zones?[row])
        further.write(row, to: &csv)
        try csv.endRow()
      }
    }
  }
}
