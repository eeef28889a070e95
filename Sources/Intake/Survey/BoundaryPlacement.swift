/// How the coordinates of one parcel are to be understood: which of the two is the easting, and in which zone.
struct BoundaryPlacement {
  /// What had to be concluded instead of being read.
  enum Finding: Hashable {
    /// The easting stands first.
    case axesSwapped
    /// The head states no zone; the eastings begin with this one.
    case zoneFromCoordinates(Int)
    /// The head states one zone, the eastings begin with another.
    case zoneDisagrees(stated: Int, found: Int)
    /// The head states a zone and the eastings do not begin with it.
    case prefixAbsent(Int)
    /// The head does not say enough, or something that is no known system.
    case unclear(String)
  }

  let isSwapped: Bool
  /// The EPSG code; nil where the text does not say it.
  let code: Int?
  let findings: [Finding]

  init(_ points: [BoundaryPointText.Point], head: BoundaryHead) {
    var findings: [Finding] = []
    isSwapped = BoundaryPlacement.areSwapped(points)
    if isSwapped { findings.append(.axesSwapped) }
    let eastings = points.map { [isSwapped] point in isSwapped ? point.first : point.second }
    code = BoundaryPlacement.code(eastings, head, &findings)
    self.findings = findings
  }

  // MARK: Axes

  /// In China northings have seven digits, eastings six, or eight with the zone's number: no value can be both.
  private static func areSwapped(_ points: [BoundaryPointText.Point]) -> Bool {
    !points.isEmpty && points.allSatisfy { isEasting($0.first) && isNorthing($0.second) }
  }

  private static func isNorthing(_ value: Double) -> Bool { (1e6..<1e7).contains(value) }

  private static func isEasting(_ value: Double) -> Bool {
    (1e5..<1e6).contains(value) || prefix(of: value).map { (13...45).contains($0) } ?? false
  }

  /// The zone's number before an easting of eight digits.
  private static func prefix(of easting: Double) -> Int? {
    (1e7..<1e8).contains(easting) ? Int(easting / 1e6) : nil
  }

  // MARK: Zone

  private static func code(_ eastings: [Double], _ head: BoundaryHead, _ findings: inout [Finding]) -> Int? {
    if let oddity = head.oddity {
      findings.append(.unclear(oddity))
      return nil
    }
    guard let datum = head.datum else {
      if let name = head.unknownDatum { findings.append(.unclear("坐标系=\(name)")) }
      return nil
    }
    let prefixes = Set(eastings.map { prefix(of: $0) })
    guard prefixes.count == 1, let prefix = prefixes.first else {
      if prefixes.count > 1 { findings.append(.unclear("带号")) }
      return nil
    }
    let stated = statedZone(head, prefix: prefix)
    guard let zone = prefix ?? stated else {
      findings.append(.unclear("带号"))
      return nil
    }
    switch (prefix, stated) {
    case (let found?, nil): findings.append(.zoneFromCoordinates(found))
    case (let found?, let stated?) where found != stated:
      findings.append(.zoneDisagrees(stated: stated, found: found))
    case (nil, let stated?): findings.append(.prefixAbsent(stated))
    default: break
    }
    let width = GaussKrueger.zoneWidth(ofZone: zone)
    guard let width, head.zoneWidth == nil || head.zoneWidth == width,
      let code = GaussKrueger.code(datum, width: width, zone: zone, isPrefixed: prefix != nil)
    else {
      findings.append(.unclear("带号=\(zone)" + (head.zoneWidth.map { ",几度分带=\($0)" } ?? "")))
      return nil
    }
    return code
  }

  private static func statedZone(_ head: BoundaryHead, prefix: Int?) -> Int? {
    if let zone = head.zone { return zone }
    guard let meridian = head.centralMeridian else { return nil }
    let width = head.zoneWidth ?? prefix.flatMap { GaussKrueger.zoneWidth(ofZone: $0) } ?? 3
    return GaussKrueger.zone(width: width, centralMeridian: meridian)
  }
}
