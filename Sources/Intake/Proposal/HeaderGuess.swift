internal import Diagnostics
internal import Tables

/// What a header that no alias knows may mean: by a known name inside it or near to it, and by what its cells hold.
struct HeaderGuess {
  let column: Int
  /// The canonical column it may be.
  let canonical: String
  /// Whether it is evident: the known name with nothing but ornament around it.
  let isEvident: Bool

  /// Guesses for the columns of a sheet that mean nothing in any of its tables, one at most for each canonical column
  /// the table still lacks.
  static func guesses(for fit: TableFit, in sheet: FoundSheet, taken: Set<Int>) -> [HeaderGuess] {
    var found: [String: HeaderGuess] = [:]
    for (column, header) in sheet.headers.enumerated() where !taken.contains(column) && !header.isEmpty {
      guard let guess = guess(column, header, fit, sheet) else { continue }
      if let other = found[guess.canonical], other.isEvident || !guess.isEvident { continue }
      found[guess.canonical] = guess
    }
    return found.values.sorted { $0.column < $1.column }
  }

  private static func guess(
    _ column: Int, _ header: HeaderText, _ fit: TableFit, _ sheet: FoundSheet
  ) -> HeaderGuess? {
    let table = fit.table
    let names = header.forms.map(\.name)
    func fits(_ canonical: String) -> Bool {
      guard !fit.has(canonical), !fit.yearly.values.contains(where: { $0[canonical] != nil }),
        let schema = TableSchema.of(table).column(canonical)
      else { return false }
      // Months and years are numbers alike.
      return canonical != "year" && sheet.contents(of: column).fit(schema.content)
    }
    for name in names {
      if let canonical = AliasCatalogue.standard.canonical(withoutOrnament(name), in: table), fits(canonical)
      {
        return HeaderGuess(column: column, canonical: canonical, isEvident: true)
      }
    }
    guard let name = names.last, !derived.contains(where: { name.contains($0) }) else { return nil }
    let known = AliasCatalogue.standard.known(in: table)
    let near = NearName.of(name, among: known.filter { $0.count >= 3 }) ?? contained(in: name, known)
    guard let near, let canonical = AliasCatalogue.standard.canonical(near, in: table), fits(canonical) else {
      return nil
    }
    return HeaderGuess(column: column, canonical: canonical, isEvident: false)
  }

  /// The longest known name of at least three characters that a header contains.
  private static func contained(in name: String, _ known: [String]) -> String? {
    known.filter { $0.count >= 3 && name.contains($0) && $0.unicodeScalars.contains { $0.value > 0x2E80 } }
      .max { ($0.count, $1) < ($1.count, $0) }
  }

  private static let before = ["本年度", "本年", "当年", "全年", "年度", "本期", "1-12月", "企业"]
  private static let after = ["合计", "总计", "总额", "金额", "情况", "数据"]

  /// A name without words around it that do not change what it is.
  static func withoutOrnament(_ name: String) -> String {
    var text = name[...]
    if let word = before.first(where: { text.hasPrefix($0) && text.count > $0.count }) {
      text = text.dropFirst(word.count)
    }
    if let word = after.first(where: { text.hasSuffix($0) && text.count > $0.count }) {
      text = text.dropLast(word.count)
    }
    return String(text)
  }

  /// Words that make something else of a figure: a change, a share, a plan, the figure of another year.
  private static let derived = [
    "同比", "增幅", "增长", "增速", "增减", "率", "亩均", "单位", "上年", "去年", "上期", "同期", "计划", "目标", "每", "人均", "比", "排名",
    "预计", "应缴", "应纳", "欠", "减免", "免抵", "退", "/", "备注", "说明",
  ]
}
