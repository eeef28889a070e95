internal import Cadastre

/// `csv/join.csv`: where land and enterprises do not meet one to one, in words that do not depend on the language.
enum JoinFile {
  private static let header = [
    "category", "subject", "subject_id", "name", "land_mu", "detail", "related",
  ]

  /// The file of a report.
  static func file(_ report: JoinReport) -> DeliveredFile {
    DeliveredFile(csv: "csv/join.csv") { csv in
      try csv.row(header + (report.amount.map { [$0.name] } ?? []))
      for section in report.sections {
        let category = CSVField(section.category.rawValue)
        let subject = CSVField(section.category.isOfParcels ? "parcel" : "enterprise")
        for row in section.rows {
          csv.field(category)
          csv.field(subject)
          csv.text(row.key)
          csv.text(row.name)
          csv.number(row.land)
          csv.text(row.detail.code)
          csv.text(row.related.isEmpty ? nil : row.related.map(\.key).joined(separator: ";"))
          if report.amount != nil { csv.number(row.amount) }
          try csv.endRow()
        }
      }
    }
  }
}
