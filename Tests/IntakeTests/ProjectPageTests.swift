import Diagnostics
import Foundation
import Intake
import Tables
import Testing

/// Pages and batches of projects, written and read.
@Suite struct ProjectPageTests {
  private func read(_ text: String, as name: String = "p.yaml") throws -> ProjectReading {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mujun-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return try ProjectReader(path: file.path).read()
  }

  private func figures(_ text: String, row: Int = 0, as name: String = "p.yaml") throws -> [String: Double] {
    let table = try read(text, as: name).projects.table
    return table.columnNames.reduce(into: [:]) { $0[$1] = table.numbers($1)?[row] }
  }

  private func codes(_ text: String) throws -> [String] {
    do {
      return try read(text).issues.map(\.message.code)
    } catch let refusals as Refusals {
      return refusals.all.map(\.message.code)
    } catch let refusal as Refusal {
      return [refusal.message.code]
    }
  }

  @Test(arguments: [
    ("land: 30", 30.0), ("land: 30 亩", 30), ("land: 2 公顷", 30), ("land: 20000 m²", 30), ("用地面积: 2公顷", 30),
    ("用地面积(公顷): 2", 30), ("拟用地面积（㎡）: 20000", 30), ("land: ３０亩", 30),
  ])
  func `land in any unit`(text: String, mu: Double) throws {
    #expect(try figures(text)["land"] == mu)
  }

  @Test(arguments: [
    ("tax: 600", 600.0), ("tax: 0.06 亿元", 600), ("tax: 6000000 元", 600), ("税收(千元): 6000", 600),
  ])
  func `money in any unit`(text: String, amount: Double) throws {
    #expect(try figures(text)["tax"] == amount)
  }

  @Test func `a unit of something else is no value`() throws {
    #expect(try figures("land: 30 万元")["land"] == nil)
    #expect(try codes("land: 30 万元") == ["bad_number"])
    #expect(try codes("land(万元): 30") == ["unit_clash"])
  }

  @Test func `sums need all their parts`() throws {
    let both = try figures("investment_plant: 100\ninvestment_equipment: 50\ninvestment_land_price: 7")
    #expect(both["investment_plant_equipment"] == 150)
    #expect(both["investment_fixed_assets"] == 157)
    #expect(both["investment_without_land"] == nil)
    let one = try figures("investment_plant: 100\ninvestment_total: 500")
    #expect(one["investment_plant_equipment"] == nil)
    #expect(
      try codes("investment_plant: 1\ninvestment_equipment: 2\ninvestment_plant_equipment: 4")
        == ["project_sum_differs"])
  }

  @Test func `investment without its scope is refused`() throws {
    #expect(try codes("固定资产投资: 100") == ["project_investment_unscoped"])
  }

  @Test func `high storeys count double`() throws {
    let page = "storeys:\n  - {area: 1000, height: 8}\n  - {area: 1000, height: 8.01}\n"
    #expect(try figures(page)["counted_floor_area"] == 3000)
    #expect(try figures(page)["floor_area"] == 2000)
    #expect(try figures("storeys:\n  - {area: 1000}\n")["counted_floor_area"] == nil)
    #expect(try figures(page + "floor_area: 2500\n")["counted_floor_area"] == nil)
    #expect(try figures("floor_area: 900\nstorey_height: 8")["counted_floor_area"] == 900)
    #expect(try figures("floor_area: 900\nstorey_height: 9")["counted_floor_area"] == nil)
    #expect(try figures("floor_area: 900")["counted_floor_area"] == nil)
  }

  @Test func `plots add up to the project`() throws {
    let page = "industry: C3812\nplots:\n  - {plot: 东, land: 10, tax: 5}\n  - {plot: 西, land: 5}\n"
    #expect(try figures(page)["land"] == 15)
    #expect(try figures(page)["tax"] == nil)
    let table = try read(page).projects.table
    #expect(table.texts("industry")?[1] == "3812")
    #expect(table.texts("project_id").map { [$0[0], $0[1], $0[2]] } == ["P", "P/东", "P/西"])
  }

  @Test func `what is not understood is refused with its place`() throws {
    #expect(try codes("lnad: 30") == ["project_key_unknown"])
    #expect(try codes("land: 30\n用地面积: 31") == ["ambiguous_header"])
    #expect(try codes("decision: {outcome: 同意}") == ["project_decision_unsigned"])
    #expect(try codes("decision: {outcome: 好, by: 甲}") == ["unknown_word"])
    #expect(try codes("account: {years: 0}") == ["project_value_malformed"])
    #expect(try codes("account: {discount_rate: 5}") == ["project_value_malformed"])
    #expect(try codes("as_of: 2024-13-01") == ["project_value_malformed"])
    #expect(try codes("joint: 是") == ["project_joint_alone"])
    #expect(try codes("- a") == ["mapping_expected"])
    #expect(try codes("land: [1]") == ["text_expected"])
  }

  @Test func `further facts stand for themselves`() throws {
    let table = try read("further:\n  绿建星级: 二星\n  备用地(亩): 3\n").projects.table
    #expect(table.texts("绿建星级")?[0] == "二星")
    #expect(table.numbers("备用地(亩)")?[0] == 3)
  }

  @Test func `the line of a fact is that of its key`() throws {
    let projects = try read("name: 甲\nland: 3\n").projects
    #expect(projects.line(of: "land", row: 0) == 2)
  }

  @Test func `a batch is read as other tables are, in the order of the ids`() throws {
    let text = "准入批次\n单位：万元、亩\n项目编号,项目名称,用地面积(公顷),厂房投资,设备投资,税收\nP2,乙,1,100,—,60\nP1,甲,2,100,50,\n"
    let reading = try read(text, as: "b.csv")
    let table = reading.projects.table
    #expect(reading.projects.entries.map { table.texts("project_id")?[$0.row] } == ["P1", "P2"])
    #expect(try figures(text, row: 0, as: "b.csv")["land"] == 15)
    #expect(try figures(text, row: 0, as: "b.csv")["investment_plant_equipment"] == nil)
    #expect(try figures(text, row: 1, as: "b.csv")["investment_plant_equipment"] == 150)
  }
}
