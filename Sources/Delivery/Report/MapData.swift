internal import Cadastre
internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables

/// What the page's script draws and shows: parcels, who is on them, what the rules say of both.
struct MapData {
  private let judgement: Judgement
  private let language: Language
  private let shown: ShownParcels
  private let drawing: MapDrawing?
  /// Metrics that colour the map, by their place among the rules' metrics.
  private let metrics: [Int]
  private let zoneNames: ZoneNames

  init(_ judgement: Judgement, _ shown: ShownParcels, _ drawing: MapDrawing?, in language: Language) {
    self.judgement = judgement
    self.language = language
    self.shown = shown
    self.drawing = drawing
    zoneNames = ZoneNames(judgement.land)
    metrics = judgement.rules.metrics.indices.filter { index in
      guard [.parcel, .enterprise].contains(judgement.rules.metrics[index].subject),
        case .number = judgement.metrics[index]
      else { return false }
      return true
    }
  }

  private var land: LinkedLand { judgement.land }
  private var links: LinkTable? { land.years[land.year]?.links }

  /// Adds the members of the data.
  func write(to data: inout PageData) {
    var texts = TextPool()
    words(&data)
    states(&data)
    rules(&data)
    metrics(&data)
    geometry(&data)
    let enterprises = occupants()
    parcels(&data, numberOfEnterprise: enterprises.number, &texts)
    self.enterprises(&data, enterprises.rows, &texts)
    data.texts(texts.texts, "s")
  }

  // MARK: What things are called

  private func words(_ data: inout PageData) {
    data.open("{", "t")
    for (name, text) in ReportWording.all { data.text(text(language), name) }
    data.close("}")
    data.text(Message.reportByOccupant.filled([:], in: language), "byOccupant")
  }

  private func states(_ data: inout PageData) {
    data.open("[", "states")
    for state in ParcelState.allCases {
      let look = StateLook(state)
      data.open("{")
      data.text(state.label(language), "label")
      data.text(ReportWording.mark(ofState: state.rawValue)(language), "mark")
      data.text(look.fill, "fill")
      data.text(look.ink, "ink")
      data.text(look.hatch?.rawValue, "hatch")
      data.text(look.hatchColour, "line")
      data.close("}")
    }
    data.close("]")
  }

  private func rules(_ data: inout PageData) {
    let rules = judgement.rules
    data.open("[", "rules")
    for flag in rules.flags { rule(&data, flag.label, flag.citation, flag.measure, isTarget: false) }
    for standard in rules.standards {
      let metric = rules.metrics[standard.metric]
      rule(
        &data, standard.label, standard.citation, standard.measure, isTarget: standard.isTarget,
        metric: metric)
    }
    data.close("]")
  }

  private func rule(
    _ data: inout PageData, _ label: String, _ citation: Citation?, _ measure: CompiledMeasure?,
    isTarget: Bool, metric: Metric? = nil
  ) {
    data.open("{")
    data.text(label, "label")
    data.text(citation?.line, "cite")
    data.text(citation?.quote, "quote")
    data.text(measure?.action, "action")
    data.truth(isTarget, "target")
    data.text(metric?.label, "metric")
    data.text(metric?.unit.symbol, "unit")
    data.close("}")
  }

  private func metrics(_ data: inout PageData) {
    data.open("[", "metrics")
    for index in metrics {
      let metric = judgement.rules.metrics[index]
      data.open("{")
      data.text(metric.label, "label")
      data.text(metric.unit.symbol, "unit")
      data.truth(metric.subject == .enterprise, "ofEnterprise")
      data.close("}")
    }
    data.close("]")
  }

  // MARK: The map

  private func geometry(_ data: inout PageData) {
    guard let drawing else { return }
    data.open("{", "map")
    data.exact(drawing.metresPerStep, "step")
    data.truth(drawing.hasNorth, "north")
    data.counts(drawing.parcels, "g")
    data.open("[", "zones")
    for zone in drawing.zones {
      data.open("{")
      data.text(zone.name, "name")
      data.counts(zone.numbers, "g")
      data.close("}")
    }
    data.close("]")
    data.close("}")
  }

