import Evaluation
import RuleBooks
import Tables
import Testing
import Units

/// The idle land book clause by clause, each on one parcel.
@Suite struct IdleLandTests {
  static let book = "national/idle-land-2012"
  static let idle = ["idle_one_year", "idle_two_years", "stopped_by_area", "stopped_by_investment"]

  /// State land let by contract and not started, all else as told.
  static func unstarted(_ facts: [String: String], leaving missing: [String] = []) -> [String: String] {
    var parcel = [
      "parcel_id": "P", "ownership": "国有", "supply_method": "出让", "stage": "未动工",
      "certificate_area": "20000", "contract_price": "1200",
    ].merging(facts) { $1 }
    for name in missing { parcel[name] = nil }
    return parcel
  }

  /// Stopped under construction, with half of everything done.
  static func stopped(_ facts: [String: String], leaving missing: [String] = []) -> [String: String] {
    unstarted(
      [
        "agreed_start": "2018-03-31", "actual_start": "2018-05-20", "stage": "停工",
        "suspended_since": "2020-08-15", "area_due": "9000", "developed_area": "4500",
        "total_investment": "4000", "invested": "2000",
      ].merging(facts) { $1 }, leaving: missing)
  }

  func judged(
    _ parcel: [String: String], asOf: String = "2021-12-31", absent: Set<String> = [], set: [String] = []
  ) async throws -> Judgement {
    try await SmallLand(asOf: asOf, tables: [.parcels: [parcel]], absent: absent, settings: set)
      .judged(by: Self.book)
  }

  func borne(_ parcel: [String: String], absent: Set<String> = [], set: [String] = []) async throws
    -> [String]
  {
    try await judged(parcel, absent: absent, set: set).borne(by: "P")
  }

  // MARK: Not started

  @Test(arguments: [
    ("2022-03-31", "not_due"), ("2021-12-31", "not_due"), ("2021-12-30", "overdue"),
    ("2021-01-01", "overdue"), ("2020-12-31", "idle_one_year"), ("2020-12-30", "idle_one_year"),
    ("2020-01-01", "idle_one_year"), ("2019-12-31", "idle_two_years"), ("2017-11-20", "idle_two_years"),
  ])
  func theClockIsExactToTheDay(_ agreed: String, _ state: String) async throws {
    #expect(try await borne(Self.unstarted(["agreed_start": agreed])) == [state])
  }

  @Test func aLeapDayComesRoundOnTheTwentyEighth() async throws {
    let parcel = Self.unstarted(["agreed_start": "2020-02-29"])
    #expect(try await judged(parcel, asOf: "2021-02-27").borne(by: "P") == ["overdue"])
    #expect(try await judged(parcel, asOf: "2021-02-28").borne(by: "P") == ["idle_one_year"])
  }

