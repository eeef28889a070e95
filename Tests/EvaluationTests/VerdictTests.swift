import LandFixtures
import Testing

/// Contract R3 and R4.
@Suite struct VerdictTests {
  private func book(_ standard: String) -> String {
    """
    metrics:
      m: {of: enterprise, unit: 万元/亩, formula: tax / land}
    standards:
      s:
        metric: m
    """ + "\n" + standard.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
  }

  @Test func `at least and at most include the threshold`() async throws {
    let parish = Parish.row([], [], tax: [30, 20, 10, nil])
    let least = try await Court(parish, [book("at_least: 20 万元/亩")])
    #expect(
      least.verdicts("s") == [
        "met 30 of 20", "met 20 of 20 near", "short 10 of 20 by 10", "undecided of 20 : tax",
      ])
    let most = try await Court(parish, [book("at_most: 20 万元/亩")])
    #expect(
      most.verdicts("s") == [
        "short 30 of 20 by 10", "met 20 of 20 near", "met 10 of 20", "undecided of 20 : tax",
      ])
  }

  @Test func `of two bounds the violated one is told, else the nearer`() async throws {
    let court = try await Court(
      Parish.row([], [], tax: [5, 12, 18, 30, nil]), [book("at_least: 10 万元/亩\nat_most: 20 万元/亩")])
    #expect(
      court.verdicts("s") == [
        "short 5 of 10 by 5", "met 12 of 10", "met 18 of 20", "short 30 of 20 by 10", "undecided : tax",
      ])
  }

  @Test func `a threshold in another unit is told in the metric's`() async throws {
    let court = try await Court(Parish.row([], [], tax: [10]), [book("at_least: 300 元/m²")])
    #expect(court.verdicts("s") == ["short 10 of 20 by 10"])
  }

  @Test func `where decides whether a standard applies, and unknown is undecided`() async throws {
    let parish = Parish.row(["above_scale"], [[true], [false], [nil]], tax: [10, 10, 10])
    let court = try await Court(parish, [book("at_least: 20 万元/亩\nwhere: above_scale")])
    #expect(
      court.verdicts("s") == [
        "short 10 of 20 by 10", "not_applicable 10", "undecided 10 of 20 : above_scale",
      ])
  }

  @Test func `the first true exception wins`() async throws {
    let parish = Parish.row(
      ["industry", "above_scale"], [["1310", true], ["1310", false], ["3311", true], ["4100", false]],
      tax: [15, 15, 15, 15])
    let court = try await Court(
      parish,
      [
        book(
          """
          at_least: 20 万元/亩
          except:
            - {when: industry under "13", at_least: 10 万元/亩, because: 农副}
            - {when: above_scale, at_least: 12 万元/亩, because: 规上}
            - {when: industry under "41", exempt: true, because: 其他}
          """)
      ])
    #expect(
      court.verdicts("s") == [
        "met 15 of 10 : 农副", "met 15 of 10 : 农副", "met 15 of 12 : 规上", "not_applicable 15 : 其他",
      ])
  }

  /// 25 clears both thresholds, 5 neither, 15 only one of them.
  @Test func `an unknown exception matters only where the thresholds differ in verdict`() async throws {
    let parish = Parish.row(["industry"], [[nil], [nil], [nil], [nil]], tax: [25, 5, 15, nil])
    let court = try await Court(
      parish,
      [book("at_least: 20 万元/亩\nexcept: {when: industry under \"13\", at_least: 10 万元/亩, because: 农副}")])
    #expect(
      court.verdicts("s") == ["met 25", "short 5", "undecided 15 : industry", "undecided : tax,industry"])
  }

  @Test func `an unknown exception behind a true one does not matter`() async throws {
    let parish = Parish.row(["industry", "above_scale"], [["1310", nil], [nil, true]], tax: [15, 15])
    let exceptions = """
      at_least: 20 万元/亩
      except:
        - {when: industry under "13", at_least: 10 万元/亩}
        - {when: above_scale, at_least: 8 万元/亩}
      """
    let court = try await Court(parish, [book(exceptions)])
    #expect(court.verdicts("s") == ["met 15 of 10", "met 15"])
  }

  @Test func `an unknown exemption makes it undecided`() async throws {
    let parish = Parish.row(["above_scale"], [[nil]], tax: [25])
    let court = try await Court(
      parish, [book("at_least: 20 万元/亩\nexcept: {when: above_scale, exempt: true}")])
    #expect(court.verdicts("s") == ["undecided 25 : above_scale"])
  }

  @Test func `an exception overrides one bound and leaves the other`() async throws {
    let parish = Parish.row(["above_scale"], [[true], [true], [false]], tax: [7, 40, 7])
    let court = try await Court(
      parish,
      [book("at_least: 10 万元/亩\nat_most: 30 万元/亩\nexcept: {when: above_scale, at_least: 5 万元/亩}")])
    #expect(court.verdicts("s") == ["met 7 of 5", "short 40 of 30 by 10", "short 7 of 10 by 3"])
  }

  @Test func `a threshold worked out from a missing fact is undecided and says so`() async throws {
    let parish = Parish.row(["industry"], [["1310"], [nil]], tax: [15, 15])
    let court = try await Court(
      parish, [book("at_least: 'if(industry under \"13\", 10 万元/亩, 20 万元/亩)'")])
    #expect(court.verdicts("s") == ["met 15 of 10", "undecided 15 : industry"])
  }

  @Test func `dividing by nothing is missing, and nothing is not zero`() async throws {
    var parish = Parish.row([], [], tax: [0, 5])
    parish.table(.occupancy, ["enterprise_id", "parcel_id", "area"], [["E1", "P", 2000]])
    let court = try await Court(parish, [book("at_least: 20 万元/亩")])
    #expect(court.verdicts("s") == ["short 0 of 20 by 20", "undecided of 20 : land"])
  }

  @Test func `what the dataset lacks is told once and has no rows`() async throws {
    let court = try await Court(
      Parish.row([], [], tax: [5]),
      [
        """
        metrics:
          w: {of: enterprise, unit: m³/亩, formula: water / land}
        standards:
          s: {metric: w, at_most: 5 m³/亩}
        flags:
          dry: {of: enterprise, kind: watch, when: water < 5 m³}
          unsure: {of: enterprise, kind: watch, when: short(s) or tax > 3 万元}
        """
      ])
    #expect(court.verdicts("s") == ["not judged"])
    #expect(court.flag("dry") == "not judged")
    #expect(court.flag("unsure") == "y")
    #expect(court.judgement.notJudged.map(\.name) == ["s", "dry"])
    #expect(court.judgement.notJudged.map(\.lacking) == [["water"], ["water"]])
  }

  @Test func `met and short of what does not apply are false, undecided is always known`() async throws {
    let parish = Parish.row(["above_scale"], [[true], [true], [false], [nil]], tax: [25, 5, 5, 5])
    let flags = """

      flags:
        met: {of: enterprise, kind: watch, when: met(s)}
        short: {of: enterprise, kind: watch, when: short(s)}
        open: {of: enterprise, kind: watch, when: undecided(s)}
        both: {of: enterprise, kind: watch, when: flagged(short) or not flagged(met)}
      """
    let court = try await Court(parish, [book("at_least: 20 万元/亩\nwhere: above_scale") + flags])
    #expect(court.flag("met") == "ynn?")
    #expect(court.flag("short") == "nyn?")
    #expect(court.flag("open") == "nnny")
    #expect(court.flag("both") == "nyy?")
  }

  @Test func `several books judge side by side under their own names`() async throws {
    let court = try await Court(
      Parish.row([], [], tax: [15]), [book("at_least: 20 万元/亩"), book("at_least: 10 万元/亩")])
    #expect(court.verdict("b0:s", "E1") == "short 15 of 20 by 5")
    #expect(court.verdict("b1:s", "E1") == "met 15 of 10")
    let third = "flags:\n  f: {of: enterprise, kind: watch, when: short(b0:s) and met(b1:s)}"
    let three = try await Court(
      Parish.row([], [], tax: [15]), [book("at_least: 20 万元/亩"), book("at_least: 10 万元/亩"), third])
    #expect(three.flag("b2:f") == "y")
  }
}
