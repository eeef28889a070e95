internal import Cadastre
internal import Evaluation

/// `csv/constraints.csv`: parcels under constraints, pair by pair.
enum ConstraintsFile {
  private static let header = ["parcel_id", "constraint_id", "kind", "effect", "area_m2", "share"]

  /// The file of a judgement.
  static func file(_ judgement: Judgement) -> DeliveredFile {
    DeliveredFile(csv: "csv/constraints.csv") { csv in
      try csv.row(header)
      let land = judgement.land
      guard let constraints = land.constraints else { return }
      for overlap in constraints.overlaps {
        csv.text(land.parcels.keys[overlap.parcel])
        csv.text(constraints.constraints.keys[overlap.constraint])
        csv.text(constraints.kinds[overlap.constraint])
        csv.text(constraints.effects[overlap.constraint]?.rawValue)
        csv.number(overlap.area)
        csv.number(overlap.share)
        try csv.endRow()
      }
    }
  }
}
