/// A truth value of Kleene's three-valued logic: what is missing makes a condition unknown unless the rest of
/// it decides alone (contract V7).
public enum Truth: UInt8, Hashable, Sendable {
  case no, yes, unknown

  /// A known truth.
  @inlinable
  public init(_ value: Bool) { self = value ? .yes : .no }

  /// `false and missing` is false.
  @inlinable
  public static func && (a: Truth, b: Truth) -> Truth {
    if a == .no || b == .no { return .no }
    return a == .yes && b == .yes ? .yes : .unknown
  }

  /// `true or missing` is true.
  @inlinable
  public static func || (a: Truth, b: Truth) -> Truth {
    if a == .yes || b == .yes { return .yes }
    return a == .no && b == .no ? .no : .unknown
  }

  /// Unknown stays unknown.
  @inlinable
  public static prefix func ! (a: Truth) -> Truth {
    switch a {
    case .no: .yes
    case .yes: .no
    case .unknown: .unknown
    }
  }

  /// The value as an optional.
  public var known: Bool? {
    switch self {
    case .no: false
    case .yes: true
    case .unknown: nil
    }
  }
}
