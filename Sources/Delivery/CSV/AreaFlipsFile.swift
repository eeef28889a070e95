internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables

/// `csv/area_flips.csv`: what would come out otherwise with another area for the land, rule by rule.
struct AreaFlipsFile: OutputTable {
  let rows: [AreaFlipRow]

  init(_ judgement: Judgement) { rows = AreaFlipRow.all(judgement) }

  var name: String { "area_flips" }
  let columns = [
    OutputColumn("rule"), OutputColumn("rule_kind"), OutputColumn("subject"), OutputColumn("subject_id"),
    OutputColumn("verdict"), OutputColumn("other_area"), OutputColumn("other_verdict"),
    OutputColumn("land_mu", .number, unit: "亩"), OutputColumn("other_land_mu", .number, unit: "亩"),
  ]

  func writeRows(to sink: inout some RowSink & ~Copyable) throws {
    for row in rows {
      sink.text(row.rule)
      sink.text(row.kind.rawValue)
      sink.text(row.subject.rawValue)
      sink.text(row.key)
      sink.text(row.verdict)
      sink.text(row.flip.area.rawValue)
      sink.text(row.flip.verdict)
      sink.number(row.land)
      sink.number(row.otherLand)
      try sink.endRow()
    }
  }
}

/// A verdict that another area would change.
struct AreaFlipRow: Sendable {
  let kind: Explanation.AreaFlipKind
  /// The printed id of the rule or list, and what readers see.
  let rule: String
  let label: String
  let subject: Subject
  let key: String
  let verdict: String
  let flip: AreaFlip
  /// The subject's land as used and by the other area, 亩.
  let land: Double?
  let otherLand: Double?

  /// Standards, flags and lists, each by its id, rows by key, areas in the order of `AreaDefinition`.
  static func all(_ judgement: Judgement) -> [AreaFlipRow] {
    let rules = judgement.rules
    let flips = judgement.areaFlips
    guard !flips.areas.isEmpty else { return [] }
    let standards = rules.standards.indices.sorted {
      Identifier.precedes(rules.standards[$0].name, rules.standards[$1].name)
    }
    let flags = rules.flags.indices.sorted {
      Identifier.precedes(rules.flags[$0].name, rules.flags[$1].name)
    }
    let marked = AreaFlipRow.Making(judgement)
    return standards.flatMap { index in
      let standard = rules.standards[index]
      return flips.rows(ofStandard: index).flatMap { row in
        marked.rows(
          .standard, standard.name, standard.label, standard.subject, row,
          judgement.verdicts[index]?.verdicts[row].rawValue ?? "", flips.of(standard: index, row: row))
      }
    }
      + flags.flatMap { index in
        let flag = rules.flags[index]
        return flips.rows(ofFlag: index).flatMap { row in
          marked.rows(
            .flag, flag.name, flag.label, flag.subject, row, judgement.flags[index]?.verdicts[row].code ?? "",
            flips.of(flag: index, row: row))
        }
      }
      + judgement.lists.indices.flatMap { index in
        let judged = judgement.lists[index]
        let listed = Set(judged.rows.map(\.subject))
        return flips.rows(ofList: index).flatMap { row in
          marked.rows(
            .list, judged.list.printedID(in: rules), judged.list.title, judged.list.subject, row,
            listed.contains(row) ? "yes" : "no", flips.of(list: index, row: row))
        }
      }
  }

  private struct Making {
    let judgement: Judgement

    init(_ judgement: Judgement) { self.judgement = judgement }

    func rows(
      _ kind: Explanation.AreaFlipKind, _ rule: String, _ label: String, _ subject: Subject, _ row: Int,
      _ verdict: String, _ flips: [AreaFlip]
    ) -> [AreaFlipRow] {
      flips.map { flip in
        AreaFlipRow(
          kind: kind, rule: rule, label: label, subject: subject, key: judgement.keys(of: subject)[row],
          verdict: verdict, flip: flip, land: judgement.landOf(subject, row: row),
          otherLand: judgement.areaFlips.land(by: flip.area, of: subject, row: row))
      }
    }
  }
}

/// Flips of one row in few words.
enum AreaFlipText {
  /// Without words: `planar=short;survey=short`.
  static func codes(_ flips: [AreaFlip]) -> String? {
    flips.isEmpty ? nil : flips.map { "\($0.area.rawValue)=\($0.verdict)" }.joined(separator: ";")
  }

  /// 按平面面积计：未达标
  static func line(
    _ flips: [AreaFlip], of kind: Explanation.AreaFlipKind, in language: Language
  ) -> String {
    flips.map { flip in
      Message.areaFlipOfList.filled(
        [
          "area": .term(AreaWording.name(flip.area.rawValue)),
          "verdict": .term(AreaWording.verdict(flip.verdict, of: kind.rawValue)),
        ], in: language)
    }.joined(separator: Wording.betweenReasons(language))
  }
}
