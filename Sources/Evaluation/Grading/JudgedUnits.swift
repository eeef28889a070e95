internal import Cadastre
internal import RuleBooks
internal import Tables
internal import Units

/// Enterprises whose figures are taken together: holders with their tenants, companies of one group. The leader stands
/// for all; the others have no figures of their own.
struct JudgedUnits: Sendable {
  /// Per enterprise the one that stands for it.
  let leader: [Int]
  /// Those taken together, by leader, in the order of their keys; only where there are several.
  let members: [Int: [Int]]
  /// Per enterprise itself, -1 where another stands for it.
  let visible: [Int]
  /// Tenants that could not be put with anybody.
  let doubts: [Int: TenantDoubt]

  /// Amounts and areas are added up, missing where one is; everything else is the leader's.
  func merged(_ column: Column, of name: String, in land: LinkedLand) -> Column {
    let own = column.gathered(visible)
    guard case .number(let numbers) = column, JudgedUnits.isSum(name, numbers.unit, land),
      case .number(var sums) = own
    else { return own }
    for (leader, members) in members {
      var sum = NeumaierSum()
      for member in members { sum.add(numbers.storage[member]) }
      sums[leader] = sum.value
    }
    return .number(sums)
  }

  /// Whether a fact of several is the sum of theirs: areas, and figures of the year that have a unit.
  private static func isSum(_ name: String, _ unit: Unit, _ land: LinkedLand) -> Bool {
    if ["land", "owned_land", "rented_land", "rented_floor"].contains(name) { return true }
    guard let figures = land.dataset.tables[.figures], figures.column(name) != nil else { return false }
    if let column = TableSchema.of(.figures).column(name) { return column.isAdditive }
    return !unit.dimension.isNone
  }
}

/// Why a tenant stands alone where tenants are merged.
public enum TenantDoubt: String, Sendable {
  /// It rents from several holders.
  case several = "several_landlords"
  /// No known enterprise holds its land.
  case unknownLandlord = "landlord_unknown"
  /// Nobody knows whether it owns or rents.
  case unknownTenure = "tenure_unknown"
  /// Nobody knows whether it is one of those that stay alone.
  case unknownException = "exception_unknown"
}

extension JudgedUnits {
  /// Whose figures a scheme takes together; nil where nobody's.
  init?(_ rule: UnitRule, merging: Bool, _ evaluator: ColumnEvaluator) {
    let land = evaluator.facts.land
    let scope = evaluator.scope(.enterprise)
    guard merging || rule.companies != nil, let year = land.years[land.year] else { return nil }
    var sets = DisjointSets(count: scope.count)
    var doubts: [Int: TenantDoubt] = [:]
    let tenancy = land.tenancy(in: year)
    if merging {
      let except = rule.except.map { evaluator.truths($0, scope) }
      for row in 0..<scope.count {
        guard tenancy.isTenant[row] == .yes else {
          let isLinked = !year.links.of(enterprise: row).isEmpty
          if tenancy.isTenant[row] == .unknown, isLinked { doubts[row] = .unknownTenure }
          continue
        }
        switch (except?[row] ?? .no, tenancy.landlords[row]) {
        case (.yes, _): continue
        case (.unknown, _): doubts[row] = .unknownException
        case (.no, .enterprise(let holder)): sets.join(row, holder)
        case (.no, .several): doubts[row] = .several
        case (.no, _): doubts[row] = .unknownLandlord
        }
      }
    }
    let groups = rule.companies.map { evaluator.texts($0, scope) }
    if let groups {
      var first = [Int](repeating: -1, count: groups.texts.count)
      for row in 0..<scope.count where groups.codes[row] >= 0 {
        let code = Int(groups.codes[row])
        if first[code] < 0 { first[code] = row } else { sets.join(row, first[code]) }
      }
    }
    self.init(sets.members, land, year, tenancy, groups, doubts)
  }

  private init(
    _ sets: [[Int]], _ land: LinkedLand, _ year: LandYear, _ tenancy: Tenancy, _ groups: TextColumn?,
    _ doubts: [Int: TenantDoubt]
  ) {
    var leader = Array(0..<land.enterprises.count)
    var members: [Int: [Int]] = [:]
    for set in sets {
      // The head of the group, else whoever holds most land; never a tenant where there is a holder.
      let head = set.first { groups?[$0].map { Identifier.normalised($0) } == land.enterprises.keys[$0] }
      let holders = set.filter { tenancy.isTenant[$0] != .yes }
      let candidates = holders.isEmpty ? set : holders
      func size(_ row: Int) -> Double { year.enterpriseLand[row] ?? -1 }
      guard let first = candidates.first else { continue }
      let largest = candidates.reduce(first) { size($1) > size($0) ? $1 : $0 }
      for member in set { leader[member] = head ?? largest }
      members[head ?? largest] = set
    }
    self.leader = leader
    self.members = members
    visible = leader.indices.map { leader[$0] == $0 ? $0 : -1 }
    self.doubts = doubts
  }
}

/// Which rows belong together.
private struct DisjointSets {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  private mutating func root(_ row: Int) -> Int {
    var row = row
    while parent[row] != row {
      parent[row] = parent[parent[row]]
      row = parent[row]
    }
    return row
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (x, y) = (root(a), root(b))
    parent[max(x, y)] = min(x, y)
  }

  /// Those of several rows, each in order.
  var members: [[Int]] {
    var copy = self
    let roots = parent.indices.map { copy.root($0) }
    var isShared = [Bool](repeating: false, count: parent.count)
    for row in roots.indices where roots[row] != row { isShared[roots[row]] = true }
    var sets: [Int: [Int]] = [:]
    for row in roots.indices where isShared[roots[row]] { sets[roots[row], default: []].append(row) }
    return sets.sorted { $0.key < $1.key }.map(\.value)
  }
}
