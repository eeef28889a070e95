internal import CPROJ

/// What the coordinates of a layer mean and how areas are measured in them (contract G1).
///
/// A value: made once per layer, which takes PROJ some milliseconds, and shared freely. Coordinates always come with
/// x or the longitude first, whatever order the reference system itself states.
public struct SpatialReference: Hashable, Sendable {
  /// What the coordinates are.
  public enum Kind: Hashable, Sendable {
    /// On the plane of a projection.
    case projected
    /// Longitude and latitude.
    case geographic
    /// On a plane of a site's own, tied to nothing.
    case local
  }

  /// How areas are measured.
  public enum AreaMethod: Hashable, Sendable {
    /// On the plane; a squared unit of the coordinates has so many square metres.
    case planar(squareMetresPerUnit: Double)
    /// On the ellipsoid of the reference system.
    case geodesic
    /// On the ellipsoid, vertices unprojected first: the projection distorts areas too much to be asked. Worth a
    /// warning.
    case geodesicFromProjection
  }

  /// The definition it was made from.
  public let definition: String
  /// Its name, as PROJ or the definition has it.
  public let name: String
  /// Authority and code ("EPSG:4526") where the definition states or PROJ recognises one.
  public let authority: String?
  /// What the coordinates are; of a compound system, the horizontal ones.
  public let kind: Kind
  /// How areas are measured.
  public let areaMethod: AreaMethod
  /// The datum, where it is one that land in China is surveyed in.
  public let datum: GeodeticDatum?
  /// Meridian and false origin, where the projection is a transverse Mercator in metres.
  public let transverseMercator: TransverseMercator?

  let ellipsoid: Ellipsoid
  /// Of the longitudes and latitudes of the geographic system or of the one under the projection; 1 for degrees.
  let degreesPerUnit: Double
  /// Whether those are degrees, counted from Greenwich.
  let isInGreenwichDegrees: Bool

  /// Reads a definition: WKT 1 (ESRI's too) or 2, authority and code, or anything else PROJ takes.
  ///
  /// - Returns: nil where PROJ does not understand it; where it is not one of the three kinds (heights, times,
  ///   geocentric coordinates); where its unit of length is unknown; and for the systems called "Undefined …" that
  ///   GeoPackage puts in the place of an unknown one.
  public init?(definition: String) {
    guard let context = ProjContext(),
      let stated = ProjObject(proj_create(context.handle, definition), in: context),
      proj_is_crs(stated.handle) != 0,
      let horizontal = ProjObject.horizontal(definition, in: context),
      !horizontal.name.lowercased().hasPrefix("undefined "),
      let reading = Reading(horizontal, definition: definition)
    else { return nil }
    self.definition = definition
    name = stated.name
    authority = stated.authority
    kind = reading.kind
    areaMethod = reading.areaMethod
    datum = reading.datum
    transverseMercator = TransverseMercator(of: horizontal)
    ellipsoid = reading.ellipsoid
    degreesPerUnit = reading.degreesPerUnit
    isInGreenwichDegrees = reading.isAtGreenwich && reading.degreesPerUnit == 1
  }
}

extension SpatialReference {
  /// Whether coordinates in both mean the same place: one definition, one entry of one authority, or what PROJ finds
  /// equivalent, as formats word one system differently.
  public func isSame(as other: SpatialReference) -> Bool {
    if definition == other.definition || authority != nil && authority == other.authority { return true }
    guard let context = ProjContext(),
      let own = ProjObject.horizontal(definition, in: context),
      let others = ProjObject.horizontal(other.definition, in: context)
    else { return false }
    return proj_is_equivalent_to_with_ctx(
      context.handle, own.handle, others.handle, PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) != 0
  }
}

