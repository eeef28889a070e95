internal import CGDAL
internal import Tables
internal import Units

/// A layer read whole: its fields with the bytes of their names, its values column by column, its geometry.
struct LayerContents {
  private(set) var fields: [LayerField]
  var arena: ByteArena
  var columns: [RawColumn]
  /// The FID of each row.
  let lines: [Int32]
  let geometry: GeometryColumn?

  /// So many features tell how large the others are.
  private static let sample = 2000

  /// - Parameter reference: the reference system its geometries are in.
  init(_ layer: VectorLayer, withGeometry: Bool, reference: String?) {
    let fields = layer.fields
    var arena = ByteArena()
    var builders = fields.map { FieldBuilder($0) }
    var lines: [Int32] = []
    var geometry = GeometryColumn()
    var buffer: [UInt8] = []
    layer.forEachFeature { feature in
      lines.append(Int32(clamping: OGR_F_GetFID(feature)))
      for index in builders.indices { builders[index].append(feature, into: &arena) }
      if withGeometry {
        FeatureGeometry.writeWKB(of: feature, into: &buffer)
        geometry.append(buffer, reference: reference)
        if lines.count == LayerContents.sample { geometry.reserve(rows: layer.count) }
      }
    }
    self.fields = fields
    self.arena = arena
    columns = builders.map(\.column)
    self.lines = lines
    self.geometry = withGeometry ? geometry : nil
  }

  /// Gives the fields other names.
  mutating func rename(_ name: ([UInt8]) -> [UInt8]) {
    for index in fields.indices { fields[index].name = name(fields[index].name) }
  }

  /// Makes the numbers of the features a field, unless there is one of that name.
  mutating func addNumbers(named name: String) {
    let bytes = Array(name.utf8)
    guard !fields.contains(where: { $0.name == bytes }) else { return }
    fields.append(LayerField(name: bytes, content: .integer, index: Int32(clamping: fields.count)))
    columns.append(.integers(lines.map { Int64($0) }))
  }
}

/// Gathers the values of one field.
private struct FieldBuilder {
  private let index: Int32
  private let isOfDays: Bool
  private(set) var column: RawColumn

  init(_ field: LayerField) {
    index = field.index
    isOfDays = field.content == .day
    column =
      switch field.content {
      case .text: .text([])
      case .integer: .integers([])
      case .real: .numbers([])
      case .day: .days([])
      case .truth: .truths([])
      }
  }

  mutating func append(_ feature: OGRFeatureH, into arena: inout ByteArena) {
    let isKnown = OGR_F_IsFieldSetAndNotNull(feature, index) != 0
    // The array is taken out and put back, so that appending does not copy it.
    switch column {
    case .text(var cells):
      column = .truths([])
      cells.append(isKnown ? text(of: feature, &arena) : .empty)
      column = .text(cells)
    case .sheet: break
    case .integers(var values):
      column = .truths([])
      values.append(isKnown ? OGR_F_GetFieldAsInteger64(feature, index) : nil)
      column = .integers(values)
    case .numbers(var values):
      column = .truths([])
      values.append(isKnown ? OGR_F_GetFieldAsDouble(feature, index) : .nan)
      column = .numbers(values)
    case .days(var values):
      column = .truths([])
      let date = isKnown ? FieldDate(feature, index) : nil
      if let date, date.day == nil {
        // GDAL takes 2021-02-30 for a date. As a text it is refused and listed like any other cell (V12).
        column = .text(
          values.map { $0.map { arena.append(CalendarDay(number: $0).description) } ?? .empty }
            + [arena.append(date.text)])
      } else {
        values.append(date?.day?.number)
        column = .days(values)
      }
    case .truths(var values):
      column = .text([])
      values.append(isKnown ? OGR_F_GetFieldAsInteger(feature, index) != 0 : nil)
      column = .truths(values)
    }
  }

  private func text(of feature: OGRFeatureH, _ arena: inout ByteArena) -> CellRange {
    guard isOfDays, let date = FieldDate(feature, index) else {
      return FieldBuilder.text(feature, index, &arena)
    }
    return arena.append(date.text)
  }

  private static func text(_ feature: OGRFeatureH, _ index: Int32, _ arena: inout ByteArena) -> CellRange {
    guard let pointer = OGR_F_GetFieldAsString(feature, index) else { return .empty }
    let count = CStringLength.of(pointer)
    return pointer.withMemoryRebound(to: UInt8.self, capacity: count) {
      arena.append(Bytes(start: $0, count: count))
    }
  }

}

/// What stands in a field of dates, be it a day of the calendar or not.
private struct FieldDate {
  private let year: Int
  private let month: Int
  private let dayOfMonth: Int

  init?(_ feature: OGRFeatureH, _ index: Int32) {
    var (year, month, day, hour, minute, zone): (Int32, Int32, Int32, Int32, Int32, Int32) = (
      0, 0, 0, 0, 0, 0
    )
    var second: Float = 0
    guard
      OGR_F_GetFieldAsDateTimeEx(feature, index, &year, &month, &day, &hour, &minute, &second, &zone) != 0
    else { return nil }
    (self.year, self.month, dayOfMonth) = (Int(year), Int(month), Int(day))
  }

  var day: CalendarDay? { CalendarDay(year: year, month: month, day: dayOfMonth) }

  var text: String {
    let parts = [month, dayOfMonth].map { ($0 < 10 ? "0" : "") + String($0) }
    return ([String(year)] + parts).joined(separator: "-")
  }
}

/// The geometry of a feature in the one form the other rooms read.
enum FeatureGeometry {
  /// Writes ISO WKB, little-endian, two-dimensional, arcs turned into lines; nothing for a feature without geometry.
  static func writeWKB(of feature: OGRFeatureH, into buffer: inout [UInt8]) {
    buffer.removeAll(keepingCapacity: true)
    guard let geometry = OGR_F_GetGeometryRef(feature) else { return }
    if OGR_G_HasCurveGeometry(geometry, 0) != 0 {
      guard let lines = OGR_G_GetLinearGeometry(geometry, 0, nil) else { return }
      write(lines, into: &buffer)
      OGR_G_DestroyGeometry(lines)
    } else {
      write(geometry, into: &buffer)
    }
  }

  /// The same of a geometry by itself, which is made flat.
  static func write(_ geometry: OGRGeometryH, into buffer: inout [UInt8]) {
    OGR_G_FlattenTo2D(geometry)
    let size = Int(OGR_G_WkbSizeEx(geometry))
    buffer.append(contentsOf: repeatElement(0, count: size))
    let code = buffer.withUnsafeMutableBufferPointer {
      OGR_G_ExportToIsoWkb(geometry, wkbNDR, $0.baseAddress)
    }
    if code != OGRERR_NONE { buffer.removeAll(keepingCapacity: true) }
  }
}
