internal import Cadastre
internal import Evaluation

/// `csv/overlaps.csv`: pairs of parcels that have more than a hundredth of a square metre in common.
enum OverlapsFile {
  private static let header = ["parcel_a", "parcel_b", "area_m2"]

  /// The file of a judgement.
  static func file(_ judgement: Judgement) -> DeliveredFile {
    DeliveredFile(csv: "csv/overlaps.csv") { csv in
      try csv.row(header)
      let land = judgement.land
      for pair in land.overlaps?.pairs ?? [] {
        csv.text(land.parcels.keys[pair.first])
        csv.text(land.parcels.keys[pair.second])
        csv.number(pair.area)
        try csv.endRow()
      }
    }
  }
}
