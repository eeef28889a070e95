internal import Cadastre
internal import Diagnostics
internal import Documents
internal import Evaluation
internal import Intake
public import RuleBooks

/// Judges the cases of a book as an evaluation judges a dataset, and holds what comes out against what is expected.
public struct CaseRunner: Sendable {
  private let book: RuleBook

  /// A runner of the cases of a book.
  public init(_ book: RuleBook) { self.book = book }

  /// Runs all cases of a file.
  ///
  /// - Throws: a `Refusal` where the file says that it is about another book.
  public func report(of file: CaseFile) async throws -> CaseReport {
    if let named = file.book, named.text != book.id {
      throw Refusal(
        .badInput, .caseOfOtherBook, at: named.place, ["named": .text(named.text), "book": .text(book.id)])
    }
    var touched = TouchedRules()
    var results: [CaseResult] = []
    for ruleCase in file.cases {
      results.append(CaseResult(ruleCase: ruleCase, findings: await findings(ruleCase, &touched)))
    }
    return CaseReport(file: file.file, results: results, untouched: touched.untouched(in: book))
  }

  private func findings(_ ruleCase: RuleCase, _ touched: inout TouchedRules) async -> [CaseFinding] {
    do {
      let admitted = try await admission(ruleCase, &touched)
      if ruleCase.expectations.isEmpty { return admitted }
      let (judgement, issues) = try await judge(ruleCase)
      var comparison = CaseComparison(judgement, ruleCase)
      comparison.compare()
      touched.formUnion(comparison.touched)
      let unread = issues.filter { $0.severity == .error }.map { CaseFinding.unread($0) }
      return admitted + unread + comparison.findings
    } catch let refusal as Refusal {
      return [.refused(refusal)]
    } catch let refusals as Refusals {
      return refusals.all.map { .refused($0) }
    } catch {
      return [.refused(Refusal(.internal, .internalFailure, ["problem": .text("\(error)")]))]
    }
  }

  /// A project is judged as `mujun admit` judges it.
  private func admission(
    _ ruleCase: RuleCase, _ touched: inout TouchedRules
  ) async throws -> [CaseFinding] {
    guard let admission = ruleCase.admission else { return [] }
    let (judgement, issues) = try await admission.judged(by: book, ruleCase)
    var comparison = AdmissionComparison(judgement, ruleCase)
    comparison.compare(admission.demands)
    touched.formUnion(comparison.touched)
    return issues.filter { $0.severity == .error }.map { CaseFinding.unread($0) } + comparison.findings
  }

  private func judge(_ ruleCase: RuleCase) async throws -> (Judgement, [Issue]) {
    let reading = try ruleCase.inputs.dataset.read()
    let rules = try RuleCompiler.compile(
      [book], facts: .of(reading.dataset), settings: try Settings(ruleCase.settings.map(\.text)),
      asOf: reading.dataset.asOf, acceptsProposals: ruleCase.acceptsProposals)
    try refuseUnnamed(ruleCase.inputs.furtherHeaders, rules)
    let land = await LinkedLand(reading.dataset)
    return (Judge.judge(land, by: rules), reading.issues + land.issues)
  }

  /// A column that is not canonical and that no rule names is a slip of the pen: its value would be missing silently.
  private func refuseUnnamed(_ headers: [SourcedText], _ rules: Rules) throws {
    let named = rules.factNames
    let refusals = headers.filter { !named.contains($0.text) }.map { header in
      Refusal(
        .badInput, .caseColumnUnknown, at: header.place, ["header": .text(header.text)],
        suggestion: NearName.of(header.text, among: named.sorted()))
    }
    if let refusals = Refusals(refusals) { throw refusals }
  }
}
