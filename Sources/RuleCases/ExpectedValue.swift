internal import Diagnostics
internal import Documents
internal import Evaluation
internal import Intake
internal import RuleBooks
internal import Tables
internal import Units

/// Reads what is expected and tells whether it came out.
///
/// With tolerance 0 a number must be the very same binary64: the one whose shortest text the outputs print. The four
/// decimals of comparisons in rules (contract V5) are no tolerance here.
struct ExpectedValue {
  let tolerance: Double

  /// Why an expectation cannot be held against a result.
  struct Unfit: Error {
    let message: Message
    let arguments: [String: Argument]
    var suggestion: String?
  }

  // MARK: Values

  func holds(_ demand: Demand, _ value: Value?, _ type: ValueType) -> Result<Bool, Unfit> {
    guard let text = demand.expected.first?.text, demand.expected.count == 1 else {
      return .failure(Unfit(message: .caseOneValue, arguments: [:]))
    }
    switch type {
    case .number(let unit):
      if case .number(let number)? = value { return holds(text, number, in: unit) }
      return holds(text, nil, in: unit)
    case .day:
      guard let day = expected(text, WrittenValue.day(text)) else {
        return .failure(Unfit(message: .caseBadDay, arguments: ["text": .text(text)]))
      }
      return .success(value == day.map(Value.day))
    case .truth:
      guard let truth = expected(text, WrittenValue.truth(text)) else {
        return .failure(Unfit(message: .caseBadTruth, arguments: ["text": .text(text)]))
      }
      return .success(value == truth.map(Value.truth))
    case .text, .duration:
      if case .text(let found)? = value { return .success(found == text) }
      return .success(WrittenValue.isMissing(text) && value == nil)
    }
  }

  /// A reading, or nothing where the text says so; nil where it is neither.
  private func expected<Read>(_ text: String, _ reading: Read?) -> Read?? {
    if let reading { return .some(reading) }
    return WrittenValue.isMissing(text) ? .some(nil) : nil
  }

  func holds(_ text: String, _ number: Double?, in unit: Unit) -> Result<Bool, Unfit> {
    switch WrittenValue.number(text, in: unit) {
    case .missing: return .success(number == nil)
    case .value(let wanted):
      guard let number else { return .success(false) }
      return .success(wanted == number || abs(wanted - number) <= tolerance * max(1, abs(wanted)))
    case .clash(let stated):
      return .failure(
        Unfit(
          message: .caseUnitClash,
          arguments: ["text": .text(text), "unit": .text(stated.symbol), "expected": .text(unit.symbol)]))
    case .bad: return .failure(Unfit(message: .caseBadNumber, arguments: ["text": .text(text)]))
    }
  }

  // MARK: Words

  /// What a standard is expected to say; nil: that it is not judged for want of a column.
  static let verdictWords: [String: Verdict?] = [
    "met": .met, "达标": .met, "达到": .met, "short": .short, "未达标": .short, "未达到": .short,
    "undecided": .undecided, "无法判定": .undecided, "not_applicable": .notApplicable, "不适用": .notApplicable,
    "not_judged": nil, "未判定": nil,
  ]

  /// What a flag is expected to say; nil: that it is not judged for want of a column.
  static let flagWords: [String: Truth?] = [
    "yes": .yes, "是": .yes, "true": .yes, "no": .no, "否": .no, "false": .no, "undecided": .unknown,
    "无法判定": .unknown, "not_judged": nil, "未判定": nil,
  ]

  /// The word among those known; a wrong one is refused with the near one.
  func word<Word>(_ demand: Demand, among words: [String: Word]) -> Result<Word, Unfit> {
    let text = demand.expected.first?.text ?? ""
    if demand.expected.count == 1, let word = words[text] { return .success(word) }
    let known = words.keys.sorted(by: Identifier.precedes)
    return .failure(
      Unfit(
        message: .caseWordUnknown, arguments: ["text": .text(text), "known": .list(known)],
        suggestion: NearName.of(text, among: known)))
  }

  /// Whether a hair decides: yes, no, or missing where nothing is decided.
  func holds(_ demand: Demand, nearLine: Truth) -> Result<Bool, Unfit> {
    var words = ExpectedValue.flagWords.compactMapValues(\.self)
    for missing in ["missing", "缺", "无"] { words[missing] = .unknown }
    return word(demand, among: words).map { $0 == nearLine }
  }

  /// The exception's text, or the names of what is missing, in any order, by name or label.
  func holds(_ demand: Demand, because: Because?) -> Result<Bool, Unfit> {
    let texts = demand.expected.map(\.text)
    switch because {
    case nil: return .success(texts.allSatisfy { WrittenValue.isMissing($0) })
    case .exception(let text)?: return .success(texts == [text])
    case .missing(let names)?:
      let found = texts.map { text in
        names.first { $0 == text || ColumnLabels.label(of: $0)?.zh == text } ?? text
      }
      return .success(Set(found) == Set(names) && found.count == names.count)
    }
  }
}