  @Test func whoHasStartedIsNotLateAnyMore() async throws {
    let parcel = Self.unstarted(["agreed_start": "2019-08-31", "actual_start": "2021-12-31", "stage": "在建"])
    let flags = try await judged(parcel).flags(of: "P")
    for id in Self.idle.prefix(2) { #expect(flags[id] == .no) }
    #expect(try await borne(parcel).isEmpty)
  }

  @Test func aStartAfterTheDayIsNone() async throws {
    let parcel = Self.unstarted(["agreed_start": "2020-09-30", "actual_start": "2022-01-01", "stage": "未动工"])
    #expect(try await borne(parcel) == ["idle_one_year"])
  }

  // MARK: Which land

  @Test func collectiveLandIsNotCovered() async throws {
    let parcel = Self.unstarted(["agreed_start": "2019-06-30", "ownership": "集体"])
    let flags = try await judged(parcel).flags(of: "P")
    #expect(flags.values.allSatisfy { $0 == .no })
  }

  @Test(arguments: ["ownership", "supply_method"])
  func landOfUnknownKindCannotBeDecided(_ column: String) async throws {
    for parcel in [
      Self.unstarted(["agreed_start": "2019-06-30"], leaving: [column]),
      Self.unstarted(["agreed_start": "2019-06-30", column: "其他"]),
    ] {
      let flags = try await judged(parcel).flags(of: "P")
      #expect(flags["idle_two_years"] == .unknown)
      #expect(flags["idle_one_year"] == .no)
      #expect(flags["check_no_start"] == .no)
    }
  }

  @Test(arguments: ["出让", "划拨", "租赁", "先租后让"]) func everySupplyIsCovered(_ method: String) async throws {
    let parcel = Self.unstarted(["agreed_start": "2020-06-30", "supply_method": method])
    #expect(try await borne(parcel) == ["idle_one_year"])
  }

  // MARK: Government's cause

  @Test(arguments: [("184", "idle_one_year"), ("185", "overdue"), ("0", "idle_one_year")])
  func recordedDaysMoveTheStart(_ days: String, _ state: String) async throws {
    // 2020-06-30 + 184 days = 2020-12-31.
    let parcel = Self.unstarted(["agreed_start": "2020-06-30", "delay_days": days, "delay_cause": "政府原因"])
    #expect(try await borne(parcel) == [state])
  }

  @Test func aCauseWithoutDaysIsToBeChecked() async throws {
    let parcel = Self.unstarted(["agreed_start": "2020-02-28", "delay_cause": "政府原因:信访"])
    let judgement = try await judged(parcel)
    let flags = try judgement.flags(of: "P")
    #expect(try judgement.borne(by: "P") == ["check_delay"])
    #expect(flags["idle_one_year"] == .unknown)
    #expect(try judgement.list("suspected_idle").isEmpty)
    #expect(try judgement.list("to_investigate").count == 1)
  }

  @Test func silenceAboutDelayIsTheOfficesToRead() async throws {
    let parcel = Self.unstarted(["agreed_start": "2020-06-30"])
    #expect(try await borne(parcel, set: ["silence_means_no_delay=true"]) == ["idle_one_year"])
    let unread = try await judged(parcel, set: ["silence_means_no_delay=false"])
    #expect(try unread.borne(by: "P") == ["check_delay"])
    #expect(try unread.flags(of: "P")["idle_one_year"] == .unknown)
  }

  @Test(arguments: ["2020-11-30", "2019-07-01"]) func aLateHandoverIsToBeChecked(_ handover: String)
    async throws
  {
    let parcel = Self.unstarted(["agreed_start": "2019-06-30", "handover_date": handover])
    let judgement = try await judged(parcel)
    #expect(try judgement.borne(by: "P") == ["check_handover"])
    #expect(try judgement.flags(of: "P")["idle_two_years"] == .unknown)
  }

  @Test func aHandoverOnTheDayIsNotLate() async throws {
    let parcel = Self.unstarted(["agreed_start": "2020-06-30", "handover_date": "2020-06-30"])
    #expect(try await borne(parcel) == ["idle_one_year"])
  }

  @Test func aLateHandoverThatIsAccountedForRunsOn() async throws {
    let parcel = Self.unstarted([
      "agreed_start": "2019-06-30", "handover_date": "2019-08-29", "delay_days": "60", "delay_cause": "交地迟",
    ])
    #expect(try await borne(parcel) == ["idle_two_years"])
  }

  // MARK: No agreed start

  @Test func withoutAnyDateItIsToBeChecked() async throws {
    let judgement = try await judged(Self.unstarted([:]))
    #expect(try judgement.borne(by: "P") == ["check_no_start"])
    for id in Self.idle.prefix(2) { #expect(try judgement.flags(of: "P")[id] == .unknown) }
  }

  @Test(arguments: [
    ("2019-12-31", "idle_one_year"), ("2020-01-01", "overdue"), ("2018-12-31", "idle_two_years"),
  ])
  func theHandoverMayStartTheClock(_ handover: String, _ state: String) async throws {
    let parcel = Self.unstarted(["handover_date": handover])
    #expect(try await borne(parcel) == ["check_no_start", state].sorted())
    #expect(try await borne(parcel, set: ["handover_starts_clock=false"]) == ["check_no_start"])
  }

  // MARK: Stopped

  @Test(arguments: [("3000", false), ("2999.99", true), ("0", true), ("3000.01", false)])
  func aThirdIsNotBelowAThird(_ developed: String, _ idle: Bool) async throws {
    let judgement = try await judged(Self.stopped(["developed_area": developed]))
    #expect(try judgement.borne(by: "P") == (idle ? ["stopped_by_area"] : []))
    #expect(try judgement.nearLine("stopped_by_area", of: "P") == Truth(developed != "0"))
  }

  @Test func aThirdThatHasNoDecimalsIsNear() async throws {
    let parcel = Self.stopped(["area_due": "10000", "developed_area": "3333.33"])
    let judgement = try await judged(parcel)
    #expect(try judgement.borne(by: "P") == ["stopped_by_area"])
    #expect(try judgement.nearLine("stopped_by_area", of: "P") == .yes)
  }

  @Test(arguments: [("1000", false), ("999.9999", true), ("999.99999", false), ("800", true)])
  func aQuarterIsNotBelowAQuarter(_ invested: String, _ idle: Bool) async throws {
    #expect(try await borne(Self.stopped(["invested": invested])) == (idle ? ["stopped_by_investment"] : []))
  }

  @Test(arguments: [("2020-12-31", true), ("2021-01-01", false)])
  func theStopLastsAYear(_ since: String, _ idle: Bool) async throws {
    let parcel = Self.stopped(["suspended_since": since, "invested": "400", "developed_area": "400"])
    #expect(try await borne(parcel) == (idle ? ["stopped_by_area", "stopped_by_investment"] : []))
  }

  @Test func eachArmStandsAlone() async throws {
    let parcel = Self.stopped(["invested": "400"], leaving: ["area_due"])
    let flags = try await judged(parcel).flags(of: "P")
    #expect(flags["stopped_by_investment"] == .yes)
    #expect(flags["stopped_by_area"] == .unknown)
    let without = try await judged(parcel, absent: ["area_due", "developed_area"])
    #expect(try without.borne(by: "P") == ["stopped_by_investment"])
    #expect(without.notJudged.map(\.name) == ["stopped_by_area"])
  }

  @Test func aStopWithoutDateIsToBeChecked() async throws {
    let parcel = Self.stopped(["developed_area": "100"], leaving: ["suspended_since"])
    let judgement = try await judged(parcel)
    #expect(try judgement.borne(by: "P") == ["check_stop"])
    #expect(try judgement.flags(of: "P")["stopped_by_area"] == .unknown)
  }

  @Test func whoGoesOnBuildingHasNotStopped() async throws {
    let parcel = Self.stopped(["stage": "在建", "developed_area": "100"], leaving: ["suspended_since"])
    let flags = try await judged(parcel).flags(of: "P")
    #expect(flags["stopped_by_area"] == .no)
    #expect(flags["check_stop"] == .no)
  }

  // MARK: Dates against stage

  @Test func aStartDateBeatsTheStage() async throws {
    let parcel = Self.unstarted(["agreed_start": "2020-03-31", "actual_start": "2020-09-01"])
    #expect(try await borne(parcel) == ["check_stage"])
  }

  @Test func aStartAfterTheDayContradictsBuilding() async throws {
    let parcel = Self.unstarted(["agreed_start": "2020-09-30", "actual_start": "2022-02-10", "stage": "在建"])
    let judgement = try await judged(parcel)
    #expect(try judgement.borne(by: "P") == ["check_stage", "idle_one_year"])
    let row = try #require(try judgement.list("suspected_idle").first)
    #expect(row["doubtful"]?.value == .truth(true))
  }

  @Test(arguments: ["在建", "停工", "竣工", "投产"])
  func aStageWithoutStartDateIsToBeChecked(_ stage: String) async throws {
    let parcel = Self.unstarted(["agreed_start": "2020-03-31", "stage": stage])
    let flags = try await judged(parcel).flags(of: "P")
    #expect(flags["check_stage"] == .yes)
    #expect(flags["idle_one_year"] == .unknown)
  }

  @Test func withoutStageAndDateNobodyKnows() async throws {
    let parcel = Self.unstarted(["agreed_start": "2020-03-31"], leaving: ["stage"])
    let flags = try await judged(parcel).flags(of: "P")
    #expect(flags["idle_one_year"] == .unknown)
    #expect(flags["check_stage"] == .no)
  }

  @Test func aDoubtIsNamedOnce() async throws {
    let built = Self.unstarted(["stage": "竣工"])
    #expect(try await borne(built) == ["check_stage"])
    let oddly = Self.unstarted(["agreed_start": "2020-03-31", "stage": "停建"])
    #expect(try await borne(oddly) == ["check_stage"])
    let bare = Self.unstarted([:], leaving: ["stage"])
    #expect(try await borne(bare) == ["check_no_start"])
  }

  @Test func aStopWithoutOrBeforeTheStartIsToBeChecked() async throws {
    for parcel in [
      Self.stopped([:], leaving: ["actual_start"]), Self.stopped(["suspended_since": "2018-01-01"]),
    ] {
      #expect(try await borne(parcel).contains("check_stop"))
    }
  }

  // MARK: Columns the dataset lacks

  @Test func aPoorLedgerIsJudgedAllTheSame() async throws {
    let parcel = Self.unstarted(["agreed_start": "2020-06-30"])
    let judgement = try await judged(
      parcel,
      absent: [
        "delay_days", "delay_cause", "handover_date", "official_decision", "decision_date", "mortgaged",
        "seized",
        "contract_price",
      ])
    #expect(try judgement.borne(by: "P") == ["idle_one_year"])
    #expect(judgement.notJudged.isEmpty)
    let row = try #require(try judgement.list("suspected_idle").first)
    #expect(row["idle_fee"]?.value == nil)
    #expect(row["no_delay_recorded"]?.value == .truth(true))
  }

  @Test func withoutStagesTheDatesStillSpeak() async throws {
    let parcel = Self.unstarted(["agreed_start": "2020-06-30", "actual_start": "2022-03-01"])
    #expect(try await borne(parcel, absent: ["stage"]) == ["idle_one_year"])
  }

  @Test func withoutOwnershipNothingIsJudged() async throws {
    let judgement = try await judged(Self.unstarted(["agreed_start": "2020-06-30"]), absent: ["ownership"])
    #expect(try judgement.borne(by: "P").isEmpty)
    #expect(judgement.notJudged.contains { $0.name == "idle_one_year" && $0.lacking == ["ownership"] })
  }

  // MARK: What the lists say

  @Test func theSuspectedListShowsTheFeeWithItsBasis() async throws {
    let parcel = Self.unstarted(["agreed_start": "2020-12-31", "holder_name": "甲公司", "mortgaged": "true"])
    let row = try #require(try await judged(parcel).list("suspected_idle").first)
    #expect(row["contract_price"]?.value == .number(1200))
    #expect(row["idle_fee"]?.value == .number(240))
    #expect(row["fee_basis"]?.value == .text("53号令第十四条第(一)项:价款的20%"))
    #expect(row["overdue_days"]?.value == .number(365))
    let stopped = try #require(
      try await self.judged(Self.stopped(["invested": "0"])).list("suspected_idle").first)
    #expect(stopped["overdue_days"]?.value == nil)
    #expect(stopped["suspended_days"]?.value == .number(503))
    #expect(row["addressee"]?.value == .text("甲公司"))
    #expect(row["deadline"]?.value == .day(try day("2022-01-30")))
    #expect(row["mortgaged"]?.value == .truth(true))
  }

  @Test func theWarningNamesTheDay() async throws {
    let row = try #require(
      try await judged(Self.unstarted(["agreed_start": "2021-03-15"])).list("not_started").first)
    #expect(row["one_year_on"]?.value == .day(try day("2022-03-15")))
    #expect(row["deadline"]?.value == .day(try day("2022-03-14")))
    #expect(row["days_left"]?.value == .number(74))
  }

  @Test func aDecisionIsShownAsItStandsInTheData() async throws {
    let parcel = Self.unstarted([
      "agreed_start": "2019-03-31", "official_decision": "闲置土地认定", "decision_date": "2021-09-10",
    ])
    let judgement = try await judged(parcel)
    #expect(try judgement.borne(by: "P") == ["decided", "idle_two_years"])
    #expect(try judgement.list("decisions").first?["official_decision"]?.value == .text("闲置土地认定"))
    #expect(try judgement.list("suspected_idle").first?["official_decision"]?.value == .text("闲置土地认定"))
  }

  @Test func aDecisionAfterTheDayIsNone() async throws {
    let parcel = Self.unstarted([
      "agreed_start": "2019-03-31", "official_decision": "闲置土地认定", "decision_date": "2022-01-01",
    ])
    #expect(try await borne(parcel) == ["idle_two_years"])
  }
}
