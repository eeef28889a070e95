internal import Diagnostics
internal import Documents
internal import LandGeometry
internal import Tables
internal import Units

/// Makes the entry of one source: what must be stated for it, and what the reader then makes of it.
struct SourceProposal {
  let fit: TableFit
  let choice: TableChoice
  let folder: String
  /// Whether it is the table the sheet fits best.
  var isFirst = true
  /// A reason that is not in the sheet itself.
  var because: DatasetProposal.Remark?

  init(_ fit: TableFit, _ choice: TableChoice, folder: String) {
    self.fit = fit
    self.choice = choice
    self.folder = folder
  }

  /// A source with what is to be asked about it.
  struct Made {
    var source: ProposedSource
    var questions: [DatasetProposal.Remark] = []
    /// Why the reader does not take it.
    var refused: DatasetProposal.Remark?
  }

  private var sheet: FoundSheet { choice.sheet }

  func source(headerYear: Int?, namedYear: (year: Int, name: String)?, evaluatedYear: Int) -> Made {
    var made = Made(
      source: ProposedSource(
        table: fit.table, file: sheet.file, layer: sheet.layer, rows: sheet.reading.counts.rowsIn,
        isActive: true))
    made.source.isLayer = sheet.reading.raw.geometry != nil
    made.source.owner = owner
    explain(&made)
    stateColumns(of: headerYear, &made)
    settleYear(headerYear, namedYear, evaluatedYear, &made)
    settleSums(&made)
    readBack(&made)
    askForSystem(&made)
    askForRivals(&made)
    return made
  }

  /// Whose data they are, by the names of sheet, title and file.
  private var owner: Bilingual? {
    ColumnGuide.standard.bureau(namedIn: sheet.names)?.name
  }

  // MARK: Why

  private func explain(_ made: inout Made) {
    if choice.isPolygons {
      made.source.reasons.append(.init(.becausePolygons, ["count": .count(sheet.shapes.polygons)]))
    }
    if let because { made.source.reasons.append(because) }
    if made.source.reasons.isEmpty, !tellingHeaders.isEmpty {
      made.source.reasons.append(.init(.becauseColumns, ["columns": .list(Array(tellingHeaders.prefix(3)))]))
    }
  }

  /// Headers of its columns, those first that few other tables know.
  private var tellingHeaders: [String] {
    fit.columns.values.sorted { a, b in
      let (x, y) = (sheet.meanings[a].count, sheet.meanings[b].count)
      return x != y ? x < y : a < b
    }
    .map { sheet.headers[$0].shown }
  }

  // MARK: What is stated

  private func stateColumns(of year: Int?, _ made: inout Made) {
    for name in fit.stated.sorted() {
      guard let column = fit.columns[name] else { continue }
      let header = sheet.headers[column].shown
      made.source.columns.append((name, header))
      if fit.rivals[name] == nil {
        let why: Message = name == "name" ? .becauseName : .becauseCells
        made.source.reasons.append(.init(why, ["header": .text(header), "column": label(name)]))
      }
    }
    if let year {
      for (name, column) in fit.yearly[year, default: [:]].sorted(by: { $0.value < $1.value }) {
        made.source.columns.append((name, sheet.headers[column].shown))
      }
    }
    // What has no year of its own is taken for the last year's.
    if let year, year != fit.yearly.keys.max() {
      made.source.ignored = fit.names.filter { $0 != "enterprise_id" }.compactMap { fit.columns[$0] }
        .map { sheet.headers[$0].shown }
      return
    }
    let taken = Set(sheet.headers.indices.filter { isKnown($0) })
    for guess in HeaderGuess.guesses(for: fit, in: sheet, taken: taken) {
      let header = sheet.headers[guess.column].shown
      if guess.isEvident {
        made.source.columns.append((guess.canonical, header))
        made.source.reasons.append(
          .init(.becauseName, ["header": .text(header), "column": label(guess.canonical)]))
      } else {
        made.source.suggestions.append((guess.canonical, header))
        made.questions.append(
          .init(
            .askGuess,
            ["source": .text(made.source.shown), "header": .text(header), "column": label(guess.canonical)]))
      }
    }
  }

  /// Whether a column means something in a table the sheet is used for, or is a figure of some year.
  private func isKnown(_ column: Int) -> Bool {
    let tables = choice.chosen.map(\.table) + [fit.table]
    return tables.contains { sheet.meanings[column][$0] != nil }
      || fit.yearly.values.contains { $0.values.contains(column) } || fit.columns.values.contains(column)
  }

  /// What a canonical column is called in front of readers.
  private func label(_ name: String) -> Argument {
    .term(ColumnGuide.standard.label(of: name, in: fit.table))
  }

  private func settleYear(
    _ headerYear: Int?, _ named: (year: Int, name: String)?, _ evaluated: Int, _ made: inout Made
  ) {
    guard TableSchema.of(fit.table).key.contains("year"), !fit.has("year") else { return }
    if let headerYear {
      made.source.year = headerYear
      made.source.reasons.append(.init(.becauseYearHeaders, ["year": .count(headerYear)]))
    } else if let named {
      made.source.year = named.year
      made.source.reasons.append(
        .init(.becauseYear, ["year": .count(named.year), "name": .text(named.name)]))
    } else {
      made.source.year = evaluated
      made.questions.append(
        .init(.askYear, ["source": .text(made.source.shown), "year": .count(evaluated)]))
    }
  }

