internal import Diagnostics
internal import LandGeometry
internal import Tables

/// Holds the coordinates of a layer against the reference system they are said to be in.
struct LayerEvidence {
  /// The datum of a layer, for comparing layers with each other.
  struct LayerDatum {
    let source: SourceName
    let datum: GeodeticDatum
  }

  private(set) var issues: [Issue] = []
  private(set) var datum: LayerDatum?

  private let source: SourceTable
  private let proposal: ReferenceProposal

  /// Nothing is found in a source without geometry.
  ///
  /// - Parameters:
  ///   - stated: what the manifest says of the table's layers.
  ///   - isOutsideDegrees: whether the layer's format makes it one of degrees, which its coordinates are not.
  init(_ source: SourceTable, stated: Manifest.CRSEntry?, isOutsideDegrees: Bool) {
    self.source = source
    let definition = source.geometry?.references.first ?? nil
    proposal = ReferenceProposal(
      table: source.name.table.rawValue, isOwn: definition != nil && definition != stated?.wkt)
    guard let geometry = source.geometry else { return }
    let boxes = Envelope.around(count: geometry.count, wkb: geometry.wkb)
    guard let evidence = CoordinateEvidence(boxes) else { return }
    let reference = definition.flatMap { SpatialReference(definition: $0) }
    let isInDegrees = reference.map { $0.kind == .geographic } ?? LayerEvidence.looksLikeDegrees(evidence)
    let far = FarGeometries(boxes, isInDegrees: isInDegrees)
    guard let extent = far.extent else { return }
    datum = reference?.datum.map { LayerDatum(source: source.name, datum: $0) }
    if let reference {
      if let finding = evidence.finding(against: reference) {
        report(finding, evidence, ReferenceWords.extent(extent), reference)
      }
    } else {
      add(
        isOutsideDegrees ? .crsNotDegrees : .crsMissing,
        [
          "extent": .term(ReferenceWords.extent(extent)),
          "proposal": .term(proposal.proposal(for: evidence.form)),
        ])
    }
    reportFar(far)
  }

  private static func looksLikeDegrees(_ evidence: CoordinateEvidence) -> Bool {
    if case .degrees? = evidence.form { true } else { false }
  }

  private mutating func add(
    _ message: Message, row: Int32? = nil, subject: String? = nil, _ arguments: [String: Argument]
  ) {
    issues.append(
      Issue(
        .warning, message, table: source.name.table.rawValue, at: source.name.place(row: row),
        subject: subject, arguments))
  }

  // MARK: The layer

  private mutating func report(
    _ finding: CoordinateEvidence.Finding, _ evidence: CoordinateEvidence, _ extent: Bilingual,
    _ reference: SpatialReference
  ) {
    var arguments: [String: Argument] = [
      "declared": .term(ReferenceWords.described(reference)), "extent": .term(extent),
    ]
    switch finding {
    case .zonePrefixed(let width, let zone):
      arguments.merge(zoneWords(width, zone, reference)) { $1 }
      add(.crsZonePrefixed, arguments)
    case .otherZone(let width, let zone):
      arguments.merge(zoneWords(width, zone, reference)) { $1 }
      add(.crsOtherZone, arguments)
    case .meridianNotOfZone(let width, let zone):
      arguments.merge(zoneWords(width, zone, reference)) { $1 }
      arguments["extent"] = nil
      arguments["meridian"] = .number(reference.transverseMercator?.centralMeridian ?? 0)
      add(.crsMeridianNotOfZone, arguments)
    case .zoneAbsent:
      let grid = ReferenceWords.grid(of: reference)
      let easting = reference.transverseMercator?.falseEasting ?? 0
      arguments["zone"] = .count(Int(easting / 1e6))
      arguments["remedy"] = .term(remedy(grid.map { [$0.prefixed(false)] } ?? []))
      add(.crsZoneAbsent, arguments)
    case .axesSwapped:
      arguments.merge(LayerEvidence.axes(evidence.form)) { $1 }
      add(.crsAxesSwapped, arguments)
    case .degrees:
      let datums = reference.datum.map { [$0] } ?? GeodeticDatum.allCases
      arguments["remedy"] = .term(
        proposal.remedy(datums.map { ("EPSG:\($0.geographicCode)", ReferenceWords.name($0)) }))
      add(.crsInDegrees, arguments)
    case .notDegrees:
      arguments["remedy"] = .term(remedy(LayerEvidence.grids(evidence.form, reference)))
      add(.crsBeyondDegrees, arguments)
    case .farFromMeridian(let kilometres):
      arguments["kilometres"] = .count(kilometres)
      add(.crsFarFromMeridian, arguments)
    }
  }

