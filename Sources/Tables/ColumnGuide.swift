public import Diagnostics
internal import Documents

/// What an office needs to know about canonical columns: who usually has them, what stands in them. The words stand in
/// `column-guide.yaml`.
public struct ColumnGuide: Sendable {
  /// Who usually supplies data, by an id of the guide.
  public struct Bureau: Hashable, Sendable {
    /// The id in the guide.
    public let id: String
    /// What it is called.
    public let name: Bilingual
    /// Words by which the name of a file tells whose data it holds.
    let words: [String]
  }

  /// What is said about one column.
  public struct Entry: Hashable, Sendable {
    /// The canonical name.
    public let name: String
    /// Who usually has it.
    public let owner: Bureau?
    /// Its header in a collection workbook.
    public let header: Bilingual
    /// What stands in it.
    public let note: Bilingual
    /// A value as it could be filled in, empty where there are choices.
    public let example: String
    /// The words to choose from; empty where it is free.
    public let choices: [String]
  }

  /// A sheet of a collection workbook.
  public struct SheetPlan: Hashable, Sendable {
    /// The table it is for.
    public let table: TableName
    /// Its name; nil for figures, which have a sheet per year.
    public let name: Bilingual?
    /// Canonical names, the key first.
    public let columns: [String]
    /// Whether the enterprise's name stands beside its code, for whoever fills it in.
    public let showsName: Bool
    /// Whether an enterprise may have several rows, one per meter.
    public let isByMeter: Bool
  }

  /// A collection workbook.
  public struct WorkbookPlan: Hashable, Sendable {
    /// The file's name without its ending.
    public let file: Bilingual
    /// Who fills it in.
    public let bureau: Bureau
    /// Its sheets in order.
    public let sheets: [SheetPlan]
  }

  private var entries: [TableName: [Entry]] = [:]
  private var bureaus: [Bureau] = []
  /// The blank workbooks, one per bureau.
  public private(set) var workbooks: [WorkbookPlan] = []

  /// The guide the program carries.
  public static let standard = ColumnGuide(
    yaml: String(decoding: PackageResources.column_guide_yaml, as: UTF8.self))

  init(yaml: String) {
    guard let document = try? YAMLDocument.parse(yaml, file: "column-guide.yaml") else { return }
    let root = GuideNode(document)
    for (id, node) in root["bureaus"]?.pairs ?? [] {
      if let name = node.bilingual {
        let bureau = Bureau(id: id, name: name, words: (node["words"]?.items ?? []).compactMap(\.text))
        bureaus.append(bureau)
      }
    }
    for (name, node) in root["columns"]?.pairs ?? [] {
      guard let table = TableName(rawValue: name) else { continue }
      entries[table] = node.pairs.compactMap { entry($0, $1) }
    }
    workbooks = (root["templates"]?.items ?? []).compactMap { workbook($0) }
  }

  /// What is said about a column of a table.
  public func entry(_ column: String, in table: TableName) -> Entry? {
    entries[table]?.first { $0.name == column }
  }

  /// The columns of a table that the guide knows, in its order.
  public func columns(of table: TableName) -> [Entry] { entries[table] ?? [] }

  /// What a canonical column is called in front of readers.
  public func label(of column: String, in table: TableName) -> Bilingual {
    ColumnLabels.label(of: column) ?? entry(column, in: table)?.header ?? Bilingual(zh: column, en: column)
  }

  /// Who usually has a fact, whichever table it is in.
  public func owner(of column: String) -> Bureau? {
    if column.hasPrefix("tax_") { return bureau("tax") }
    if column.hasPrefix("emissions_") { return bureau("environment") }
    for table in TableName.allCases {
      if let owner = entry(column, in: table)?.owner { return owner }
    }
    return nil
  }

  /// Whose data texts speak of: the bureau with the longest of its words in the first text that has one. A park stands
  /// in the title of every table; its own word counts where no other bureau is named.
  public func bureau(namedIn texts: [String]) -> Bureau? {
    func named(in text: String, _ bureaus: [Bureau]) -> Bureau? {
      var best: (bureau: Bureau, length: Int)?
      for bureau in bureaus {
        let length = bureau.words.filter { text.contains($0) }.map(\.count).max() ?? 0
        if length > best?.length ?? 0 { best = (bureau, length) }
      }
      return best?.bureau
    }
    let others = bureaus.filter { $0.id != "park" }
    let found = texts.lazy.compactMap { named(in: $0, others) }.first
    return found ?? texts.lazy.compactMap { named(in: $0, bureaus) }.first
  }

  private func bureau(_ id: String) -> Bureau? { bureaus.first { $0.id == id } }

  // MARK: Reading

  private func entry(_ name: String, _ node: GuideNode) -> Entry? {
    guard let note = node.bilingual else { return nil }
    let label = ColumnLabels.label(of: name)?.zh ?? name
    let words = name.split(separator: "_").joined(separator: " ")
    let header = Bilingual(
      zh: node["header"]?.text ?? label, en: words.prefix(1).uppercased() + words.dropFirst())
    return Entry(
      name: name, owner: node["owner"]?.text.flatMap { bureau($0) }, header: header, note: note,
      example: node["example"]?.text ?? "", choices: (node["choices"]?.items ?? []).compactMap(\.text))
  }

  private func workbook(_ node: GuideNode) -> WorkbookPlan? {
    guard let file = node["file"]?.bilingual, let bureau = node["bureau"]?.text.flatMap({ bureau($0) }) else {
      return nil
    }
    return WorkbookPlan(
      file: file, bureau: bureau, sheets: (node["sheets"]?.items ?? []).compactMap { sheet($0) })
  }

  private func sheet(_ node: GuideNode) -> SheetPlan? {
    guard let table = node["table"]?.text.flatMap(TableName.init) else { return nil }
    let named = (node["columns"]?.items ?? []).compactMap(\.text)
    return SheetPlan(
      table: table, name: node["sheet"]?.bilingual,
      columns: named.isEmpty ? columns(of: table).map(\.name) : named,
      showsName: node["name"]?.text == "true", isByMeter: node["meters"]?.text == "true")
  }
}

/// A part of the guide.
private struct GuideNode {
  private let node: DocumentNode

  init(_ node: DocumentNode) { self.node = node }

  var text: String? {
    if case .scalar(let text) = node.content { text } else { nil }
  }

  var items: [GuideNode] {
    if case .sequence(let nodes) = node.content { nodes.map { GuideNode($0) } } else { [] }
  }

  var pairs: [(name: String, value: GuideNode)] {
    guard case .mapping(let entries) = node.content else { return [] }
    return entries.map { ($0.key.text, GuideNode($0.value)) }
  }

  var bilingual: Bilingual? {
    guard let zh = self["zh"]?.text, let en = self["en"]?.text else { return nil }
    return Bilingual(zh: zh, en: en)
  }

  subscript(key: String) -> GuideNode? { pairs.first { $0.name == key }?.value }
}