  private func parcels(
    _ data: inout PageData, numberOfEnterprise: [Int: Int], _ texts: inout TextPool
  ) {
    let rows = shown.parcels
    let names = land.parcels.column("name")
    data.open("{", "parcels")
    data.texts(rows.map { land.parcels.keys[$0] }, "id")
    data.counts(rows.map { row in texts.place(of: names.flatMap { text($0, row) }) }, "name")
    numbers(&data, rows.map { land.parcelLand[$0] }, "land")
    data.counts(rows.map { texts.place(of: zone(of: $0)) }, "zone")
    data.counts(rows.map { ParcelState.allCases.firstIndex(of: shown.states[$0]) ?? 0 }, "state")
    data.open("[", "occ")
    for row in rows { occupants(&data, of: row, numberOfEnterprise) }
    data.close("]")
    values(&data, rows, of: .parcel)
    verdicts(&data, rows, of: .parcel, &texts)
    data.close("}")
  }

  /// Pairs of an enterprise's number, negative less one where its link awaits confirmation, and its land there.
  private func occupants(_ data: inout PageData, of parcel: Int, _ numberOfEnterprise: [Int: Int]) {
    data.open("[")
    for index in links?.of(parcel: parcel).map({ $0 }) ?? [] {
      guard let link = links?.links[index], let number = numberOfEnterprise[link.enterprise] else { continue }
      data.count(link.isConfirmed ? number : -number - 1)
      data.number(link.land)
    }
    data.close("]")
  }

  private func enterprises(_ data: inout PageData, _ rows: [Int], _ texts: inout TextPool) {
    let names = land.enterprises.column("name")
    let industries = land.enterprises.column("industry")
    let areas = land.years[land.year]?.enterpriseLand
    data.open("{", "enterprises")
    data.texts(rows.map { land.enterprises.keys[$0] }, "id")
    data.counts(rows.map { row in texts.place(of: names.flatMap { text($0, row) }) }, "name")
    data.counts(rows.map { row in texts.place(of: industries.flatMap { text($0, row) }) }, "industry")
    numbers(&data, rows.map { areas?[$0] }, "land")
    values(&data, rows, of: .enterprise)
    verdicts(&data, rows, of: .enterprise, &texts)
    data.close("}")
  }

  /// Who is on the parcels shown, numbered in the order of their keys.
  private func occupants() -> (rows: [Int], number: [Int: Int]) {
    guard let links else { return ([], [:]) }
    var all: Set<Int> = []
    for parcel in shown.parcels {
      for index in links.of(parcel: parcel) { all.insert(links.links[index].enterprise) }
    }
    let rows = all.sorted()
    return (rows, Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) }))
  }

  // MARK: Columns

  private func values(_ data: inout PageData, _ rows: [Int], of subject: Subject) {
    data.open("[", "v")
    for index in metrics where judgement.rules.metrics[index].subject == subject {
      guard case .number(let column) = judgement.metrics[index] else { continue }
      numbers(&data, rows.map { column[$0] })
    }
    data.close("]")
  }

  private func verdicts(
    _ data: inout PageData, _ rows: [Int], of subject: Subject, _ texts: inout TextPool
  ) {
    let verdicts = SubjectVerdicts(judgement, of: subject, in: language)
    data.open("[", "f")
    for row in rows { verdicts.write(row, to: &data, texts: &texts) }
    data.close("]")
  }

  private func numbers(_ data: inout PageData, _ values: [Double?], _ name: String? = nil) {
    data.open("[", name)
    for value in values { data.number(value) }
    data.close("]")
  }

  private func zone(of parcel: Int) -> String? {
    guard let id = land.zoning.zoneOfParcel[parcel] else { return nil }
    return zoneNames.name(of: id)
  }

  private func text(_ column: Column, _ row: Int) -> String? {
    if case .text(let texts) = column { texts[row] } else { nil }
  }
}
