internal import Cadastre
internal import Evaluation
internal import Tables

/// `csv/links.csv`: who is where in the year evaluated, and what of each amount was placed there.
enum LinksFile {
  private static let header = [
    "enterprise_id", "parcel_id", "basis", "weight", "land_mu", "share", "assumed",
  ]

  /// The file of a judgement.
  static func file(_ judgement: Judgement) -> DeliveredFile {
    DeliveredFile(csv: "csv/links.csv") { csv in
      let land = judgement.land
      let year = land.years[land.year]
      let amounts = land.amounts.map { year?.figures.numbers($0) }
      try csv.row(header + land.amounts)
      // Links are sorted by enterprise, then parcel, as their keys are.
      for link in year?.links.links ?? [] {
        csv.text(land.enterprises.keys[link.enterprise])
        csv.text(land.parcels.keys[link.parcel])
        csv.text(link.basis.rawValue)
        csv.number(link.weight)
        csv.number(link.land)
        csv.number(link.share)
        csv.truth(Truth(link.isAssumed))
        for amount in amounts {
          csv.number(placed(amount?[link.enterprise], link.share))
        }
        try csv.endRow()
      }
    }
  }

  private static func placed(_ amount: Double?, _ share: Double?) -> Double? {
    guard let amount, let share else { return nil }
    return amount * share
  }
}
