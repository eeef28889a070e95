import Diagnostics
import Foundation
import Intake
import Tables
import Testing
import Yams

/// A worked case from `Cases/`: files as an office has them, and what must be read out of them.
///
/// `files` are written as they stand; `gbk` names those to be written in GB18030. `tables` states by key the cells
/// that matter; the keys must be all there are. `issues` and `refused` are complete.
struct Case: CustomTestStringConvertible, Sendable {
  let name: String
  let files: [String: String]
  let tables: [String: [String: [String: String]]]
  let counts: [String: [Int]]
  let issues: [String]?
  let refused: [String]?

  var testDescription: String { name }

  static let all: [Case] = {
    let folder = Bundle.module.url(forResource: "Cases", withExtension: nil)
    let files = folder.flatMap {
      try? FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
    }
    return (files ?? []).filter { $0.pathExtension == "yaml" }
      .sorted { $0.path < $1.path }.flatMap { Case.read($0) }
  }()

  private static func read(_ url: URL) -> [Case] {
    guard let text = try? String(contentsOf: url, encoding: .utf8),
      let nodes = try? compose(yaml: text)?.sequence
    else {
      Testing.Issue.record("\(url.lastPathComponent) is no list of cases")
      return []
    }
    return nodes.map { Case($0, file: url.deletingPathExtension().lastPathComponent) }
  }

  private init(_ node: Node, file: String) {
    name = "\(file): \(node["case"]?.string ?? "?")"
    var files: [String: String] = [:]
    for (name, content) in node["files"]?.mapping ?? Node.Mapping([]) {
      files[name.string ?? ""] = content.string
    }
    self.files = files
    var tables: [String: [String: [String: String]]] = [:]
    for (table, rows) in node["tables"]?.mapping ?? Node.Mapping([]) {
      for (key, cells) in rows.mapping ?? Node.Mapping([]) {
        var shown: [String: String] = [:]
        for (column, value) in cells.mapping ?? Node.Mapping([]) {
          shown[column.string ?? ""] = value.string ?? ""
        }
        tables[table.string ?? "", default: [:]][key.string ?? ""] = shown
      }
      if rows.mapping?.isEmpty ?? true { tables[table.string ?? ""] = [:] }
    }
    self.tables = tables
    var counts: [String: [Int]] = [:]
    for (table, pair) in node["counts"]?.mapping ?? Node.Mapping([]) {
      counts[table.string ?? ""] = pair.array().compactMap { $0.int }
    }
    self.counts = counts
    issues = node["issues"]?.array().compactMap(\.string)
    refused = node["refused"]?.array().compactMap(\.string)
  }
}

@Suite struct CaseTests {
  @Test func thereAreCases() { #expect(Case.all.count > 40) }

  @Test(arguments: Case.all) func reads(_ wanted: Case) throws {
    let folder = try TemporaryFolder()
    for (name, text) in wanted.files { try folder.write(name, text) }
    let outcome = try Outcome(folder)
    if let refused = wanted.refused {
      #expect(outcome.refusals.map { "\($0.kind.rawValue) \($0.message.code)" }.sorted() == refused.sorted())
      return
    }
    guard let reading = outcome.reading else {
      Testing.Issue.record("refused: \(outcome.refusals.map { $0.text(in: .en) })")
      return
    }
    if let issues = wanted.issues { #expect(reading.notes == issues.sorted()) }
    for (name, counts) in wanted.counts {
      let found = TableName(rawValue: name).flatMap { reading.dataset.counts[$0] }
      #expect([found?.rowsIn, found?.used] == counts.map { $0 }, "counts of \(name)")
    }
    for (name, rows) in wanted.tables { check(rows, in: name, reading) }
  }

  private func check(_ wanted: [String: [String: String]], in name: String, _ reading: DatasetReading) {
    guard let table = TableName(rawValue: name).flatMap({ reading.dataset.tables[$0] }) else {
      Testing.Issue.record("there is no table \(name)")
      return
    }
    let keys = (0..<table.count).map { table.key($0) }
    #expect(Set(keys) == Set(wanted.keys), "keys of \(name)")
    for row in 0..<table.count {
      for (column, value) in wanted[keys[row]] ?? [:] {
        #expect(table.shown(row, column) == value, "\(column) of \(keys[row])")
      }
    }
  }
}
