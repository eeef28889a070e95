internal import Dispatch
internal import Synchronization
public import Tables

extension LinkedLand {
  /// The names that lead to no enterprise, with the enterprises they may mean: the nearest pairs first, names
  /// without a candidate last.
  ///
  /// - Parameters:
  ///   - unmatched: names and meters of rows that reading found no enterprise for.
  ///   - threads: how many threads look for candidates; the result does not depend on it.
  public func nameProposals(_ unmatched: [UnmatchedName], threads: Int = 1) -> [NameProposal] {
    var gathering = NameGathering(self)
    gathering.gather(unmatched)
    gathering.gatherHolders()
    gathering.gatherUnconfirmed()
    return NameMatching(self).proposals(gathering.names.values.map { $0 }, threads: threads)
  }
}

/// A name and where it stands, before candidates are looked for.
struct GatheredName: Sendable {
  let normal: String
  var text: String
  var isMeter: Bool
  var unknownCode: String?
  var meters: Set<String> = []
  /// The lines it stands in, by source.
  var origins: [OriginKey: [Int]] = [:]
  /// Enterprises that rows of the names table propose.
  var proposed: Set<String> = []

  struct OriginKey: Hashable, Sendable {
    let table: TableName
    let file: String
    let layer: String?
  }
}

/// Gathers names from everywhere they are written, each once however it is written.
private struct NameGathering {
  private let land: LinkedLand
  private(set) var names: [String: GatheredName] = [:]

  init(_ land: LinkedLand) { self.land = land }

  private mutating func add(
    _ text: String, isMeter: Bool = false, _ key: GatheredName.OriginKey, _ lines: [Int],
    _ change: (inout GatheredName) -> Void = { _ in }
  ) {
    let normal = FirmName.normalised(text)
    guard !normal.isEmpty else { return }
    var name = names[normal] ?? GatheredName(normal: normal, text: text, isMeter: isMeter)
    // Of several ways to write it the first by its bytes.
    if Identifier.precedes(text, name.text) { name.text = text }
    name.isMeter = name.isMeter && isMeter
    name.origins[key, default: []] += lines
    change(&name)
    names[normal] = name
  }

  mutating func gather(_ unmatched: [UnmatchedName]) {
    for name in unmatched where name.cause != .shared {
      let key = GatheredName.OriginKey(table: name.table, file: name.file, layer: name.layer)
      add(name.text, isMeter: name.isMeter, key, name.lines) { gathered in
        gathered.meters.formUnion(name.meters)
        guard case .codeUnknown(let code) = name.cause else { return }
        gathered.unknownCode = [gathered.unknownCode, code].compactMap(\.self).min(by: Identifier.precedes)
      }
    }
  }

  mutating func gatherHolders() {
    guard let table = land.parcels.table, let holders = land.parcels.texts("holder_name") else { return }
    for parcel in 0..<land.parcels.count where land.holderOfParcel[parcel] == nil {
      guard let holder = holders[parcel] else { continue }
      let (key, lines) = origin(of: land.parcels.rows[parcel], in: table, column: "holder_name")
      add(holder, key, lines)
    }
  }

  /// Rows of the names table that still wait for somebody's word.
  mutating func gatherUnconfirmed() {
    guard let table = land.dataset.tables[.names], let names = table.texts("name") else { return }
    let ids = table.texts("enterprise_id")
    for finding in NameTable(table, isKnown: { land.enterprises.row(of: $0) != nil }).findings {
      guard finding.kind == .unconfirmed || finding.kind == .open, let name = names[finding.row] else {
        continue
      }
      let isMeter = table.texts("meter")?[finding.row] != nil
      let (key, lines) = origin(of: finding.row, in: table, column: "name")
      add(name, isMeter: isMeter, key, lines) { gathered in
        if let id = ids?[finding.row] { gathered.proposed.insert(id) }
      }
    }
  }

  private func origin(
    of row: Int, in table: Table, column: String
  ) -> (key: GatheredName.OriginKey, lines: [Int]) {
    let place = row < 0 ? .unknown : table.place(row: row, column: column)
    return (
      GatheredName.OriginKey(table: table.name, file: place.file ?? "", layer: place.layer),
      [place.row].compactMap(\.self)
    )
  }
}

/// Looks for the enterprises that names may mean.
private struct NameMatching: Sendable {
  private let firms: FirmRegister
  private let near: NearNames

  /// So many candidates of a name are shown; more only where more bear the very name.
  private static let candidatesShown = 3
  private static let bearersShown = 10

  init(_ land: LinkedLand) {
    firms = FirmRegister(
      ids: land.enterprises.keys, names: land.enterprises.texts("name"),
      formerNames: land.enterprises.texts("former_names"))
    near = NearNames(firms)
  }

  func proposals(_ names: [GatheredName], threads: Int) -> [NameProposal] {
    let size = 64
    let chunks = stride(from: 0, to: names.count, by: size).map { $0..<min($0 + size, names.count) }
    let done = Mutex<[NameProposal]>([])
    let next = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, chunks.count))) { _ in
      while true {
        let index = next.withLock { value in
          defer { value += 1 }
          return value
        }
        guard index < chunks.count else { return }
        let found = chunks[index].map { proposal(names[$0]) }
        done.withLock { $0 += found }
      }
    }
    return done.withLock { $0 }.sorted { a, b in
      let (x, y) = (rank(a), rank(b))
      return x != y ? x > y : Identifier.precedes(FirmName.normalised(a.text), FirmName.normalised(b.text))
    }
  }

  private func rank(_ proposal: NameProposal) -> Double {
    proposal.candidates.map { $0.nearness ?? 0 }.max() ?? -1
  }

  private func proposal(_ name: GatheredName) -> NameProposal {
    NameProposal(
      text: name.text, isMeter: name.isMeter, unknownCode: name.unknownCode,
      meters: name.meters.sorted(by: Identifier.precedes),
      origins: name.origins.map { key, lines in
        NameProposal.Origin(
          table: key.table, file: key.file, layer: key.layer, line: lines.min(), count: max(1, lines.count))
      }.sorted {
        ($0.table.rawValue, $0.file, $0.layer ?? "") < ($1.table.rawValue, $1.file, $1.layer ?? "")
      },
      candidates: candidates(name))
  }

  private func candidates(_ name: GatheredName) -> [NameProposal.Candidate] {
    let bearers = min(firms.bearers(of: name.normal).count, NameMatching.bearersShown)
    let found =
      name.isMeter
      ? [] : near.candidates(for: name.text, limit: max(NameMatching.candidatesShown, bearers))
    let nearest = found.map { candidate in
      NameProposal.Candidate(
        enterprise: firms.ids[candidate.firm], name: firms.name(of: candidate.firm),
        nearness: candidate.nearness,
        difference: candidate.difference, formerName: candidate.formerName,
        isProposed: name.proposed.contains(firms.ids[candidate.firm]))
    }
    let others = name.proposed.subtracting(nearest.map(\.enterprise)).sorted(by: Identifier.precedes)
    return nearest.filter(\.isProposed)
      + others.map { id in
        NameProposal.Candidate(
          enterprise: id, name: firms.firm(of: id).flatMap { firms.name(of: $0) }, nearness: nil,
          difference: nil,
          formerName: nil, isProposed: true)
      } + nearest.filter { !$0.isProposed }
  }
}
