internal import Cadastre
internal import Evaluation
internal import Tables

/// `csv/links.csv`: who is where in the year evaluated, and what of each amount was placed there.
struct LinksFile: OutputTable {
  let judgement: Judgement

  var name: String { "links" }

  var columns: [OutputColumn] {
    let land = judgement.land
    let figures = land.years[land.year]?.figures
    return [
      OutputColumn("enterprise_id"), OutputColumn("parcel_id"), OutputColumn("basis"),
      OutputColumn("weight", .number), OutputColumn("land_mu", .number, unit: "亩"),
      OutputColumn("share", .number), OutputColumn("assumed", .truth),
    ] + land.amounts.map { OutputColumn($0, .number, unit: figures?.numbers($0)?.unit.symbol) }
  }

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {
    let land = judgement.land
    let year = land.years[land.year]
    let amounts = land.amounts.map { year?.figures.numbers($0) }
    // Links are sorted by enterprise, then parcel, as their keys are.
    for link in year?.links.links ?? [] {
      sink.text(land.enterprises.keys[link.enterprise])
      sink.text(land.parcels.keys[link.parcel])
      sink.text(link.basis.rawValue)
      sink.number(link.weight)
      sink.number(link.land)
      sink.number(link.share)
      sink.truth(Truth(link.isAssumed))
      for amount in amounts {
        sink.number(LinksFile.placed(amount?[link.enterprise], link.share))
      }
      try sink.endRow()
    }
  }

  private static func placed(_ amount: Double?, _ share: Double?) -> Double? {
    guard let amount, let share else { return nil }
    return amount * share
  }
}
