internal import Glibc

/// Finds the firms whose names are nearest to one that nobody bears.
///
/// Nearness is the mean of two measures of the names without their legal form: how many pairs of neighbouring
/// characters they share, each pair weighing the more the fewer firms have it, so that 湘潭 and 机械 count for little
/// where every second firm is called so; and how few characters differ. It is 1 only for equal names.
public struct NearNames: Sendable {
  /// A firm whose name is near.
  public struct Candidate: Hashable, Sendable {
    /// Its place among the firms of the register.
    public let firm: Int
    /// From 0 to 1, in steps of 0.01; 1 is the same name.
    public let nearness: Double
    /// What tells the names apart.
    public let difference: NameDifference
    /// The former name that is near, where it is not the present one.
    public let formerName: String?
  }

  private let entries: [FirmRegister.Entry]
  private let cores: [NameCore]
  /// Per pair of characters the entries that have it.
  private let postings: [UInt64: [Int32]]
  /// Per entry what its pairs weigh together.
  private let weights: [Double]

  /// Nothing below is worth a look.
  public static let threshold = 0.5
  /// The rarest pairs of a name are looked up until they have led to so many entries.
  private static let entriesLookedAt = 1500
  /// So many of those that share most are compared character by character.
  private static let entriesCompared = 40

  /// An index of the names of a register.
  public init(_ register: FirmRegister) {
    entries = register.entries
    cores = register.entries.map { NameCore($0.normal) }
    var postings: [UInt64: [Int32]] = [:]
    for (index, core) in cores.enumerated() {
      for pair in Set(core.pairs) { postings[pair, default: []].append(Int32(index)) }
    }
    self.postings = postings
    let count = entries.count
    weights = cores.map { core in
      core.pairs.map { NearNames.weight(postings[$0]?.count ?? 0, of: count) }.reduce(0, +)
    }
  }

  /// The nearest firms, the nearest first, equally near ones by their codes; each firm once.
  public func candidates(for name: String, limit: Int = 3) -> [Candidate] {
    let normal = FirmName.normalised(name)
    let core = NameCore(normal)
    guard !core.characters.isEmpty else { return [] }
    let weights = core.pairs.map { NearNames.weight(postings[$0]?.count ?? 0, of: entries.count) }
    var best: [Int: Candidate] = [:]
    for index in alike(core, weights) {
      let candidate = compare(normal, core, weights, with: index)
      guard candidate.nearness >= NearNames.threshold else { continue }
      if let known = best[candidate.firm], known.nearness >= candidate.nearness { continue }
      best[candidate.firm] = candidate
    }
    let sorted = best.values.sorted {
      $0.nearness != $1.nearness ? $0.nearness > $1.nearness : $0.firm < $1.firm
    }
    return Array(sorted.prefix(limit))
  }

  // MARK: Finding

  /// The rarer a pair, the more it says.
  private static func weight(_ bearers: Int, of count: Int) -> Double {
    log(1 + Double(count) / Double(max(1, bearers)))
  }

  /// The entries that share the weightiest pairs, in an order that does not depend on that of rows.
  private func alike(_ core: NameCore, _ weights: [Double]) -> [Int] {
    let pairs = zip(core.pairs, weights).sorted { $0.1 != $1.1 ? $0.1 > $1.1 : $0.0 < $1.0 }
    var shared: [Int32: Double] = [:]
    var looked = 0
    for (pair, weight) in pairs {
      guard let found = postings[pair] else { continue }
      if looked > 0, looked + found.count > NearNames.entriesLookedAt { break }
      looked += found.count
      for entry in found { shared[entry, default: 0] += weight }
    }
    return shared.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .prefix(NearNames.entriesCompared).map { Int($0.key) }
  }

  // MARK: Comparing

  private func compare(_ normal: String, _ core: NameCore, _ weights: [Double], with index: Int) -> Candidate
  {
    let entry = entries[index]
    let other = cores[index]
    let difference = NameDifference(normal, core, entry.normal, other)
    return Candidate(
      firm: entry.firm, nearness: nearness(normal, core, weights, with: index),
      difference: difference, formerName: entry.isFormer ? entry.text : nil)
  }

