internal import Cadastre
internal import Diagnostics
internal import Evaluation
internal import LandGeometry
internal import RuleBooks
internal import Units

/// `evaluation.gpkg`: the parcels on the map with all that is said of them, and every other table.
struct GeoPackageFile: Sendable {
  /// Its path in the folder.
  static let path = "evaluation.gpkg"

  private let judgement: Judgement
  private let issues: [Issue]
  private let summary: Summary

  /// The file.
  ///
  /// - Parameter issues: in the order of the report.
  static func file(_ judgement: Judgement, _ issues: [Issue], _ summary: Summary) -> DeliveredFile {
    let file = GeoPackageFile(judgement: judgement, issues: issues, summary: summary)
    return DeliveredFile(path) { place in
      try GDALSession.run(day: summary.asOf) { session in try file.write(to: place, session) }
    }
  }

  private var language: Language { summary.language }

  private func write(to place: String, _ session: GDALSession) throws {
    var package = try VectorOutput(creating: place, driver: "GPKG", options: ["VERSION=1.3"], session)
    var register = LayerRegister()
    try package.begin()
    let placement = LayerPlacement(judgement.land)
    try addParcels(to: package, placement, &register)
    try add(EnterprisesFile(judgement), to: package, &register)
    try addLinks(to: package, placement, &register)
    try add(LinksFile(judgement: judgement), to: package, &register)
    try addZones(to: package, &register)
    try add(ConstraintsFile(judgement: judgement), to: package, &register)
    try addTopology(to: package, placement, &register)
    try add(JoinFile(matches: summary.join), to: package, &register)
    try addOverlaps(to: package, placement, &register)
    try add(VerdictsFile(judgement: judgement), to: package, &register)
    try add(FlagsFile(judgement: judgement), to: package, &register)
    try add(AreaFlipsFile(judgement), to: package, &register)
    try add(BenchmarksFile(judgement: judgement), to: package, &register)
    try add(GradesFile(judgement: judgement), to: package, &register)
    try add(ScoresFile(judgement: judgement), to: package, &register)
    try add(ContractsFile(judgement: judgement, language: language), to: package, &register)
    try add(IssuesFile(issues: issues, language: language), to: package, &register)
    try addLists(to: package, &register)
    try StyleTable.write(register, in: language, day: summary.asOf, to: package)
    for statement in SchemaTables.statements(register, in: language) { try package.execute(statement) }
    try package.commit()
    try package.close()
  }

  // MARK: Tables

  private func add(
    _ table: some OutputTable, named name: String? = nil, title: String? = nil,
    to package: borrowing VectorOutput, _ register: inout LayerRegister
  ) throws {
    let columns = table.columns
    let layer = register.add(
      name ?? table.name, columns, title: title ?? Wording.outputTable(table.name)(language), .table)
    var writer = try package.addLayer(layer.name, layer.fields, options: layer.options)
    try table.writeRows(to: &writer)
  }

  private func addLists(to package: borrowing VectorOutput, _ register: inout LayerRegister) throws {
    let tables = judgement.lists.map { ListTable($0, in: language) }
    let names = FieldNames.distinct(tables.map(\.name), reserved: [])
    try add(ListIndex(lists: summary.lists, tables: names), to: package, &register)
    for (table, (name, list)) in zip(tables, zip(names, summary.lists)) {
      try add(table, named: name, title: "\(list.title) [\(list.name)]", to: package, &register)
    }
  }

  // MARK: Layers

  private func addParcels(
    to package: borrowing VectorOutput, _ placement: LayerPlacement, _ register: inout LayerRegister
  ) throws {
    let table = ParcelLayer(judgement, in: language)
    let shapes = placement.shapes
    for (number, rows) in placement.rows.enumerated() {
      let layer = register.add(
        LayerPlacement.name("parcels", number), table.columns,
        title: LayerPlacement.name(Wording.outputTable("parcels")(language), number),
        shapes == nil ? .table : .parcels)
      var writer = try package.addLayer(
        layer.name, layer.fields, placement.geometry(number), options: layer.options)
      var polygons = ParcelPolygons(shapes)
      for row in rows {
        table.write(row, to: &writer)
        if shapes != nil { try writer.geometry(polygons.wkb(row)) }
        try writer.endRow()
      }
    }
  }