extension SpatialReference {
  /// Whether both stand on one datum, so that going from one to the other changes the projection and nothing else.
  /// CGCS2000 and WGS 84 are two: they are decimetres apart.
  public func sharesDatum(with other: SpatialReference) -> Bool {
    guard kind != .local, other.kind != .local, isInGreenwichDegrees, other.isInGreenwichDegrees else {
      return false
    }
    if let datum, let theirs = other.datum {
      return datum == theirs && ellipsoid.semiMajorAxis == other.ellipsoid.semiMajorAxis
        && abs(ellipsoid.flattening - other.ellipsoid.flattening) < 1e-12
    }
    guard datum == nil, other.datum == nil, let context = ProjContext(),
      let own = ProjObject.horizontal(definition, in: context)?.geodetic,
      let others = ProjObject.horizontal(other.definition, in: context)?.geodetic
    else { return false }
    return proj_is_equivalent_to_with_ctx(
      context.handle, own.handle, others.handle, PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) != 0
  }
}

extension SpatialReference {
  /// What a plane or geographic system says about measuring.
  private struct Reading {
    var kind: Kind
    var areaMethod: AreaMethod
    // No local system asks for an ellipsoid.
    var ellipsoid = Ellipsoid(semiMajorAxis: 1, flattening: 0)
    var degreesPerUnit = 1.0
    var isAtGreenwich = false
    var datum: GeodeticDatum?

    init?(_ crs: borrowing ProjObject, definition: String) {
      switch proj_get_type(crs.handle) {
      case PJ_TYPE_GEOGRAPHIC_2D_CRS, PJ_TYPE_GEOGRAPHIC_3D_CRS:
        // Coordinates about a moved pole are not those of the ellipsoid.
        guard proj_crs_is_derived(crs.context.handle, crs.handle) == 0 else { return nil }
        kind = .geographic
        areaMethod = .geodesic
        guard readBase(crs) else { return nil }
      case PJ_TYPE_PROJECTED_CRS:
        guard let factor = crs.squareMetresPerUnit, let isCadastral = crs.isCadastral else { return nil }
        kind = .projected
        areaMethod = isCadastral ? .planar(squareMetresPerUnit: factor) : .geodesicFromProjection
        let base = ProjObject(proj_crs_get_geodetic_crs(crs.context.handle, crs.handle), in: crs.context)
        guard let base, readBase(base), isCadastral || Transformation(unprojecting: definition) != nil else {
          return nil
        }
      case PJ_TYPE_ENGINEERING_CRS:
        guard let factor = crs.squareMetresPerUnit else { return nil }
        kind = .local
        areaMethod = .planar(squareMetresPerUnit: factor)
      default:
        return nil
      }
    }

    private mutating func readBase(_ geographic: borrowing ProjObject) -> Bool {
      guard let figure = geographic.ellipsoid,
        let radians = geographic.axisUnit(0, of: PJ_CS_TYPE_ELLIPSOIDAL)
      else { return false }
      ellipsoid = figure
      degreesPerUnit = SpatialReference.snapped(radians * 180 / .pi)
      isAtGreenwich = geographic.primeMeridian == 0
      datum = geographic.datumOfChina(on: figure)
      return true
    }
  }

  /// Definitions print π/180 with 15 digits; a degree shall be exactly one.
  private static func snapped(_ factor: Double) -> Double { abs(factor - 1) < 1e-12 ? 1 : factor }
}

extension ProjObject {
  /// Authority and code as stated; else the one PROJ is sure of.
  fileprivate var authority: String? {
    if let stated = code { return stated }
    var confidences: UnsafeMutablePointer<Int32>?
    guard let matches = proj_identify(context.handle, handle, "EPSG", nil, &confidences) else { return nil }
    defer {
      proj_list_destroy(matches)
      proj_int_list_destroy(confidences)
    }
    let count = proj_list_get_count(matches)
    // Below 90 PROJ has found the same figures under another name, or the other way round.
    guard count > 0, let confidences, confidences[0] >= 90 else { return nil }
    guard count == 1 || confidences[1] < confidences[0] else { return nil }
    return ProjObject(proj_list_get(context.handle, matches, 0), in: context)?.code
  }

