internal import Tables

/// How a sheet would read as one table: which of its columns would be which.
struct TableFit {
  let table: TableName
  /// The canonical columns and where they stand in the sheet.
  private(set) var columns: [String: Int] = [:]
  /// Columns found by what is in them or chosen against the order of the sheet: the manifest must state them.
  private(set) var stated: Set<String> = []
  /// Further columns whose headers mean the same, by canonical name.
  private(set) var rivals: [String: [Int]] = [:]
  /// Headers of figures with a year in them, by year and canonical name.
  private(set) var yearly: [Int: [String: Int]] = [:]
  /// Figures that only neighbouring columns show.
  private(set) var neighbours: FoundNeighbours?
  /// How well the headers fit: a word that only this table knows counts one, one that three know a third.
  private(set) var score = 0.0

  init(_ table: TableName, _ sheet: FoundSheet) {
    self.table = table
    if table == .figures { yearly = YearHeader.columns(of: sheet) }
    let ofYears = Set(yearly.values.flatMap(\.values))
    for column in sheet.headers.indices where !ofYears.contains(column) {
      guard let name = sheet.meanings[column][table] else { continue }
      if columns[name] == nil { columns[name] = column } else { rivals[name, default: []].append(column) }
    }
    for name in rivals.keys.sorted() { settle(name, sheet) }
    findKeysByContents(sheet)
    if table == .names { findNames(sheet) }
    if table == .figures {
      let found = FoundNeighbours(sheet)
      for (name, column) in found.amounts where columns[name] == nil { columns[name] = column }
      neighbours = found
    }
    score =
      columns.reduce(0) { $0 + TableFit.weight(of: $1.value, sheet) } + Double(ofYears.count)
      + Double(neighbours?.used.subtracting(columns.values).count ?? 0)
  }

  func has(_ name: String) -> Bool { columns[name] != nil }

  /// The canonical names it has, in the order of the sheet.
  var names: [String] {
    columns.sorted { $0.value != $1.value ? $0.value < $1.value : $0.key < $1.key }.map(\.key)
  }

  /// Amounts of a year, such as tax.
  var amounts: [String] {
    names.filter { TableSchema.of(table).column($0)?.isAdditive == true }
      + yearly.keys.sorted().flatMap { yearly[$0, default: [:]].keys.sorted() }
  }

  private static func weight(of column: Int, _ sheet: FoundSheet) -> Double {
    let known = sheet.meanings[column].count
    return known == 0 ? 1 : 1 / Double(known)
  }

  /// Of several columns with one meaning: for a code the one that holds such codes, else the first with anything in it.
  private mutating func settle(_ name: String, _ sheet: FoundSheet) {
    guard let first = columns[name], let others = rivals[name] else { return }
    let filled = ([first] + others).filter { !sheet.isEmpty($0) }
    guard let content = TableSchema.of(table).column(name)?.content else { return }
    let best = filled.first { column in
      switch content {
      case .identifier: sheet.contents(of: column).areCreditCodes
      case .parcelIdentifier: sheet.contents(of: column).areParcelCodes
      default: true
      }
    }
    rivals[name] = filled.count > 1 ? filled.filter { $0 != best ?? first } : nil
    guard let best, best != first else { return }
    columns[name] = best
    stated.insert(name)
  }

  /// In a table of names the one column of words that nothing else knows holds them.
  private mutating func findNames(_ sheet: FoundSheet) {
    guard columns["name"] == nil, columns["enterprise_id"] != nil else { return }
    let found = sheet.headers.indices.filter { column in
      !sheet.headers[column].isEmpty && sheet.meanings[column].isEmpty && sheet.contents(of: column).areWords
    }
    guard found.count == 1, let column = found.first else { return }
    columns["name"] = column
    stated.insert("name")
  }

  /// A code without a header that says so is known by its cells, where only one column has such.
  private mutating func findKeysByContents(_ sheet: FoundSheet) {
    for schema in TableSchema.of(table).columns where columns[schema.name] == nil {
      guard ["enterprise_id", "parcel_id"].contains(schema.name) else { continue }
      let taken = Set(columns.values)
      let found = sheet.headers.indices.filter { column in
        guard !taken.contains(column), !sheet.headers[column].isEmpty, sheet.meanings[column].isEmpty else {
          return false
        }
        let contents = sheet.contents(of: column)
        return schema.name == "parcel_id" ? contents.areParcelCodes : contents.areCreditCodes
      }
      guard found.count == 1, let column = found.first else { continue }
      columns[schema.name] = column
      stated.insert(schema.name)
    }
  }
}

/// Headers such as 2021年税收: a figure with its year.
enum YearHeader {
  /// By year and canonical name the columns of a sheet whose headers are a year and a known name.
  static func columns(of sheet: FoundSheet) -> [Int: [String: Int]] {
    var found: [Int: [String: Int]] = [:]
    for (column, header) in sheet.headers.enumerated() {
      guard let (year, rest) = split(header.shown) else { continue }
      let text = HeaderText(rest)
      let plain = text.forms.lazy.map { HeaderGuess.withoutOrnament($0.name) }
      guard
        let name = FoundSheet.meaning(of: text, in: .figures)
          ?? plain.compactMap({ AliasCatalogue.standard.canonical($0, in: .figures) }).first,
        TableSchema.of(.figures).column(name)?.isAdditive == true, found[year]?[name] == nil
      else { continue }
      found[year, default: [:]][name] = column
    }
    return found
  }

  private static let ornaments: Set<Character> = ["_", "-", ":", "：", "·", ".", " "]

  /// The year in a header and what is left without it; nil where there is none, or several.
  static func split(_ header: String) -> (year: Int, rest: String)? {
    guard let year = YearWord.only(in: header), let range = header.firstRange(of: String(year)) else {
      return nil
    }
    var rest = header[range.upperBound...]
    for ending in ["年度", "年"] where rest.hasPrefix(ending) {
      rest = rest.dropFirst(ending.count)
      break
    }
    // In a header of two lines the year stands behind the name: 产值_2022年.
    let text = Substring(header[..<range.lowerBound] + rest).drop { ornaments.contains($0) }
    let plain = text.reversed().drop { ornaments.contains($0) }.reversed()
    return plain.isEmpty ? nil : (year, String(plain))
  }
}

/// Years in texts such as 2021年规上企业.
enum YearWord {
  /// The years a text names, in its order, each once.
  static func all(in text: String) -> [Int] {
    let folded = CellText.inOneWidth(text)
    var years: [Int] = []
    for digits in folded.split(whereSeparator: { !("0"..."9").contains($0) }) {
      // 20211231 is a day of a year.
      guard digits.count == 4 || digits.count == 8 || digits.count == 6, let year = Int(digits.prefix(4)),
        (1990...2099).contains(year)
      else { continue }
      if !years.contains(year) { years.append(year) }
    }
    return years
  }

  /// The year a text names, where it names one only.
  static func only(in text: String) -> Int? {
    let years = all(in: text)
    return years.count == 1 ? years.first : nil
  }
}
