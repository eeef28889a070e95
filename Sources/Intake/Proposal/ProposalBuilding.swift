internal import Diagnostics
internal import LandGeometry
internal import Tables
internal import Units

extension DatasetProposal {
  /// Looks at every file of a folder and proposes what it is. The same folder gives the same proposal.
  ///
  /// - Parameters:
  ///   - folder: where the files are.
  ///   - name: what the folder is called, for the dataset and its title.
  ///   - manifest: the name of the manifest to be written, which is no data.
  ///   - year: the year to evaluate; otherwise the last there are figures of.
  /// - Throws: a `Refusal` where there is no folder, or nothing tells the year; `Refusals` with the reason of every
  ///   file where none can be used.
  public static func of(
    folder: String, name: String, manifest: String = "dataset.yaml", year: Int? = nil, title: String? = nil
  ) throws -> DatasetProposal {
    guard FileBytes.kind(of: folder) == .folder else {
      throw Refusal(.missingInput, .folderMissing, ["folder": .text(folder)])
    }
    var building = ProposalBuilding(folder: folder, wantedYear: year)
    building.look(FolderWalk(folder: folder, manifest: manifest).found())
    return try building.proposal(name: name, title: title ?? name)
  }
}

/// The way from a folder to a proposal.
private struct ProposalBuilding {
  let folder: String
  let wantedYear: Int?
  private var chosen: [(choice: TableChoice, fits: [TableFit])] = []
  private var sources: [TableName: [ProposedSource]] = [:]
  private var leftOut: [DatasetProposal.LeftOut] = []
  private var questions: [DatasetProposal.Remark] = []
  private var digests: [String: String] = [:]
  private var years: Set<Int> = []

  init(folder: String, wantedYear: Int?) {
    self.folder = folder
    self.wantedYear = wantedYear
  }

  // MARK: Looking

  mutating func look(_ found: [FolderWalk.Found]) {
    for file in found {
      if let reason = file.reason {
        leave(file.name, .init(reason))
      } else if let same = sameAs(file.name) {
        leave(file.name, .init(.foundSame, ["file": .text(same)]))
      } else {
        look(at: file.name)
      }
    }
    for (choice, fits) in chosen {
      for fit in fits { years.formUnion(statedYears(of: fit, choice.sheet)) }
    }
  }

  private mutating func leave(_ name: String, _ reason: DatasetProposal.Remark) {
    leftOut.append(DatasetProposal.LeftOut(name: name, reason: reason))
  }

  /// A file before with the same bytes: a copy counts every row twice.
  private mutating func sameAs(_ file: String) -> String? {
    guard let digest = FileDigest.sha256(ofFile: FilePath.joined(folder, file)) else { return nil }
    // Shapefiles of the same shapes may have other attributes.
    if FilePath.fileExtension(file) == "shp" { return nil }
    if let same = digests[digest] { return same }
    digests[digest] = file
    return nil
  }

  private mutating func look(at file: String) {
    let result = FileLook(folder: folder).look(at: file)
    for (layer, refusal) in result.refused {
      let reason: DatasetProposal.Remark =
        refusal.message == .sourceEmpty ? .init(.foundEmpty) : .init(refusal.message, refusal.arguments)
      leave(ProposedSource.shown(file, layer), reason)
    }
    for sheet in result.sheets {
      let choice = TableChoice(sheet)
      let fits = choice.chosen
      if fits.isEmpty { leave(sheet, choice) } else { chosen.append((choice, fits)) }
    }
  }

  private mutating func leave(_ sheet: FoundSheet, _ choice: TableChoice) {
    let name = ProposedSource.shown(sheet.file, sheet.layer)
    let headers = sheet.headers.map(\.shown).filter { !$0.isEmpty }
    let shown: Argument = .list(headers.prefix(6).map { String($0.prefix(20)) })
    if choice.namesOnly != nil {
      chosen.append((choice, []))
    } else if headers.isEmpty {
      leave(name, .init(.foundEmpty))
    } else if choice.isPolygons {
      leave(name, .init(.foundNoKey, ["headers": shown]))
    } else {
      leave(name, .init(.foundNothingKnown, ["headers": shown]))
    }
  }

  // MARK: Years

  /// The years a table's rows are of, as far as the sheet says.
  private func statedYears(of fit: TableFit, _ sheet: FoundSheet) -> [Int] {
    guard fit.table == .figures else { return [] }
    if let column = fit.columns["year"] {
      return sheet.codes(of: column, isParcel: false).compactMap { text in
        guard let text, case .value(let year) = YearText.read(text) else { return nil }
        return Int(year)
      }
    }
    return fit.yearly.isEmpty ? [yearByName(sheet)?.year].compactMap(\.self) : Array(fit.yearly.keys)
  }

  private func yearByName(_ sheet: FoundSheet) -> (year: Int, name: String)? {
    for name in sheet.names {
      if let year = YearWord.only(in: name) { return (year, name) }
    }
    return nil
  }

  /// The year asked for, else the last of the figures, else one that any name speaks of.
  private func evaluatedYear() -> Int? {
    wantedYear ?? years.max() ?? chosen.compactMap { yearByName($0.choice.sheet)?.year }.max()
  }

  // MARK: The whole

