import Diagnostics
import Foundation
import Intake
import Tables
import Testing
import Units

@testable import Delivery

/// Blank workbooks as they come back.
@Suite struct CollectionTests {
  private func write(_ language: Language, into folder: TemporaryFolder) throws -> String {
    let path = "\(folder.path)/采集"
    let workbooks = CollectionWorkbooks(
      folder: path, title: "园区: 甲", years: [2020, 2021], rules: ["tax": ["亩均税收"]], language: language)
    _ = try workbooks.write()
    return path
  }

  /// Every header is read as the column it was written for, in the unit it states.
  @Test(arguments: Language.allCases) func headersAreReadAsTheirColumns(language: Language) throws {
    let folder = try TemporaryFolder()
    let reading = try DatasetReader(path: try write(language, into: folder)).read()
    #expect(reading.issues.allSatisfy { $0.message == .sourceWithoutRows })
    for sheet in ColumnGuide.standard.workbooks.flatMap(\.sheets) {
      let table = try #require(reading.dataset.tables[sheet.table])
      let schema = TableSchema.of(sheet.table)
      for name in sheet.columns {
        let header = try #require(table.headers[name], "\(sheet.table) \(name)")
        let unit = schema.column(name)?.unit
        guard let unit, unit != .one else { continue }
        let stated = header.last(where: { $0 == "（" || $0 == "(" }).flatMap {
          header.split(separator: $0).last
        }
        #expect(Unit.named(String(stated?.dropLast() ?? "")) == unit, "\(header)")
      }
    }
  }

  /// Nothing beside the contract's columns but what is there for the eyes.
  @Test func noOtherColumns() throws {
    let folder = try TemporaryFolder()
    let reading = try DatasetReader(path: try write(.zh, into: folder)).read()
    for (name, table) in reading.dataset.tables {
      let strange = table.columnNames.filter { TableSchema.of(name).column($0) == nil }
      #expect(Set(strange).isSubset(of: ["企业名称", "户号"]), "\(name): \(strange)")
    }
  }

  @Test func nothingIsOverwritten() throws {
    let folder = try TemporaryFolder()
    let path = try write(.zh, into: folder)
    let file = "\(path)/税务-税收.xlsx"
    let before = try Data(contentsOf: URL(fileURLWithPath: file))
    #expect(throws: Refusal.self) { try write(.zh, into: folder) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: path).count == 9)
  }
}
