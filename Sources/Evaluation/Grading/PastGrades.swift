internal import Cadastre
internal import RuleBooks
internal import Tables

extension FactColumns {
  /// The results recorded in a column of `history` so many years back, enterprise by enterprise.
  func pastGrades(_ column: String, yearsBack: Int) -> TextColumn {
    var grades = [Int32](repeating: -1, count: land.enterprises.count)
    guard let history = land.dataset.tables[.history], let ids = history.texts("enterprise_id"),
      let years = history.numbers("year"), let texts = history.rawText(column) ?? history.texts(column)
    else { return TextColumn(missing: grades.count) }
    let year = Double(land.year - yearsBack)
    for row in 0..<history.count where years[row] == year && texts.codes[row] >= 0 {
      if let id = ids[row], let enterprise = land.enterprises.row(of: id) {
        grades[enterprise] = texts.codes[row]
      }
    }
    return TextColumn(codes: grades, texts: texts.texts)
  }

  /// The row of `history` that records a result.
  func pastRow(_ enterprise: Int, yearsBack: Int) -> Int? {
    guard let history = land.dataset.tables[.history], let ids = history.texts("enterprise_id"),
      let years = history.numbers("year")
    else { return nil }
    let key = land.enterprises.keys[enterprise]
    return (0..<history.count).last {
      years[$0] == Double(land.year - yearsBack) && ids[$0] == key
    }
  }

  /// How many years back a condition can look: to the first year with figures, and of grades to the first recorded.
  func yearsOfHistory(of formula: Formula, _ rules: Rules) -> Int {
    let figures = land.year - (land.years.keys.min() ?? land.year)
    guard rules.namesGrade(formula), let years = land.dataset.tables[.history]?.numbers("year") else {
      return figures
    }
    let first = (0..<years.count).compactMap { years[$0].flatMap { Int(exactly: $0) } }.filter { $0 > 0 }
      .min()
    return max(figures, min(200, land.year - (first ?? land.year)))
  }
}

extension ColumnEvaluator {
  /// The grades by a scheme: of the year evaluated as worked out, of earlier years as recorded.
  func grade(_ index: Int, back: Int) -> TextColumn {
    let count = facts.count(of: rules.schemes[index].subject)
    if back == 0 { return grades(index).first?.grades ?? TextColumn(missing: count) }
    guard let column = rules.schemes[index].historyColumn else { return TextColumn(missing: count) }
    let key = RuleKey(index: index, back: back)
    if let known = pastGradeCache[key] { return known }
    let grades = facts.pastGrades(column, yearsBack: back)
    pastGradeCache[key] = grades
    return grades
  }

  /// What a scheme says: its own outcome first, then what is shown beside it. Nothing where it is not judged.
  func grades(_ index: Int) -> [SchemeGrades] {
    if let known = gradeCache[index] { return known }
    let grades = rules.schemes[index].isJudged ? SchemeJudge.judge(index, self) : []
    gradeCache[index] = grades
    return grades
  }
}

extension RowInterpreter {
  func grade(_ index: Int, _ at: Cursor) -> String? {
    let scheme = rules.schemes[index]
    if at.back > 0 {
      guard scheme.subject == .enterprise, let column = scheme.historyColumn,
        let history = facts.land.dataset.tables[.history],
        let row = facts.pastRow(at.row, yearsBack: at.back)
      else { return nil }
      return history.rawText(column)?[row] ?? history.texts(column)?[row]
    }
    if let column = grades(index) { return column[at.row] }
    // A grade is won against others: there is no working it out for one subject alone.
    return ColumnEvaluator(rules: rules, facts: facts, dayOverride: dayOverride).grade(index, back: 0)[at.row]
  }
}