  mutating func proposal(name: String, title: String) throws -> DatasetProposal {
    if chosen.allSatisfy({ $0.fits.isEmpty }) { throw nothingUsable() }
    leaveBareRegisters()
    guard let year = evaluatedYear() else { throw Refusal(.usage, .yearUnknown, ["folder": .text(folder)]) }
    for (choice, fits) in chosen {
      for (place, fit) in fits.enumerated() { propose(fit, choice, year: year, isFirst: place == 0) }
      if let table = choice.namesOnly, fits.isEmpty { proposeByName(table, choice) }
    }
    completeEnterprises(year)
    completeParcels(year)
    nameUnknownOnce()
    if sources[.parcels] == nil { questions.append(.init(.askNoParcels)) }
    let hasPoints = sources[.enterprises, default: []].contains { source in
      source.recognised.contains { $0.name == "longitude" }
    }
    let withoutUnit = TableName.allCases.flatMap { ordered($0) }.compactMap(\.statedWithoutUnit)
    if !withoutUnit.isEmpty { questions.append(.init(.askUnit, ["columns": .list(withoutUnit)])) }
    if hasPoints { questions.append(.init(.askCoordinates)) }
    return DatasetProposal(
      dataset: name, title: title, year: year, sources: TableName.allCases.flatMap { ordered($0) },
      leftOut: leftOut, questions: questions, hasPoints: hasPoints)
  }

  /// Codes and names alone add nothing to a register; the sheet was meant for something that was not understood.
  private mutating func leaveBareRegisters() {
    func isBare(_ fits: [TableFit]) -> Bool {
      fits.count == 1 && fits.first?.table == .enterprises
        && fits.first?.names.allSatisfy { ["enterprise_id", "name"].contains($0) } == true
    }
    let hasRegister = chosen.contains { !isBare($0.fits) && $0.fits.contains { $0.table == .enterprises } }
    guard hasRegister else { return }
    for (choice, _) in chosen.filter({ isBare($0.fits) }) {
      leave(ProposedSource.shown(choice.sheet.file, choice.sheet.layer), .init(.foundBareRegister))
    }
    chosen.removeAll { isBare($0.fits) }
    leftOut.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Of a sheet that is several tables, what none of them knows is said once.
  private mutating func nameUnknownOnce() {
    var known: [String: Set<String>] = [:]
    for source in sources.values.joined() {
      known[source.shown, default: []].formUnion(source.recognised.map(\.header))
    }
    var said: Set<String> = []
    for table in TableName.allCases {
      for index in sources[table, default: []].indices {
        guard let source = sources[table]?[index] else { continue }
        let isFirst = said.insert(source.shown).inserted
        let used = known[source.shown] ?? []
        sources[table]?[index].unknown = isFirst ? source.unknown.filter { !used.contains($0) } : []
      }
    }
  }

  private func nothingUsable() -> any Error {
    let head = Refusal(.badInput, .nothingUsable, ["folder": .text(folder)])
    let named = chosen.map { choice, _ in
      Refusal(.badInput, .foundNamesOnly, at: Place(file: choice.sheet.file, layer: choice.sheet.layer))
    }
    let reasons = leftOut.map {
      Refusal(.badInput, $0.reason.message, at: Place(file: $0.name), $0.reason.arguments)
    }
    return Refusals([head] + named + reasons) ?? head
  }

  /// Maps before ledgers: of two values for a cell the first source's counts.
  private func ordered(_ table: TableName) -> [ProposedSource] {
    let all = sources[table] ?? []
    return all.filter(\.isLayer) + all.filter { !$0.isLayer }
  }

  private mutating func completeEnterprises(_ year: Int) {
    guard sources[.enterprises] == nil, sources[.figures] != nil || sources[.occupancy] != nil else { return }
    let candidates = chosen.filter { !$0.fits.isEmpty && $0.choice.couldBeEnterprises }
    guard let best = candidates.max(by: { $0.choice.sheet.rowCount < $1.choice.sheet.rowCount }) else {
      return
    }
    propose(
      best.choice.fit(.enterprises), best.choice, year: year, isFirst: false,
      because: .init(.becauseNoRegister))
  }

  private mutating func completeParcels(_ year: Int) {
    // A layer without reference system and without stated areas has no land to offer.
    let hasLand = sources[.parcels, default: []].contains { source in
      source.isLayer && !source.lacksSystem || source.recognised.contains { $0.name == "certificate_area" }
    }
    guard !hasLand else { return }
    guard let best = chosen.first(where: { !$0.fits.isEmpty && $0.choice.couldBeParcels }) else { return }
    propose(
      best.choice.fit(.parcels), best.choice, year: year, isFirst: false, because: .init(.becauseNoParcels))
  }

  // MARK: One source

  private mutating func propose(
    _ fit: TableFit, _ choice: TableChoice, year: Int, isFirst: Bool, because: DatasetProposal.Remark? = nil
  ) {
    var making = SourceProposal(fit, choice, folder: folder)
    making.isFirst = isFirst
    making.because = because
    let years: [Int?] = fit.yearly.isEmpty ? [nil] : fit.yearly.keys.sorted()
    for headerYear in years {
      let made = making.source(
        headerYear: headerYear, namedYear: yearByName(choice.sheet), evaluatedYear: year)
      if let refused = made.refused {
        leave(ProposedSource.shown(choice.sheet.file, choice.sheet.layer), refused)
      } else {
        sources[fit.table, default: []].append(made.source)
      }
      questions += made.questions.filter { !questions.contains($0) }
    }
  }

  /// Rows that are named, not coded: whether they can be read is the reader's word.
  private mutating func proposeByName(_ table: TableName, _ choice: TableChoice) {
    var making = SourceProposal(choice.fit(table), choice, folder: folder)
    making.because = .init(.becauseNames)
    let made = making.source(
      headerYear: nil, namedYear: yearByName(choice.sheet), evaluatedYear: evaluatedYear() ?? 0)
    var source = made.source
    source.isActive = made.refused == nil
    sources[table, default: []].append(source)
    questions.append(.init(.askNames, ["source": .text(source.shown)]))
  }
}
