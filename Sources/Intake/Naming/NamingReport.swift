internal import Diagnostics
internal import Tables

/// What matching the rows of a source by name has to tell: each name once, with the rows it stands in.
struct NamingReport {
  private let table: SourceTable
  private var found: [Found: [Int]] = [:]
  private var disagreements: [Disagreement: [Int]] = [:]
  private var open: [Open: UnmatchedName] = [:]

  private struct Found: Hashable {
    let basis: MatchBasis
    let text: String
    let holders: [NameTable.Holder]
  }

  private struct Disagreement: Hashable {
    let id: String
    let name: String
    let other: String
  }

  private struct Open: Hashable {
    let isKept: Bool
    let text: String
    let isMeter: Bool
    let cause: UnmatchedName.Cause
  }

  init(_ table: SourceTable) { self.table = table }

  /// The header of the names, else of the meters.
  var header: String { header(isMeter: table.canonicalTexts("enterprise_name") == nil) }

  private func header(isMeter: Bool) -> String {
    let name = isMeter ? "meter" : "enterprise_name"
    return table.columns.first { $0.plan.name == name }?.plan.header ?? name
  }

  private func line(_ row: Int) -> Int { Int(table.lines[row]) }

  // MARK: Noting

  mutating func note(_ basis: MatchBasis, _ text: String, _ holders: [NameTable.Holder], _ row: Int) {
    found[Found(basis: basis, text: text, holders: holders), default: []].append(line(row))
  }

  mutating func noteDisagreement(_ id: String, _ name: String, _ other: String, _ row: Int) {
    disagreements[Disagreement(id: id, name: name, other: other), default: []].append(line(row))
  }

  mutating func note(
    _ cause: UnmatchedName.Cause, name: String?, meter: String?, isKept: Bool, _ row: Int
  ) {
    let isMeter = isMeter(cause, name: name, meter: meter)
    let text = (isMeter ? meter : name) ?? ""
    let key = Open(isKept: isKept, text: text, isMeter: isMeter, cause: cause)
    var entry =
      open[key]
      ?? UnmatchedName(
        text: text, isMeter: isMeter, cause: cause, table: table.name.table, file: table.name.file,
        layer: table.name.layer, header: header(isMeter: isMeter), isKept: isKept, lines: [])
    entry.lines.append(line(row))
    if !isMeter, let meter, !entry.meters.contains(meter) { entry.meters.append(meter) }
    open[key] = entry
  }

  private func isMeter(_ cause: UnmatchedName.Cause, name: String?, meter: String?) -> Bool {
    name == nil || cause == .shared && meter != nil
  }

  /// The message that lists such a row.
  func message(_ cause: UnmatchedName.Cause, name: String?, meter: String?) -> Message {
    UnmatchedRows.message(cause, isMeter: isMeter(cause, name: name, meter: meter))
  }

  // MARK: Telling

  /// Names without a match, in an order of their own.
  var unmatched: [UnmatchedName] {
    open.values.map { name in
      var name = name
      name.lines.sort()
      name.meters.sort(by: Identifier.precedes)
      return name
    }.sorted { ($0.lines.first ?? 0, $0.text) < ($1.lines.first ?? 0, $1.text) }
  }

  var issues: [Issue] {
    found.map { issue($0, lines: $1) }
      + disagreements.map { entry, lines in
        Issue(
          .warning, .nameDisagreesWithCode, table: table.name.table.rawValue,
          at: place(lines, isMeter: false),
          subject: entry.id,
          ["name": .text(entry.name), "id": .text(entry.other), "count": .count(lines.count)])
      }
  }

  private func issue(_ entry: Found, lines: [Int]) -> Issue {
    let isMeter = entry.basis == .meter
    let arguments: [String: Argument] = [
      "text": .text(entry.text),
      "basis": .term(NameWording.basis[entry.basis.rawValue] ?? NameWording.unnamed),
      "count": .count(lines.count), "ids": .list(entry.holders.map { NamingReport.told($0) }),
    ]
    return Issue(
      .info, entry.holders.count > 1 ? .rowShared : .rowMatchedByName, table: table.name.table.rawValue,
      at: place(lines, isMeter: isMeter),
      subject: entry.holders.count > 1 ? nil : entry.holders.first?.enterprise,
      arguments)
  }

  private static func told(_ holder: NameTable.Holder) -> String {
    if holder.share == 1 { return holder.enterprise }
    let percent = (holder.share * 10_000).rounded() / 100
    return "\(holder.enterprise) \(RawColumn.text(of: percent))%"
  }

  private func place(_ lines: [Int], isMeter: Bool) -> Place {
    Place(
      file: table.name.file, layer: table.name.layer, row: lines.min(),
      column: header(isMeter: isMeter))
  }
}

/// The rows that could not be matched, as issues: one by one, with the name that comes nearest.
enum UnmatchedRows {
  static func issues(_ names: [UnmatchedName], _ firms: FirmRegister?) -> [Issue] {
    guard !names.isEmpty else { return [] }
    let near = firms.map { NearNames($0) }
    var nearest: [String: NearNames.Candidate?] = [:]
    return names.flatMap { name -> [Issue] in
      if case .codeUnknown(let id) = name.cause { return ofKnownName(name, id, firms) }
      var candidate: NearNames.Candidate?
      if name.cause == .unknown, !name.isMeter {
        candidate = nearest[name.text] ?? near?.candidates(for: name.text, limit: 1).first
        nearest[name.text] = .some(candidate)
      }
      return issues(name, candidate, firms)
    }
  }

  private static func issues(
    _ name: UnmatchedName, _ near: NearNames.Candidate?, _ firms: FirmRegister?
  ) -> [Issue] {
    var arguments: [String: Argument] = [
      "text": .text(name.text),
      "outcome": .term(name.isKept ? NameWording.clauseWithoutFirm : NameWording.rowSetAside),
      "hint": .term(NameWording.lookForName),
    ]
    if case .several(let ids) = name.cause { arguments["ids"] = .list(ids) }
    if let near, let firms {
      let id = firms.ids[near.firm]
      arguments["hint"] = .term(
        NameWording.nearest(
          near.formerName ?? firms.name(of: near.firm) ?? id, id: id,
          percent: Int((near.nearness * 100).rounded())))
    }
    let message = message(name.cause, isMeter: name.isMeter)
    return name.lines.map { line in
      Issue(
        name.isKept ? .warning : .error, message, table: name.table.rawValue, at: place(name, line), arguments
      )
    }
  }

  static func message(_ cause: UnmatchedName.Cause, isMeter: Bool) -> Message {
    switch cause {
    case .several: .nameOfSeveral
    case .shared: .sharedWithoutAmounts
    default: isMeter ? .meterUnmatched : .nameUnmatched
    }
  }

  /// A code nobody has beside a name that somebody bears is worth a word; a code nobody has is listed elsewhere.
  private static func ofKnownName(_ name: UnmatchedName, _ id: String, _ firms: FirmRegister?) -> [Issue] {
    guard let firms, let line = name.lines.first else { return [] }
    let bearers = firms.bearers(of: FirmName.normalised(name.text)).map { firms.ids[$0.firm] }
    guard !bearers.isEmpty else { return [] }
    return [
      Issue(
        .warning, .codeUnknownNameKnown, table: name.table.rawValue, at: place(name, line), subject: id,
        ["text": .text(name.text), "ids": .list(bearers), "id": .text(id), "count": .count(name.lines.count)])
    ]
  }

  private static func place(_ name: UnmatchedName, _ line: Int) -> Place {
    Place(file: name.file, layer: name.layer, row: line, column: name.header)
  }
}
