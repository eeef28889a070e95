internal import Documents
internal import Tables

/// What the words in a column of tax types mean. They stand in `aliases.yaml`.
struct TaxTypeCatalogue {
  /// What a row of some type is.
  enum Meaning: Hashable {
    /// A tax, by its canonical column.
    case tax(String)
    /// Collected by the tax bureau and no tax.
    case fee
    /// It repeats other rows.
    case total
    case unknown
  }

  private let amounts: [String]
  private let fees: Set<String>
  private let endings: [String]
  private let totals: Set<String>

  /// The catalogue the program carries.
  static let standard = TaxTypeCatalogue(
    yaml: String(decoding: PackageResources.aliases_yaml, as: UTF8.self))

  init(yaml: String) {
    let root = (try? YAMLDocument.parse(yaml, file: "aliases.yaml")).map { ManifestNode(node: $0) }
    let section = root?.pairs?.first { $0.name == "tax_rows" }?.value
    func words(_ key: String) -> [String] {
      let node = section?.pairs?.first { $0.name == key }?.value
      return (node?.items ?? []).compactMap(\.text).map(HeaderText.normalised)
    }
    amounts = words("amounts")
    fees = Set(words("fees"))
    endings = words("endings")
    totals = Set(words("totals"))
  }

  /// What a type means.
  ///
  /// - Parameter stated: what the manifest says of types.
  func meaning(of text: String, stated: [Manifest.TaxTypeEntry]) -> Meaning {
    let name = HeaderText.normalised(text)
    if let entry = stated.first(where: { HeaderText.normalised($0.type) == name }) {
      return entry.column.map { .tax($0) } ?? .fee
    }
    if let canonical = AliasCatalogue.standard.canonical(name, in: .figures), canonical.hasPrefix("tax_"),
      canonical != "tax_type"
    {
      return .tax(canonical)
    }
    if totals.contains(name) { return .total }
    if fees.contains(name) || endings.contains(where: { name.hasSuffix($0) }) { return .fee }
    return .unknown
  }

  /// The likeliest column of amounts among headers, by its place; nil where none is.
  func amount(among headers: [(index: Int, header: HeaderText)]) -> Int? {
    for name in amounts {
      if let found = headers.first(where: { $0.header.forms.contains { $0.name == name } }) {
        return found.index
      }
    }
    return nil
  }
}