  private func nearness(_ normal: String, _ core: NameCore, _ own: [Double], with index: Int) -> Double {
    if normal == entries[index].normal { return 1 }
    let other = cores[index]
    var counts: [UInt64: Int] = [:]
    for pair in other.pairs { counts[pair, default: 0] += 1 }
    var common = 0.0
    for (pair, weight) in zip(core.pairs, own) where counts[pair, default: 0] > 0 {
      counts[pair, default: 0] -= 1
      common += weight
    }
    let dice = 2 * common / (own.reduce(0, +) + weights[index])
    let length = max(core.characters.count, other.characters.count)
    let edit = 1 - Double(EditDistance.between(core.characters, other.characters)) / Double(length)
    var result = (dice + edit) / 2
    if core.isContained(in: other) || other.isContained(in: core) { result = max(result, 0.75 + result / 8) }
    if core.form != other.form { result -= 0.05 }
    if core.isBranch != other.isBranch { result -= 0.1 }
    return (min(max(result, 0), 0.99) * 100).rounded(.down) / 100
  }
}

/// What of a name tells firms apart: without its legal form, brackets, and the marks of places.
struct NameCore: Sendable {
  let characters: [Unicode.Scalar]
  /// The legal form at its end, empty where it has none.
  let form: String
  let isBranch: Bool
  /// Neighbouring characters, with the beginning and the end as characters of their own.
  let pairs: [UInt64]

  init(_ normal: String) {
    isBranch = NameCore.branches.contains { normal.hasSuffix($0) }
    let form = NameCore.forms.first { normal.hasSuffix($0) && normal.count > $0.count } ?? ""
    self.form = form
    let rest = normal.unicodeScalars.dropLast(form.unicodeScalars.count)
    characters = NameCore.withoutMarks(rest.filter { $0 != "(" && $0 != ")" })
    var pairs: [UInt64] = []
    var previous: UInt64 = 0
    for scalar in characters {
      pairs.append(previous << 32 | UInt64(scalar.value))
      previous = UInt64(scalar.value)
    }
    pairs.append(previous << 32)
    self.pairs = pairs
  }

  /// The longest first, so that 股份有限公司 does not count as 有限公司.
  private static let forms = ["股份有限公司", "集团有限公司", "有限公司", "有限合伙", "合作社", "公司"]
  private static let branches = ["分公司", "分厂", "分店", "分部", "分行", "支公司", "办事处", "经营部"]
  private static let marks: Set<Unicode.Scalar> = ["省", "市", "县", "区", "州", "镇", "乡"]

  /// 湖南省湘潭市某某 as 湖南湘潭某某: the mark of a place follows at least two characters near the beginning.
  private static func withoutMarks(_ scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    var kept: [Unicode.Scalar] = []
    var sinceMark = 0
    for (index, scalar) in scalars.enumerated() {
      if index < 10, sinceMark >= 2, scalars.count - index > 2, marks.contains(scalar) {
        sinceMark = 0
      } else {
        kept.append(scalar)
        sinceMark += 1
      }
    }
    return kept
  }

  /// Whether it stands whole in a longer one; two characters could stand anywhere.
  func isContained(in other: NameCore) -> Bool {
    guard characters.count >= 3, characters.count < other.characters.count else { return false }
    return (0...(other.characters.count - characters.count)).contains {
      other.characters[$0..<($0 + characters.count)].elementsEqual(characters)
    }
  }
}

/// What tells two names apart, as somebody would say it.
public enum NameDifference: Hashable, Sendable {
  /// They are the same name.
  case none
  /// 有限公司 against 股份有限公司, or none.
  case legalForm
  /// 湘潭市 against 湘潭.
  case placeMarks
  /// The one belongs to a branch.
  case branch
  /// The one stands whole in the other: perhaps a short name.
  case contained
  /// So many characters.
  case characters(Int)
  /// More than that.
  case wording

  init(_ a: String, _ core: NameCore, _ b: String, _ other: NameCore) {
    if a == b {
      self = .none
    } else if core.isBranch != other.isBranch {
      self = .branch
    } else if core.characters == other.characters {
      self = core.form == other.form ? .placeMarks : .legalForm
    } else if core.isContained(in: other) || other.isContained(in: core) {
      self = .contained
    } else {
      let distance = EditDistance.between(Array(a.unicodeScalars), Array(b.unicodeScalars))
      self = distance <= 2 ? .characters(distance) : .wording
    }
  }
}

/// Insertions, deletions and substitutions that make one text of another.
enum EditDistance {
  static func between(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var previous = Array(0...b.count)
    var row = previous
    for i in 1...a.count {
      row[0] = i
      for j in 1...b.count {
        row[j] = min(
          previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      }
      swap(&previous, &row)
    }
    return previous[b.count]
  }
}
