internal import Cadastre
internal import Diagnostics
internal import Foundation
internal import Intake
internal import RuleBooks
internal import Tables

/// What a new dataset is good for: what is wrong with it, which rules it can be judged by, what to type next.
struct Readiness {
  let folder: String
  let manifest: String
  /// Books the user named; none for all that are shipped.
  let books: [String]
  let language: Language

  func lines() async throws -> [String] {
    let reading: DatasetReading
    do {
      reading = try DatasetReader(path: manifest).read()
    } catch let refusal as Refusal {
      return refused([refusal])
    } catch let refusals as Refusals {
      return refused(refusals.all)
    }
    let land = await LinkedLand(reading.dataset, threads: ProcessInfo.processInfo.activeProcessorCount)
    let issues = Issue.inReportOrder(Pipeline(language: language).issues(reading, land))
    let outlook = try outlook(reading.dataset)
    let sections = [
      [linkedLine(land), IssueText(language: language).summary(issues)],
      issueLines(issues, .error, .initErrors, shown: 3),
      issueLines(issues, .warning, .initWarnings, shown: 1),
      outlook.lines,
      nextLines(
        outlook.usable, reading.dataset, hasOpenNames: !land.nameProposals(reading.unmatched).isEmpty),
    ]
    return [""] + Array(sections.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private func say(_ message: Message, _ arguments: [String: Argument] = [:]) -> String {
    message.filled(arguments, in: language)
  }

  private func refused(_ refusals: [Refusal]) -> [String] {
    ["", say(.initRefused)] + refusals.map { "  " + $0.text(in: language) }
  }

  private func linkedLine(_ land: LinkedLand) -> String {
    let linked = land.years[land.year].map { year in
      (0..<land.enterprises.count).count { !year.links.of(enterprise: $0).isEmpty }
    }
    return say(
      .initLand,
      [
        "parcels": .count(land.parcels.count), "enterprises": .count(land.enterprises.count),
        "linked": .count(linked ?? 0),
      ])
  }

  // MARK: Issues

  private func issueLines(_ issues: [Issue], _ severity: Severity, _ title: Message, shown: Int) -> [String] {
    let all = issues.filter { $0.severity == severity }
    guard !all.isEmpty else { return [] }
    let lines = IssueText(language: language).folded(all, more: .initMore) { _ in shown }
    return [say(title)] + lines.map { "  " + $0 }
  }

  // MARK: Rules

  /// A book that can judge something, and what must be set for it.
  private struct UsableBook {
    let name: String
    let unset: [ParameterItem]
    let hasProposals: Bool
    /// How much of it can be judged, from 0 to 1.
    let share: Double
  }

  private func outlook(_ dataset: Dataset) throws -> (lines: [String], usable: [UsableBook]) {
    let library = BookLibrary(shipped: ShippedBooks.folder)
    var lines: [String] = []
    var usable: [UsableBook] = []
    for name in books.isEmpty ? library.shippedNames : books {
      guard let book = try book(name, library),
        let rules = try rules(of: book, dataset)
      else { continue }
      let wanted = RulesWanted(rules)
      guard wanted.total > 0 else { continue }
      if wanted.judged > 0 {
        usable.append(
          UsableBook(
            name: name, unset: book.parameters.filter { $0.value == nil && $0.proposed == nil },
            hasProposals: book.parameters.contains { $0.value == nil && $0.proposed != nil },
            share: Double(wanted.judged) / Double(wanted.total)))
      }
      lines.append(
        "  "
          + say(
            .initBook,
            [
              "name": .text(name), "title": .text(book.title), "total": .count(wanted.total),
              "judged": .count(wanted.judged),
            ]))
      lines += lackLines(wanted).map { "      " + $0 }
    }
    return (lines.isEmpty ? [] : [say(.initCan)] + lines, usable)
  }

  /// A shipped book for other data is passed over; one the user named is not.
  private func book(_ name: String, _ library: BookLibrary) throws -> RuleBook? {
    if books.isEmpty { return try? library.book(name) }
    return try library.book(name)
  }

  private func rules(of book: RuleBook, _ dataset: Dataset) throws -> Rules? {
    func compile() throws -> Rules {
      try RuleCompiler.compile(
        [book], facts: .of(dataset.withoutEmptyColumns), asOf: dataset.asOf, allowsUnsetParameters: true,
        acceptsProposals: true)
    }
    return books.isEmpty ? try? compile() : try compile()
  }

  private func lackLines(_ wanted: RulesWanted) -> [String] {
    if wanted.lacking.isEmpty { return [say(.initNoLacks)] }
    if wanted.judged == 0 {
      let columns = wanted.lacking.map { ColumnLabels.label(of: $0.column)?(language) ?? $0.column }
      return [say(.initNothingJudged, ["columns": .list(columns)])]
    }
    if wanted.lacking.count > 3 { return [say(.initLacksAll)] + grouped(wanted) }
    // What most rules wait for comes first.
    let lacking = wanted.lacking.enumerated().sorted { a, b in
      let (x, y) = (a.element.rules.count, b.element.rules.count)
      return x != y ? x > y : a.offset < b.offset
    }
    return lacking.map(\.element).map { column, rules in
      var arguments: [String: Argument] = [
        "column": .text(ColumnLabels.label(of: column)?(language) ?? column), "count": .count(rules.count),
        "rules": .list(Array(rules.prefix(2)) + (rules.count > 2 ? ["…"] : [])),
      ]
      guard let owner = ColumnGuide.standard.owner(of: column) else { return say(.initLacks, arguments) }
      arguments["owner"] = .term(owner.name)
      return say(.initLacksOwner, arguments)
    }
  }

  /// By who has them, in the order of the guide.
  private func grouped(_ wanted: RulesWanted) -> [String] {
    var groups: [(owner: ColumnGuide.Bureau?, columns: [String])] = []
    for (column, rules) in wanted.lacking {
      let owner = ColumnGuide.standard.owner(of: column)
      let label = ColumnLabels.label(of: column)?(language) ?? column
      let text = language == .zh ? "\(label)（\(rules.count)）" : "\(label) (\(rules.count))"
      if let index = groups.firstIndex(where: { $0.owner == owner }) {
        groups[index].columns.append(text)
      } else {
        groups.append((owner, [text]))
      }
    }
    return groups.map { owner, columns in
      guard let owner else { return "  " + columns.joined(separator: "、") }
      return "  " + say(.initAsk, ["owner": .term(owner.name), "columns": .list(columns)])
    }
  }

  // MARK: Next steps

  private func nextLines(_ usable: [UsableBook], _ dataset: Dataset, hasOpenNames: Bool) -> [String] {
    let place = ShellText.word(manifest.hasSuffix("/dataset.yaml") ? folder : manifest)
    let program = ShellText.program
    var lines = [say(.initNext), "  # \(say(.initNextCheck))", "  \(program) check \(place)"]
    if hasOpenNames { lines += ["  # \(say(.initNextMatch))", "  \(program) match \(place)"] }
    // Of the shipped books those of which at least half can be judged, or else the one of which most can.
    let enough = min(0.5, usable.map(\.share).max() ?? 0)
    let usable = books.isEmpty ? usable.filter { $0.share >= enough } : usable
    guard !usable.isEmpty else { return lines }
    let output = "\(dataset.name)-\(dataset.year)"
    var command =
      "  \(program) evaluate \(place) --rules \(usable.map { ShellText.word($0.name) }.joined(separator: " "))"
    if usable.contains(where: \.hasProposals) { command += " --proposed" }
    let unset = usable.flatMap(\.unset)
    for parameter in unset {
      let unit = parameter.unit.map { $0.symbol.isEmpty ? "" : " \($0.symbol)" } ?? ""
      command += " --set \"\(parameter.id.text)=5\(unit)\""
    }
    lines.append("  # \(say(.initNextEvaluate, ["folder": .text(output)]))")
    lines += unset.map { "  # " + say(.initParameters, ["label": .text($0.label)]) }
    return lines + ["\(command) --output \(ShellText.word(output))"]
  }
}

/// How many rules of a book can be judged, and what the others lack.
private struct RulesWanted {
  var total = 0
  var judged = 0
  /// By column, in the order in which rules first ask for it: the labels of the rules.
  var lacking: [(column: String, rules: [String])] = []

  init(_ rules: Rules) {
    for standard in rules.standards where standard.uses.contains(.evaluation) {
      note(standard.label, standard.lacking)
    }
    for flag in rules.flags { note(flag.label, flag.lacking) }
    for scheme in rules.schemes { note(scheme.label, scheme.lacking) }
  }

  private mutating func note(_ rule: String, _ columns: [String]) {
    total += 1
    if columns.isEmpty { judged += 1 }
    for column in columns {
      if let index = lacking.firstIndex(where: { $0.column == column }) {
        lacking[index].rules.append(rule)
      } else {
        lacking.append((column, [rule]))
      }
    }
  }
}

extension Dataset {
  /// The same without columns in which nothing stands: to rules they are as good as absent.
  fileprivate var withoutEmptyColumns: Dataset {
    var dataset = self
    for (name, table) in tables {
      var filled = Table(name, count: table.count, sources: [])
      filled.geometry = table.geometry
      for column in table.columnNames {
        guard let values = table.column(column), (0..<table.count).contains(where: { values.isKnown($0) })
        else {
          continue
        }
        filled.set(column, values, header: table.headers[column], raw: table.rawText(column))
      }
      dataset.tables[name] = filled
    }
    return dataset
  }
}

/// Words as a shell reads them.
enum ShellText {
  /// The program as the user called it.
  static var program: String {
    word(CommandLine.arguments.first.flatMap { $0.contains("/") ? $0 : nil } ?? "mujun")
  }

  private static let special = Set(" \t\n'\"\\$`!*?[](){}<>|&;#~")

  static func word(_ text: String) -> String {
    guard text.isEmpty || text.contains(where: { special.contains($0) }) else { return text }
    return "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
