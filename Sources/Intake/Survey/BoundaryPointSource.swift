internal import Diagnostics
internal import Tables
internal import Units

/// A 界址点坐标 text as a layer of parcels.
struct BoundaryPointSource {
  let source: SourceName
  /// What the manifest says of the reference system, as WKT: for parcels of which the text does not say it.
  let statedReference: String?
  private(set) var issues: [Issue] = []
  /// The reference systems the text itself states, as WKT.
  private(set) var ownReferences: [String] = []

  /// The columns, by what the format calls them. The area is the surveyed one, not that of a certificate.
  static let headers: [HeaderText] = {
    var area = HeaderText("地块面积")
    if let hectare = Unit.named("公顷") { area = area.stating(hectare) }
    area.standsForItself = true
    return [area] + ["地块编号", "地块名称", "图形属性", "图幅号", "地块用途", "地类编码"].map { HeaderText($0) }
  }()

  init(source: SourceName, statedReference: String?) {
    self.source = source
    self.statedReference = statedReference
  }

  /// - Parameter withGeometry: whether the table has a place for geometries.
  mutating func read(_ bytes: [UInt8], withGeometry: Bool) -> RawTable {
    let text = BoundaryPointText(bytes)
    for line in text.strayLines { add(.warning, .boundaryStrayLine, line) }
    var arena = ByteArena()
    let columns = (1..<BoundaryPointText.factCount).map { fact in
      RawColumn.text(text.parcels.map { arena.append($0.facts[fact]) })
    }
    var geometry = GeometryColumn()
    let head = BoundaryHead(text.head)
    for parcel in text.parcels {
      let placement = BoundaryPlacement(parcel.points, head: head)
      let wkb = shape(of: parcel, placement)
      for finding in placement.findings { report(finding, parcel) }
      geometry.append(wkb, reference: reference(placement.code) ?? statedReference)
    }
    return RawTable(
      arena: arena, headers: BoundaryPointSource.headers, columns: columns, lines: text.parcels.map(\.line),
      geometry: withGeometry ? geometry : nil)
  }

  private var wktByCode: [Int: String] = [:]

  private mutating func reference(_ code: Int?) -> String? {
    guard let code else { return nil }
    if let known = wktByCode[code] { return known }
    guard let wkt = ReferenceSystem.wkt(named: "EPSG:\(code)") else { return nil }
    wktByCode[code] = wkt
    ownReferences.append(wkt)
    return wkt
  }

  // MARK: Shapes

  private mutating func shape(
    of parcel: BoundaryPointText.Parcel, _ placement: BoundaryPlacement
  ) -> [UInt8] {
    guard parcel.unreadable.isEmpty else {
      for line in parcel.unreadable { add(.error, .boundaryLineUnreadable, line, parcel) }
      return []
    }
    var lines: [(ring: Int, points: [PlaneRing.Point])] = []
    var places: [Int: Int] = [:]
    for point in parcel.points {
      let place = placement.isSwapped ? (point.first, point.second) : (point.second, point.first)
      if let index = places[point.ring] {
        lines[index].points.append(place)
      } else {
        places[point.ring] = lines.count
        lines.append((point.ring, [place]))
      }
    }
    compareCount(parcel, lines.map(\.points))
    let isArea = !["点", "线", "点状", "线状"].contains(parcel.facts[4])
    guard isArea else { return lines.first.map { PlaneShape.line($0.points) } ?? [] }
    let rings = lines.compactMap { PlaneRing($0.points) }
    guard !lines.isEmpty, rings.count == lines.count else {
      // A ring of fewer than three corners bounds nothing.
      return lines.first { PlaneRing($0.points) == nil }.map { PlaneShape.line($0.points) } ?? []
    }
    let polygons = rings.count == 1 ? [rings] : RingNesting(rings).polygons(of: rings)
    compareArea(parcel, polygons)
    return PlaneShape.polygons(polygons)
  }

  // MARK: What the text says of itself

  /// Some count the point that closes a ring, some do not.
  private mutating func compareCount(_ parcel: BoundaryPointText.Parcel, _ lines: [[PlaneRing.Point]]) {
    guard let stated = parcel.statedCount else { return }
    let found = parcel.points.count
    let closing = lines.count { $0.count > 1 && $0[0] == $0[$0.count - 1] }
    guard stated != found, stated != found - closing else { return }
    add(
      .warning, .boundaryPointCount, parcel.line, parcel,
      ["stated": .count(stated), "found": .count(found)])
  }

  private mutating func compareArea(_ parcel: BoundaryPointText.Parcel, _ polygons: [[PlaneRing]]) {
    let found = polygons.reduce(0.0) { sum, rings in
      sum + rings[0].area - rings.dropFirst().reduce(0.0) { $0 + $1.area }
    }
    guard let stated = Double(parcel.facts[1]), stated > 0, found > 0 else { return }
    let ratio = stated * 10_000 / found
    guard abs(ratio - 1) > 0.01 else { return }
    let hectares = found.rounded() / 10_000
    add(
      .warning, .boundaryArea, parcel.line, parcel,
      ["stated": .number(stated), "found": .number(hectares)])
  }

  // MARK: Issues

  private mutating func report(_ finding: BoundaryPlacement.Finding, _ parcel: BoundaryPointText.Parcel) {
    switch finding {
    case .axesSwapped: add(.warning, .boundaryAxesSwapped, parcel.line, parcel)
    case .zoneFromCoordinates(let zone):
      add(.info, .boundaryZoneFound, parcel.line, parcel, ["zone": .count(zone)])
    case .zoneDisagrees(let stated, let found):
      add(
        .warning, .boundaryZoneDisagrees, parcel.line, parcel,
        ["stated": .count(stated), "found": .count(found)])
    case .prefixAbsent(let zone):
      add(.info, .boundaryPrefixAbsent, parcel.line, parcel, ["zone": .count(zone)])
    case .unclear(let what):
      add(
        .warning, .boundaryReferenceUnclear, parcel.line, parcel,
        ["detail": .text(what), "table": .text(source.table.rawValue)])
    }
  }

  private mutating func add(
    _ severity: Severity, _ message: Message, _ line: Int32, _ parcel: BoundaryPointText.Parcel? = nil,
    _ arguments: [String: Argument] = [:]
  ) {
    let key = parcel.map { Identifier.parcel($0.facts[2]) }.flatMap { $0.isEmpty ? nil : $0 }
    issues.append(
      Issue(
        severity, message, table: source.table.rawValue, at: source.place(row: line), subject: key, arguments)
    )
  }
}
