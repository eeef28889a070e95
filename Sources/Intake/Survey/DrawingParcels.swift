internal import LandGeometry
internal import Tables

/// Closed lines of a drawing as parcels: which text is whose code, which ring is a hole in which.
struct DrawingParcels {
  /// A closed line.
  struct Outline {
    let line: Drawing.Line
    let ring: PlaneRing
  }

  /// What the texts inside an outline make of it.
  enum Code: Equatable {
    case none
    case one(String)
    /// More than one could be the code.
    case several([String])
  }

  /// An outline that bounds a parcel.
  struct Parcel {
    let outline: Outline
    let code: Code
    /// The other texts inside, as they are read: from above, from the left.
    let remarks: [String]
    /// Outlines right inside it that are cut out.
    let holes: [Outline]
    /// How many of them are no parcels of their own.
    let plainHoles: Int
    /// The code of the parcel it lies in.
    let surrounding: String?
  }

  private(set) var parcels: [Parcel] = []
  /// Texts that stand in no parcel.
  private(set) var unused: [Drawing.Text] = []
  private let outlines: [Outline]
  private var codes: [Code] = []
  private var textsInside: [[Drawing.Text]]
  private var isParcel: [Bool]
  private let parents: [Int?]
  /// The outlines right inside each.
  private var children: [[Int]]

  /// - Parameter takesCodes: whether a text is to be the key; else all texts are remarks.
  init(_ outlines: [Outline], texts: [Drawing.Text], takesCodes: Bool) {
    self.outlines = outlines
    let rings = outlines.map(\.ring)
    let locator = RingNesting.locator(of: rings)
    parents = RingNesting(rings, locator: locator).parents
    textsInside = Array(repeating: [], count: outlines.count)
    isParcel = Array(repeating: true, count: outlines.count)
    children = Array(repeating: [], count: outlines.count)
    for (child, parent) in parents.enumerated() { if let parent { children[parent].append(child) } }
    let areas = rings.map(\.area)
    for text in texts.sorted(by: DrawingParcels.readsBefore) {
      let around = locator.parcels(coveringX: text.x, y: text.y)
      if let innermost = around.min(by: { (areas[$0], $0) < (areas[$1], $1) }) {
        textsInside[innermost].append(text)
      } else {
        unused.append(text)
      }
    }
    codes = takesCodes ? textsInside.map(DrawingParcels.code) : outlines.map { _ in .none }
    tellHoles(areas, takesCodes: takesCodes)
    for index in outlines.indices {
      if isParcel[index] {
        parcels.append(parcel(index))
      } else {
        unused += textsInside[index]
      }
    }
  }

  /// From above, then from the left, then by what is written: not by the order in the file.
  private static func readsBefore(_ a: Drawing.Text, _ b: Drawing.Text) -> Bool {
    if a.y != b.y { return a.y > b.y }
    if a.x != b.x { return a.x < b.x }
    if a.line != b.line { return a.line < b.line }
    return a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }

  // MARK: Codes

  /// A full code goes before a short one, a short one before the only text there is.
  private static func code(_ texts: [Drawing.Text]) -> Code {
    let full = distinct(texts.compactMap { ParcelCodeText.full(in: $0.text) })
    if !full.isEmpty { return full.count == 1 ? .one(full[0]) : .several(full) }
    let short = distinct(texts.map(\.text).filter { ParcelCodeText.isShort($0) })
    if !short.isEmpty { return short.count == 1 ? .one(short[0]) : .several(short) }
    let all = distinct(texts.map(\.text))
    return all.count == 1 ? .one(all[0]) : .none
  }

  private static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  // MARK: Holes

  /// A ring inside a parcel is a hole, unless it has a code of the kind the drawing's parcels have.
  private mutating func tellHoles(_ areas: [Double], takesCodes: Bool) {
    let hasFullCodes = textsInside.contains { $0.contains { ParcelCodeText.full(in: $0.text) != nil } }
    // From large to small, so that what lies around a ring is told before it.
    for index in outlines.indices.sorted(by: { (areas[$0], $1) > (areas[$1], $0) }) {
      guard let parent = parents[index], isParcel[parent] else { continue }
      isParcel[index] =
        takesCodes
        && textsInside[index].contains {
          hasFullCodes ? ParcelCodeText.full(in: $0.text) != nil : ParcelCodeText.isShort($0.text)
        }
    }
  }

  private func parcel(_ index: Int) -> Parcel {
    let cut = children[index].filter { !isParcel[$0] || areOnOneLevel(index, $0) }
    var remarks = textsInside[index].map(\.text)
    if case .one(let code) = codes[index] {
      remarks.removeAll { $0 == code || Identifier.parcel($0) == code }
    }
    return Parcel(
      outline: outlines[index], code: codes[index], remarks: remarks, holes: cut.map { outlines[$0] },
      plainHoles: cut.count { !isParcel[$0] },
      surrounding: parents[index].flatMap { isParcel[$0] && areOnOneLevel($0, index) ? single($0) : nil })
  }

  private func single(_ index: Int) -> String? {
    if case .one(let code) = codes[index] { code } else { nil }
  }

  private func areOnOneLevel(_ a: Int, _ b: Int) -> Bool {
    guard let first = single(a), let second = single(b) else { return true }
    return ParcelCodeText.areOnOneLevel(first, second)
  }
}