  private var code: String? {
    guard let authority = proj_get_id_auth_name(handle, 0), let code = proj_get_id_code(handle, 0) else {
      return nil
    }
    return "\(String(cString: authority)):\(String(cString: code))"
  }

  /// The datum by its own name or that of the geographic system; where both say nothing, by the ellipsoid.
  fileprivate func datumOfChina(on figure: Ellipsoid) -> GeodeticDatum? {
    let datum =
      ProjObject(proj_crs_get_datum(context.handle, handle), in: context)
      ?? ProjObject(proj_crs_get_datum_ensemble(context.handle, handle), in: context)
    let names = [datum?.name ?? "", name]
    if let known = names.lazy.compactMap({ GeodeticDatum(named: $0) }).first { return known }
    let isNameless = names.contains { name in
      ["unknown", "unnamed", "undefined"].contains { name.lowercased().contains($0) }
    }
    guard isNameless else { return nil }
    switch figure.semiMajorAxis {
    case 6_378_245: return .beijing1954
    case 6_378_140: return .xian1980
    default: return nil
    }
  }

  fileprivate var ellipsoid: Ellipsoid? {
    guard let figure = ProjObject(proj_get_ellipsoid(context.handle, handle), in: context) else { return nil }
    var axis = 0.0
    var inverse = 0.0
    guard proj_ellipsoid_get_parameters(context.handle, figure.handle, &axis, nil, nil, &inverse) != 0,
      axis.isFinite, axis > 0, inverse.isFinite, inverse == 0 || inverse > 1
    else { return nil }
    return Ellipsoid(semiMajorAxis: axis, flattening: inverse == 0 ? 0 : 1 / inverse)
  }

  /// Where longitudes are counted from, in units of its own east of Greenwich.
  fileprivate var primeMeridian: Double? {
    let meridian = ProjObject(proj_get_prime_meridian(context.handle, handle), in: context)
    var longitude = 0.0
    guard let meridian,
      proj_prime_meridian_get_parameters(context.handle, meridian.handle, &longitude, nil, nil) != 0
    else { return nil }
    return longitude
  }

  /// The unit of both axes of a plane, multiplied; nil where a unit is unknown or it is no plane.
  fileprivate var squareMetresPerUnit: Double? {
    guard let x = axisUnit(0, of: PJ_CS_TYPE_CARTESIAN), let y = axisUnit(1, of: PJ_CS_TYPE_CARTESIAN) else {
      return nil
    }
    return x * y
  }

  /// The size of an axis's unit in metres or radians.
  fileprivate func axisUnit(_ index: Int32, of type: PJ_COORDINATE_SYSTEM_TYPE) -> Double? {
    let system = ProjObject(proj_crs_get_coordinate_system(context.handle, handle), in: context)
    guard let system, proj_cs_get_type(context.handle, system.handle) == type else { return nil }
    var factor = 0.0
    guard
      proj_cs_get_axis_info(context.handle, system.handle, index, nil, nil, nil, &factor, nil, nil, nil) != 0,
      factor.isFinite, factor > 0
    else { return nil }
    return factor
  }

  /// Whether a projected system's method is one of those land is surveyed in.
  fileprivate var isCadastral: Bool? {
    let operation = ProjObject(proj_crs_get_coordoperation(context.handle, handle), in: context)
    guard let operation else { return nil }
    var name: UnsafePointer<CChar>?
    var authority: UnsafePointer<CChar>?
    var code: UnsafePointer<CChar>?
    guard
      proj_coordoperation_get_method_info(context.handle, operation.handle, &name, &authority, &code) != 0
    else { return nil }
    let isRegistered = authority.map { String(cString: $0) } == "EPSG"
    return CadastralProjections.contains(
      code: isRegistered ? code.map { String(cString: $0) } : nil,
      name: name.map { String(cString: $0) } ?? "")
  }
}
