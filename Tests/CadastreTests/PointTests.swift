import LandFixtures
import LandGeometry
import Tables
import Testing

/// Contract L1, last step: the parcel that covers an enterprise's point.
@Suite struct PointTests {
  /// A square in degrees, counter-clockwise, little-endian.
  private func square(_ x: Double, _ y: Double, _ side: Double) -> [UInt8] {
    func bytes<T>(_ value: T) -> [UInt8] { withUnsafeBytes(of: value) { Array($0) } }
    let corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    return [1] + bytes(UInt32(3)) + bytes(UInt32(1)) + bytes(UInt32(5))
      + corners.flatMap { bytes($0.0) + bytes($0.1) }
  }

  private func parish() -> Parish {
    var parish = Parish()
    parish.coordinates = .cgcs2000
    parish.table(.parcels, ["parcel_id", "certificate_area"], [["P2", 2000], ["P1", 4000], ["P3", 6000]])
    parish.draw(
      [square(113, 27.5, 0.01), square(113, 27.5, 0.02), square(114, 28, 0.01)], reference: "EPSG:4490")
    parish.table(
      .enterprises, ["enterprise_id", "longitude", "latitude"],
      [["E1", 113.005, 27.505], ["E2", 114.005, 28.005], ["E3", 115, 29], ["E4", nil, 27.505]])
    return parish
  }

  @Test func `the covering parcel is taken, of several the smallest id, and listed`() async {
    let linked = await parish().linked()
    #expect(linked.links() == ["E1 P1 location 6 1", "E2 P3 location 9 1"])
    #expect(
      linked.issues.filter { issue in
        !["geometry", "crs", "overlap", "area"].contains { issue.contains($0) }
      } == [
        "linked_by_location E1", "linked_by_location E2", "point_in_several_parcels E1",
      ])
    #expect(linked.land.years[2021]?.links.links.allSatisfy { !$0.isConfirmed } == true)
  }

  @Test func `points are not used where their system is not stated`() async {
    var parish = parish()
    parish.coordinates = nil
    #expect(await parish.linked().links() == [])
  }

  @Test func `areas do not depend on the number of threads`() async {
    let one = await parish().linked(threads: 1).land.measures
    let four = await parish().linked(threads: 4).land.measures
    #expect((0..<3).map { one.measured[$0] } == (0..<3).map { four.measured[$0] })
    #expect(one.measured[0] != nil)
  }
}