  private func addOverlaps(
    to package: borrowing VectorOutput, _ placement: LayerPlacement, _ register: inout LayerRegister
  ) throws {
    guard let shapes = placement.shapes else {
      return try add(OverlapsFile(judgement: judgement), to: package, &register)
    }
    let table = OverlapsFile(judgement: judgement)
    let pairs = judgement.land.overlaps?.pairs ?? []
    for number in placement.rows.indices {
      let own = pairs.filter { shapes.system(of: $0.first) == number }
      if number > 0, own.isEmpty { continue }
      let layer = register.add(
        LayerPlacement.name("overlaps", number), table.columns,
        title: LayerPlacement.name(Wording.outputTable("overlaps")(language), number), .outlined)
      var writer = try package.addLayer(
        layer.name, layer.fields, placement.geometry(number), options: layer.options)
      var polygons = ParcelPolygons(shapes)
      for (pair, common) in zip(own, shapes.common(own)) {
        table.write(pair, to: &writer)
        try writer.geometry(polygons.plain(common))
        try writer.endRow()
      }
    }
  }

  private func addZones(
    to package: borrowing VectorOutput, _ register: inout LayerRegister
  ) throws {
    let table = ZonesFile(judgement)
    guard let outlines = judgement.land.zoning.outlines, outlines.onlySystem.isOnly else {
      return try add(table, to: package, &register)
    }
    let layer = register.add(
      table.name, table.columns, title: Wording.outputTable(table.name)(language), .zones)
    var writer = try package.addLayer(
      layer.name, layer.fields, .multiPolygon(reference: outlines.onlySystem.definition),
      options: layer.options)
    var polygons = MultiPolygonWriter()
    try table.writeRows(to: &writer) { polygons.write(outlines.wkb($0)) }
  }

  private func addTopology(
    to package: borrowing VectorOutput, _ placement: LayerPlacement, _ register: inout LayerRegister
  ) throws {
    guard let shapes = placement.shapes else {
      return try add(TopologyFile(judgement: judgement), to: package, &register)
    }
    let table = TopologyLayers(judgement, in: language)
    func addFindings(
      _ name: String, _ number: Int, _ role: LayerRegister.Role, _ geometry: LayerGeometry,
      _ rows: [TopologyFinding], shape: (TopologyFinding) -> [UInt8]?
    ) throws {
      if number > 0, rows.isEmpty { return }
      let layer = register.add(
        LayerPlacement.name(name, number), table.columns,
        title: LayerPlacement.name(Wording.outputTable(name)(language), number), role)
      var writer = try package.addLayer(layer.name, layer.fields, geometry, options: layer.options)
      for finding in rows {
        table.write(finding, to: &writer)
        try writer.geometry(shape(finding))
        try writer.endRow()
      }
    }
    for number in placement.rows.indices {
      let all = table.findings(in: number, of: shapes)
      try addFindings(
        "topology", number, .findings, placement.points(number), all, shape: TopologyLayers.point)
      var polygons = ParcelPolygons(shapes)
      try addFindings(
        "topology_areas", number, .outlined, placement.geometry(number), all.filter { $0.outline != nil }
      ) { polygons.plain($0.outline) }
    }
  }

  /// Which parcels and enterprises belong together, by the numbers of their rows: what map programs follow from one
  /// to the other.
  private func addLinks(
    to package: borrowing VectorOutput, _ placement: LayerPlacement, _ register: inout LayerRegister
  ) throws {
    let links = judgement.land.years[judgement.land.year]?.links.links ?? []
    let columns = [OutputColumn("base_id", .count), OutputColumn("related_id", .count)]
    for number in placement.rows.indices {
      let name = "\(LayerPlacement.name("parcels", number))_enterprises"
      let layer = register.add(
        name, columns, title: name,
        .mapping(base: LayerPlacement.name("parcels", number), related: "enterprises"))
      var writer = try package.addLayer(layer.name, layer.fields, options: layer.options)
      for link in links {
        guard let (layer, row) = placement.place[link.parcel], layer == number else { continue }
        writer.count(row)
        writer.count(link.enterprise + 1)
        try writer.endRow()
      }
    }
  }
}
