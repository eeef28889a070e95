internal import Cadastre

/// `csv/join.csv`: where land and enterprises do not meet one to one, in words that do not depend on the language.
struct JoinFile: OutputTable {
  let matches: JoinReport

  var name: String { "join" }

  var columns: [OutputColumn] {
    [
      OutputColumn("category"), OutputColumn("subject"), OutputColumn("subject_id"), OutputColumn("name"),
      OutputColumn("land_mu", .number, unit: "亩"), OutputColumn("detail"), OutputColumn("related"),
    ] + (matches.amount.map { [OutputColumn($0.name, .number, unit: $0.unit.symbol)] } ?? [])
  }

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {
    for section in matches.sections {
      let category = RepeatedText(section.category.rawValue)
      let subject = RepeatedText(section.category.isOfParcels ? "parcel" : "enterprise")
      for row in section.rows {
        sink.text(category)
        sink.text(subject)
        sink.text(row.key)
        sink.text(row.name)
        sink.number(row.land)
        sink.text(row.detail.code)
        sink.text(row.related.isEmpty ? nil : row.related.map(\.key).joined(separator: ";"))
        if matches.amount != nil { sink.number(row.amount) }
        try sink.endRow()
      }
    }
  }
}
