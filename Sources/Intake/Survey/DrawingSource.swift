internal import Diagnostics
internal import Tables

/// A CAD drawing as a layer of parcels: closed polylines of one CAD layer with their code as a text inside.
struct DrawingSource {
  let entry: Manifest.SourceEntry
  let table: TableName
  let reference: String?
  private(set) var issues: [Issue] = []
  private var source: SourceName

  /// Ends that are no more than a millimetre from their beginning were meant to meet it.
  private static let closingGap = 0.001
  /// So many handles, and texts, a message names.
  private static let named = 10

  /// - Parameter reference: the manifest's; drawings state none.
  init(entry: Manifest.SourceEntry, table: TableName, reference: String?) {
    self.entry = entry
    self.table = table
    self.reference = reference
    source = SourceName(table: table, file: entry.name, layer: entry.layer)
  }

  /// A drawing's parcels, and the outlines that are none.
  struct Result {
    let raw: RawTable
    let setAside: [Message: Int]
    let source: SourceName
  }

  /// - Throws: where the CAD layer of the parcels cannot be told.
  mutating func read(_ drawing: Drawing) throws -> Result {
    let layer = try chosenLayer(drawing)
    source = SourceName(table: table, file: entry.name, layer: layer)
    let outlines = distinct(outlines(of: drawing.lines.filter { $0.layer == layer }))
    let takesCodes = table == .parcels || table == .zones
    let parcels = DrawingParcels(outlines.kept, texts: drawing.texts, takesCodes: takesCodes)
    for parcel in parcels.parcels { report(parcel, takesCodes: takesCodes) }
    report(unused: parcels.unused)
    var setAside = [Message.drawingRepeatedLine: outlines.repeated]
    let clear = parcels.parcels.filter { parcel in
      guard takesCodes, let reason = DrawingSource.reasonAgainst(parcel.code) else { return true }
      setAside[reason, default: 0] += 1
      return false
    }
    return Result(raw: rawTable(clear, takesCodes: takesCodes), setAside: setAside, source: source)
  }

  /// Why an outline is no parcel; nil for one with its code.
  private static func reasonAgainst(_ code: DrawingParcels.Code) -> Message? {
    switch code {
    case .one: nil
    case .several: .drawingSeveralCodes
    case .none: .drawingWithoutCode
    }
  }

  private func rawTable(_ parcels: [DrawingParcels.Parcel], takesCodes: Bool) -> RawTable {
    var arena = ByteArena()
    var geometry = GeometryColumn()
    var columns: [[CellRange]] = [[], [], []]
    for parcel in parcels {
      if case .one(let code) = parcel.code {
        columns[0].append(arena.append(code))
      } else {
        columns[0].append(.empty)
      }
      columns[1].append(arena.append(parcel.remarks.joined(separator: ";")))
      columns[2].append(arena.append(parcel.outline.line.handle))
      let rings = [parcel.outline.ring] + parcel.holes.map(\.ring)
      geometry.append(PlaneShape.polygons([rings]), reference: reference)
    }
    let key = TableSchema.of(table).key.first ?? "parcel_id"
    var headers = [HeaderText(key), HeaderText("文字"), HeaderText("图元句柄")]
    if !takesCodes {
      headers.removeFirst()
      columns.removeFirst()
    }
    return RawTable(
      arena: arena, headers: headers, columns: columns.map { .text($0) },
      lines: parcels.map(\.outline.line.fid), geometry: geometry)
  }

  // MARK: Layer

  private func chosenLayer(_ drawing: Drawing) throws -> String {
    var counts: [String: Int] = [:]
    for line in drawing.lines where line.isPolyline && DrawingSource.ring(of: line) != nil {
      counts[line.layer, default: 0] += 1
    }
    let layers = counts.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let shown = layers.map { "\($0) (\(counts[$0] ?? 0))" }
    guard !layers.isEmpty else {
      throw Refusal(.badInput, .drawingWithoutOutlines, at: entry.place, ["source": .text(entry.name)])
    }
    guard let wanted = entry.layer else {
      if layers.count == 1 { return layers[0] }
      throw Refusal(
        .badInput, .drawingLayerNotChosen, at: entry.place,
        ["source": .text(entry.name), "known": .list(shown)])
    }
    let normal = HeaderText.normalised(wanted)
    if let layer = layers.first(where: { $0 == wanted })
      ?? layers.first(where: { HeaderText.normalised($0) == normal })
    {
      return layer
    }
    throw Refusal(
      .badInput, .drawingLayerMissing, at: entry.place,
      ["source": .text(entry.name), "layer": .text(wanted), "known": .list(shown)],
      suggestion: NearName.of(wanted, among: layers))
  }

