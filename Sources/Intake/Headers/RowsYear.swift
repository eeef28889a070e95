internal import Diagnostics
internal import Tables

/// The year the rows of a source are of, as far as headers, the sheet's name and the title say it.
struct RowsYear {
  /// The year that headers may state; columns of other years are kept under their header.
  let accepted: Int?
  /// The year all rows are taken for; nil where a column says it.
  let assumed: Int?

  /// - Parameters:
  ///   - meanings: what the headers mean, and the years they state.
  ///   - years: what stands in the column of years, nil where there is none.
  ///   - sheet: the sheet's name.
  ///   - evaluated: the year evaluated.
  init(
    meanings: [(column: String, year: Int?)], keys: [String], years: Set<String>?, sheet: String?,
    evaluated: Int
  ) {
    let facts = meanings.filter { !keys.contains($0.column) }
    let stated = Set(facts.compactMap(\.year))
    if let years {
      let found = Set(years.map { YearText.read($0).known.map { Int($0) } })
      accepted = stated.count == 1 && found.isSubset(of: [stated.first]) ? stated.first : nil
      assumed = nil
      return
    }
    let ofSheet = sheet.flatMap { YearText.read($0).known.map { Int($0) } }
    let isAllOfOne = stated.count == 1 && facts.allSatisfy { $0.year != nil }
    assumed = ofSheet ?? (isAllOfOne ? stated.first : nil) ?? evaluated
    accepted = assumed
  }

  /// The year that the manifest states for a source.
  init(stated year: Int) {
    accepted = year
    assumed = year
  }

  /// Warns where the title speaks of one year and the rows are taken for another.
  func titleIssue(_ titleYears: Set<Int>, _ source: SourceName) -> Issue? {
    guard let assumed, titleYears.count == 1, let stated = titleYears.first, stated != assumed else {
      return nil
    }
    return Issue(
      .warning, .titleYear, table: source.table.rawValue, at: source.place(),
      ["stated": .count(stated), "year": .count(assumed)])
  }
}

extension Reading {
  /// The value, if there is one.
  var known: Value? {
    if case .value(let value) = self { value } else { nil }
  }
}