  private static let parts = ["户号", "电表", "表号", "表计", "月", "税种", "期", "用户编号", "季度", "税目", "征收项目"]

  /// Several rows of a firm and year are added up where a column says what they are parts of.
  private func settleSums(_ made: inout Made) {
    let repeated = fit.table == .figures ? choice.repeatedFigures() : 0
    // One or two are slips, and will be listed as such.
    guard repeated * 20 > sheet.rowCount else { return }
    let part = sheet.headers.map(\.shown).first { header in
      SourceProposal.parts.contains { header.contains($0) }
    }
    if let part {
      made.source.sumBy = TableSchema.of(.figures).key
      made.source.reasons.append(.init(.becauseParts, ["header": .text(part)]))
    } else {
      made.questions.append(
        .init(
          .askSums, ["source": .text(made.source.shown), "count": .count(repeated)]))
    }
  }

  // MARK: What the reader makes of it

  /// Reads the source as the manifest will have it, so that what is said about it is what will happen.
  private func readBack(_ made: inout Made) {
    let place = Place(file: sheet.file)
    var entry = Manifest.SourceEntry(
      source: sheet.file, layer: sheet.layer, sumBy: made.source.sumBy, place: place)
    entry.year = made.source.year
    entry.columns = made.source.columns.map {
      Manifest.ColumnEntry(name: $0.name, header: $0.header, place: place)
    }
    entry.ignored = made.source.ignored.map { Manifest.ColumnEntry(name: "", header: $0, place: place) }
    let table = Manifest.TableEntry(table: fit.table, sources: [entry])
    var reader = SourceReader(
      table: table.speaking(for: entry), entry: entry, folder: folder, year: made.source.year ?? 0)
    do {
      let reading = try reader.read()
      var assembly = SourceAssembly(year: made.source.year ?? 0)
      _ = try assembly.typed(reading)
      note(reading, &made)
    } catch let refusal as Refusal {
      made.refused = .init(refusal.message, refusal.arguments)
    } catch {
      made.refused = .init(.sourceUnreadable, ["detail": .text("\(error)")])
    }
  }

  private func note(_ reading: SourceReading, _ made: inout Made) {
    made.source.recognised = reading.plans.filter { $0.schema != nil }.map { ($0.name, $0.header) }
    let used = Set(made.source.recognised.map(\.header))
    made.source.unknown = sheet.headers.indices.filter { isStrange($0) }
      .map { sheet.headers[$0].shown }.filter { !used.contains($0) }
    made.source.withoutUnit = reading.plans.compactMap { plan in
      guard plan.schema != nil, !plan.isUnitStated, let unit = plan.unit,
        SourceProposal.measures.contains(where: { unit.converts(to: $0) })
      else { return nil }
      return (plan.header, unit.symbol)
    }
  }

  /// Numbers, remarks and the names beside codes are in every sheet and worth no word.
  private func isStrange(_ column: Int) -> Bool {
    let header = sheet.headers[column]
    return !header.isEmpty && !isKnown(column) && sheet.meanings[column][.enterprises] != "name"
      && !["序号", "编号", "备注", "no", "no."].contains(HeaderText.normalised(header.shown))
  }

  /// Quantities offices state in units that differ by powers of ten, or by 亩.
  private static let measures: [Units.Unit] = [
    .tenThousandYuan, .squareMetre, .tenThousandKilowattHours, .tonneCoalEquivalent, .tonne,
  ]

  // MARK: What is to be asked

  private func askForSystem(_ made: inout Made) {
    guard choice.isPolygons, TableSchema.of(fit.table).hasGeometry, let geometry = sheet.reading.raw.geometry
    else {
      return
    }
    if let own = geometry.references.compactMap(\.self).first {
      let name = SpatialReference(definition: own)?.name ?? ReferenceSystem.name(own)
      made.source.reasons.append(.init(.becauseSystem, ["system": .text(name)]))
      return
    }
    made.source.lacksSystem = true
    let systems = MissingSystem(sheet)?.candidates ?? []
    made.source.systems = systems
    let source = Argument.text(made.source.shown)
    guard !systems.isEmpty else {
      made.questions.append(.init(.askSystemUnknown, ["source": source]))
      return
    }
    let named = Bilingual(
      zh: systems.map { "\($0.name.zh) \($0.code)" }.joined(separator: "、"),
      en: systems.map { "\($0.name.en) \($0.code)" }.joined(separator: ", "))
    made.questions.append(.init(.askSystem, ["source": source, "systems": .term(named)]))
  }

  private func askForRivals(_ made: inout Made) {
    for (name, others) in fit.rivals.sorted(by: { $0.key < $1.key }) {
      guard let used = fit.columns[name] else { continue }
      made.questions.append(
        .init(
          .askRivals,
          [
            "source": .text(made.source.shown), "used": .text(sheet.headers[used].shown),
            "others": .list(others.map { sheet.headers[$0].shown }), "column": label(name),
            "example": .text(
              "columns: {\(name): \(YAMLText.scalar(sheet.headers[others.first ?? used].shown))}"),
          ]))
    }
  }
}
