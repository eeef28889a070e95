internal import Diagnostics
internal import Documents
internal import Tables
internal import Units

/// Reads a project page: one YAML file about one project, as a planner writes it.
///
/// Its figures go the way of every table: keys are headers, with their aliases and units, and values are cells.
struct ProjectPage {
  private let path: String
  private let root: DocumentNode
  private var refusals: [Refusal] = []
  /// The figures of the project, then those of its plots.
  private var rows: [Row] = []
  /// Keys under `further`: facts that only some book knows.
  private var further: Set<String> = []

  /// What one mapping of figures holds.
  private struct Row {
    var cells: [(key: SourcedText, text: String)] = []
    var storeys: [Storey]?
    let place: Place
  }

  /// A page is a page of text; what is larger is something else.
  private static let sizeLimit = 1 << 20

  init(path: String) throws {
    self.path = path
    guard let bytes = FileBytes.read(path, limit: ProjectPage.sizeLimit),
      let text = TextFileEncoding.decode(bytes, stated: nil)
    else { throw Refusal(.badInput, .projectFileUnreadable, at: Place(file: path)) }
    root = try YAMLDocument.parse(String(decoding: text.bytes, as: UTF8.self), file: path)
  }

  /// A page that stands inside another document.
  init(_ root: DocumentNode, path: String) {
    self.root = root
    self.path = path
  }

  mutating func read() throws -> ProjectReading {
    let parts = MappingReader(root, of: FilePath.lastComponent(path), into: &refusals).map { map in
      var map = map
      return structure(&map)
    }
    let table = try parts.flatMap { _ in try figures() }
    if let refusals = Refusals(refusals) { throw refusals }
    guard let parts, let table else { throw Refusal(.badInput, .documentEmpty, at: root.place) }
    let plots = Array(rows.indices.dropFirst())
    var derivation = ProjectDerivation(table.table, plots: plots.isEmpty ? [:] : [0: plots])
    let storeys = rows.enumerated().reduce(into: [Int: [Storey]]()) { $0[$1.offset] = $1.element.storeys }
    let derived = derivation.derived(storeys: storeys)
    let entry = ProjectEntry(
      row: 0, plots: plots, isJoint: parts.isJoint, decision: parts.decision, account: parts.account)
    let projects = Projects(
      file: path, table: derived, entries: [entry], asOf: parts.asOf,
      input: InputFile(name: FilePath.lastComponent(path), sha256: FileDigest.sha256(ofFile: path)),
      lines: table.lines)
    return ProjectReading(
      projects: projects, issues: Issue.inReportOrder(table.issues + derivation.issues))
  }

  // MARK: Structure

  private struct Structure {
    let asOf: CalendarDay?
    let isJoint: Bool
    let decision: PanelDecision?
    let account: ProjectAccount?
  }

  private mutating func structure(_ map: inout MappingReader) -> Structure {
    var values = PageValues()
    let asOf = values.day(&map, "as_of")
    let isJoint = values.truth(&map, "joint") ?? false
    let account = map.node("account").flatMap { values.account($0) }
    let decision = map.node("decision").flatMap { values.decision($0) }
    let further = map.node("further")
    let plots = map.list("plots")
    refusals += values.refusals
    rows.append(row(map.all, storeys: map.node("storeys"), at: root.place, isPlot: false))
    if let further { addFurther(further) }
    for plot in plots {
      if case .mapping(let entries) = plot.content {
        let storeys = entries.first { $0.key.text == "storeys" }?.value
        rows.append(row(entries, storeys: storeys, at: plot.place, isPlot: true))
      } else {
        refusals.append(Refusal(.badInput, .mappingExpected, at: plot.place, ["subject": "plots"]))
      }
    }
    if isJoint, plots.count < 2 { refusals.append(Refusal(.badInput, .projectJointAlone, at: root.place)) }
    return Structure(asOf: asOf, isJoint: isJoint, decision: decision, account: account)
  }

  private static let ofPage: Set<String> = [
    "as_of", "storeys", "plots", "joint", "account", "decision", "further",
  ]

  private mutating func row(
    _ entries: [DocumentNode.Entry], storeys: DocumentNode?, at place: Place, isPlot: Bool
  ) -> Row {
    var row = Row(place: place)
    for entry in entries {
      let key = entry.key.text
      if isPlot ? key == "storeys" : ProjectPage.ofPage.contains(key) { continue }
      add(entry, to: &row)
    }
    if let storeys, !storeys.isNull { row.storeys = self.storeys(storeys) }
    return row
  }

  private mutating func add(_ entry: DocumentNode.Entry, to row: inout Row) {
    if let text = entry.value.text {
      row.cells.append((entry.key, entry.value.isNull ? "" : text.text))
    } else {
      refusals.append(
        Refusal(.badInput, .textExpected, at: entry.value.place, ["key": .text(entry.key.text)]))
    }
  }

  private mutating func addFurther(_ node: DocumentNode) {
    guard let map = MappingReader(node, of: "further", into: &refusals) else { return }
    for entry in map.all {
      further.insert(entry.key.text)
      var project = rows[0]
      add(entry, to: &project)
      rows[0] = project
    }
  }

  private mutating func storeys(_ node: DocumentNode) -> [Storey] {
    var values = PageValues()
    defer { refusals += values.refusals }
    guard case .sequence(let nodes) = node.content else {
      refusals.append(Refusal(.badInput, .projectStoreysExpected, at: node.place))
      return []
    }
    return nodes.flatMap { values.storeys($0) }
  }

