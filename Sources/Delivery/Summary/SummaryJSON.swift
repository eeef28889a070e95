internal import Cadastre
internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

/// `summary.json`: the record of a run, and the mark by which a later run knows the folder as mujun's own.
enum SummaryJSON {
  /// Its path in the folder.
  static let path = "summary.json"
  /// The name of the tool, under `tool`.
  static let tool = "mujun"

  /// The file's bytes.
  ///
  /// - Parameter files: every other file of the folder with the digest of those that people fill in.
  static func bytes(_ summary: Summary, files: [(path: String, sha256: String?)]) -> [UInt8] {
    JSONText.pretty(
      .object([
        ("tool", .text(tool)),
        ("version", .text(summary.toolVersion)),
        ("dataset", .text(summary.dataset)),
        ("title", .text(summary.title)),
        ("year", .count(summary.year)),
        ("as_of", .text(summary.asOf.description)),
        ("language", .text(summary.language.rawValue)),
        ("parameters", .list(summary.parameters.map(\.json))),
        ("rule_books", .list(summary.ruleBooks.map(\.json))),
        ("inputs", .list(summary.inputs.map { $0.json(of: summary.sources(of: $0)) })),
        ("counts", .object(summary.counts.map { ($0.table.rawValue, $0.rows.json) })),
        ("corrections", summary.corrections.json),
        ("land", summary.land.json),
        ("area", summary.area.json),
        ("tolerances", summary.area.tolerances),
        ("join", summary.join.json),
        ("totals", .object(summary.totals.map { ($0.name, $0.json) })),
        ("issues", .object(summary.issuesByCode.map { ($0.code, .count($0.count)) })),
        (
          "issues_by_severity",
          .object(summary.issuesBySeverity.map { ($0.severity.rawValue, .count($0.count)) })
        ),
        ("flags", .object(summary.flags.map { ($0.name, $0.json) })),
        ("verdicts", .object(summary.standards.map { ($0.name, $0.json) })),
        ("grades", .object(summary.grades.map { ($0.name, $0.json) })),
        ("lists", .object(summary.lists.map { ($0.name, $0.json) })),
        ("contracts", summary.contracts?.json ?? .null),
        ("not_judged", .list(summary.notJudged.map(\.json))),
        ("files", .object(files.map { ($0.path, .optional($0.sha256)) })),
      ]))
  }
}

extension ParameterRecord {
  fileprivate var json: JSONValue {
    let unit = unit.flatMap { $0.symbol.isEmpty ? nil : $0.symbol }
    return .object([
      ("name", .text(name)), ("label", .text(label)), ("value", value?.json ?? .null),
      ("unit", .optional(unit)), ("set_by", .text(origin.rawValue)),
    ])
  }
}

extension Value {
  fileprivate var json: JSONValue {
    switch self {
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .day(let day): .text(day.description)
    case .truth(let truth): .truth(truth)
    }
  }
}

extension BookRecord {
  fileprivate var json: JSONValue {
    .object([
      ("id", .text(id)), ("title", .text(title)), ("file", .text(file.name)),
      ("sha256", .optional(file.sha256)),
      ("as_of", .text(asOf.description)),
    ])
  }
}

extension InputFile {
  /// With whose the file is and what for, as far as the manifest says so of the tables read from it.
  fileprivate func json(of sources: [SourceCounts]) -> JSONValue {
    func said(_ word: (SourceCounts) -> String?) -> String? {
      var all: [String] = []
      for text in sources.compactMap(word) where !all.contains(text) { all.append(text) }
      return all.isEmpty ? nil : all.joined(separator: "、")
    }
    let words = [("owner", said(\.owner)), ("purpose", said(\.purpose))]
    return .object(
      [("name", .text(name)), ("sha256", .optional(sha256))]
        + words.compactMap { key, text in text.map { (key, .text($0)) } })
  }
}

extension CorrectionCounts {
  fileprivate var json: JSONValue {
    .object([
      ("applied", .count(applied)), ("refused", .count(refused)), ("incomplete", .count(incomplete)),
      ("not_filled", .count(notFilled)), ("undocumented", .count(undocumented)),
    ])
  }
}

extension Summary {
  /// What was read from a file: as often as it stands in the manifest.
  func sources(of file: InputFile) -> [SourceCounts] {
    counts.flatMap(\.rows.sources).filter { $0.file == file.name }
  }
}

extension RowCounts {
  fileprivate var json: JSONValue {
    let reasons = self.reasons.map { ($0.key.code, $0.value) }.sorted { Identifier.precedes($0.0, $1.0) }
    let matched = MatchBasis.allCases.compactMap { basis in
      self.matched[basis].map { (basis.rawValue, JSONValue.count($0)) }
    }
    return .object([
      ("in", .count(rowsIn)), ("used", .count(used)), ("set_aside", .count(setAside)),
      ("reasons", .object(reasons.map { ($0, .count($1)) })), ("matched", .object(matched)),
      ("sources", .list(sources.map(\.json))),
    ])
  }
}

