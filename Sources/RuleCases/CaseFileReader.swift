internal import Diagnostics
internal import Documents
internal import Foundation
internal import Intake
internal import RuleBooks
internal import Tables

extension CaseFile {
  /// Where the cases of a book stand: beside it, `.cases.yaml` for `.yaml`.
  public static func path(besideBook path: String) -> String {
    (path.hasSuffix(".yaml") ? String(path.dropLast(5)) : path) + ".cases.yaml"
  }

  /// Whether there is a file.
  public static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Reads a file of cases.
  ///
  /// - Throws: `Refusal` or `Refusals`: absent (66), or not understood (65), with line and character.
  public static func read(_ path: String) throws -> CaseFile {
    guard exists(path) else {
      throw Refusal(.missingInput, .caseFileMissing, ["path": .text(path)])
    }
    guard let data = FileManager.default.contents(atPath: path), data.count < 4_000_000,
      let yaml = String(data: data, encoding: .utf8)
    else {
      throw Refusal(.badInput, .bookNotUTF8, at: Place(file: path))
    }
    return try read(yaml: yaml, file: path)
  }

  /// Reads cases given as text.
  public static func read(yaml: String, file: String) throws -> CaseFile {
    var reader = CaseFileReader(file: file)
    let result = reader.read(try YAMLDocument.parse(yaml, file: file))
    if let refusals = Refusals(reader.refusals) { throw refusals }
    guard let result else { throw Refusal(.badInput, .caseFileEmpty, at: Place(file: file)) }
    return result
  }
}

/// Reads a file of cases; everything wrong with it is gathered, so that one look is enough.
private struct CaseFileReader {
  let file: String
  var refusals: [Refusal] = []

  init(file: String) { self.file = file }

  mutating func read(_ root: DocumentNode) -> CaseFile? {
    guard var mapping = MappingReader(root, of: "cases", into: &refusals) else { return nil }
    let book = mapping.text("book", into: &refusals)
    _ = mapping.text("title", into: &refusals)
    _ = mapping.text("note", into: &refusals)
    let defaults = CaseDefaults(&mapping, into: &refusals)
    let common = CommonInputs(&mapping, into: &refusals)
    let nodes = mapping.list("cases")
    mapping.refuseOthers(into: &refusals)
    if nodes.isEmpty { refusals.append(Refusal(.badInput, .caseFileEmpty, at: root.place)) }
    let drafts = nodes.compactMap { draft($0, defaults, common) }
    let further = FurtherColumns(drafts.map(\.inputs))
    return CaseFile(file: file, book: book, cases: drafts.map { finished($0, further) })
  }

  /// A case before it is known which further columns its neighbours have.
  private struct Draft {
    let title: String
    let why: String
    let clause: String?
    let place: Place
    let defaults: CaseDefaults
    let inputs: CaseTables
    let expectations: [ExpectedSubject]
    let admission: AdmissionCase?
  }

  private mutating func draft(
    _ node: DocumentNode, _ defaults: CaseDefaults, _ common: CommonInputs
  ) -> Draft? {
    guard var mapping = MappingReader(node, of: "case", into: &refusals) else { return nil }
    let title = mapping.requiredText("case", into: &refusals)
    let why = mapping.requiredText("why", into: &refusals)
    let clause = mapping.text("clause", into: &refusals)
    let own = CaseDefaults(&mapping, over: defaults, into: &refusals)
    if own.year == nil {
      refusals.append(Refusal(.badInput, .keyMissing, at: node.place, ["key": "year"]))
    }
    let admission = AdmissionCase(&mapping, into: &refusals)
    var tables = CaseTables(year: own.year ?? 0)
    tables.read(&mapping, common: common, isOptional: admission != nil, into: &refusals)
    var expectations = ExpectationReader()
    let expect = mapping.node("expect")
    let expected = expect.map { expectations.read($0) } ?? []
    refusals += expectations.refusals
    if expect == nil, admission == nil || !tables.rows.isEmpty {
      refusals.append(Refusal(.badInput, .keyMissing, at: node.place, ["key": "expect"]))
    }
    mapping.refuseOthers(into: &refusals)
    guard let title, let why else { return nil }
    return Draft(
      title: title.text, why: why.text, clause: clause?.text, place: title.place, defaults: own,
      inputs: tables, expectations: expected, admission: admission)
  }

  private func finished(_ draft: Draft, _ further: FurtherColumns) -> RuleCase {
    RuleCase(
      title: draft.title, why: draft.why, clause: draft.clause, place: draft.place,
      settings: draft.defaults.settings, acceptsProposals: draft.defaults.acceptsProposals,
      tolerance: draft.defaults.tolerance,
      inputs: draft.inputs.inputs(file: file, draft.defaults, further), expectations: draft.expectations,
      admission: draft.admission)
  }
}
