internal import LandGeometry

/// Brings rings into the whole numbers of a drawing: steps of a fixed size from the north-western corner, y downwards.
struct RingDrawing {
  /// The corner of the drawing in the coordinates of the layer.
  let west: Double
  let north: Double
  /// Steps per unit of the coordinates, along each axis.
  let stepsAcross: Double
  let stepsDown: Double
  /// How far a line may stray, in steps; 0 keeps every vertex.
  let tolerance: Double

  /// Where the last vertex written was: the next one is written as the way from there.
  private var lastX = 0
  private var lastY = 0
  /// The number of rings, then per ring the number of vertices and the way to each.
  private(set) var numbers: [Int] = []

  init(west: Double, north: Double, stepsAcross: Double, stepsDown: Double, tolerance: Double) {
    self.west = west
    self.north = north
    self.stepsAcross = stepsAcross
    self.stepsDown = stepsDown
    self.tolerance = tolerance
  }

  /// Adds the rings of one subject, none for one that is not drawn.
  mutating func add(_ rings: [[PolygonRings.Vertex]]) {
    numbers.append(rings.count)
    for ring in rings {
      let steps = RingDrawing.simplified(ring.map { step($0) }, tolerance: tolerance)
      numbers.append(steps.count)
      for (x, y) in steps {
        numbers.append(x - lastX)
        numbers.append(y - lastY)
        (lastX, lastY) = (x, y)
      }
    }
  }

  private func step(_ vertex: PolygonRings.Vertex) -> (x: Int, y: Int) {
    (whole((vertex.x - west) * stepsAcross), whole((north - vertex.y) * stepsDown))
  }

  /// A layer may hold a vertex at the end of the world; a drawing of it need not be right, but must be there.
  private func whole(_ value: Double) -> Int { Int(max(-1e15, min(1e15, value.rounded()))) }

  // MARK: Simplifying

  /// Fewer vertices within a tolerance, after Douglas and Peucker (Cartographica 10, 1973); never less than three.
  static func simplified(_ ring: [(x: Int, y: Int)], tolerance: Double) -> [(x: Int, y: Int)] {
    var distinct: [(x: Int, y: Int)] = []
    for vertex in ring where distinct.last.map({ $0 != vertex }) ?? true { distinct.append(vertex) }
    guard distinct.count >= 3 else { return ring }
    guard tolerance > 0, distinct.count > 4, let far = farthest(from: distinct[0], in: distinct) else {
      return distinct
    }
    var isKept = [Bool](repeating: false, count: distinct.count + 1)
    isKept[0] = true
    isKept[far] = true
    let closed = distinct + [distinct[0]]
    var open = [(0, far), (far, distinct.count)]
    while let (start, end) = open.popLast() {
      guard let (place, distance) = worst(closed, start, end), distance > tolerance else { continue }
      isKept[place] = true
      open += [(start, place), (place, end)]
    }
    let kept = distinct.indices.filter { isKept[$0] }.map { distinct[$0] }
    return kept.count >= 3 ? kept : distinct
  }

  private static func farthest(from origin: (x: Int, y: Int), in ring: [(x: Int, y: Int)]) -> Int? {
    ring.indices.max { distance(ring[$0], origin) < distance(ring[$1], origin) }
  }

  private static func distance(_ a: (x: Int, y: Int), _ b: (x: Int, y: Int)) -> Double {
    let (dx, dy) = (Double(a.x - b.x), Double(a.y - b.y))
    return (dx * dx + dy * dy).squareRoot()
  }

  /// The vertex between two that strays farthest from the line through them.
  private static func worst(
    _ ring: [(x: Int, y: Int)], _ start: Int, _ end: Int
  ) -> (place: Int, distance: Double)? {
    let (a, b) = (ring[start], ring[end])
    let length = distance(a, b)
    var worst: (place: Int, distance: Double)?
    for place in (start + 1)..<max(start + 1, end) {
      let vertex = ring[place]
      let across = Double(vertex.x - a.x) * Double(b.y - a.y) - Double(vertex.y - a.y) * Double(b.x - a.x)
      let strays = length == 0 ? distance(vertex, a) : abs(across) / length
      if strays > worst?.distance ?? -1 { worst = (place, strays) }
    }
    return worst
  }
}
