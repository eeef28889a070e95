internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables

/// What a scheme says, in the order and the words in which an office reads it.
struct GradeTable {
  let grades: SchemeGrades
  let scheme: Scheme
  let keys: [String]
  let rules: Rules
  let language: Language
  private let names: TextColumn?
  private let labels: [String: String]

  init(_ grades: SchemeGrades, of judgement: Judgement, in language: Language) {
    self.grades = grades
    self.language = language
    rules = judgement.rules
    scheme = rules.schemes[grades.scheme]
    keys = judgement.keys(of: scheme.subject)
    let subjects = scheme.subject == .parcel ? judgement.land.parcels : judgement.land.enterprises
    if case .text(let names)? = subjects.column("name") { self.names = names } else { names = nil }
    labels = Dictionary(
      rules.metrics.map { ($0.name, $0.label) } + rules.parameters.map { ($0.name, $0.label) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The scheme's label; that of holders and tenants merged says so.
  var title: String {
    grades.name == scheme.name ? scheme.label : scheme.label + GradeWording.merged(language)
  }

  // MARK: Order

  /// Everybody but those outside: by population, where the quota is per group by group, by place; then those without.
  func rows() -> [Int] {
    sorted(where: { grades.standing[$0] != .outside }, by: { Int(grades.ranks[$0]) })
  }

  /// Those with a grade. Where neither place nor score is published, the order does not tell them either.
  func publishedRows(_ publication: Publication) -> [Int] {
    let tellsPlace = publication.columns.contains("rank") || publication.columns.contains("score")
    return sorted(
      where: { grades.grades[$0] != nil },
      by: { row in tellsPlace ? Int(grades.ranks[row]) : Int(grades.grades.codes[row]) + 1 })
  }

  private func sorted(where isShown: (Int) -> Bool, by place: (Int) -> Int) -> [Int] {
    struct Entry {
      let population: Int
      let group: String
      let place: Int
      let row: Int
    }
    let entries = keys.indices.filter(isShown).map { row in
      let place = place(row)
      return Entry(
        population: grades.population(of: row) ?? .max,
        group: scheme.grades.perGroup ? group(row) ?? "" : "", place: place > 0 ? place : .max, row: row)
    }
    return entries.sorted { a, b in
      if a.population != b.population { return a.population < b.population }
      if a.group != b.group { return Identifier.precedes(a.group, b.group) }
      return a.place != b.place ? a.place < b.place : a.row < b.row
    }.map(\.row)
  }

  // MARK: Cells

  func name(_ row: Int) -> String? { names?[row] }
  func group(_ row: Int) -> String? { grades.groups[grades.leader(of: row)] }
  func population(_ row: Int) -> String? { grades.population(of: row).map { scheme.populations[$0].label } }

  /// The grade; in words where there is none.
  func grade(_ row: Int) -> String {
    if let grade = grades.grades[row] { return grade }
    let standing = grades.standing[grades.leader(of: row)]
    return (standing == .exempt ? GradeWording.exempt : GradeWording.undecided)(language)
  }

  func rank(_ row: Int) -> SheetCell {
    grades.ranks[row] > 0 ? .number(Double(grades.ranks[row])) : .blank
  }

  func note(_ row: Int) -> String {
    GradeNoteText(language, label: label).line(grades.notes(of: row, in: rules, keys: keys))
  }

  /// What readers call a column or a rule.
  func label(_ name: String) -> String {
    labels[name] ?? ColumnLabels.label(of: name)?(language) ?? name
  }

  static func figure(_ value: Double) -> SheetCell { value.isFinite ? .number(value) : .blank }
}

extension GradeTable {
  /// A published column's heading, as wide as it wants, and its cells.
  func column(_ id: String) -> (column: OfficeColumn, cell: (Int) -> SheetCell) {
    func column(
      _ heading: Bilingual, _ content: OfficeColumn.Content, _ width: Int,
      _ cell: @escaping (Int) -> SheetCell
    ) -> (OfficeColumn, (Int) -> SheetCell) {
      (OfficeColumn(heading: heading(language), content: content, width: width), cell)
    }
    switch id {
    case "rank": return column(GradeWording.rank, .centred, 9) { rank($0) }
    case "name":
      return column(Bilingual(zh: "名称", en: "Name"), .wrapped, 34) { name($0).map { .text($0) } ?? .blank }
    case "population":
      return column(GradeWording.population, .wrapped, 14) { population($0).map { .text($0) } ?? .blank }
    case "group": return column(GradeWording.group, .wrapped, 16) { group($0).map { .text($0) } ?? .blank }
    case "score":
      return column(GradeWording.score, .number(format: "#,##0.00"), 12) {
        GradeTable.figure(grades.scores[$0])
      }
    case "grade": return column(GradeWording.grade, .centred, 12) { .text(grade($0)) }
    default:
      let key = scheme.subject == .parcel ? "parcel_id" : "enterprise_id"
      let heading = ColumnLabels.label(of: key) ?? Bilingual(zh: key, en: key)
      return column(heading, .text, 23) { .text(keys[$0]) }
    }
  }
}
