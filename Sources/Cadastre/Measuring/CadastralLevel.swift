/// On which level a parcel lies (特征码, the 13th and 14th characters of a 宗地代码, GB/T 37346).
enum CadastralLevel: Hashable {
  /// 地表 and whatever is not said to be elsewhere.
  case surface
  /// 地上 (S).
  case above
  /// 地下 (X).
  case below

  /// The level a parcel's identifier says; identifiers of another form say nothing and mean the surface.
  init(parcel id: String) {
    let bytes = Array(id.utf8)
    let isCode = bytes.count == 19 && bytes[12..<14].allSatisfy { (0x41...0x5A).contains($0) }
    switch isCode ? bytes[13] : 0 {
    case UInt8(ascii: "S"): self = .above
    case UInt8(ascii: "X"): self = .below
    default: self = .surface
    }
  }
}
