/// Which firm bears which name, now or formerly.
public struct FirmRegister: Sendable {
  /// One firm that bears a name.
  public struct Bearer: Hashable, Sendable {
    /// Its place among the firms.
    public let firm: Int
    /// Whether it bore the name formerly only.
    public let isFormer: Bool
  }

  /// A name of a firm as its table has it, and its normal form.
  struct Entry: Sendable {
    let firm: Int
    let text: String
    let normal: String
    let isFormer: Bool
  }

  /// The codes of the firms, in the order given.
  public let ids: [String]
  /// Every name of every firm, in the order of the firms.
  let entries: [Entry]
  private let names: TextColumn?
  private let places: [String: Int]
  private let bearers: [String: [Bearer]]

  /// A register of firms.
  ///
  /// - Parameters:
  ///   - ids: sorted, so that nothing depends on the order of rows.
  ///   - names: row for row with the codes.
  ///   - formerNames: several in one cell are separated by ; 、 , / | or line breaks.
  public init(ids: [String], names: TextColumn?, formerNames: TextColumn?) {
    self.ids = ids
    self.names = names
    places = Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var entries: [Entry] = []
    var bearers: [String: [Bearer]] = [:]
    for firm in ids.indices {
      let current = [names?[firm]].compactMap(\.self).map { ($0, false) }
      let former = (formerNames?[firm] ?? "").split(whereSeparator: FirmRegister.separators.contains)
        .map { (String($0), true) }
      var own: Set<String> = []
      for (text, isFormer) in current + former {
        let normal = FirmName.normalised(text)
        guard !normal.isEmpty, own.insert(normal).inserted else { continue }
        entries.append(Entry(firm: firm, text: text, normal: normal, isFormer: isFormer))
        bearers[normal, default: []].append(Bearer(firm: firm, isFormer: isFormer))
      }
    }
    self.entries = entries
    self.bearers = bearers
  }

  /// The firms an enterprises table lists.
  public init(_ enterprises: Table) {
    let ids = enterprises.texts("enterprise_id") ?? TextColumn(missing: enterprises.count)
    let rows = (0..<enterprises.count).filter { ids[$0] != nil }
      .sorted { Identifier.precedes(ids[$0] ?? "", ids[$1] ?? "") }
    self.init(
      ids: rows.map { ids[$0] ?? "" }, names: enterprises.texts("name")?.gathered(rows),
      formerNames: enterprises.texts("former_names")?.gathered(rows))
  }

  /// Several former names stand in one cell.
  private static let separators: Set<Character> = [";", "；", "、", ",", "，", "/", "|", "\n", "\r\n"]

  /// The place of a code among the firms.
  public func firm(of id: String) -> Int? { places[id] }

  /// The firms that bear a name, given in normal form; in the order of their codes.
  public func bearers(of normal: String) -> [Bearer] { bearers[normal] ?? [] }

  /// The present name of a firm, as its table has it.
  public func name(of firm: Int) -> String? { names?[firm] }
}
