/// On what ground an enterprise uses land.
public enum Tenure: String, Hashable, Sendable {
  /// 自有.
  case own
  /// 租赁.
  case rent
  /// 占用未登记: used like one's own, though nobody has registered it.
  case unregistered

  /// Whether the land counts as the user's own.
  public var isOwn: Bool { self != .rent }

  /// - Parameter text: what offices write; nil is given for what cannot be read.
  init?(_ text: String) {
    guard let tenure = Tenure.words[text.lowercased()] ?? Tenure.kind(of: text) else { return nil }
    self = tenure
  }

  private static let words: [String: Tenure] = [
    "own": .own, "owned": .own, "owner": .own, "自有": .own, "自用": .own, "自有自用": .own, "权利人": .own, "所有": .own,
    "自持": .own,
    "出让": .own, "划拨": .own, "购买": .own, "共用": .own, "共有": .own,
    "rent": .rent, "rented": .rent, "lease": .rent, "leased": .rent, "tenant": .rent,
    "unregistered": .unregistered, "未登记": .unregistered, "占用未登记": .unregistered, "已占用未登记": .unregistered,
    "未办证": .unregistered, "无证": .unregistered,
  ]

  /// 租赁, 承租, 租入, 租用 and the like; 出租 is what a landlord does, so it tells nothing of the user.
  private static func kind(of text: String) -> Tenure? {
    if text.contains("未登记") { return .unregistered }
    if text.contains("出租") { return nil }
    if text.contains("租") { return .rent }
    return text.hasPrefix("自有") ? .own : nil
  }
}
