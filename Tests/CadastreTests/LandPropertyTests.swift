import Cadastre
import LandFixtures
import Tables
import Testing
import Units

/// What holds of any land, on seeded random parishes.
@Suite struct LandPropertyTests {
  /// A parish with gaps, strangers, overlapping periods and all steps of the ladder.
  struct RandomParish {
    var parcels: [[Any?]] = []
    var enterprises: [[Any?]] = []
    var occupancy: [[Any?]] = []
    var figures: [[Any?]] = []

    init(seed: UInt64) {
      var chance = SplitMix64(seed: seed)
      func maybe(_ share: Double, _ value: Any?) -> Any? {
        Double.random(in: 0..<1, using: &chance) < share ? value : nil
      }
      func pick(_ prefix: String, _ count: Int) -> String {
        "\(prefix)\(Int.random(in: 0..<count, using: &chance))"
      }
      for index in 0..<12 {
        parcels.append([
          "P\(index)", maybe(0.9, Double.random(in: 100...50_000, using: &chance)), maybe(0.3, pick("E", 16)),
        ])
      }
      for index in 0..<15 { enterprises.append(["E\(index)", maybe(0.3, pick("P", 13))]) }
      for _ in 0..<25 {
        let month = Int.random(in: 1...12, using: &chance)
        occupancy.append([
          pick("E", 16), pick("P", 13), maybe(0.5, Double.random(in: 0...9000, using: &chance)),
          maybe(0.4, Double.random(in: 0...5000, using: &chance)),
          maybe(0.5, "2020-\(month < 10 ? "0" : "")\(month)-15"),
          maybe(0.5, "2021-\(month < 10 ? "0" : "")\(month)-20"),
        ])
      }
      for index in 0..<17 {
        for year in [2020, 2021] where Bool.random(using: &chance) {
          figures.append([
            "E\(index)", year, maybe(0.9, Double.random(in: -10...1000, using: &chance)),
            maybe(0.7, Double.random(in: 0...1e6, using: &chance)),
          ])
        }
      }
    }

    /// The parish, its rows perhaps shuffled, its areas and money perhaps in other units.
    func parish(shuffled seed: UInt64? = nil, scale: Double = 1, area: Unit = .squareMetre) -> Parish {
      var chance = SplitMix64(seed: seed ?? 0)
      func rows(_ rows: [[Any?]]) -> [[Any?]] { seed == nil ? rows : rows.shuffled(using: &chance) }
      func scaled(_ rows: [[Any?]], _ columns: [Int]) -> [[Any?]] {
        rows.map { row in
          row.enumerated().map { index, cell in
            columns.contains(index) ? (cell as? Double).map { $0 * scale } ?? cell : cell
          }
        }
      }
      var parish = Parish()
      parish.table(
        .parcels, ["parcel_id", "certificate_area", "holder_id"], rows(scaled(parcels, [1])),
        units: ["certificate_area": area])
      parish.table(.enterprises, ["enterprise_id", "parcel_id"], rows(enterprises))
      parish.table(
        .occupancy, ["enterprise_id", "parcel_id", "area", "floor_area", "from", "to"],
        rows(scaled(occupancy, [2, 3])), units: ["area": area, "floor_area": area])
      parish.table(.figures, ["enterprise_id", "year", "tax", "output"], rows(figures))
      return parish
    }
  }

  @Test(arguments: UInt64(0)..<40) func `totals are conserved`(seed: UInt64) async throws {
    let linked = await RandomParish(seed: seed).parish().linked()
    for total in linked.land.totals {
      let gap = abs(total.totalIn - total.placed - total.unplaced)
      #expect(gap <= 1e-9 * max(1, abs(total.totalIn)), "\(total.name)")
    }
    let year = try #require(linked.land.years[2021])
    for name in linked.land.amounts {
      let onParcels = (0..<linked.land.parcels.count).compactMap { year.parcelAmount(name)?[$0] }
      let placed = linked.land.totals.first { $0.name == name }?.placed ?? 0
      let everywhere = (0..<linked.land.parcels.count).allSatisfy { parcel in
        year.links.of(parcel: parcel).isEmpty || year.parcelAmount(name)?[parcel] != nil
      }
      if everywhere { #expect(abs(onParcels.reduce(0, +) - placed) <= 1e-9 * max(1, abs(placed))) }
    }
  }

  @Test(arguments: UInt64(0)..<40) func `shares add up to one and land to the links' land`(seed: UInt64)
    async throws
  {
    let linked = await RandomParish(seed: seed).parish().linked()
    for year in linked.land.years.values {
      for enterprise in 0..<linked.land.enterprises.count {
        let links = year.links.of(enterprise: enterprise)
        guard let land = year.enterpriseLand[enterprise] else {
          #expect(links.isEmpty || links.contains { $0.land == nil })
          continue
        }
        #expect(land > 0)
        #expect(abs(links.compactMap(\.share).reduce(0, +) - 1) < 1e-12)
        #expect(abs(links.compactMap(\.land).reduce(0, +) - land) < 1e-9 * land)
      }
      #expect(year.links.links.allSatisfy { (0...1).contains($0.weight) && $0.land != 0 })
    }
  }

  @Test(arguments: UInt64(0)..<25) func `the order of rows does not matter by a bit`(seed: UInt64) async {
    let random = RandomParish(seed: seed)
    let plain = await random.parish().linked()
    let shuffled = await random.parish(shuffled: seed + 1).linked(threads: 3)
    #expect(plain.land.years[2021]?.links.links == shuffled.land.years[2021]?.links.links)
    #expect(plain.land.years[2020]?.links.links == shuffled.land.years[2020]?.links.links)
    #expect(plain.land.totals == shuffled.land.totals)
    #expect(plain.land.counts == shuffled.land.counts)
    #expect(plain.issues.sorted() == shuffled.issues.sorted())  // lines move with their rows
  }

  /// 1 公顷 is 10 000 m²: powers of two keep the digits, so that only the unit is tried.
  @Test(arguments: UInt64(0)..<10) func `the unit of the input does not matter`(seed: UInt64) async throws {
    let random = RandomParish(seed: seed)
    let metres = await random.parish().linked()
    let hectares = await random.parish(scale: 1e-4, area: try #require(Unit.named("公顷"))).linked()
    let pairs = zip(
      metres.land.years[2021]?.links.links ?? [], hectares.land.years[2021]?.links.links ?? [])
    #expect(metres.land.years[2021]?.links.links.count == hectares.land.years[2021]?.links.links.count)
    for (a, b) in pairs { #expect(abs((a.land ?? 0) - (b.land ?? 0)) <= 1e-9 * (a.land ?? 1)) }
  }
}