  private func zoneWords(
    _ width: ChineseGrid.Width, _ zone: Int, _ reference: SpatialReference
  ) -> [String: Argument] {
    [
      "zone": .count(zone), "meaning": .term(ReferenceWords.meaning(width, zone)),
      "remedy": .term(remedy(LayerEvidence.grids(width, zone, reference))),
    ]
  }

  private func remedy(_ grids: [ChineseGrid]) -> Bilingual {
    proposal.remedy(grids.map { ($0.definition, ReferenceWords.name($0)) })
  }

  /// The grids of a zone in the layer's own datum; in all where it says none.
  private static func grids(
    _ width: ChineseGrid.Width, _ zone: Int, _ reference: SpatialReference
  ) -> [ChineseGrid] {
    let datums = reference.datum.map { [$0 == .wgs84 ? .cgcs2000 : $0] } ?? GeodeticDatum.allCases
    return datums.compactMap { ChineseGrid(datum: $0, width: width, zone: zone, isPrefixed: true) }
  }

  private static func grids(_ form: CoordinateForm?, _ reference: SpatialReference) -> [ChineseGrid] {
    guard case .prefixed(let width, let zone, _)? = form else { return [] }
    return grids(width, zone, reference)
  }

  private static func axes(_ form: CoordinateForm?) -> [String: Argument] {
    if case .degrees? = form {
      return [
        "first": .term(Bilingual(zh: "纬度", en: "a latitude")),
        "second": .term(Bilingual(zh: "经度", en: "a longitude")),
      ]
    }
    return [
      "first": .term(Bilingual(zh: "纵坐标（北向，七位）", en: "a northing (seven digits)")),
      "second": .term(
        Bilingual(zh: "横坐标（东向，六位或带带号的八位）", en: "an easting (six digits, or eight with the zone)")),
    ]
  }

  // MARK: Single geometries

  private mutating func reportFar(_ far: FarGeometries) {
    let key = TableSchema.of(source.name.table).key.first
    let subjects = key.flatMap { source.texts($0) }
    for stray in far.found {
      add(
        .geometryFarAway, row: source.lines[stray.row], subject: subjects?[stray.row],
        [
          "kilometres": .count(stray.kilometres), "suspicion": .term(LayerEvidence.words(stray.suspicion)),
        ])
    }
  }

  private static func words(_ suspicion: FarGeometries.Suspicion) -> Bilingual {
    switch suspicion {
    case .axesSwapped:
      Bilingual(zh: "横、纵坐标对调后正好落在其余图形之间，看来颠倒了。", en: "With its axes exchanged it lies among them. ")
    case .zoneAbsent:
      Bilingual(
        zh: "横坐标前加上带号后正好落在其余图形之间，看来少了带号。", en: "With the zone number before its easting it lies among them. ")
    case .zonePrefixed:
      Bilingual(
        zh: "横坐标去掉带号后正好落在其余图形之间，看来多了带号。",
        en: "Without the zone number before its easting it lies among them. ")
    case .unknown: Bilingual(zh: "", en: "")
    }
  }
}

/// Layers of one dataset whose datums differ do not lie over each other.
enum DatumComparison {
  /// - Parameter layers: in the order of the tables; the first one is what the others are held against.
  static func issues(_ layers: [LayerEvidence.LayerDatum]) -> [Issue] {
    guard let first = layers.first else { return [] }
    return layers.filter { !$0.datum.agrees(with: first.datum) }.map { layer in
      Issue(
        .warning, .crsDatumsDiffer, table: layer.source.table.rawValue, at: layer.source.place(),
        [
          "datum": .term(Bilingual(zh: layer.datum.chineseName, en: layer.datum.name)),
          "table": .term(words(first.source.table)), "source": .text(first.source.file),
          "other": .term(Bilingual(zh: first.datum.chineseName, en: first.datum.name)),
        ])
    }
  }

  private static func words(_ table: TableName) -> Bilingual {
    switch table {
    case .parcels: Bilingual(zh: "宗地", en: "parcels")
    case .buildings: Bilingual(zh: "建筑物", en: "buildings")
    case .zones: Bilingual(zh: "园区", en: "zones")
    case .constraints: Bilingual(zh: "管控", en: "constraints")
    default: Bilingual(zh: table.rawValue, en: table.rawValue)
    }
  }
}