extension SourceCounts {
  fileprivate var json: JSONValue {
    .object(
      [("source", .text(file))] + (layer.map { [("layer", .text($0))] } ?? [])
        + (owner.map { [("owner", .text($0))] } ?? []) + (purpose.map { [("purpose", .text($0))] } ?? [])
        + [("in", .count(rowsIn)), ("used", .count(used)), ("set_aside", .count(setAside))]
        + (sums.map { [("sums", .count($0))] } ?? []))
  }
}

extension LandRecord {
  fileprivate var json: JSONValue {
    .object([
      ("parcels", .count(parcels)), ("land_mu", .number(parcelLand)),
      ("parcels_without_area", .count(parcelsWithoutArea)), ("enterprises", .count(enterprises)),
      ("enterprises_on_land", .count(enterprisesOnLand)), ("occupied_mu", .number(occupiedLand)),
      ("links_without_area", .count(linksWithoutArea)),
    ])
  }
}

extension AreaRecord {
  fileprivate var json: JSONValue {
    .object([
      ("policy", .text(policy.area.rawValue)),
      ("parcels", .object(parcels.map { ($0.area.rawValue, .count($0.count)) })),
      ("differing", .count(differing)), ("judged_again_by", .list(others.map { .text($0.rawValue) })),
      (
        "flips",
        .object([
          ("verdicts", .count(flips.verdicts)), ("flags", .count(flips.flags)),
          ("lists", .count(flips.lists)),
        ])
      ),
    ])
  }

  fileprivate var tolerances: JSONValue {
    .object(LandPolicy.tolerances.map { ($0.name, .number(policy[keyPath: $0.path])) })
  }
}

extension JoinReport {
  fileprivate var json: JSONValue {
    let amount = amount.map { [("amount", JSONValue.text($0.name)), ("unit", .text($0.unit.symbol))] } ?? []
    return .object(amount + sections.map { ($0.category.rawValue, $0.json(withAmount: self.amount != nil)) })
  }
}

extension JoinReport.Section {
  fileprivate func json(withAmount: Bool) -> JSONValue {
    let details = rows.reduce(into: [String: Int]()) { $0[$1.detail.code, default: 0] += 1 }
      .sorted { Identifier.precedes($0.key, $1.key) }
    return .object(
      [("rows", .count(rows.count)), ("land_mu", land.map { .number($0) } ?? .null)]
        + (withAmount && !category.isOfParcels ? [("amount", amount.map { .number($0) } ?? .null)] : [])
        + [("details", .object(details.map { ($0.key, .count($0.value)) }))])
  }
}

extension AmountTotal {
  fileprivate var json: JSONValue {
    .object([
      ("in", .number(totalIn)), ("placed", .number(placed)), ("unplaced", .number(unplaced)),
      ("unit", .text(unit.symbol)),
    ])
  }
}

extension FlagRecord {
  fileprivate var json: JSONValue { .object([("yes", .count(yes)), ("undecided", .count(undecided))]) }
}

extension StandardRecord {
  fileprivate var json: JSONValue {
    .object(Verdict.allCases.map { ($0.rawValue, .count(verdicts[$0] ?? 0)) })
  }
}

extension GradingRecord {
  fileprivate var json: JSONValue {
    .object([
      ("label", .text(label)), ("grades", .object(grades.map { ($0.grade, .count($0.count)) })),
      ("exempt", .count(exempt)), ("outside", .count(outside)), ("undecided", .count(undecided)),
      ("unscored", .count(unscored)),
    ])
  }
}

extension ContractRecord {
  fileprivate var json: JSONValue {
    .object([
      ("clauses", .count(verdicts.values.reduce(0, +))),
      ("verdicts", .object(ClauseVerdict.allCases.map { ($0.rawValue, .count(count($0))) })),
      ("rate", rate.map { .number($0) } ?? .null),
      ("land_mu", .object(ClauseVerdict.allCases.map { ($0.rawValue, .number(land[$0] ?? 0)) })),
      ("rate_by_land", landRate.map { .number($0) } ?? .null), ("without_land", .count(withoutLand)),
    ])
  }
}

extension ListRecord {
  fileprivate var json: JSONValue {
    .object([
      ("title", .text(title)), ("file", .text(file)), ("as_of", .text(asOf.description)),
      ("rows", .count(rows)),
      ("undecided", .count(undecided)), ("left_off", .count(leftOff)),
    ])
  }
}

extension NotJudged {
  fileprivate var json: JSONValue {
    .object([
      ("kind", .text(kind.rawValue)), ("rule", .text(name)), ("lacking", .list(lacking.map { .text($0) })),
    ])
  }
}
