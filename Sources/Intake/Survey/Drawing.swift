internal import CGDAL

/// What a CAD drawing (DXF) holds that can be land: lines and texts, on CAD layers.
struct Drawing {
  /// A line of a drawing.
  struct Line {
    /// The number GDAL gives it.
    let fid: Int32
    let layer: String
    /// The drawing's own name for it, as CAD programs show it.
    let handle: String
    let points: [PlaneRing.Point]
    /// Whether a polyline: neither circle nor spline nor the like.
    let isPolyline: Bool
  }

  /// A text or one line of several.
  struct Text {
    let layer: String
    let x: Double
    let y: Double
    /// Which line of a text of several.
    let line: Int
    let text: String
  }

  private(set) var lines: [Line] = []
  private(set) var texts: [Text] = []

  /// Reads a drawing; nil where GDAL cannot.
  ///
  /// - Parameters:
  ///   - encoding: that of its texts. GDAL itself believes a code page that newer drawings state and do not use.
  init?(_ path: String, encoding: TextEncoding) {
    Drawing.setOptions(encoding: encoding)
    defer { Drawing.setOptions(encoding: nil) }
    guard let dataset = VectorDataset(path, drivers: ["DXF"]) else { return nil }
    for layer in dataset.layers where layer.name == "entities" {
      let fields = DrawingFields(layer)
      layer.forEachFeature { add($0, fields) }
    }
  }

  /// Curves as lines with a corner every half degree, which falls short of the area of a circle by a hundred-thousandth;
  /// blocks taken apart into their entities.
  private static func setOptions(encoding: TextEncoding?) {
    let options = ["OGR_ARC_STEPSIZE": "0.5", "DXF_MERGE_BLOCK_GEOMETRIES": "FALSE"]
    for (name, value) in options { CPLSetThreadLocalConfigOption(name, encoding == nil ? nil : value) }
    CPLSetThreadLocalConfigOption("DXF_ENCODING", encoding?.converterName)
  }

  private mutating func add(_ feature: OGRFeatureH, _ fields: DrawingFields) {
    guard let geometry = OGR_F_GetGeometryRef(feature), !fields.isOnPaper(feature) else { return }
    let layer = fields.text(feature, fields.layer)
    switch OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) {
    case wkbPoint:
      for (line, text) in fields.text(feature, fields.text).split(whereSeparator: \.isNewline).enumerated() {
        let text = CellText.trimmed(String(text))
        if text.isEmpty { continue }
        texts.append(
          Text(layer: layer, x: OGR_G_GetX(geometry, 0), y: OGR_G_GetY(geometry, 0), line: line, text: text))
      }
    case wkbLineString:
      let classes = fields.text(feature, fields.classes)
      lines.append(
        Line(
          fid: Int32(clamping: OGR_F_GetFID(feature)), layer: layer,
          handle: fields.text(feature, fields.handle),
          points: (0..<OGR_G_GetPointCount(geometry)).map {
            (OGR_G_GetX(geometry, $0), OGR_G_GetY(geometry, $0))
          },
          isPolyline: classes.isEmpty || classes.lowercased().contains("polyline")))
    default: return
    }
  }
}

/// Where GDAL's one layer for drawings has which fact.
private struct DrawingFields {
  let layer: Int32
  let classes: Int32
  let handle: Int32
  let text: Int32
  private let paper: Int32

  init(_ source: VectorLayer) {
    let definition = OGR_L_GetLayerDefn(source.handle)
    func index(_ name: String) -> Int32 { definition.map { OGR_FD_GetFieldIndex($0, name) } ?? -1 }
    (layer, classes, handle) = (index("Layer"), index("SubClasses"), index("EntityHandle"))
    (text, paper) = (index("Text"), index("PaperSpace"))
  }

  func text(_ feature: OGRFeatureH, _ field: Int32) -> String {
    guard field >= 0, let pointer = OGR_F_GetFieldAsString(feature, field) else { return "" }
    return DrawingFields.withoutEscapes(String(cString: pointer))
  }

  /// Drawings write characters their code page lacks as `\U+7532`.
  private static func withoutEscapes(_ text: String) -> String {
    guard text.contains("\\U+") else { return text }
    return text.replacing(/\\U\+([0-9A-Fa-f]{4})/) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? String(match.0)
    }
  }

  /// Whether it belongs to a sheet to be printed and not to the land.
  func isOnPaper(_ feature: OGRFeatureH) -> Bool {
    paper >= 0 && OGR_F_GetFieldAsInteger(feature, paper) != 0
  }
}

/// What a drawing says about the encoding of its texts.
enum DrawingMarking {
  /// Whether a drawing ends with the mark every program writes last; GDAL reads one that was cut off as if it were
  /// whole.
  static func hasEnd(_ bytes: [UInt8]) -> Bool {
    let last = bytes.reversed().drop { $0 <= Ascii.space }.prefix { $0 > Ascii.space }
    return last.reversed().elementsEqual("EOF".utf8)
  }

  /// Since AutoCAD 2007 drawings are UTF-8, whatever code page they state.
  static func of(_ bytes: [UInt8]) -> LayerEncoding.Marking {
    let lines = bytes.prefix(1 << 16).split(omittingEmptySubsequences: false) { $0 == Ascii.lineFeed }
      .map { CellText.trimmed(String(decoding: $0, as: UTF8.self)) }
    func value(_ variable: String) -> String? {
      guard let at = lines.firstIndex(of: variable), at + 2 < lines.count else { return nil }
      return lines[at + 2]
    }
    let version = value("$ACADVER") ?? ""
    if version >= "AC1021", version.hasPrefix("AC") {
      return LayerEncoding.Marking(encoding: .utf8, evidence: "$ACADVER \(version)")
    }
    guard let page = value("$DWGCODEPAGE"), !page.isEmpty else {
      return LayerEncoding.Marking(encoding: nil, evidence: "-")
    }
    return LayerEncoding.Marking(
      encoding: TextEncoding(named: page.replacing("_", with: "")), evidence: "$DWGCODEPAGE \(page)")
  }
}
