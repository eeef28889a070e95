/// Which parcels the page holds: all of them up to a limit, above it those with the gravest leads.
struct ShownParcels {
  /// By their place among the parcels, in that order.
  let parcels: [Int]
  /// The state of every parcel, shown or not.
  let states: [ParcelState]

  /// A browser reads and draws so many quickly; a page with more would be too large to send around.
  static let limit = 30_000

  init(states: [ParcelState], limit: Int = ShownParcels.limit) {
    self.states = states
    guard states.count > limit else {
      parcels = Array(states.indices)
      return
    }
    var places: [Int] = []
    for state in ParcelState.allCases where places.count < limit {
      places += states.indices.lazy.filter { states[$0] == state }.prefix(limit - places.count)
    }
    parcels = places.sorted()
  }
}
