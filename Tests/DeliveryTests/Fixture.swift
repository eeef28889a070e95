import Cadastre
import Diagnostics
import Evaluation
import Foundation
import RuleBooks
import Synchronization
import Tables

@testable import Delivery

/// Three enterprises on three parcels, one parcel of unknown size, judged by a small book.
///
/// E1 has B1 (30 亩) and half of A2 (3 亩), E2 the other half, E3 no land.
enum Fixture {
  static let run = RunRecord(
    toolVersion: "0.0.0",
    ruleBooks: [InputFile(name: "book.yaml", sha256: "ab"), InputFile(name: "x/base.yaml", sha256: "cd")])

  static let issues = [
    Issue(
      .warning, .unknownParcel, table: "occupancy", at: Place(file: "用地.csv", row: 7, column: "宗地"),
      subject: "E9", ["id": "Z1"]),
    Issue(.error, .unknownEnterprise, table: "occupancy", at: Place(file: "用地.csv", row: 3), ["id": "E9"]),
  ]

  static let book = """
    rulebook: small
    title: 试用手册
    in_force: {from: 2020-01-01}
    documents:
      plan: {title: 工作要点, issuer: 园区}
    parameters:
      line: {label: 门槛, unit: 万元/亩, value: 12}
    metrics:
      tax_per_mu: {label: 亩均税收, of: enterprise, unit: 万元/亩, formula: tax / land}
      parcel_tax: {label: 宗地亩均税收, of: parcel, unit: 万元/亩, formula: tax / land}
      margin: {label: 税收占产值, of: enterprise, unit: "%", formula: tax / output}
    standards:
      tax:
        label: 亩均税收达标
        metric: tax_per_mu
        at_least: line
        except:
          - {when: 'industry under "01"', at_least: 8 万元/亩, because: "农业,放宽"}
        force: target
        cite: {document: plan, clause: 一, quote: x}
      power: {label: 用电达标, metric: electricity_per_mu, at_least: 1 万kWh/亩}
    flags:
      low:
        label: 税收偏低
        of: enterprise
        kind: supervision
        when: tax_per_mu <= 11 万元/亩
        measure: {action: 约谈}
        cite: {document: plan, clause: 二, quote: x}
    benchmarks:
      - {metric: tax_per_mu, by: []}
    lists:
      watched:
        title: 关注/名单
        of: enterprise
        where: flagged(low) or short(tax)
        columns: [enterprise_id, name, industry, land, tax_per_mu, margin, reasons, measure, evidence, near_line]
        order: [-land]
      none:
        title: 空名单
        of: parcel
        where: land > 1000 亩
        columns: [parcel_id, land]
    """

  /// The judgement of the small book; electricity is a column nobody supplied.
  static func judgement() async throws -> Judgement {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/book.yaml"
    let text = book.replacing(
      "standards:",
      with:
        "  electricity_per_mu: {label: 亩均用电, of: enterprise, unit: 万kWh/亩, formula: electricity / land}\nstandards:"
    )
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let dataset = dataset
    let rules = try RuleCompiler.compile(
      [try BookLibrary(shipped: nil).book(path)], facts: .of(dataset), asOf: dataset.asOf)
    return Judge.judge(await LinkedLand(dataset), by: rules)
  }

  private static var dataset: Dataset {
    Dataset(
      name: "small", title: "小园区", year: 2021, asOf: .init(number: 18_992), coordinates: nil,
      tables: [.parcels: parcels, .enterprises: enterprises, .figures: figures, .occupancy: occupancy],
      counts: [
        .parcels: RowCounts(used: 3, setAside: [.duplicateRowKey: 1]), .figures: RowCounts(used: 3),
      ],
      inputs: [InputFile(name: "宗地.csv", sha256: "01")])
  }

  private static func table(_ name: TableName, _ columns: [(String, Column)]) -> Table {
    let count = columns[0].1.count
    let source = RowSource(file: "\(name.rawValue).csv", layer: nil, rows: (0..<count).map { Int32($0 + 2) })
    var table = Table(name, count: count, sources: [source])
    for (name, column) in columns { table.set(name, column) }
    return table
  }

  private static func texts(_ values: String?...) -> Column { .text(TextColumn(values)) }
  private static func numbers(_ unit: String, _ values: Double?...) -> Column {
    .number(NumberColumn(unit: .named(unit) ?? .one, values.map { $0 ?? .nan }))
  }

  private static var parcels: Table {
    table(
      .parcels,
      [
        ("parcel_id", texts("B1", "A2", "C3")),
        ("certificate_area", numbers("m²", 20_000, 4000, nil)),
      ])
  }

  private static var enterprises: Table {
    table(
      .enterprises,
      [
        ("enterprise_id", texts("E2", "E1", "E3")), ("name", texts("=乙厂", "甲\"厂,一号", nil)),
        ("industry", texts("0131", "1310", "2012")),
      ])
  }

  private static var figures: Table {
    table(
      .figures,
      [
        ("enterprise_id", texts("E1", "E2", "E3")), ("year", numbers("1", 2021, 2021, 2021)),
        ("tax", numbers("万元", 330, 21, 5)), ("output", numbers("万元", 1000, nil, 10)),
      ])
  }

  private static var occupancy: Table {
    table(
      .occupancy,
      [
        ("enterprise_id", texts("E1", "E1", "E2")), ("parcel_id", texts("B1", "A2", "A2")),
        ("area", numbers("m²", nil, 2000, nil)),
      ])
  }
}

/// A folder that goes when nobody holds it any more, at the latest with the tests.
final class TemporaryFolder {
  let path: String

  /// Every folder made: a test may let go of one before the last file is written into it, which then stands again.
  private static let made = Mutex<[String]>([])
  private static let sweepsAtExit: Bool =
    atexit {
      for path in TemporaryFolder.made.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: path) }
    } == 0

  init() throws {
    let path = NSTemporaryDirectory() + "mujun 交付 \(UUID().uuidString)"
    self.path = path
    _ = TemporaryFolder.sweepsAtExit
    TemporaryFolder.made.withLock { $0.append(path) }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The text of a file in it, its byte order mark included.
  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")), as: UTF8.self)
  }

  /// The names of what stands in it.
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}