  // MARK: Figures

  /// The rows as a table; keys that mean no column are refused with the nearest that does.
  private mutating func figures() throws -> Figures? {
    var headers: [String] = []
    for cell in rows.flatMap(\.cells) where !headers.contains(cell.key.text) { headers.append(cell.key.text) }
    nameRows(&headers)
    var arena = ByteArena()
    let columns = headers.map { header in
      RawColumn.text(
        rows.map { row in
          row.cells.first { $0.key.text == header }.map { arena.append($0.text) } ?? .empty
        })
    }
    let name = SourceName(table: .projects, file: path, layer: nil)
    let entry = Manifest.SourceEntry(source: path, layer: nil, sumBy: [], place: Place(file: path))
    let matching = ColumnMatching(
      entry: Manifest.TableEntry(table: .projects, sources: [entry]), source: name, aliases: .standard)
    let raw = RawTable(
      arena: arena, headers: headers.map { HeaderText($0) }, columns: columns,
      lines: rows.map { Int32(clamping: $0.place.line ?? 1) })
    var found: [Issue] = []
    let plans = matching.plans(for: raw.headers, isEmpty: { _ in false }, issues: &found)
    refuseUnknown(plans, found)
    guard refusals.isEmpty else { return nil }
    let reading = SourceReading(
      name: name, entry: entry, raw: raw, plans: plans,
      counts: SourceCounts(file: path, layer: nil, used: rows.count))
    var assembly = SourceAssembly(year: 0)
    let typed = try assembly.typed(reading)
    return Figures(
      table: ProjectTable.table(typed.table), issues: found + assembly.issues.map(placed),
      lines: lines(plans))
  }

  private struct Figures {
    let table: Table
    let issues: [Issue]
    let lines: [Int: [String: Int]]
  }

  /// Where each column of each row stands. What a plot takes from its project stands with the project.
  private func lines(_ plans: [ColumnPlan]) -> [Int: [String: Int]] {
    var lines: [Int: [String: Int]] = [:]
    for (index, row) in rows.enumerated() {
      lines[index] = lines[0] ?? [:]
      for cell in row.cells {
        guard let plan = plans.first(where: { $0.header == HeaderText(cell.key.text).shown }) else {
          continue
        }
        lines[index]?[plan.name] = cell.key.place.line
      }
    }
    return lines
  }

  private static let idKey = "project_id"

  /// A page without an id is called like its file, a plot without one by its number.
  private mutating func nameRows(_ headers: inout [String]) {
    func id(_ row: Row, _ names: Set<String>) -> String? {
      row.cells.first { names.contains($0.key.text) && !$0.text.isEmpty }?.text
    }
    let own: Set<String> = [ProjectPage.idKey, "项目编号", "项目代码"]
    let file = FilePath.lastComponent(FilePath.withoutExtension(path))
    let project = id(rows[0], own) ?? file
    for index in rows.indices {
      let plot = id(rows[index], ["plot", "地块"]) ?? "\(index)"
      rows[index].cells.removeAll { own.contains($0.key.text) || ["plot", "地块"].contains($0.key.text) }
      let text = index == 0 ? project : "\(project)/\(plot)"
      rows[index].cells.append((SourcedText(ProjectPage.idKey, at: rows[index].place), text))
    }
    headers.removeAll { own.contains($0) || ["plot", "地块"].contains($0) }
    headers.insert(ProjectPage.idKey, at: 0)
  }

  private mutating func refuseUnknown(_ plans: [ColumnPlan], _ found: [Issue]) {
    for issue in found where issue.severity == .error {
      refusals.append(
        Refusal(.badInput, issue.message, at: key(issue.place.column ?? ""), issue.arguments))
    }
    for plan in plans where plan.schema == nil && !further.contains(plan.header) {
      if found.contains(where: { $0.severity == .error && $0.place.column == plan.header }) { continue }
      let ambiguous = found.first { $0.message == .ambiguousHeader && $0.place.column == plan.header }
      refusals.append(
        ambiguous.map { Refusal(.badInput, $0.message, at: key(plan.header), $0.arguments) }
          ?? unknown(plan.header))
    }
  }

  /// An investment that does not say what it counts must not be guessed, nor put under `further`.
  private func unknown(_ header: String) -> Refusal {
    let isUnscoped = header.contains("投资")
    return Refusal(
      .badInput, isUnscoped ? .projectInvestmentUnscoped : .projectKeyUnknown, at: key(header),
      ["key": .text(header)], suggestion: isUnscoped ? nil : nearName(header))
  }

  private func nearName(_ key: String) -> String? {
    NearName.of(
      HeaderText(key).forms.last?.name ?? key,
      among: AliasCatalogue.standard.known(in: .projects) + ProjectPage.ofPage.sorted())
  }

  /// Where a key stands.
  private func key(_ text: String) -> Place {
    rows.lazy.flatMap(\.cells).first { $0.key.text == text }?.key.place ?? root.place
  }

  /// An issue about a cell, with the line the cell stands in.
  private func placed(_ issue: Issue) -> Issue {
    guard let column = issue.place.column else { return issue }
    let row = rows.first { Int32(clamping: $0.place.line ?? 1) == Int32(clamping: issue.place.row ?? 1) }
    let cell = (row?.cells ?? rows[0].cells).first { $0.key.text == column }
    let place = Place(file: path, row: cell?.key.place.line ?? issue.place.row, column: column)
    return Issue(
      issue.severity, issue.message, table: issue.table, at: place, subject: issue.subject, issue.arguments)
  }
}
