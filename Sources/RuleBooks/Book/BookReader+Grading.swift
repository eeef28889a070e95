internal import Diagnostics
internal import Documents
internal import Units

/// Reads `grading:`.
extension BookReader {
  mutating func scheme(_ id: SourcedText, _ map: inout MappingReader) -> SchemeItem? {
    let label = map.text("label", into: &refusals)?.text ?? id.text
    let subject = subject(&map)
    let populations = entries(&map, "populations") { $0.population(&$1) }
    let groups = inside(&map, "groups") { reader, groups -> GroupsItem? in
      GroupsItem(
        keys: reader.texts(&groups, "by"), atLeast: groups.text("at_least", into: &reader.refusals),
        otherwise: groups.text("otherwise", into: &reader.refusals))
    }
    let tenants = tenants(&map)
    let companies = map.text("companies", into: &refusals)
    let tax = inside(&map, "tax") { $0.tax(&$1) }
    let exemptions = entries(&map, "exempt") { $0.exemption(&$1) }
    let indicators = indicators(&map)
    let factor = map.text("factor", into: &refusals)
    let adjustments = adjustments(&map)
    let vetoes = entries(&map, "veto") { $0.veto(&$1) }
    let citation = citation(&map)
    let note = map.text("note", into: &refusals)?.text
    let publication = publication(&map, of: id.text, columns: SchemeItem.publishable)
    guard let gradesNode = map.node("grades"),
      var inner = MappingReader(gradesNode, of: "grades", into: &refusals)
    else {
      if map.node("grades") == nil { refuse(.keyMissing, at: map.place, ["key": "grades"]) }
      return nil
    }
    let grades = grades(&inner)
    inner.refuseOthers(into: &refusals)
    guard let indicators else { return nil }
    return SchemeItem(
      id: id, label: label, subject: subject, populations: populations, groups: groups, tenants: tenants,
      companies: companies, tax: tax, exemptions: exemptions, indicators: indicators, factor: factor,
      adjustments: adjustments, vetoes: vetoes, grades: grades, citation: citation, note: note,
      publication: publication)
  }

  // MARK: Walking

  /// The mapping under a key, read to its end.
  private mutating func inside<Item>(
    _ map: inout MappingReader, _ key: String, _ read: (inout BookReader, inout MappingReader) -> Item?
  ) -> Item? {
    guard let node = map.node(key), var inner = MappingReader(node, of: key, into: &refusals) else {
      return nil
    }
    let item = read(&self, &inner)
    inner.refuseOthers(into: &refusals)
    return item
  }

  /// The mappings of a list, each read to its end.
  private mutating func entries<Item>(
    _ map: inout MappingReader, _ key: String, _ read: (inout BookReader, inout MappingReader) -> Item?
  ) -> [Item] {
    map.list(key).compactMap { node in
      guard var inner = MappingReader(node, of: key, into: &refusals) else { return nil }
      let item = read(&self, &inner)
      inner.refuseOthers(into: &refusals)
      return item
    }
  }

  private mutating func word<Word: RawRepresentable & CaseIterable>(
    _ map: inout MappingReader, _ key: String, otherwise: Word
  ) -> Word where Word.RawValue == String {
    map.text(key, into: &refusals).flatMap { word($0, Word.self) } ?? otherwise
  }

  // MARK: Parts

  private mutating func population(_ map: inout MappingReader) -> PopulationItem? {
    let id = map.requiredText("id", into: &refusals)
    let label = map.text("label", into: &refusals)?.text
    let condition = map.text("where", into: &refusals)
    guard let id else { return nil }
    if id.text.isEmpty || !id.text.allSatisfy({ $0.isNamePart }) {
      refuse(.itemIDMalformed, at: id.place, ["id": .text(id.text)])
    }
    return PopulationItem(id: id, label: label ?? id.text, condition: condition)
  }

  /// One word, or a mapping with `as`.
  private mutating func tenants(_ map: inout MappingReader) -> TenantsItem? {
    guard let node = map.node("tenants") else { return nil }
    if let text = node.text {
      return word(text, TenantTreatment.self).map {
        TenantsItem(treatment: $0, except: nil, population: nil, atLeast: nil, place: text.place)
      }
    }
    return inside(&map, "tenants") { reader, inner in
      let treatment = inner.requiredText("as", into: &reader.refusals)
        .flatMap { reader.word($0, TenantTreatment.self) }
      let id = inner.text("id", into: &reader.refusals)
      let label = inner.text("label", into: &reader.refusals)
      let except = inner.text("except", into: &reader.refusals)
      let atLeast = inner.text("at_least", into: &reader.refusals)
      return treatment.map { treatment in
        TenantsItem(
          treatment: treatment, except: except,
          population: id.map { PopulationItem(id: $0, label: label?.text ?? $0.text, condition: nil) },
          atLeast: atLeast, place: inner.place)
      }
    }
  }

