/// The `names` table as it is meant: which text, a firm's name or a meter, stands for which enterprise.
///
/// A row counts where somebody confirmed it. Several confirmed rows of one text share it out by their shares.
public struct NameTable: Sendable {
  /// An enterprise a text stands for, and its part of it.
  public struct Holder: Hashable, Sendable {
    /// Its code.
    public let enterprise: String
    /// 1 where the text is its alone.
    public let share: Double

    /// An enterprise and its part.
    public init(enterprise: String, share: Double = 1) {
      self.enterprise = enterprise
      self.share = share
    }
  }

  /// A row that gives nothing, and why.
  public struct Finding: Hashable, Sendable {
    /// The row of the table.
    public let row: Int
    /// Why.
    public let kind: Kind

    /// The reasons.
    public enum Kind: Hashable, Sendable {
      /// It names an enterprise, but nobody confirmed it, nor any other row of the text.
      case unconfirmed
      /// Another row of the text was confirmed.
      case notChosen
      /// It names no enterprise, and nobody confirmed anything.
      case open
      /// It was confirmed without an enterprise.
      case confirmedWithoutEnterprise
      /// Its enterprise is not known.
      case unknownEnterprise
      /// Several rows of the text were confirmed for different enterprises, and no shares say how they share it.
      case contradictory([Int])
      /// The shares of the text are not all above 0 and 1 together.
      case badShares(sum: Double)
      /// It says what an earlier row says.
      case repeated(Int)
      /// A source named before says otherwise (contract D2).
      case conflict(Int)
    }
  }

  /// Confirmed meanings by the normal form of the text; the holders in the order of their codes, their shares 1 in
  /// all.
  public private(set) var holders: [String: [Holder]] = [:]
  /// The rows that give nothing, in the order of the table.
  public private(set) var findings: [Finding] = []

  /// How far from 1 the sum of shares may be: what is lost in writing a third as 0.333333.
  public static let tolerance = 1e-6

  private let table: Table
  private let ids: TextColumn?
  private let by: TextColumn?
  private let ticks: TruthColumn?
  private let shares: NumberColumn?

  /// What a table says.
  ///
  /// - Parameter isKnown: whether an enterprise of that code is known.
  public init(_ table: Table, isKnown: (String) -> Bool) {
    self.table = table
    ids = table.texts("enterprise_id")
    by = table.texts("confirmed_by")
    ticks = table.truths("confirmed")
    shares = table.numbers("share")
    let names = table.texts("name")
    var rows: [String: [Int]] = [:]
    for row in 0..<table.count {
      guard let name = names?[row].map(FirmName.normalised), !name.isEmpty else { continue }
      rows[name, default: []].append(row)
    }
    for (name, rows) in rows { settle(name, rows, isKnown) }
    findings.sort { $0.row < $1.row }
  }

  private func isConfirmed(_ row: Int) -> Bool { by?[row] != nil || ticks?.values[row] == .yes }

  private mutating func note(_ row: Int, _ kind: Finding.Kind) {
    findings.append(Finding(row: row, kind: kind))
  }

  // MARK: One text

  private mutating func settle(_ name: String, _ rows: [Int], _ isKnown: (String) -> Bool) {
    var chosen: [Int] = []
    var others: [Int] = []
    for row in rows {
      if let id = ids?[row], !isKnown(id) {
        note(row, .unknownEnterprise)
      } else if !isConfirmed(row) {
        others.append(row)
      } else if ids?[row] == nil {
        note(row, .confirmedWithoutEnterprise)
      } else {
        chosen.append(row)
      }
    }
    for row in others {
      note(row, !chosen.isEmpty ? .notChosen : ids?[row] == nil ? .open : .unconfirmed)
    }
    decide(name, ofFirstSource(withoutRepeated(chosen)))
  }

  /// A row that says the same as one before it is no second opinion.
  private mutating func withoutRepeated(_ rows: [Int]) -> [Int] {
    var kept: [Int] = []
    for row in rows {
      if let first = kept.first(where: { ids?[$0] == ids?[row] && shares?[$0] == shares?[row] }) {
        note(row, .repeated(first))
      } else {
        kept.append(row)
      }
    }
    return kept
  }

  /// Of sources that say different things about a text the first one counts.
  private mutating func ofFirstSource(_ rows: [Int]) -> [Int] {
    guard let first = rows.first, table.sources.count > 1 else { return rows }
    let sources = rows.map { source(of: $0) }
    let leading = sources.min() ?? 0
    let lead = zip(rows, sources).first { $0.1 == leading }?.0 ?? first
    return zip(rows, sources).compactMap { row, source in
      if source == leading { return row }
      note(row, .conflict(lead))
      return nil
    }
  }

  private func source(of row: Int) -> Int {
    table.sources.firstIndex { $0.rows.indices.contains(row) && $0.rows[row] >= 0 } ?? 0
  }

  private mutating func decide(_ name: String, _ rows: [Int]) {
    let stated = rows.map { shares?[$0] }
    guard stated.contains(where: { $0 != nil }) else {
      if rows.count == 1, let id = ids?[rows[0]] {
        holders[name] = [Holder(enterprise: id, share: 1)]
      } else {
        for row in rows { note(row, .contradictory(rows)) }
      }
      return
    }
    let parts = rows.map { Holder(enterprise: ids?[$0] ?? "", share: shares?[$0] ?? 0) }
      .sorted { Identifier.precedes($0.enterprise, $1.enterprise) }
    guard !stated.contains(nil), Set(parts.map(\.enterprise)).count == parts.count else {
      for row in rows { note(row, .contradictory(rows)) }
      return
    }
    let sum = parts.map(\.share).sorted().reduce(0, +)
    guard parts.allSatisfy({ $0.share > 0 }), abs(sum - 1) <= NameTable.tolerance else {
      for row in rows { note(row, .badShares(sum: sum)) }
      return
    }
    holders[name] = parts.count == 1 ? [Holder(enterprise: parts[0].enterprise, share: 1)] : parts
  }
}

extension NameTable {
  /// The parts of an amount, in the order of the holders. They add up to the amount: the holder of the largest share
  /// takes what the others leave, so that nothing is lost in rounding.
  public static func parts(of amount: Double, among holders: [Holder]) -> [Double] {
    guard let largest = holders.indices.max(by: { holders[$0].share < holders[$1].share }) else { return [] }
    var parts = holders.map { amount * $0.share }
    let others = parts.indices.filter { $0 != largest }.map { parts[$0] }
    parts[largest] = amount - others.reduce(0, +)
    return parts
  }
}
