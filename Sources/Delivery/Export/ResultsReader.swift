internal import Diagnostics
internal import LandGeometry
internal import RuleBooks

/// Reads lists and their geometries back from a result.
struct ResultsReader: ~Copyable {
  private let package: VectorInput
  private let path: String
  private let language: Language
  private let lists: [Entry]

  /// Something that can be exported.
  private struct Entry {
    let id: String
    let title: String
    let isOfParcels: Bool
    let table: String
  }

  /// - Throws: a `Refusal` where the package cannot be opened or holds no index of lists.
  init(_ folder: ResultsFolder, path: String, _ language: Language) throws(Refusal) {
    guard let package = VectorInput(folder.package), package.layerNames.contains("lists") else {
      throw Refusal(.badInput, .exportNotOurs, ["path": .text(path)])
    }
    var lists: [Entry] = []
    package.forEachRow(of: "lists") { cells, _ in
      guard cells.count > 4, case .text(let id)? = cells[0], case .text(let title)? = cells[1],
        case .text(let subject)? = cells[2], case .text(let table)? = cells[4]
      else { return }
      lists.append(Entry(id: id, title: title, isOfParcels: subject == Subject.parcel.rawValue, table: table))
    }
    self.lists = lists
    self.package = package
    self.path = path
    self.language = language
  }

  /// The ids of all lists, and the two tables of subjects.
  var names: [String] { lists.map(\.id) + ["parcels", "enterprises"] }

  /// A list by its id, with or without the book's name, or a table of subjects by its name.
  private func entry(_ list: String) throws(Refusal) -> Entry {
    if let exact = lists.first(where: { $0.id == list }) { return exact }
    let plain = lists.filter { $0.id.hasSuffix(":\(list)") }
    if plain.count == 1 { return plain[0] }
    if list == "parcels" || list == "enterprises" {
      let title = Wording.outputTable(list)(language)
      return Entry(id: list, title: title, isOfParcels: list == "parcels", table: list)
    }
    let endings = lists.compactMap { $0.id.split(separator: ":").last.map(String.init) }
    throw Refusal(
      .usage, .exportListUnknown, ["list": .text(list), "known": .list(names)],
      suggestion: NearName.of(list, among: names + endings))
  }

  /// The rows of a list.
  ///
  /// - Throws: a `Refusal` that names the known lists.
  func table(_ list: String) throws(Refusal) -> (table: ExportTable, isOfParcels: Bool) {
    let entry = try entry(list)
    // Parcels in further reference systems stand in layers of their own.
    let layers =
      entry.table == "parcels" ? package.layerNames.filter { ResultsReader.isParcels($0) } : [entry.table]
    guard let read = package.columns(of: entry.table) else {
      throw Refusal(.badInput, .exportNotOurs, ["path": .text(path)])
    }
    let aliases = package.aliases(of: entry.table)
    let columns = read.map { column in
      OutputColumn(column.name, column.kind, label: aliases[column.name] ?? column.name)
    }
    var rows: [[Value?]] = []
    for layer in layers { package.forEachRow(of: layer) { cells, _ in rows.append(cells) } }
    let keys = ["subject_id", "parcel_id", "enterprise_id"]
    let key = columns.firstIndex { keys.contains($0.name) } ?? 0
    let id = entry.id.replacing(":", with: ".")
    return (
      ExportTable(name: id, title: entry.title, columns: columns, rows: rows, keyColumn: key),
      entry.isOfParcels
    )
  }

  /// `parcels`, `parcels_2` and so on.
  private static func isParcels(_ layer: String) -> Bool {
    layer == "parcels" || layer.hasPrefix("parcels_") && Int(layer.dropFirst(8)) != nil
  }

  // MARK: Geometry

  /// The reference system of the parcels, that of most of them where there are several; nil where it is unknown.
  var reference: String? { package.reference(of: "parcels") }

  /// The geometry of each row: a parcel's own, an enterprise's all its parcels together.
  ///
  /// - Parameter target: the reference system wanted; nil for coordinates as they are.
  /// - Returns: nil for rows without parcel, or whose parcels have no geometry in that system.
  func geometries(of table: ExportTable, isOfParcels: Bool, in target: String?) -> [[UInt8]?] {
    let keys = table.rows.indices.map { table.key($0) }
    let parcels = isOfParcels ? keys.map { [$0] } : linkedParcels(of: keys)
    let shapes = shapes(of: Set(parcels.joined()), in: target)
    return parcels.map { ids in
      let own = ids.compactMap { shapes[$0] }
      return own.isEmpty ? nil : MultiPolygonWriter.joined(own)
    }
  }

  private func linkedParcels(of enterprises: [String]) -> [[String]] {
    let wanted = Set(enterprises)
    var parcels: [String: [String]] = [:]
    package.forEachRow(of: "links") { cells, _ in
      guard cells.count > 1, case .text(let enterprise)? = cells[0], case .text(let parcel)? = cells[1],
        wanted.contains(enterprise)
      else { return }
      parcels[enterprise, default: []].append(parcel)
    }
    return enterprises.map { parcels[$0] ?? [] }
  }

  private func shapes(of parcels: Set<String>, in target: String?) -> [String: [UInt8]] {
    var shapes: [String: [UInt8]] = [:]
    for layer in package.layerNames where ResultsReader.isParcels(layer) {
      let source = package.reference(of: layer)
      guard let change = Change(from: source, to: target) else { continue }
      package.forEachRow(of: layer) { cells, wkb in
        guard case .text(let id)? = cells.first ?? nil, parcels.contains(id), let wkb else { return }
        shapes[id] = change(wkb)
      }
    }
    return shapes
  }

  /// A change of coordinates, or none where both systems are unknown.
  private struct Change: ~Copyable {
    private let change: CoordinateChange?

    init?(from source: String?, to target: String?) {
      switch (source, target) {
      case (nil, nil): change = nil
      case (let source?, let target?):
        guard let change = CoordinateChange(from: source, to: target) else { return nil }
        self.change = consume change
      default: return nil
      }
    }

    func callAsFunction(_ wkb: [UInt8]) -> [UInt8]? {
      if change == nil { return wkb }
      return change?(wkb)
    }
  }
}
