import LandGeometry
import Testing

/// Every dialect of well-known binary, and bytes that are none.
@Suite struct WKBReadingTests {
  private func examined(_ bytes: [UInt8]) throws -> Examination {
    examine(bytes, in: try References.gauss114())
  }

  private static let dialects = [true, false].flatMap { isBigEndian in
    [(false, false), (true, false), (false, true), (true, true)].flatMap { hasZ, hasM in
      [
        WKB(isBigEndian: isBigEndian, hasZ: hasZ, hasM: hasM),
        WKB(isBigEndian: isBigEndian, hasZ: hasZ, hasM: hasM, isExtended: true),
        WKB(isBigEndian: isBigEndian, hasZ: hasZ, hasM: hasM, isExtended: true, srid: 4547),
      ]
    }
  }

  @Test(arguments: dialects)
  func dialect(wkb: WKB) throws {
    let shapes = [
      wkb.polygon([square(0, 0, side: 10), square(1, 1, side: 2)]),
      wkb.multiPolygon([[square(0, 0, side: 9), square(1, 1, side: 1)], [square(20, 0, side: 4)]]),
      wkb.collection([wkb.polygon([square(0, 0, side: 9.5)]), wkb.polygon([square(20, 0, side: 2.5)])]),
      wkb.collection([wkb.polygon([square(0, 0, side: 10), square(1, 1, side: 2)]), wkb.point(0, 0)]),
    ]
    for bytes in shapes {
      let found = try examined(bytes)
      #expect(found.originalArea == 96.5 || found.originalArea == 96)
      #expect(found.isValid == true)
    }
  }

  @Test func byteOrdersAndDimensionsMayMix() throws {
    let found = try examined(
      WKB().whole(
        6,
        [
          WKB(isBigEndian: true).polygon([square(0, 0, side: 2)]),
          WKB(hasZ: true).polygon([square(5, 5, side: 1)]),
        ]))
    #expect(found.originalArea == 5)
  }

  @Test func repairedBytesAreOfThePlainestKind() throws {
    let odd = WKB(isBigEndian: true, hasZ: true, isExtended: true, srid: 4547)
    let found = try examined(odd.polygon([square(0, 0, side: 10).dropLast()]))
    #expect(found.repaired == WKB().polygon([square(0, 0, side: 10)]))
  }

  @Test func everyCutIsMalformed() throws {
    let wkb = WKB(hasZ: true)
    let whole = wkb.collection([
      wkb.multiPolygon([[square(0, 0, side: 10), square(1, 1, side: 2)]]), wkb.lineString([(0, 0), (1, 1)]),
    ])
    let surveyor = Surveyor(reference: try References.gauss114())
    for length in 1..<whole.count {
      let found = surveyor.examine(whole[..<length])
      #expect(found.isMalformed, "cut to \(length) bytes")
      #expect(found.isValid == nil)
      #expect(found.originalArea == nil)
    }
    #expect(surveyor.examine(whole[...]).originalArea == 96)
    #expect(surveyor.examine((whole + [0])[...]).isMalformed)
  }

  @Test func slicesNeedNotStartAtZero() throws {
    let bytes = WKB().polygon([square(0, 0, side: 10)])
    let found = Surveyor(reference: try References.gauss114()).examine(([9, 9, 9] + bytes)[3...])
    #expect(found.originalArea == 100)
  }

  @Test func absurdCounts() throws {
    let wkb = WKB()
    for type in [2, 3, 4, 5, 6, 7] as [UInt32] {
      for count in [UInt32.max, UInt32.max / 2, 1_000_000] {
        let bytes = wkb.header(type) + wkb.number(count)
        #expect(try examined(bytes).isMalformed)
        #expect(try examined(bytes + Array(repeating: 0, count: 64)).isMalformed)
      }
    }
    #expect(try examined(wkb.header(3) + wkb.number(UInt32(1)) + wkb.number(UInt32.max)).isMalformed)
  }

  @Test func nestingIsBounded() throws {
    var bytes = WKB().polygon([square(0, 0, side: 1)])
    for _ in 0..<20 { bytes = WKB().collection([bytes]) }
    #expect(try examined(bytes).originalArea == 1)
    for _ in 0..<5_000 { bytes = WKB().collection([bytes]) }
    #expect(try examined(bytes).isMalformed)
  }

  @Test func oddPartsAndTypes() throws {
    let wkb = WKB()
    #expect(try examined(wkb.whole(6, [wkb.point(0, 0)])).isMalformed)
    #expect(try examined(wkb.whole(6, [wkb.multiPolygon([])])).isMalformed)
    for code in [0, 13, 14, 18, 999, 4003, 1_000_003] as [UInt32] {
      #expect(try examined(wkb.header(code) + wkb.number(UInt32(0))).isMalformed)
    }
    #expect(try examined([2] + wkb.polygon([]).dropFirst()).isMalformed)
    // A polygon inside a curved whole is passed over with it, however deep.
    let hidden = wkb.whole(12, [wkb.collection([wkb.polygon([square(0, 0, side: 9)])])])
    let found = try examined(wkb.collection([hidden, wkb.polygon([square(0, 0, side: 2)])]))
    #expect(found.defects == [.partsIgnored("MultiSurface")])
    #expect(found.originalArea == 4)
  }

  @Test func randomBytes() throws {
    var random = SeededGenerator(state: 20_211_231)
    let surveyor = Surveyor(reference: try References.gauss114())
    for _ in 0..<5_000 {
      let length = Int.random(in: 1...200, using: &random)
      var bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      // Half of them with a header that lets them in.
      if Bool.random(using: &random), length > 5 {
        bytes.replaceSubrange(0..<5, with: [1, UInt8.random(in: 3...7, using: &random), 0, 0, 0])
      }
      let found = surveyor.examine(bytes[...])
      #expect(!found.defects.isEmpty)
    }
  }

  @Test func flippedBits() throws {
    var random = SeededGenerator(state: 42)
    let surveyor = Surveyor(reference: try References.cgcs2000())
    let good = WKB().multiPolygon([
      [square(113, 27, side: 0.1), square(113.01, 27.01, side: 0.02)], [square(114, 27, side: 0.1)],
    ])
    for _ in 0..<5_000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
      }
      let found = surveyor.examine(bytes[...])
      #expect(found.isValid != true || !found.defects.isEmpty || found.measuredArea != nil)
    }
  }

  /// Rings of the right form with coordinates of any size.
  @Test func randomNumbers() throws {
    var random = SeededGenerator(state: 99)
    let surveyor = Surveyor(reference: try References.gauss114())
    for _ in 0..<2_000 {
      let rings = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        (0..<Int.random(in: 3...12, using: &random)).map { _ -> WKB.Point in
          (Double(bitPattern: random.next()), Double(bitPattern: random.next()))
        }
      }
      let found = surveyor.examine(WKB().polygon(rings)[...])
      #expect(!found.defects.isEmpty)
      #expect(found.measuredArea?.isFinite != false)
    }
  }
}

extension Examination {
  var isMalformed: Bool {
    defects.count == 1 && defects.allSatisfy { if case .malformed = $0 { true } else { false } }
  }
}
