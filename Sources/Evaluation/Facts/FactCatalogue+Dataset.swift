internal import Cadastre
internal import Diagnostics
public import RuleBooks
public import Tables
internal import Units

extension FactCatalogue {
  /// What rules may name for a dataset: its columns, and what linking and measuring add to them.
  public static func of(_ dataset: Dataset) -> FactCatalogue {
    of(tables: dataset.tables)
  }

  /// What rules may name when no dataset is at hand: the canonical columns.
  public static let canonical = of(tables: [:])

  private static func of(tables: [TableName: Table]) -> FactCatalogue {
    FactCatalogue(
      [
        .enterprise: enterpriseFacts(tables), .parcel: parcelFacts(tables), .zone: zoneFacts(tables),
        .project: projectFacts(nil),
      ],
      absentTables: tables.isEmpty || tables[.zones] != nil ? [:] : [.zone: TableName.zones.rawValue],
      pastGrades: tables.isEmpty ? ["grade"] : pastGrades(tables[.history]),
      absent: { name, subject in
        if subject == .parcel, let fact = constraintFact(absent: name) { return fact }
        if subject == .project { return projectFact(absent: name) }
        // Only the types known by name: a slip of the pen must not pass for a tax that nobody supplied.
        guard subject == .enterprise || subject == .parcel, ColumnLabels.label(of: name) != nil,
          let column = TableSchema.of(.figures).column(name), column.isAdditive
        else { return nil }
        return Fact(name, .number, unit: column.unit ?? .one, hasHistory: true, isPresent: false)
      })
  }

  private static func enterpriseFacts(_ tables: [TableName: Table]) -> [Fact] {
    let enterprises = tables[.enterprises]
    let figures = tables[.figures]
    let hasLinks =
      tables.isEmpty || tables[.parcels] != nil || tables[.occupancy] != nil
    var facts = [
      derived("land", .number, unit: .mu, hasHistory: true, isPresent: hasLinks),
      derived("parcels", .number, hasHistory: true, isPresent: hasLinks),
      derived("zone", .text, isPresent: hasLinks && hasZones(tables)),
      derived("enterprise_id", .text, isPresent: true),
      derived("industry_division", .text, isPresent: enterprises?.column("industry") != nil),
    ]
    facts += tenancyFacts(tables, hasLinks: hasLinks)
    facts += clauseFacts(tables)
    let (naming, dated) = figureColumns
    facts += dated.filter { figures?.column($0.name) != nil || $0.isAdditive }.map { column in
      fact(column, in: figures, hasHistory: true)
    }
    // The dated column of figures comes first, as it does when rules are worked out.
    facts += further(in: figures, .figures, hasHistory: true)
    facts += TableSchema.of(.enterprises).columns.map { fact($0, in: enterprises, hasHistory: false) }
    facts += further(in: enterprises, .enterprises, hasHistory: false)
    // 企业名称 is what the enterprises table says, not what a bureau wrote.
    facts += naming.filter { figures?.column($0.name) != nil }.map { fact($0, in: figures, hasHistory: true) }
    return facts
  }

  /// Who owns and who rents: known where occupancy rows say on what ground land is used.
  private static func tenancyFacts(_ tables: [TableName: Table], hasLinks: Bool) -> [Fact] {
    let occupancy = tables[.occupancy]
    let isPresent = hasLinks && (occupancy == nil || occupancy?.column("tenure") != nil)
    return [
      derived("owned_land", .number, unit: .mu, hasHistory: true, isPresent: isPresent),
      derived("rented_land", .number, unit: .mu, hasHistory: true, isPresent: isPresent),
      derived("rented_floor", .number, unit: .squareMetre, hasHistory: true, isPresent: isPresent),
      derived("rent_outs", .number, hasHistory: true, isPresent: isPresent),
      derived("is_tenant", .truth, hasHistory: true, isPresent: isPresent),
    ]
  }

  /// How contracts are kept: for lists, since it rests on metrics.
  private static func clauseFacts(_ tables: [TableName: Table]) -> [Fact] {
    ClauseCounts.names.map { name in
      Fact(
        name, .number, isPresent: tables[.contracts] != nil, isForLists: true,
        otherNames: [ColumnLabels.label(of: name)?.zh].compactMap(\.self))
    }
  }

  /// The columns of earlier results that may hold grades.
  private static func pastGrades(_ history: Table?) -> [String] {
    (history?.columnNames ?? []).filter { !["enterprise_id", "year"].contains($0) }
  }

  /// The columns of figures that name an enterprise, and those that say something of it.
  private static var figureColumns: (naming: [ColumnSchema], dated: [ColumnSchema]) {
    let columns = TableSchema.of(.figures).columns.filter { !["enterprise_id", "year"].contains($0.name) }
    return (
      columns.filter { TableSchema.naming.contains($0.name) },
      columns.filter { !TableSchema.naming.contains($0.name) }
    )
  }

