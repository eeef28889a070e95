internal import Diagnostics
internal import Documents
internal import Intake
internal import Tables
internal import Units

/// What a file says for all its cases and a case for itself: the year, the day, parameters, units, tolerance.
struct CaseDefaults: Sendable {
  private(set) var year: Int?
  private(set) var asOf: CalendarDay?
  private(set) var settings: [SourcedText] = []
  private(set) var acceptsProposals = false
  private(set) var tolerance = 0.0
  /// Stated units, as written: of a table, or of every table that has the header.
  private(set) var units: [(header: String, unit: String)] = []
  /// The reference system of all geometries, as written.
  private(set) var reference: String?

  /// The day judged at: the one said, else the last of the year.
  var dayJudged: CalendarDay {
    asOf ?? CalendarDay(year: year ?? 0, month: 12, day: 31) ?? CalendarDay(number: 0)
  }

  /// - Parameter common: what holds where the mapping does not say otherwise.
  init(_ mapping: inout MappingReader, over common: CaseDefaults? = nil, into refusals: inout [Refusal]) {
    if let common { self = common }
    if let text = mapping.text("year", into: &refusals) {
      year = CaseDefaults.year(text, into: &refusals)
      // Another year has another last day, unless a case says its own.
      asOf = nil
    }
    if let text = mapping.text("as_of", into: &refusals) {
      asOf = CalendarDay(iso: text.text)
      if asOf == nil { CaseDefaults.refuse(.caseBadDay, text, into: &refusals) }
    }
    if let text = mapping.text("tolerance", into: &refusals) {
      if let value = Double(text.text), value >= 0, value < 1 {
        tolerance = value
      } else {
        CaseDefaults.refuse(.caseBadTolerance, text, into: &refusals)
      }
    }
    if let text = mapping.text("proposed", into: &refusals) {
      if let truth = WrittenValue.truth(text.text) {
        acceptsProposals = truth
      } else {
        CaseDefaults.refuse(.caseBadTruth, text, into: &refusals)
      }
    }
    reference = mapping.text("crs", into: &refusals)?.text ?? reference
    readUnits(&mapping, into: &refusals)
    readSettings(&mapping, into: &refusals)
  }

  static func year(_ text: SourcedText, into refusals: inout [Refusal]) -> Int? {
    if let year = Int(text.text), (1900...2199).contains(year) { return year }
    refuse(.caseBadYear, text, into: &refusals)
    return nil
  }

  static func refuse(_ message: Message, _ text: SourcedText, into refusals: inout [Refusal]) {
    refusals.append(Refusal(.badInput, message, at: text.place, ["text": .text(text.text)]))
  }

  private mutating func readUnits(_ mapping: inout MappingReader, into refusals: inout [Refusal]) {
    guard let node = mapping.node("units"), let stated = MappingReader(node, of: "units", into: &refusals)
    else { return }
    for entry in stated.all {
      guard let unit = entry.value.text else { continue }
      units.removeAll { $0.header == entry.key.text }
      units.append((entry.key.text, unit.text))
    }
  }

  /// A case's own value of a parameter replaces that of the file.
  private mutating func readSettings(_ mapping: inout MappingReader, into refusals: inout [Refusal]) {
    guard let node = mapping.node("set"), let stated = MappingReader(node, of: "set", into: &refusals) else {
      return
    }
    for entry in stated.all {
      guard let value = entry.value.text else {
        refusals.append(
          Refusal(.badInput, .textExpected, at: entry.value.place, ["key": .text(entry.key.text)]))
        continue
      }
      settings.removeAll { $0.text.hasPrefix(entry.key.text + "=") }
      settings.append(SourcedText("\(entry.key.text)=\(value.text)", at: entry.key.place))
    }
  }
}
