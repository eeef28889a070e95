internal import Diagnostics
internal import Tables
internal import Units

/// Holds the figures of a table against what they look like when their units are right.
struct UnitEvidence {
  private(set) var issues: [Issue] = []
  private let figures: TableFigures

  /// Looks over every table that has bands.
  static func issues(_ tables: [TableName: AssembledTable], bands: SanityBands = .standard) -> [Issue] {
    let judged = Set(bands.columns.map(\.table) + bands.ratios.map(\.table))
    return TableName.allCases.filter(judged.contains).compactMap { tables[$0] }.flatMap { table in
      UnitEvidence(TableFigures(table, bands: bands)).issues
    }
  }

  init(_ figures: TableFigures) {
    self.figures = figures
    let geometry = figures.table.geometry
    let hasGeometry = geometry.map { column in
      (0..<column.count).contains { !column.wkb($0).isEmpty }
    }
    let blame = UnitBlame(UnitSuspicion.all(in: figures, hasGeometry: hasGeometry ?? false))
    for verdict in blame.verdicts { report(verdict) }
    for suspicion in blame.open { report(suspicion) }
    let blamed = Set(
      blame.verdicts.map(\.suspect.key.column) + blame.open.flatMap { $0.suspects.map(\.key.column) })
    for column in figures.table.columnNames where !blamed.contains(column) {
      reportYears(column)
      issues += RowSuspicion.issues(column, in: figures)
    }
  }

  private mutating func add(_ message: Message, _ key: SeriesKey, _ arguments: [String: Argument]) {
    let place = figures.assembled.sources[key.source].place(column: figures.shown(key))
    issues.append(Issue(.warning, message, table: figures.table.name.rawValue, at: place, arguments))
  }

  // MARK: Columns

  private mutating func report(_ verdict: UnitBlame.Verdict) {
    let key = verdict.suspect.key
    guard let unit = figures.unit(of: key) else { return }
    let excesses = verdict.suspicions.map { $0.excess(of: verdict.suspect) }
    let likely = figures.bands.likely(insteadOf: unit, excess: Quantiles.median(excesses) ?? 1)
    add(
      .unitDoubtful, key,
      [
        "evidence": .term(evidence(verdict.suspicions, key)), "unit": .term(figures.read(key)),
        "looks": .term(UnitWords.looks(likely)), "remedy": .term(remedy(key, likely)),
      ])
  }

  private mutating func report(_ suspicion: UnitSuspicion) {
    guard let first = suspicion.suspects.first, let second = suspicion.suspects.last else { return }
    add(
      .unitPairDoubtful, first.key,
      [
        "evidence": .term(evidence([suspicion], first.key)),
        "first": .term(side(first, suspicion)), "second": .term(side(second, suspicion)),
      ])
  }

  private func side(_ suspect: UnitSuspicion.Suspect, _ suspicion: UnitSuspicion) -> Bilingual {
    let likely = figures.unit(of: suspect.key).flatMap {
      figures.bands.likely(insteadOf: $0, excess: suspicion.excess(of: suspect))
    }
    let (name, read, looks) = (figures.named(suspect.key), figures.read(suspect.key), UnitWords.looks(likely))
    return Bilingual(
      zh: "\(name.zh)（\(read.zh)）\(looks.zh)", en: "\(name.en) (\(read.en)) \(looks.en)")
  }

  /// The two medians that speak loudest for it, in an order that does not hang on the rows.
  private func evidence(_ suspicions: [UnitSuspicion], _ key: SeriesKey) -> Bilingual {
    let loudest = suspicions.sorted { a, b in
      if a.loudness != b.loudness { return a.loudness > b.loudness }
      return Identifier.precedes(a.columns.map(\.column).joined(), b.columns.map(\.column).joined())
    }.prefix(2)
    let words = loudest.map { suspicion in
      let names = suspicion.columns.map(figures.named)
      return names.count < 2
        ? UnitWords.ofColumn(suspicion, unit: figures.canonicalUnit(of: key))
        : UnitWords.ofRatio(suspicion, names[0], names[1])
    }
    let sorted = words.sorted { Identifier.precedes($0.en, $1.en) }
    return Bilingual(
      zh: sorted.map(\.zh).joined(separator: "；"), en: sorted.map(\.en).joined(separator: "; "))
  }

  private func remedy(_ key: SeriesKey, _ likely: Unit?) -> Bilingual {
    let symbol = likely?.symbol ?? "…"
    if figures.levels(of: key.column).count > 1 {
      return Bilingual(zh: "请在文件里统一各年的单位", en: "bring all years of the file into one unit")
    }
    let name = figures.plan(key).map { $0.name == key.column ? key.column : $0.name } ?? key.column
    if figures.sourceCount(of: key.column) > 1 {
      let line = "{source: \(figures.assembled.sources[key.source].file), units: {\(name): \(symbol)}}"
      return Bilingual(
        zh: "请在 dataset.yaml 给这个来源写 \(line)", en: "write \(line) for this source in dataset.yaml")
    }
    let line = "units: {\(figures.table.name.rawValue): {\(name): \(symbol)}}"
    return Bilingual(zh: "请在 dataset.yaml 写 \(line)", en: "write \(line) in dataset.yaml")
  }

