import Diagnostics
import Testing

@testable import Delivery

/// What stands in `csv/` and `lists/` for the small park.
@Suite struct TablesTests {
  let folder: TemporaryFolder

  init() async throws {
    folder = try TemporaryFolder()
    try OutputFolder(path: "\(folder.path)/out", language: .zh)
      .write(try await Fixture.judgement(), issues: Fixture.issues, run: Fixture.run)
  }

  private func lines(_ name: String) throws -> [String] {
    try folder.text("out/\(name)").split(separator: "\n").map(String.init)
  }

  @Test func parcels() throws {
    #expect(
      try lines("csv/parcels.csv") == [
        "parcel_id,measured_m2,original_m2,certificate_m2,land_mu,area_deviation,valid,occupants,occupied_mu,zone,"
          + "overlap_m2,planar_m2,geodesic_m2,survey_m2,land_basis,tax,output,parcel_tax",
        "A2,,,4000,6,,,2,6,,,,,,certificate,51,,8.5",
        "B1,,,20000,30,,,1,30,,,,,,certificate,300,909.090909090909,10",
        "C3,,,,,,,0,0,,,,,,,,,",
      ])
  }

  @Test func theJoin() throws {
    #expect(
      try lines("csv/join.csv") == [
        "category,subject,subject_id,name,land_mu,detail,related,tax",
        "figures_without_land,enterprise,E3,,,no_link,,5",
        "land_without_enterprise,parcel,C3,,,no_holder,,",
        "several_enterprises,parcel,A2,,6,occupancy,E1;E2,",
        "several_parcels,enterprise,E1,\"甲\"\"厂,一号\",33,occupancy,A2;B1,330",
      ])
  }

  @Test func enterprises() throws {
    #expect(
      try lines("csv/enterprises.csv") == [
        "enterprise_id,name,industry,land_mu,parcels,zone,tax,output,electricity_per_mu,margin,tax_per_mu",
        "E1,\"甲\"\"厂,一号\",1310,33,2,,330,1000,,33,10",
        "E2,=乙厂,0131,3,1,,21,,,,7",
        "E3,,2012,,0,,5,10,,50,",
      ])
  }

  @Test func links() throws {
    #expect(
      try lines("csv/links.csv") == [
        "enterprise_id,parcel_id,basis,weight,land_mu,share,assumed,tax,output",
        "E1,A2,occupancy,1,3,0.09090909090909091,false,30,90.9090909090909",
        "E1,B1,occupancy,1,30,0.9090909090909091,false,300,909.090909090909",
        "E2,A2,occupancy,1,3,1,false,21,",
      ])
  }

  @Test func verdicts() throws {
    #expect(
      try lines("csv/verdicts.csv") == [
        "standard,subject,subject_id,metric,value,threshold,unit,verdict,shortfall,near_line,because,cite,area_flips",
        "tax,enterprise,E1,tax_per_mu,10,12,万元/亩,short,2,false,,工作要点 一,",
        "tax,enterprise,E2,tax_per_mu,7,8,万元/亩,short,1,false,\"农业,放宽\",工作要点 一,",
        "tax,enterprise,E3,tax_per_mu,,12,万元/亩,undecided,,,land,工作要点 一,",
      ])
  }

  @Test func flagsCarryTheirEvidence() throws {
    let lines = try lines("csv/flags.csv")
    #expect(lines[0] == "flag,kind,subject,subject_id,verdict,near_line,evidence,cite,area_flips")
    #expect(lines.count == 4)
    #expect(
      lines[1].hasPrefix("low,supervision,enterprise,E1,yes,false,\"{\"\"tax_per_mu\"\":{\"\"value\"\":10,"))
    #expect(
      lines[1].contains(
        "\"\"tax\"\":{\"\"value\"\":330,\"\"unit\"\":\"\"万元\"\",\"\"table\"\":\"\"figures\"\",\"\"key\"\":\"\"E1/2021\"\"}"
      ))
    #expect(lines[3].hasPrefix("low,supervision,enterprise,E3,undecided,,"))
  }

  @Test func benchmarksAndGrades() throws {
    #expect(
      try lines("csv/benchmarks.csv") == [
        "metric,group,n,missing,weighted,mean,min,p25,median,p75,max",
        "tax_per_mu,all,2,1,9.75,8.5,7,7.75,8.5,9.25,10",
      ])
    #expect(try lines("csv/grades.csv") == ["scheme,population,group,subject_id,score,rank,grade,note"])
  }

  @Test func whereAreasAgreeNothingWouldChange() throws {
    #expect(
      try lines("csv/area_flips.csv") == [
        "rule,rule_kind,subject,subject_id,verdict,other_area,other_verdict,land_mu,other_land_mu"
      ])
  }

  @Test func issuesStandInTheReadersWords() throws {
    let lines = try lines("csv/issues.csv")
    #expect(lines[0] == "severity,code,table,source,row,subject_id,message")
    #expect(lines[1].hasPrefix("error,unknown_enterprise,occupancy,用地.csv,3,,"))
    #expect(lines[2].hasPrefix("warning,unknown_parcel,occupancy,用地.csv,7,E9,"))
    #expect(lines[2].contains("宗地表里没有「Z1」"))
  }

  @Test func listsAreSafeInExcelAndDated() throws {
    let lines = try lines("lists/watched.csv")
    #expect(
      lines[0]
        == "\u{FEFF}enterprise_id,name,industry,land,tax_per_mu,margin,reasons,measure,evidence,near_line,as_of"
    )
    #expect(
      lines[1].hasPrefix(
        "E1,\"甲\"\"厂,一号\",1310,33,10,33,税收偏低\u{FF1A}亩均税收 10 万元/亩\u{FF1B}"
          + "亩均税收达标\u{FF08}参照\u{FF09}\u{FF1A}亩均税收 10 万元/亩,约谈,"))
    #expect(lines[2].hasPrefix("E2,'=乙厂,\"=\"\"0131\"\"\",3,7,,"))
    #expect(lines[1].hasSuffix(",false,2021-12-31"))
    #expect(try folder.text("out/lists/none.csv") == "\u{FEFF}parcel_id,land,as_of\n")
  }
}
