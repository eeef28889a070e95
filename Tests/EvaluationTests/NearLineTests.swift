import LandFixtures
import Testing

/// Contract V5: rows where a hair decides.
@Suite struct NearLineTests {
  private func flag(_ condition: String, tax: [Any?], scale: [Any?] = []) async throws -> String {
    let parish = Parish.row(["above_scale"], scale.map { [$0] }, tax: tax)
    let book = "flags:\n  f: {of: enterprise, kind: watch, when: '\(condition)'}"
    return try await Court(parish, [book]).flag("f")
  }

  @Test func `within half a percent of the threshold is near, on either side`() async throws {
    #expect(try await flag("tax >= 20 万元", tax: [20, 20.1, 20.11, 19.9, 19.89, nil]) == "y*y*yn*n?")
  }

  @Test func `where the rounding decides it is near`() async throws {
    #expect(try await flag("tax >= 0 万元", tax: [-0.000_04, -0.000_06, 0]) == "y*ny*")
    #expect(try await flag("tax = 0.001 万元", tax: [0.001_04, 0.001_06]) == "y*n")
    #expect(try await flag("tax > 0 万元", tax: [0.000_04, 0.000_06]) == "n*y")
  }

  @Test func `beyond the threshold with the rounding and without it is not near`() async throws {
    #expect(try await flag("tax >= 0 万元", tax: [0.000_04]) == "y")
    #expect(try await flag("tax < 0 万元", tax: [0.000_04]) == "n")
  }

  @Test func `a near comparison that another outweighs is not near`() async throws {
    let tax: [Any?] = [20, 20, 20]
    let scale: [Any?] = [true, false, nil]
    #expect(try await flag("tax >= 20 万元 or above_scale", tax: tax, scale: scale) == "yy*y*")
    #expect(try await flag("tax >= 20 万元 and above_scale", tax: tax, scale: scale) == "y*n?")
    #expect(try await flag("tax < 20 万元 and above_scale", tax: tax, scale: scale) == "n*nn*")
  }

  @Test func `each near comparison is turned on its own`() async throws {
    #expect(try await flag("tax >= 20 万元 or tax <= 20 万元", tax: [20]) == "y")
    #expect(try await flag("tax >= 20 万元 and tax <= 20 万元", tax: [20]) == "y*")
  }

  @Test func `in a choice and behind not a comparison can be near`() async throws {
    #expect(
      try await flag("if(tax >= 20 万元, above_scale, false)", tax: [20, 20], scale: [true, false]) == "y*n")
    #expect(try await flag("not (tax >= 20 万元)", tax: [20, 25]) == "n*n")
  }

  private let standing = """
    metrics:
      m: {of: enterprise, unit: 万元/亩, formula: tax / land}
    standards:
      s: {metric: m, at_least: 20 万元/亩}
    flags:
      a: {of: enterprise, kind: watch, when: short(s)}
      b: {of: enterprise, kind: watch, when: flagged(a) and not above_scale}
      c: {of: enterprise, kind: watch, when: not flagged(b)}
      d: {of: enterprise, kind: watch, when: undecided(s)}
    lists:
      l: {of: enterprise, where: flagged(b), columns: [near_line]}
    """

  @Test func `what stands on a near rule is near, through any number of rules`() async throws {
    let parish = Parish.row(
      ["above_scale"], [[false], [false], [true], [false]], tax: [19.95, 20, 19.95, 5])
    let court = try await Court(parish, [standing])
    #expect(court.verdict("s", "E1") == "short 19.95 of 20 by 0.05 near")
    #expect(court.flag("a") == "y*n*y*y")
    #expect(court.flag("b") == "y*n*ny")
    #expect(court.flag("c") == "n*y*yn")
    #expect(court.flag("d") == "nnnn")
    let cells = try court.list("l").rows.map { row in
      if case .value(.truth(let near))? = row.cells.first { "\(row.key) \(near)" } else { "\(row.key) ?" }
    }
    #expect(cells == ["E1 true", "E4 false"])
  }

  @Test func `a standard is near through its condition and exceptions too`() async throws {
    let parish = Parish.row(
      [], [], tax: [15, 25, 5], further: [["E1", 2020, 10], ["E2", 2020, 10], ["E3", 2020, 10.04]])
    let court = try await Court(
      parish,
      [
        """
        metrics:
          m: {of: enterprise, unit: 万元/亩, formula: tax / land}
        standards:
          where: {metric: m, at_least: 20 万元/亩, where: previous(tax) > 10 万元}
          except:
            metric: m
            at_least: 20 万元/亩
            except: {when: previous(tax) > 10 万元, at_least: 10 万元/亩}
        """
      ])
    #expect(
      court.verdicts("where") == [
        "not_applicable 15 near", "not_applicable 25 near", "short 5 of 20 by 15 near",
      ])
    #expect(court.verdicts("except") == ["short 15 of 20 by 5 near", "met 25 of 20", "short 5 of 10 by 5"])
  }

  @Test func `comparisons inside metrics are not the condition's own`() async throws {
    let parish = Parish.row([], [], tax: [20])
    let book = """
      metrics:
        level: {of: enterprise, formula: 'if(tax >= 20 万元, 1, 0)'}
      flags:
        f: {of: enterprise, kind: watch, when: level > 0.5}
      """
    #expect(try await Court(parish, [book]).flag("f") == "y")
  }

  @Test func `earlier years can be near`() async throws {
    let parish = Parish.row([], [], tax: [5, 5], further: [["E1", 2020, 20], ["E2", 2020, 30]])
    let book = "flags:\n  f: {of: enterprise, kind: watch, when: previous(tax >= 20 万元)}"
    #expect(try await Court(parish, [book]).flag("f") == "y*y")
    let streak = "flags:\n  f: {of: enterprise, kind: watch, when: streak(tax <= 20 万元) >= 2}"
    #expect(try await Court(parish, [streak]).flag("f") == "y*n")
  }

  @Test(.timeLimit(.minutes(20))) func `metrics that double each other are traced in no time`() async throws {
    let metrics = (1...60).map { "  m\($0): {of: enterprise, unit: 万元, formula: m\($0 - 1) + m\($0 - 1)}\n" }
    let book =
      "metrics:\n  m0: {of: enterprise, unit: 万元, formula: tax}\n" + metrics.joined()
      + "flags:\n  f: {of: enterprise, kind: watch, when: m60 >= 1152921504606846976 万元}\n"
    #expect(try await Court(Parish.row([], [], tax: [1]), [book]).flag("f") == "y*")
  }

  @Test(.timeLimit(.minutes(20))) func `a long chain of metrics is traced`() async throws {
    let metrics = (1...500).map { "  m\($0): {of: enterprise, unit: 万元, formula: m\($0 - 1) + 0 元}\n" }
    let book =
      "metrics:\n  m0: {of: enterprise, unit: 万元, formula: tax}\n" + metrics.joined()
      + "flags:\n  f: {of: enterprise, kind: watch, when: m500 >= 1 万元}\n"
    #expect(try await Court(Parish.row([], [], tax: [1]), [book]).flag("f") == "y*")
  }
}