  // MARK: Years

  /// Years whose figures are a unit apart from the others'; those most years agree on are taken for right.
  private mutating func reportYears(_ column: String) {
    let levels = figures.levels(of: column)
    guard levels.count > 1, let usual = levels.map(\.years.count).max() else { return }
    let leading = levels.indices.filter { levels[$0].years.count == usual }
    guard let base = leading.first else { return }
    for level in levels.indices where level != base {
      guard let key = firstKey(column, level), let unit = figures.unit(of: key) else { continue }
      let factor = levels[level].factor / levels[base].factor
      let likely = figures.bands.likely(insteadOf: unit, excess: factor)
      let isSure = leading.count == 1 && likely != nil
      add(
        .unitYearsDiffer, key,
        [
          "years": .list(levels[level].years.map(String.init)),
          "others": .list(levels[base].years.map(String.init)), "factor": .text(Magnitude.text(factor)),
          "looks": .term(isSure ? UnitWords.looks(likely) : UnitWords.oneOfThem),
        ])
    }
  }

  /// The series of the first source that has figures of a level.
  private func firstKey(_ column: String, _ level: Int) -> SeriesKey? {
    guard let codes = figures.codes(of: column), let cells = figures.table.column(column) else { return nil }
    var isFound = [Bool](repeating: false, count: codes.count)
    for row in 0..<figures.table.count where cells.isKnown(row) { isFound[codes[row]] = true }
    return isFound.indices.lazy.filter { isFound[$0] }.map(codes.key).first { $0.level == level }
  }
}

extension TableFigures {
  /// The header of a series; of a total that was summed up, what it is.
  func shown(_ key: SeriesKey) -> String {
    guard let plan = plan(key) else { return key.column }
    return plan.name == key.column ? plan.header : ColumnLabels.label(of: key.column)?.zh ?? key.column
  }

  /// The header with the file it is in where another column's message names it.
  func named(_ key: SeriesKey) -> Bilingual {
    let file = assembled.sources[key.source].file
    return Bilingual(zh: "“\(shown(key))”（\(file)）", en: "\"\(shown(key))\" (\(file))")
  }

  func canonicalUnit(of key: SeriesKey) -> Unit {
    TableSchema.of(table.name).column(key.column)?.unit ?? unit(of: key) ?? .one
  }

  func unit(of key: SeriesKey) -> Unit? {
    plan(key)?.unit ?? TableSchema.of(table.name).column(key.column)?.unit
  }

  /// How the unit came about: 按万元读取,没有写明单位.
  func read(_ key: SeriesKey) -> Bilingual {
    let symbol = unit(of: key)?.symbol ?? ""
    return plan(key)?.isUnitStated == true
      ? Bilingual(zh: "写明的单位是\(symbol)", en: "stated to be in \(symbol)")
      : Bilingual(zh: "没有写明单位，按\(symbol)读取", en: "no unit stated, read as \(symbol)")
  }
}

/// What is said of units in messages.
enum UnitWords {
  static func looks(_ likely: Unit?) -> Bilingual {
    guard let likely else { return Bilingual(zh: "单位可能有误", en: "may be in another unit") }
    return Bilingual(zh: "看来是以\(likely.symbol)填的", en: "looks like \(likely.symbol)")
  }

  static let oneOfThem = Bilingual(zh: "两边的单位看来不同", en: "the two look like different units")

  static func ofColumn(_ suspicion: UnitSuspicion, unit: Unit) -> Bilingual {
    let (median, from, to) = figures(suspicion)
    let symbol = unit.symbol
    return Bilingual(
      zh: "\(suspicion.count) 行的中位数约为 \(median) \(symbol)，超出一般范围 \(from)–\(to) \(symbol)",
      en:
        "the median of \(suspicion.count) rows is about \(median) \(symbol), outside the ordinary \(from)–\(to)"
    )
  }

  static func ofRatio(_ suspicion: UnitSuspicion, _ first: Bilingual, _ second: Bilingual) -> Bilingual {
    let (median, from, to) = figures(suspicion)
    return Bilingual(
      zh: "\(first.zh)与同行\(second.zh)之比，\(suspicion.count) 行的中位数约为 \(median)，超出一般范围 \(from)–\(to)",
      en:
        "\(first.en) over \(second.en) of the same row: the median of \(suspicion.count) rows is about \(median), "
        + "outside the ordinary \(from)–\(to)")
  }

  private static func figures(_ suspicion: UnitSuspicion) -> (median: String, from: String, to: String) {
    (
      Magnitude.text(suspicion.median), suspicion.band.shownFrom, suspicion.band.shownTo
    )
  }
}
