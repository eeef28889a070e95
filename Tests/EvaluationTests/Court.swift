import Diagnostics
import Documents
import LandFixtures
import Tables
import Units

@testable import Evaluation
@testable import RuleBooks

/// Land judged by books written down in the test, asked the way a clerk asks.
struct Court {
  let judgement: Judgement

  init(_ parish: Parish, _ books: [String], set settings: [String] = []) async throws {
    let land = await parish.linked().land
    judgement = Judge.judge(land, by: try Court.rules(parish.dataset, books, set: settings))
  }

  static func rules(_ dataset: Dataset, _ books: [String], set settings: [String] = []) throws -> Rules {
    do {
      return try compiled(dataset, books, set: settings)
    } catch let refusals as Refusals {
      throw Refused(words: refusals.all.map { $0.text(in: .en) })
    }
  }

  /// Why books were refused, in words that a failing test shows.
  struct Refused: Error { let words: [String] }

  private static func compiled(
    _ dataset: Dataset, _ books: [String], set settings: [String]
  ) throws -> Rules {
    try RuleCompiler.compile(
      books.enumerated().map { index, yaml in
        let file = "\(index).yaml"
        return try BookReader.read(YAMLDocument.parse("rulebook: b\(index)\n" + yaml, file: file), file: file)
      },
      facts: .of(dataset), settings: try Settings(settings), asOf: dataset.asOf)
  }

  private func row(_ key: String, _ subject: Subject) -> Int {
    judgement.keys(of: subject).firstIndex(of: key) ?? -1
  }

  /// `short 5 of 20 by 15 near: because`, the parts there are.
  func verdict(_ standard: String, _ key: String) -> String {
    guard let index = judgement.rules.standards.firstIndex(where: { $0.name == standard }),
      let verdicts = judgement.verdicts[index]
    else { return "not judged" }
    let row = row(key, judgement.rules.standards[index].subject)
    var words = [verdicts.verdicts[row].rawValue]
    if let value = verdicts.values[row] { words.append(Court.told(value)) }
    if let threshold = verdicts.thresholds[row] { words.append("of \(Court.told(threshold))") }
    if let shortfall = verdicts.shortfalls[row] { words.append("by \(Court.told(shortfall))") }
    if verdicts.nearLine[row] == .yes { words.append("near") }
    switch verdicts.because[row] {
    case .exception(let text): words.append(": \(text)")
    case .missing(let names): words.append(": \(names.joined(separator: ","))")
    case nil: break
    }
    return words.joined(separator: " ")
  }

  func verdicts(_ standard: String, _ subject: Subject = .enterprise) -> [String] {
    judgement.keys(of: subject).map { verdict(standard, $0) }
  }

  /// One letter for each subject: y, n, ? and a star where a hair decides.
  func flag(_ name: String) -> String {
    guard let index = judgement.rules.flags.firstIndex(where: { $0.name == name }),
      let flag = judgement.flags[index]
    else { return "not judged" }
    return zip(flag.verdicts, flag.nearLine).map { Court.letter($0) + ($1 == .yes ? "*" : "") }.joined()
  }

  /// A metric's values, `-` where missing.
  func metric(_ name: String) -> [String] {
    guard let index = judgement.rules.metrics.firstIndex(where: { $0.name == name }) else { return [] }
    let column = judgement.metrics[index]
    return (0..<column.count).map { row in
      switch column.value(row) {
      case .number(let number)?: Court.told(number)
      case .text(let text)?: text
      case .day(let day)?: "\(day)"
      case .truth(let truth)?: "\(truth)"
      case nil: "-"
      }
    }
  }

  func list(_ id: String) throws -> JudgedList {
    try judgement.lists.first { $0.list.fileName == id } ?? { throw Absent(id: id) }()
  }

  /// The keys on a list, in its order.
  func keys(_ id: String) throws -> [String] { try list(id).rows.map(\.key) }

  struct Absent: Error { let id: String }

  private static func letter(_ truth: Truth) -> String { truth == .yes ? "y" : truth == .no ? "n" : "?" }

  private static func told(_ value: Double) -> String {
    let rounded = value.roundedHalfAway(decimals: 6)
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
  }
}

extension Parish {
  /// Enterprises E1, E2, … with 1 亩 each, so that 万元 and 万元/亩 are the same figures, and what is told of them.
  static func row(
    _ columns: [String] = ["industry"], _ facts: [[Any?]], tax: [Any?], further figures: [[Any?]] = []
  ) -> Parish {
    var parish = Parish()
    let ids = tax.indices.map { "E\($0 + 1)" }
    parish.table(.parcels, ["parcel_id", "certificate_area"], [["P", 2000.0 / 3 * Double(ids.count)]])
    parish.table(
      .enterprises, ["enterprise_id", "name"] + columns,
      ids.indices.map {
        [ids[$0], "企业\($0 + 1)"] + (facts.indices.contains($0) ? facts[$0] : columns.map { _ in nil })
      })
    parish.table(.occupancy, ["enterprise_id", "parcel_id"], ids.map { [$0, "P"] })
    parish.table(.figures, ["enterprise_id", "year", "tax"], zip(ids, tax).map { [$0, 2021, $1] } + figures)
    return parish
  }
}
