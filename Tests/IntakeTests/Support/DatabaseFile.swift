/// A dBASE file, the table of a Shapefile, byte for byte: text fields only, in whatever encoding.
struct DatabaseFile {
  var languageByte: UInt8 = 0
  var names: [[UInt8]]
  var rows: [[[UInt8]]]
  var width = 20

  var bytes: [UInt8] {
    let recordLength = 1 + width * names.count
    var out: [UInt8] = [3, 121, 1, 1] + little(rows.count, 4)
    out += little(32 + 32 * names.count + 1, 2) + little(recordLength, 2)
    out += [UInt8](repeating: 0, count: 20)
    out[29] = languageByte
    for name in names {
      out += padded(Array(name.prefix(10)), to: 11, with: 0) + [0x43, 0, 0, 0, 0, UInt8(width), 0]
      out += [UInt8](repeating: 0, count: 14)
    }
    out.append(0x0D)
    for row in rows {
      out.append(0x20)
      for cell in row { out += padded(Array(cell.prefix(width)), to: width, with: 0x20) }
    }
    return out + [0x1A]
  }

  private func padded(_ bytes: [UInt8], to length: Int, with filler: UInt8) -> [UInt8] {
    bytes + [UInt8](repeating: filler, count: length - bytes.count)
  }

  private func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
