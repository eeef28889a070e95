internal import CPROJ

/// Areas on an ellipsoid, between geodesics from vertex to vertex.
///
/// PROJ's routine, after C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87 (2013).
struct GeodesicArea {
  private var ellipsoid = geod_geodesic()
  private let degreesPerUnit: Double

  /// - Parameters:
  ///   - ellipsoid: the one the coordinates refer to.
  ///   - degreesPerUnit: 1 for longitudes and latitudes in degrees, 0.9 for gon.
  init(on ellipsoid: Ellipsoid, degreesPerUnit: Double) {
    geod_init(&self.ellipsoid, ellipsoid.semiMajorAxis, ellipsoid.flattening)
    self.degreesPerUnit = degreesPerUnit
  }

  /// The square metres inside a ring of longitudes and latitudes, whichever way it runs and wherever it begins; it may
  /// cross the 180° meridian. NaN where a latitude is beyond 90°.
  ///
  /// - Parameter unprojection: turns the ring's coordinates into longitude and latitude first.
  func squareMetres(
    _ ring: RingSpan, in bytes: RawSpan, unprojection: Transformation? = nil
  ) -> Double {
    var polygon = geod_polygon()
    geod_polygon_init(&polygon, 0)
    var area = 0.0
    guard ring.count > 0 else { return area }
    var isMeasurable = true
    withUnsafePointer(to: ellipsoid) { ellipsoid in
      RingWalk(ring, in: bytes).forEach(in: bytes) { vertex in
        var vertex = vertex
        if let unprojection { vertex = unprojection(vertex) }
        // The routine has no error state: infinities would go on as numbers.
        guard vertex.x.isFinite, abs(vertex.y * degreesPerUnit) <= 90 else {
          isMeasurable = false
          return
        }
        geod_polygon_addpoint(ellipsoid, &polygon, vertex.y * degreesPerUnit, vertex.x * degreesPerUnit)
      }
      geod_polygon_compute(ellipsoid, &polygon, 0, 1, &area, nil)
    }
    return isMeasurable ? abs(area) : .nan
  }
}

extension GeodesicArea {
  /// The square metres inside a ring of longitudes and latitudes. NaN where one is no place on earth.
  func squareMetres(_ vertices: [(x: Double, y: Double)]) -> Double {
    var polygon = geod_polygon()
    geod_polygon_init(&polygon, 0)
    var area = 0.0
    guard !vertices.isEmpty else { return area }
    guard vertices.allSatisfy({ $0.x.isFinite && abs($0.y * degreesPerUnit) <= 90 }) else { return .nan }
    withUnsafePointer(to: ellipsoid) { ellipsoid in
      for vertex in vertices {
        geod_polygon_addpoint(ellipsoid, &polygon, vertex.y * degreesPerUnit, vertex.x * degreesPerUnit)
      }
      geod_polygon_compute(ellipsoid, &polygon, 0, 1, &area, nil)
    }
    return abs(area)
  }
}

/// The figure of the earth a reference system is built on.
struct Ellipsoid: Hashable, Sendable {
  /// Metres.
  let semiMajorAxis: Double
  /// 0 for a sphere.
  let flattening: Double

  /// Whether it is that of WGS 84 or GRS 80, on which CGCS2000 and the other systems of the satellite age stand: their
  /// longitudes and latitudes agree within a metre or two, those on any other ellipsoid are off by a hundred.
  var isOfSatelliteAge: Bool {
    semiMajorAxis == 6_378_137 && abs(flattening - 1 / 298.257223563) < 1e-9
  }
}
