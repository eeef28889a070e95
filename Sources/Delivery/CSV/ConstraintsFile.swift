internal import Cadastre
internal import Evaluation

/// `csv/constraints.csv`: parcels under constraints, pair by pair.
struct ConstraintsFile: OutputTable {
  let judgement: Judgement

  var name: String { "constraints" }

  var columns: [OutputColumn] {
    [
      OutputColumn("parcel_id"), OutputColumn("constraint_id"), OutputColumn("kind"), OutputColumn("effect"),
      OutputColumn("area_m2", .number, unit: "m²"), OutputColumn("share", .number),
    ]
  }

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {
    let land = judgement.land
    guard let constraints = land.constraints else { return }
    for overlap in constraints.overlaps {
      sink.text(land.parcels.keys[overlap.parcel])
      sink.text(constraints.constraints.keys[overlap.constraint])
      sink.text(constraints.kinds[overlap.constraint])
      sink.text(constraints.effects[overlap.constraint]?.rawValue)
      sink.number(overlap.area)
      sink.number(overlap.share)
      try sink.endRow()
    }
  }
}
