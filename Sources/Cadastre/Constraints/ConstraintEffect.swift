/// What a constraint does to land under it.
public enum ConstraintEffect: String, CaseIterable, Hashable, Sendable {
  /// 禁止: it may not be used as it is.
  case forbid
  /// 提示: somebody has to look.
  case warn

  /// The effect that a cell states; nil for a word that is none.
  init?(stated text: String) {
    switch text.lowercased() {
    case "forbid", "禁止", "禁止类", "禁建": self = .forbid
    case "warn", "提示", "提醒", "警示", "警告", "预警": self = .warn
    default: return nil
    }
  }

  /// The name of the parcels' column of it.
  public var column: String {
    switch self {
    case .forbid: "forbidden_m2"
    case .warn: "warned_m2"
    }
  }
}

/// The names of the parcels' columns of a kind of constraint: 永久基本农田_m2, 永久基本农田_share.
public enum ConstraintColumns {
  private static let areaSuffix = "_m2"
  private static let shareSuffix = "_share"

  /// The area under constraints of a kind, m².
  public static func area(of kind: String) -> String { kind + areaSuffix }

  /// Its share of the parcel.
  public static func share(of kind: String) -> String { kind + shareSuffix }

  /// What a name measures that has the form of such a column, of whichever kind; nil for other names.
  ///
  /// Kinds are named in Chinese; of other names the form says nothing.
  public static func measure(of name: String) -> Measure? {
    for (suffix, measure) in [(areaSuffix, Measure.area), (shareSuffix, .share)] where name.hasSuffix(suffix)
    {
      return name.dropLast(suffix.count).unicodeScalars.contains { !$0.isASCII } ? measure : nil
    }
    return nil
  }

  /// What such a column holds.
  public enum Measure: Sendable {
    /// m².
    case area
    /// A plain number.
    case share
  }
}
