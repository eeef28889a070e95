import Diagnostics
import Foundation
import RuleBooks

@testable import RuleCases

/// A book of a few rules, and cases held against it.
enum SmallBook {
  static let text = """
    rulebook: small
    documents:
      notice: {title: 通知}
    parameters:
      line: {label: 界线, unit: 万元/亩, proposed: 3}
    metrics:
      tax_per_mu: {label: 亩均税收, of: enterprise, unit: 万元/亩, formula: tax / land}
      growth: {label: 同比, of: enterprise, formula: tax / previous(tax) - 1}
      usual: {label: 中位数, of: enterprise, unit: 万元/亩, formula: median(tax_per_mu)}
      started: {label: 应动工之日, of: parcel, formula: agreed_start + 1 year}
      rated: {label: 评级, of: enterprise, formula: 信用等级}
      area: {label: 面积, of: parcel, unit: m², formula: measured_m2}
    standards:
      tax:
        label: 亩均税收不低于20万元
        metric: tax_per_mu
        at_least: 20 万元/亩
        except:
          - {when: 'status = "停产"', exempt: "true", because: 停产}
          - {when: industry under "13", at_least: 10 万元/亩, because: 农副产品加工}
    flags:
      low: {label: 低税收, of: enterprise, kind: watch, when: tax_per_mu <= line}
      late: {label: 逾期, of: parcel, kind: watch, when: started <= as_of}
    lists:
      below:
        title: 不达标企业
        of: enterprise
        where: short(tax)
        columns: [enterprise_id, tax_per_mu, reasons, {id: gap, label: 差额, unit: 万元, formula: (20 万元/亩 - tax_per_mu) * land}]
        order: [-land]
    """

  static func book() throws -> RuleBook {
    let file = FileManager.default.temporaryDirectory.appending(path: "mujun-\(UUID().uuidString).yaml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    return try BookLibrary(shipped: nil).book(file.path)
  }

  /// The report on one case; `信用等级` is a column of the office's own.
  static func report(_ inputs: String, expect: String) async throws -> CaseReport {
    let file = try CaseFile.read(
      yaml: """
        year: 2021
        proposed: 是
        crs: EPSG:4547
        cases:
          - case: 一例
            why: 手算
            \(inputs.replacing("\n", with: "\n    "))
            expect: \(expect)
        """, file: "small.cases.yaml")
    return try await CaseRunner(book()).report(of: file)
  }

  /// What is wrong with one case, in a few words each.
  static func wrong(_ inputs: String, expect: String) async throws -> [String] {
    let report = try await report(inputs, expect: expect)
    return report.results.flatMap(\.findings).map { finding in
      switch finding {
      case .refused(let refusal):
        "\(refusal.message.code)\(refusal.suggestion.map { " \($0)" } ?? "")"
      case .unread(let issue): "\(issue.message.code)@\(issue.place.row ?? 0)"
      case .admits(let difference): "\(difference.id) \(difference.aspect.rawValue)"
      case .differs(let difference):
        "\(difference.kind.rawValue).\(difference.id) \(difference.aspect): \(difference.actual.shown)"
      }
    }
  }
}

extension CaseActual {
  var shown: String {
    switch self {
    case .value(.number(let number)?, _): "\(number)"
    case .value(.text(let text)?, _): text
    case .value(.day(let day)?, _): "\(day)"
    case .value(.truth(let truth)?, _): "\(truth)"
    case .value(nil, _): "missing"
    case .verdict(let verdict): verdict.rawValue
    case .truth(let truth): "\(truth)"
    case .notJudged(let lacking): "not judged: \(lacking)"
    case .texts(let texts): "\(texts)"
    case .notListed: "not listed"
    }
  }
}