  private mutating func tax(_ map: inout MappingReader) -> TaxItem? {
    let id = map.text("id", into: &refusals) ?? SourcedText("counted_tax", at: map.place, start: nil)
    let label = map.text("label", into: &refusals)?.text ?? "评价税收"
    let include = texts(&map, "include")
    let exclude = texts(&map, "exclude")
    let addBack = texts(&map, "add_back")
    var blankIsZero = false
    if let blank = map.text("missing", into: &refusals) {
      if blank.text == "zero" {
        blankIsZero = true
      } else if blank.text != "unknown" {
        refuse(
          .unknownWord, at: blank.place,
          ["word": .text(blank.text), "known": .list(["unknown", "zero"])],
          suggestion: NearName.of(blank.text, among: ["unknown", "zero"]))
      }
    }
    if !include.isEmpty, !exclude.isEmpty { refuse(.taxIncludedAndExcluded, at: map.place) }
    return TaxItem(
      id: id, label: label, include: include, exclude: exclude, addBack: addBack, blankIsZero: blankIsZero)
  }

  private mutating func validity(_ map: inout MappingReader) -> ValidityItem {
    ValidityItem(from: map.text("from", into: &refusals), to: map.text("to", into: &refusals))
  }

  private mutating func exemption(_ map: inout MappingReader) -> ExemptionItem? {
    let condition = map.requiredText("where", into: &refusals)
    let grade = map.text("grade", into: &refusals)?.text
    let because = map.text("because", into: &refusals)?.text
    let validity = validity(&map)
    let citation = citation(&map)
    return condition.map {
      ExemptionItem(condition: $0, grade: grade, because: because, validity: validity, citation: citation)
    }
  }

  // MARK: Indicators

  private mutating func indicators(_ map: inout MappingReader) -> IndicatorsItem? {
    guard let node = map.node("indicators") else {
      refuse(.keyMissing, at: map.place, ["key": "indicators"])
      return nil
    }
    guard case .mapping = node.content else {
      return .shared(entries(&map, "indicators") { $0.indicator(&$1) })
    }
    return inside(&map, "indicators") { reader, inner in
      .byPopulation(
        inner.all.map { entry in
          (entry.key, reader.entries(&inner, entry.key.text) { $0.indicator(&$1) })
        })
    }
  }

  private mutating func indicator(_ map: inout MappingReader) -> IndicatorItem? {
    let metric = map.requiredText("metric", into: &refusals)
    let weight = map.requiredText("weight", into: &refusals)
    let form = map.requiredText("score", into: &refusals).flatMap { word($0, ScoringForm.self) }
    let circle: Circle = word(&map, "of", otherwise: .population)
    let base = base(&map)
    let bounds = ["cap", "floor", "at_most", "at_least", "low", "high", "equal"]
      .map { map.text($0, into: &refusals) }
    let missing = missing(&map)
    guard let metric, let weight, let form else { return nil }
    return IndicatorItem(
      metric: metric, weight: weight, form: form, circle: circle, base: base, cap: bounds[0],
      floor: bounds[1], atMost: bounds[2], atLeast: bounds[3], low: bounds[4], high: bounds[5],
      equal: bounds[6], missing: missing, place: map.place)
  }

  /// An expression, expressions by date, or how it is worked out.
  private mutating func base(_ map: inout MappingReader) -> BaseItem? {
    guard let node = map.node("base") else { return nil }
    let keys = ["of", "as", "year", "times"]
    guard case .mapping(let written) = node.content, written.contains(where: { keys.contains($0.key.text) })
    else { return threshold(&map, "base").map(BaseItem.given) }
    return inside(&map, "base") { reader, inner in
      .computed(
        ComputedBaseItem(
          circle: reader.word(&inner, "of", otherwise: .population),
          statistic: reader.word(&inner, "as", otherwise: .weightedMean),
          year: reader.word(&inner, "year", otherwise: .this),
          times: inner.text("times", into: &reader.refusals), place: inner.place))
    }
  }

  private mutating func missing(_ map: inout MappingReader) -> MissingItem {
    guard let node = map.node("missing") else { return .ungraded }
    if case .mapping = node.content {
      let points = inside(&map, "missing") { $1.requiredText("penalty", into: &$0.refusals) }
      return points.map(MissingItem.penalty) ?? .ungraded
    }
    let known = ["ungraded", "zero", "population_mean", "reweigh", "{penalty: …}"]
    guard let text = map.text("missing", into: &refusals) else { return .ungraded }
    switch text.text {
    case "ungraded": return .ungraded
    case "zero": return .zero
    case "population_mean": return .populationMean
    case "reweigh": return .reweigh
    default:
      refuse(
        .unknownWord, at: text.place, ["word": .text(text.text), "known": .list(known)],
        suggestion: NearName.of(text.text, among: known))
      return .ungraded
    }
  }

