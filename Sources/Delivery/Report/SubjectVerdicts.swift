internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables

/// What every rule says of subjects of one kind, in the form the page's script puts into sentences.
struct SubjectVerdicts {
  /// What a verdict is to the script.
  private enum Code: Int {
    case short, undecided, met, flagged
  }

  private let judgement: Judgement
  private let language: Language
  private let flags: [Int]
  private let standards: [Int]

  init(_ judgement: Judgement, of subject: Subject, in language: Language) {
    self.judgement = judgement
    self.language = language
    let rules = judgement.rules
    flags = rules.flags.indices.filter {
      rules.flags[$0].subject == subject && judgement.flags[$0] != nil
    }
    standards = rules.standards.indices.filter {
      rules.standards[$0].subject == subject && judgement.verdicts[$0] != nil
    }
  }

  /// Adds a row's verdicts: `[rule, code, near, text]`, of a decided standard with its value and threshold; rules are
  /// numbered with the flags first. A flag that does not hold and a standard that does not apply say nothing.
  func write(_ row: Int, to data: inout PageData, texts: inout TextPool) {
    data.open("[")
    for index in flags { write(flag: index, row, to: &data, &texts) }
    for index in standards { write(standard: index, row, to: &data, &texts) }
    data.close("]")
  }

  private func write(flag index: Int, _ row: Int, to data: inout PageData, _ texts: inout TextPool) {
    guard let verdicts = judgement.flags[index], verdicts.verdicts[row] != .no else { return }
    let holds = verdicts.verdicts[row] == .yes
    let text =
      holds
      ? ReasonText.figures(judgement.reason(flag: index, row: row), in: language)
      : missing(judgement.evidence(flag: index, row: row))
    let told = joined(text, judgement.areaFlips.of(flag: index, row: row), .flag)
    write(
      index, holds ? .flagged : .undecided, near: verdicts.nearLine[row], text: texts.place(of: told),
      to: &data)
  }

  private func write(standard index: Int, _ row: Int, to data: inout PageData, _ texts: inout TextPool) {
    guard let verdicts = judgement.verdicts[index] else { return }
    let code: Code
    switch verdicts.verdicts[row] {
    case .met: code = .met
    case .short: code = .short
    case .undecided: code = .undecided
    case .notApplicable: return
    }
    let text =
      switch verdicts.because[row] {
      case .exception(let text): text
      case .missing(let names): missing(names)
      case nil: ""
      }
    write(
      judgement.rules.flags.count + index, code, value: verdicts.values[row],
      threshold: verdicts.thresholds[row], near: verdicts.nearLine[row],
      text: texts.place(of: joined(text, judgement.areaFlips.of(standard: index, row: row), .standard)),
      to: &data)
  }

  private func write(
    _ rule: Int, _ code: Code, value: Double? = nil, threshold: Double? = nil, near: Truth, text: Int,
    to data: inout PageData
  ) {
    data.open("[")
    data.count(rule)
    data.count(code.rawValue)
    data.truth(near == .yes)
    data.count(text)
    if code == .met || code == .short {
      data.number(value)
      data.number(threshold)
    }
    data.close("]")
  }

  /// What is said anyway, and how another area would have it.
  private func joined(
    _ text: String, _ flips: [AreaFlip], _ kind: Explanation.AreaFlipKind
  ) -> String {
    [text, AreaFlipText.line(flips, of: kind, in: language)].filter { !$0.isEmpty }
      .joined(separator: Wording.betweenReasons(language))
  }

  // MARK: What is missing

  /// Figures a verdict rests on that nobody knows; what is worked out from them goes without saying.
  private func missing(_ evidence: [EvidenceItem]) -> String {
    let derived: Set<String> = ["metrics", "rules", "peers"]
    let facts = evidence.filter { $0.value == nil && !derived.contains($0.table) }
    return missing((facts.isEmpty ? evidence.filter { $0.value == nil } : facts).map(\.name))
  }

  private func missing(_ names: [String]) -> String {
    guard !names.isEmpty else { return "" }
    return Message.reportMissing.filled(["columns": .list(names.map { label(of: $0) })], in: language)
  }

  /// `tax@2020` is the tax of that year.
  private func label(of name: String) -> String {
    let parts = name.split(separator: "@", maxSplits: 1).map(String.init)
    guard let first = parts.first else { return name }
    let label = ColumnLabels.label(of: first)?(language) ?? first
    return parts.count == 1 ? label : "\(label) \(parts[1])"
  }
}

/// Texts that come again and again, each held once.
struct TextPool {
  private(set) var texts: [String] = []
  private var places: [String: Int] = [:]

  /// The place of a text; -1 for none.
  mutating func place(of text: String?) -> Int {
    guard let text, !text.isEmpty else { return -1 }
    if let place = places[text] { return place }
    places[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }
}
