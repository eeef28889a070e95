public import Diagnostics
public import Evaluation
internal import RuleBooks
internal import Tables

/// What a simulation found: a table for the terminal, and two CSV files.
public struct SimulationReport {
  private let names: [String]
  private let base: [SimulationStep.RuleResult]
  private let steps: [SimulationStep]
  private let keys: (RuleOutcome) -> [String]
  private let language: Language

  /// - Parameters:
  ///   - names: what is varied.
  ///   - keys: the keys of the subjects a rule is about.
  public init(
    names: [String], base: [SimulationStep.RuleResult], steps: [SimulationStep],
    keys: @escaping (RuleOutcome) -> [String], language: Language
  ) {
    self.names = names
    self.base = base
    self.steps = steps
    self.keys = keys
    self.language = language
  }

  /// Beside the file of counts, who flips.
  public static func flipsPath(beside path: String) -> String {
    let stem = path.hasSuffix(".csv") ? String(path.dropLast(4)) : path
    return "\(stem)-flips.csv"
  }

  // MARK: Terminal

  /// A table for every rule that does not say the same at every step.
  public var lines: [String] {
    let moved = base.indices.filter { rule in
      steps.contains { $0.rules[rule].fromOwn > 0 || ($0.rules[rule].fromPrevious ?? 0) > 0 }
    }
    let still = base.count - moved.count
    return moved.flatMap { table(of: $0) }
      + (still > 0 ? [Message.simulationUnchanged.filled(["count": .count(still)], in: language)] : [])
  }

  private func table(of rule: Int) -> [String] {
    let outcome = base[rule].outcome
    let shown = outcome.words.indices.filter { word in
      base[rule].counts[word].subjects > 0 || steps.contains { $0.rules[rule].counts[word].subjects > 0 }
    }
    let header =
      [names.joined(separator: ", ")] + shown.map { SimulationWording.outcome(outcome.words[$0])(language) }
      + [
        SimulationWording.land, SimulationWording.fromPrevious, SimulationWording.fromOwn,
        SimulationWording.flipped,
      ].map { $0(language) }
    let keys = keys(outcome)
    let own = row(base[rule], SimulationWording.own(language), shown, keys, isOwn: true)
    let rows = steps.map { step in
      row(step.rules[rule], step.values.joined(separator: ", "), shown, keys, isOwn: false)
    }
    return ["\(outcome.label) [\(outcome.name)]"] + TextTable.lines(header, [own] + rows) + [""]
  }

  private func row(
    _ result: SimulationStep.RuleResult, _ head: String, _ shown: [Int], _ keys: [String], isOwn: Bool
  ) -> [String] {
    let land = result.counts[result.outcome.focus].land.map { NumberText.grouped($0) } ?? ""
    let flipped = result.flips.filter { flip in flip.previous.map { $0 != flip.now } ?? false }
    let few = flipped.prefix(3).map { keys[$0.row] }.joined(separator: " ")
    return [head] + shown.map { NumberText.grouped(result.counts[$0].subjects) } + [
      land, result.fromPrevious.map { NumberText.grouped($0) } ?? "",
      isOwn ? "" : NumberText.grouped(result.fromOwn), flipped.count > 3 ? "\(few) …" : few,
    ]
  }

  // MARK: Files

  /// Writes both files.
  ///
  /// - Throws: a `Refusal` that names the path.
  public func write(to path: String) throws {
    try writeCounts(to: path)
    try writeFlips(to: SimulationReport.flipsPath(beside: path))
  }

  private var varied: [String] { names.map(ExcelSafeText.guarded) }

  private func writeCounts(to path: String) throws {
    var csv = try CSVWriter(path: path, marked: true)
    try csv.row(
      ["step"] + varied + [
        "rule_kind", "rule", "label", "subject", "outcome", "subjects", "land_mu", "without_land",
        "flips_from_previous", "flips_from_own",
      ])
    for result in base { try write(result, step: 0, names.map { _ in "" }, to: &csv) }
    for (index, step) in steps.enumerated() {
      for result in step.rules { try write(result, step: index + 1, step.values, to: &csv) }
    }
    try csv.finish()
  }

  private func write(
    _ result: SimulationStep.RuleResult, step: Int, _ values: [String], to csv: inout CSVWriter
  ) throws {
    let outcome = result.outcome
    for (word, count) in zip(outcome.words, result.counts) {
      csv.count(step)
      for value in values { csv.text(value.isEmpty ? nil : ExcelSafeText.guarded(value)) }
      csv.text(outcome.kind.rawValue)
      csv.text(outcome.name)
      csv.text(ExcelSafeText.guarded(outcome.label))
      csv.text(outcome.subject.rawValue)
      csv.text(ExcelSafeText.guarded(word))
      csv.count(count.subjects)
      if let land = count.land {
        csv.number(land)
        csv.count(count.withoutLand)
      } else {
        csv.empty()
        csv.empty()
      }
      if let flips = result.fromPrevious { csv.count(flips) } else { csv.empty() }
      if step > 0 { csv.count(result.fromOwn) } else { csv.empty() }
      try csv.endRow()
    }
  }

  private func writeFlips(to path: String) throws {
    var csv = try CSVWriter(path: path, marked: true)
    try csv.row(
      ["step"] + varied + ["rule_kind", "rule", "subject", "subject_id", "own", "previous", "now"])
    for (index, step) in steps.enumerated() {
      for result in step.rules where !result.flips.isEmpty {
        let outcome = result.outcome
        let keys = keys(outcome)
        for flip in result.flips {
          csv.count(index + 1)
          for value in step.values { csv.text(ExcelSafeText.guarded(value)) }
          csv.text(outcome.kind.rawValue)
          csv.text(outcome.name)
          csv.text(outcome.subject.rawValue)
          csv.text(ExcelSafeText.guarded(keys[flip.row]))
          csv.text(ExcelSafeText.guarded(outcome.words[Int(flip.own)]))
          csv.text(flip.previous.map { ExcelSafeText.guarded(outcome.words[Int($0)]) })
          csv.text(ExcelSafeText.guarded(outcome.words[Int(flip.now)]))
          try csv.endRow()
        }
      }
    }
    try csv.finish()
  }
}