  // MARK: Outlines

  /// The ring of a line that comes back to its beginning; its last corner is then the first one.
  private static func ring(of line: Drawing.Line) -> PlaneRing? {
    guard let first = line.points.first, let last = line.points.last, line.points.count > 3,
      abs(first.x - last.x) <= closingGap, abs(first.y - last.y) <= closingGap
    else { return nil }
    return PlaneRing(line.points.dropLast() + [first])
  }

  private mutating func outlines(of lines: [Drawing.Line]) -> [DrawingParcels.Outline] {
    var outlines: [DrawingParcels.Outline] = []
    var open: [Drawing.Line] = []
    var joined: [Drawing.Line] = []
    var curves: [Drawing.Line] = []
    for line in lines {
      guard let ring = DrawingSource.ring(of: line) else {
        open.append(line)
        continue
      }
      guard line.isPolyline else {
        curves.append(line)
        continue
      }
      if let first = line.points.first, let last = line.points.last, first != last { joined.append(line) }
      outlines.append(DrawingParcels.Outline(line: line, ring: ring))
    }
    list(open, .warning, .drawingOpenLines)
    list(joined, .info, .drawingJoinedLines)
    list(curves, .info, .drawingOtherCurves)
    return outlines
  }

  private mutating func list(_ lines: [Drawing.Line], _ severity: Severity, _ message: Message) {
    guard let first = lines.first else { return }
    add(
      severity, message, first,
      ["count": .count(lines.count), "handles": .list(DrawingSource.handles(lines))])
  }

  private static func handles(_ lines: [Drawing.Line]) -> [String] {
    lines.prefix(named).map(\.handle) + (lines.count > named ? ["…"] : [])
  }

  /// A line drawn twice bounds one parcel.
  private mutating func distinct(
    _ outlines: [DrawingParcels.Outline]
  ) -> (kept: [DrawingParcels.Outline], repeated: Int) {
    var seen: [[UInt64]: DrawingParcels.Outline] = [:]
    var kept: [DrawingParcels.Outline] = []
    for outline in outlines {
      let print = outline.ring.fingerprint
      if let first = seen[print] {
        add(.info, .drawingRepeatedLine, outline.line, ["handle": .text(first.line.handle)])
      } else {
        seen[print] = outline
        kept.append(outline)
      }
    }
    return (kept, outlines.count - kept.count)
  }

  // MARK: Issues

  private mutating func report(_ parcel: DrawingParcels.Parcel, takesCodes: Bool) {
    var subject: String?
    let handle = Argument.text(parcel.outline.line.handle)
    switch parcel.code {
    case .several(let codes):
      add(
        .error, .drawingSeveralCodes, parcel.outline.line,
        ["codes": .list(Array(codes.prefix(Self.named))), "handle": handle])
    case .one(let code): subject = code
    case .none:
      if takesCodes { add(.error, .drawingWithoutCode, parcel.outline.line, ["handle": handle]) }
    }
    if parcel.plainHoles > 0 {
      add(.info, .drawingHoles, parcel.outline.line, subject: subject, ["count": .count(parcel.plainHoles)])
    }
    if let surrounding = parcel.surrounding {
      add(.warning, .drawingEnclave, parcel.outline.line, subject: subject, ["parcel": .text(surrounding)])
    }
  }

  /// A full code outside all outlines is a parcel whose line is missing; of other texts a few stand for all.
  private mutating func report(unused texts: [Drawing.Text]) {
    let codes = texts.filter { ParcelCodeText.full(in: $0.text) != nil }
    for text in codes {
      add(.warning, .drawingStrayCode, nil, ["text": .text(text.text), "layer": .text(text.layer)])
    }
    let others = texts.filter { ParcelCodeText.full(in: $0.text) == nil }
    let byLayer = Dictionary(grouping: others, by: \.layer)
    for layer in byLayer.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      let texts = byLayer[layer]?.map(\.text) ?? []
      add(
        .info, .drawingUnusedTexts, nil,
        [
          "count": .count(texts.count), "layer": .text(layer),
          "texts": .list(texts.prefix(Self.named) + (texts.count > Self.named ? ["…"] : [])),
        ])
    }
  }

  private mutating func add(
    _ severity: Severity, _ message: Message, _ line: Drawing.Line?, subject: String? = nil,
    _ arguments: [String: Argument]
  ) {
    issues.append(
      Issue(
        severity, message, table: table.rawValue, at: source.place(row: line?.fid), subject: subject,
        arguments))
  }
}