  // MARK: Bonuses and vetoes

  /// A list, or a mapping with bounds and the list under `items`.
  private mutating func adjustments(_ map: inout MappingReader) -> AdjustmentsItem {
    let none = AdjustmentsItem(items: [], atMost: nil, atLeast: nil)
    guard let node = map.node("adjust") else { return none }
    if case .sequence = node.content {
      return AdjustmentsItem(items: entries(&map, "adjust") { $0.adjustment(&$1) }, atMost: nil, atLeast: nil)
    }
    return inside(&map, "adjust") { reader, inner in
      AdjustmentsItem(
        items: reader.entries(&inner, "items") { $0.adjustment(&$1) },
        atMost: inner.text("at_most", into: &reader.refusals),
        atLeast: inner.text("at_least", into: &reader.refusals))
    } ?? none
  }

  private mutating func adjustment(_ map: inout MappingReader) -> AdjustmentItem? {
    let points = map.requiredText("points", into: &refusals)
    let item = points.map { points in
      AdjustmentItem(
        condition: map.text("where", into: &refusals), points: points,
        atMost: map.text("at_most", into: &refusals), atLeast: map.text("at_least", into: &refusals),
        because: map.text("because", into: &refusals)?.text, validity: validity(&map),
        citation: citation(&map))
    }
    return item
  }

  private mutating func veto(_ map: inout MappingReader) -> VetoItem? {
    let condition = map.requiredText("where", into: &refusals)
    let effects: [VetoEffectItem] = [
      map.text("grade", into: &refusals).map(VetoEffectItem.grade),
      map.text("down", into: &refusals).map(VetoEffectItem.down),
      map.text("at_best", into: &refusals).map(VetoEffectItem.atBest),
    ].compactMap(\.self)
    let because = map.text("because", into: &refusals)?.text
    let validity = validity(&map)
    let citation = citation(&map)
    guard effects.count == 1, let effect = effects.first else {
      refuse(.vetoWithoutEffect, at: map.place)
      return nil
    }
    return condition.map {
      VetoItem(condition: $0, effect: effect, because: because, validity: validity, citation: citation)
    }
  }

  // MARK: Grades

  private mutating func grades(_ map: inout MappingReader) -> GradesItem {
    let quota = labelled(&map, "quota")
    let thresholds = labelled(&map, "at_least")
    if quota.isEmpty, thresholds.isEmpty { refuse(.gradesUndefined, at: map.place) }
    let per: Circle = word(&map, "per", otherwise: .population)
    return GradesItem(
      quota: quota.map { ($0, $1) }, thresholds: thresholds.map { ($0, $1) },
      otherwise: map.text("otherwise", into: &refusals), perGroup: per == .group,
      rounding: word(&map, "rounding", otherwise: .halfUp), ties: word(&map, "ties", otherwise: .better),
      needs: entries(&map, "needs") { $0.gradeCondition(&$1, withScore: false) },
      only: entries(&map, "only") { $0.gradeCondition(&$1, withScore: true) }, place: map.place)
  }

  /// `[{A: 20%}, {B: 60%}]` or `{A: 20%, B: 60%}`: grades, the best first, each with a number.
  private mutating func labelled(
    _ map: inout MappingReader, _ key: String
  ) -> [(SourcedText, SourcedText)] {
    var pairs: [(SourcedText, SourcedText)] = []
    for node in map.list(key) {
      guard let inner = MappingReader(node, of: key, into: &refusals) else { continue }
      for entry in inner.all {
        guard let text = entry.value.text, !entry.value.isNull else {
          refuse(.textExpected, at: entry.value.place, ["key": .text(entry.key.text)])
          continue
        }
        if pairs.contains(where: { $0.0.text == entry.key.text }) {
          refuse(.gradeTwice, at: entry.key.place, ["grade": .text(entry.key.text)])
        }
        pairs.append((entry.key, text))
      }
    }
    return pairs
  }

  private mutating func gradeCondition(
    _ map: inout MappingReader, withScore: Bool
  ) -> GradeConditionItem? {
    let grade = map.requiredText("grade", into: &refusals)
    let below = withScore ? map.text("below", into: &refusals) : nil
    let condition = map.text("where", into: &refusals)
    let because = map.text("because", into: &refusals)?.text
    let citation = citation(&map)
    if condition == nil, below == nil { refuse(.keyMissing, at: map.place, ["key": "where"]) }
    return grade.map {
      GradeConditionItem(
        grade: $0, condition: condition, below: below, because: because, citation: citation)
    }
  }
}
