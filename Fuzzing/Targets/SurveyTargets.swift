import Diagnostics
import LandGeometry
import Tables

@testable import Intake

extension FuzzTarget {
  /// 界址点坐标: recognised, read, rings nested.
  static let boundary = FuzzTarget("boundary") { bytes in
    guard let decoded = TextFileEncoding.decode(bytes, stated: nil) else { return nil }
    _ = BoundaryPointText.recognises(decoded.bytes)
    let name = SourceName(table: .parcels, file: "a.txt", layer: nil)
    var source = BoundaryPointSource(source: name, statedReference: nil)
    let table = source.read(decoded.bytes, withGeometry: true)
    guard let geometry = table.geometry, table.columns.allSatisfy({ $0.count == table.rowCount }) else {
      return "columns of different lengths"
    }
    for row in 0..<table.rowCount where !geometry.wkb(row).isEmpty {
      let defects = Surveyor(reference: nil).examine(geometry.wkb(row)).defects
      for case .malformed(let reason) in defects { return "a shape of ours is malformed: \(reason)" }
    }
    return nil
  }

  /// Lines and texts of a drawing made into parcels. Taking a DXF apart is GDAL's.
  static let drawing = FuzzTarget("drawing") { bytes in
    _ = DrawingMarking.of(bytes)
    var feed = ByteFeed(bytes)
    var outlines: [DrawingParcels.Outline] = []
    var texts: [Drawing.Text] = []
    while !feed.isEmpty, outlines.count + texts.count < 60 {
      if feed.byte() & 1 == 0 {
        texts.append(
          Drawing.Text(
            layer: "T", x: feed.coordinate(), y: feed.coordinate(), line: 0,
            text: feed.text(Int(feed.byte() % 32))))
        continue
      }
      let points = (0..<3 + Int(feed.byte() % 6)).map { _ in (feed.coordinate(), feed.coordinate()) }
      guard let ring = PlaneRing(points) else { continue }
      let line = Drawing.Line(
        fid: Int32(outlines.count), layer: "L", handle: "\(outlines.count)", points: points, isPolyline: true)
      outlines.append(DrawingParcels.Outline(line: line, ring: ring))
    }
    for takesCodes in [true, false] {
      let parcels = DrawingParcels(outlines, texts: texts, takesCodes: takesCodes)
      guard parcels.parcels.count <= outlines.count, parcels.unused.count <= texts.count else {
        return "more came out than went in"
      }
      for parcel in parcels.parcels {
        _ = parcel.outline.ring.fingerprint
        let wkb = PlaneShape.polygons([[parcel.outline.ring] + parcel.holes.map(\.ring)])
        for case .malformed(let reason) in Surveyor(reference: nil).examine(wkb[...]).defects {
          return "a shape of ours is malformed: \(reason)"
        }
      }
    }
    return nil
  }
}

extension RawColumn {
  /// How many cells it has.
  fileprivate var count: Int {
    switch self {
    case .text(let cells): cells.count
    case .sheet(let cells): cells.count
    case .integers(let values): values.count
    case .numbers(let values): values.count
    case .days(let values): values.count
    case .truths(let values): values.count
    }
  }
}
