internal import Diagnostics
internal import Tables

/// The zones with those they are parts of: 片区 in 园区, 托管 and 飞地 under the one that runs them.
struct ZoneTree: Sendable {
  let zones: SubjectRows
  /// Per zone the one it is part of.
  private let parents: [Int?]
  /// Whether no zone is part of it.
  let isLeaf: [Bool]
  /// Zones by the name that one of them bears alone.
  private let byName: [String: Int]
  let issues: [Issue]

  init(_ table: Table) {
    let zones = SubjectRows(listedIn: table, key: "zone_id")
    let stated = zones.texts("parent_id")
    var parents = [Int?](repeating: nil, count: zones.count)
    var issues: [Issue] = []
    for zone in 0..<zones.count {
      guard let id = stated?[zone] else { continue }
      parents[zone] = zones.row(of: id)
      if parents[zone] == nil {
        issues.append(ZoneTree.issue(.warning, .unknownParentZone, zone, zones, ["id": .text(id)]))
      }
    }
    for zone in (0..<zones.count).filter({ ZoneTree.isInCircle($0, parents) }) {
      issues.append(ZoneTree.issue(.error, .zonesInCircle, zone, zones))
      parents[zone] = nil
    }
    var isLeaf = [Bool](repeating: true, count: zones.count)
    for case let parent? in parents { isLeaf[parent] = false }
    self.zones = zones
    self.parents = parents
    self.isLeaf = isLeaf
    self.issues = issues
    byName = ZoneTree.names(of: zones)
  }

  /// The zone that an identifier or a name means.
  func zone(named text: String) -> Int? { zones.row(of: text) ?? byName[Identifier.normalised(text)] }

  /// Whether a zone is another or a part of it.
  func isWithin(_ zone: Int, _ whole: Int) -> Bool {
    var next: Int? = zone
    while let here = next {
      if here == whole { return true }
      next = parents[here]
    }
    return false
  }

  /// A zone and those it is part of, from the inside out.
  func lineage(of zone: Int) -> [Int] {
    var lineage: [Int] = []
    var next: Int? = zone
    while let here = next {
      lineage.append(here)
      next = parents[here]
    }
    return lineage
  }

  private static func names(of zones: SubjectRows) -> [String: Int] {
    guard let names = zones.texts("name") else { return [:] }
    var bearers: [String: [Int]] = [:]
    for zone in 0..<zones.count {
      if let name = names[zone] { bearers[Identifier.normalised(name), default: []].append(zone) }
    }
    return bearers.compactMapValues { $0.count == 1 ? $0[0] : nil }
  }

  private static func isInCircle(_ zone: Int, _ parents: [Int?]) -> Bool {
    var next = parents[zone]
    for _ in 0..<parents.count {
      guard let here = next else { return false }
      if here == zone { return true }
      next = parents[here]
    }
    return false
  }

  private static func issue(
    _ severity: Severity, _ message: Message, _ zone: Int, _ zones: SubjectRows,
    _ arguments: [String: Argument] = [:]
  ) -> Issue {
    Issue(
      severity, message, table: TableName.zones.rawValue, at: zones.place(zone), subject: zones.keys[zone],
      arguments)
  }
}