  private static func parcelFacts(_ tables: [TableName: Table]) -> [Fact] {
    let parcels = tables[.parcels]
    let hasGeometry = parcels?.geometry != nil
    let hasCertificate = parcels?.column("certificate_area") != nil
    var facts = [
      derived("land", .number, unit: .mu, hasHistory: true, isPresent: hasGeometry || hasCertificate),
      derived("measured_m2", .number, unit: .squareMetre, isPresent: hasGeometry),
      derived("original_m2", .number, unit: .squareMetre, isPresent: hasGeometry),
      derived("certificate_m2", .number, unit: .squareMetre, isPresent: hasCertificate),
      derived("area_deviation", .number, isPresent: hasGeometry && hasCertificate),
      derived("valid", .truth, isPresent: hasGeometry),
      derived("occupants", .number, hasHistory: true, isPresent: true),
      derived("occupied_mu", .number, unit: .mu, hasHistory: true, isPresent: true),
      derived("planar_m2", .number, unit: .squareMetre, isPresent: hasGeometry),
      derived("geodesic_m2", .number, unit: .squareMetre, isPresent: hasGeometry),
      derived("survey_m2", .number, unit: .squareMetre, isPresent: hasGeometry),
      derived("land_basis", .text, isPresent: hasGeometry || hasCertificate),
      derived("overlap_m2", .number, unit: .squareMetre, isPresent: hasGeometry),
    ]
    facts += buildingFacts(tables[.buildings])
    facts += clauseFacts(tables)
    facts += constraintFacts(tables)
    if hasZones(tables) { facts.append(derived("zone", .text, isPresent: true)) }
    facts += TableSchema.of(.figures).columns.filter(\.isAdditive).map {
      fact($0, in: tables[.figures], hasHistory: true)
    }
    facts += TableSchema.of(.parcels).columns.map { fact($0, in: parcels, hasHistory: false) }
    facts += further(in: parcels, .parcels, hasHistory: false)
    if let figures = tables[.figures] {
      facts += figures.columnNames.compactMap { name in
        TableSchema.of(.figures).column(name).flatMap {
          $0.isAdditive ? fact($0, in: figures, hasHistory: true) : nil
        }
      }
    }
    return facts
  }

  /// What stands on parcels.
  private static func buildingFacts(_ buildings: Table?) -> [Fact] {
    let isPlaced = buildings?.column("parcel_id") != nil
    let hasFloors = isPlaced && buildings?.column("floor_area") != nil
    return [
      derived("buildings", .number, isPresent: isPlaced),
      derived("floor_area", .number, unit: .squareMetre, isPresent: hasFloors),
      derived(
        "counted_floor_area", .number, unit: .squareMetre,
        isPresent: hasFloors && buildings?.column("storey_height") != nil),
      derived(
        "building_footprint", .number, unit: .squareMetre, isPresent: isPlaced && buildings?.geometry != nil),
    ]
  }

  /// Area and share under each kind of constraint, and the area under those that forbid and that warn.
  private static func constraintFacts(_ tables: [TableName: Table]) -> [Fact] {
    let constraints = tables[.constraints]
    let isComparable = tables[.parcels]?.geometry != nil && constraints?.geometry != nil
    let hasEffects = isComparable && constraints?.column("effect") != nil
    let byEffect = ConstraintEffect.allCases.map { effect in
      derived(effect.column, .number, unit: .squareMetre, isPresent: hasEffects)
    }
    guard isComparable, let constraints else { return byEffect }
    return byEffect
      + ParcelConstraints.kinds(in: constraints).flatMap { kind in
        [
          derived(ConstraintColumns.area(of: kind), .number, unit: .squareMetre, isPresent: true),
          derived(ConstraintColumns.share(of: kind), .number, isPresent: true),
        ]
      }
  }

  /// A kind of constraint that no layer has is not known to be nowhere: its columns are absent.
  private static func constraintFact(absent name: String) -> Fact? {
    switch ConstraintColumns.measure(of: name) {
    case .area: Fact(name, .number, unit: .squareMetre, isPresent: false)
    case .share: Fact(name, .number, unit: .one, isPresent: false)
    case nil: nil
    }
  }

  /// Whether parcels can have a zone: stated, or by where they lie.
  static func hasZones(_ tables: [TableName: Table]) -> Bool {
    tables[.parcels]?.column("zone") != nil
      || tables[.parcels]?.geometry != nil && tables[.zones]?.geometry != nil
  }

  // MARK: One fact

  static func derived(
    _ name: String, _ kind: ColumnKind, unit: Unit = .one, hasHistory: Bool = false, isPresent: Bool
  ) -> Fact {
    Fact(
      name, kind, unit: unit, hasHistory: hasHistory, isPresent: isPresent,
      otherNames: [ColumnLabels.label(of: name)?.zh].compactMap(\.self))
  }

  static func fact(_ column: ColumnSchema, in table: Table?, hasHistory: Bool) -> Fact {
    let present = table?.column(column.name)
    let unit: Unit
    if case .number(let numbers)? = present { unit = numbers.unit } else { unit = column.unit ?? .one }
    return Fact(
      column.name, column.kind, unit: unit, hasHistory: hasHistory, isPresent: present != nil,
      otherNames: [ColumnLabels.label(of: column.name)?.zh, table?.headers[column.name]].compactMap(\.self))
  }

  /// The columns that are not canonical, and families such as the types of tax.
  static func further(in table: Table?, _ name: TableName, hasHistory: Bool) -> [Fact] {
    guard let table else { return [] }
    let canonical = Set(TableSchema.of(name).columns.map(\.name))
    return table.columnNames.filter { !canonical.contains($0) }.compactMap { column in
      guard let values = table.column(column) else { return nil }
      var unit = Unit.one
      if case .number(let numbers) = values { unit = numbers.unit }
      return Fact(
        column, values.kind, unit: unit, hasHistory: hasHistory, hasText: table.rawText(column) != nil,
        otherNames: [ColumnLabels.label(of: column)?.zh, table.headers[column]].compactMap(\.self))
    }
  }
}
