public import Diagnostics
public import Tables

/// What a folder of files would be as a dataset, and why.
public struct DatasetProposal: Sendable {
  /// The name and the title to be given to it.
  public let dataset: String
  /// The title shown to readers.
  public let title: String
  /// The year evaluated.
  public let year: Int
  /// The sources of its tables, in the contract's order of tables.
  public let sources: [ProposedSource]
  /// What is in the folder and is not used, in the order of names.
  public let leftOut: [LeftOut]
  /// What somebody who knows the data should answer.
  public let questions: [Remark]
  /// Whether points of enterprises are there whose system nobody states.
  let hasPoints: Bool

  /// Something in the folder that is not used, and why.
  public struct LeftOut: Sendable {
    /// Its path from the folder, with its sheet or layer.
    public let name: String
    /// Why.
    public let reason: Remark
  }

  /// A sentence to be worded in the reader's language.
  public struct Remark: Hashable, Sendable {
    let message: Message
    let arguments: [String: Argument]

    init(_ message: Message, _ arguments: [String: Argument] = [:]) {
      self.message = message
      self.arguments = arguments
    }

    /// The sentence.
    public func text(in language: Language) -> String { message.filled(arguments, in: language) }
  }
}

/// A file, sheet or layer as the source of a table.
public struct ProposedSource: Sendable {
  /// Which table.
  public let table: TableName
  /// The file's path from the folder.
  public let file: String
  /// The sheet or layer, where it has to be named.
  public let layer: String?
  /// Rows found.
  public let rows: Int
  /// Whether the manifest is to use it; otherwise it stands there as a comment.
  public internal(set) var isActive: Bool
  /// Why it is this table.
  public internal(set) var reasons: [DatasetProposal.Remark] = []
  /// Columns that are known: the canonical name and the header.
  public internal(set) var recognised: [(name: String, header: String)] = []
  /// Headers that mean nothing in this or another table of the sheet; they are kept as they are.
  public internal(set) var unknown: [String] = []

  /// Whether it has geometry.
  var isLayer = false
  var year: Int?
  var owner: Bilingual?
  var sumBy: [String] = []
  /// Headers to be stated for canonical columns.
  var columns: [(name: String, header: String)] = []
  /// Headers that are known and not to be used here.
  var ignored: [String] = []
  /// The same, to be looked at first.
  var suggestions: [(name: String, header: String)] = []
  /// Columns whose unit nothing states.
  var withoutUnit: [(name: String, unit: String)] = []
  /// Reference systems that come into question for a layer that states none.
  var systems: [(code: String, name: Bilingual)] = []
  /// Whether a layer states no reference system.
  var lacksSystem = false

  /// The columns whose unit nothing states and what they are read in: `税务.xlsx 税收=万元`.
  var statedWithoutUnit: String? {
    guard isActive, !withoutUnit.isEmpty else { return nil }
    return shown + " " + withoutUnit.map { "\($0.name)=\($0.unit)" }.joined(separator: " ")
  }

  /// File and sheet in words.
  public var shown: String { ProposedSource.shown(file, layer) }

  static func shown(_ file: String, _ layer: String?) -> String { file + (layer.map { "「\($0)」" } ?? "") }
}
