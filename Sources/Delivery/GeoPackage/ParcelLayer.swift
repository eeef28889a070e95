internal import Cadastre
internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables

/// The layer `parcels`: what `csv/parcels.csv` has, what the parcel is called, and what the rules say of it and of
/// those who are on it.
struct ParcelLayer: Sendable {
  private let figures: ParcelsFile
  private let described: [(column: OutputColumn, values: Column)]
  private let findings: ParcelFindings
  private let flags: [(column: OutputColumn, values: Column)]

  /// Columns of the parcels table that tell a reader which parcel it is.
  private static let descriptive = ["name", "holder_name", "land_use"]

  init(_ judgement: Judgement, in language: Language) {
    figures = ParcelsFile(judgement)
    let parcels = judgement.land.parcels
    described = ParcelLayer.descriptive.compactMap { name in
      parcels.column(name).map { (OutputColumn(name, OutputColumn.Kind($0.kind)), $0) }
    }
    findings = ParcelFindings(judgement, in: language)
    let rules = judgement.rules
    let order = rules.flags.indices.sorted { Identifier.precedes(rules.flags[$0].name, rules.flags[$1].name) }
    flags = order.compactMap { index in
      let flag = rules.flags[index]
      guard let verdicts = judgement.flags[index] else { return nil }
      switch flag.subject {
      case .parcel:
        return (
          OutputColumn("flag_\(flag.name)", .truth, label: flag.label),
          .truth(TruthColumn(verdicts.verdicts))
        )
      case .enterprise:
        let label = Wording.occupantsBearing(language).replacing("{flag}", with: flag.label)
        return judgement.shareFlagged(index).map {
          (OutputColumn("occupants_\(flag.name)", .number, label: label), .number($0))
        }
      case .zone, .project: return nil
      }
    }
  }

  var columns: [OutputColumn] {
    figures.columns + described.map(\.column)
      + [
        OutputColumn("state"), OutputColumn("near_line", .truth), OutputColumn("occupant_names"),
        OutputColumn("reasons"),
      ] + flags.map(\.column)
  }

  /// Adds the cells of a parcel.
  func write(_ row: Int, to sink: inout some RowSink & ~Copyable) {
    figures.write(row, to: &sink)
    for (_, values) in described { sink.cell(values, row) }
    sink.text(findings.state(of: row).rawValue)
    sink.truth(findings.nearLine(of: row))
    sink.text(findings.occupantNames(of: row))
    sink.text(findings.reasons(of: row))
    for (_, values) in flags { sink.cell(values, row) }
  }
}
