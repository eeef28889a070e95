internal import Diagnostics
internal import Evaluation
internal import RuleBooks
internal import Tables
internal import Units

extension ReviewForm {
  /// So many projects of a batch have a form of their own; the summary has them all.
  static let pageLimit = 100

  init(_ judgement: AdmissionJudgement, _ language: Language) {
    let phrases = AdmissionPhrases(judgement: judgement, language: language)
    let shown = judgement.results.prefix(ReviewForm.pageLimit)
    pages = shown.map { ProjectForm(result: $0, phrases: phrases).page }
    summary = judgement.results.count == 1 ? nil : ReviewForm.summary(phrases)
  }

  private static func summary(_ phrases: AdmissionPhrases) -> FormSummary {
    let judgement = phrases.judgement
    let count = judgement.results.count
    let counts = AdmissionOutcome.allCases.map { outcome in
      "\(phrases.outcome(outcome)) \(judgement.results.count { $0.outcome == outcome })"
    }
    var remarks = [
      "\(phrases.word(AdmissionWording.judgedOn)) \(judgement.asOf)\(phrases.semicolon)"
        + phrases.say("共 \(count) 个项目：", "\(count) projects: ") + counts.joined(separator: phrases.pause)
    ]
    if count > pageLimit {
      remarks.append(
        phrases.say(
          "后面只附前 \(pageLimit) 个项目的审查表；其余的用 --project 项目编号 单独生成。",
          "The first \(pageLimit) projects have a form of their own; make the others with --project ID."))
    }
    remarks += phrases.basis
    return FormSummary(
      title: phrases.say("项目准入审查汇总表", "Admission review: summary of the batch"), remarks: remarks,
      table: FormTable(
        columns: [
          .init(heading: phrases.say("编号", "Id"), width: 6),
          .init(heading: phrases.say("项目", "Project"), width: 9),
          .init(heading: phrases.say("拟用地", "Land wanted"), width: 6, alignment: .centre),
          .init(heading: phrases.say("核算结论", "Outcome"), width: 6, alignment: .centre),
          .init(heading: phrases.say("理由", "Grounds"), width: 15),
          .init(heading: phrases.say("评审会决定", "The panel"), width: 6, alignment: .centre),
        ],
        rows: judgement.results.map { result in
          let grounds = phrases.grounds(result).joined(separator: phrases.semicolon)
          let land = phrases.value(judgement.value("land", result.whole.row), .mu)
          let decided = result.entry.decision.map {
            phrases.word(AdmissionWording.decision($0.outcome.rawValue))
          }
          return FormTable.Row(cells: [
            FormCell(result.id), FormCell(result.name ?? ""), FormCell(land),
            FormCell(phrases.outcome(result.outcome), result.outcome.look), FormCell(grounds),
            FormCell(decided ?? ""),
          ])
        }))
  }
}

extension AdmissionOutcome {
  var look: FormLook {
    switch self {
    case .admit: .good
    case .conditions: .condition
    case .cannotTell: .open
    case .refuse: .bad
    }
  }
}

extension ItemVerdict {
  var look: FormLook {
    switch self {
    case .pass: .good
    case .fail: .bad
    case .undecided: .open
    case .caseByCase: .condition
    case .notApplicable: .plain
    }
  }
}

extension AdmissionPhrases {
  /// The books judged by and what was set for them, a line each.
  var basis: [String] {
    let books = judgement.rules.books.map { book in
      let from = book.inForce.from.map { say("\($0) 起施行", "in force from \($0)") }
      let to = book.inForce.to.map { say("至 \($0)", "to \($0)") }
      return word(AdmissionWording.books) + say("：", ": ") + book.title
        + bracket(([book.id] + [from, to].compactMap(\.self)).joined(separator: comma))
    }
    let parameters = judgement.rules.parameters.map { parameter in
      "\(parameter.label) \(value(parameter.value, parameter.type.unit))\(bracket(origin(parameter.origin)))"
    }
    guard !parameters.isEmpty else { return books }
    return books + [say("由使用单位掌握的数：", "Figures left to the user: ") + parameters.joined(separator: semicolon)]
  }

  private func origin(_ origin: ParameterOrigin) -> String {
    switch origin {
    case .book: say("规则书所定", "from the book")
    case .user: say("本次设定", "set for this review")
    case .proposal: say("规则书建议", "proposed by the book")
    case .unset: say("没有设定", "not set")
    }
  }

  /// A document and its clause; without one the book.
  func citation(_ citation: Citation?, _ book: Int) -> String {
    guard let citation else { return judgement.rules.books[book].title }
    return say("《\(citation.title)》", citation.title) + (citation.clause.map { " \($0)" } ?? "")
  }
}
