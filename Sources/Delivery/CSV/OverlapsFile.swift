internal import Cadastre
internal import Evaluation

/// `csv/overlaps.csv`: pairs of parcels that have more than a hundredth of a square metre in common.
struct OverlapsFile: OutputTable {
  let land: LinkedLand

  init(judgement: Judgement) { land = judgement.land }

  var name: String { "overlaps" }
  let columns = [
    OutputColumn("parcel_a"), OutputColumn("parcel_b"), OutputColumn("area_m2", .number, unit: "m²"),
  ]

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {
    for pair in land.overlaps?.pairs ?? [] {
      write(pair, to: &sink)
      try sink.endRow()
    }
  }

  /// Adds the cells of a pair.
  func write(_ pair: ParcelOverlaps.Pair, to sink: inout some RowSink & ~Copyable) {
    sink.text(land.parcels.keys[pair.first])
    sink.text(land.parcels.keys[pair.second])
    sink.number(pair.area)
  }
}
