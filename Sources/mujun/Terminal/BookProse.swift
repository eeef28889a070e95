internal import Diagnostics
internal import Documents
internal import RuleBooks
internal import Units

/// A rule book as numbered prose beside its quotes, for reading it against its source.
struct BookProse {
  let book: RuleBook
  let language: Language
  private var lines: [String] = []
  private var number = 0

  static func lines(_ book: RuleBook, in language: Language) -> [String] {
    var prose = BookProse(book: book, language: language)
    prose.write()
    return prose.lines
  }

  private init(book: RuleBook, language: Language) {
    self.book = book
    self.language = language
  }

  func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  private mutating func write() {
    lines.append("\(book.title) [\(book.id)]")
    lines.append(inForce)
    if let note = book.note { lines.append(note.withoutBlanksInChinese) }
    section(say("依据文件", "Documents"), book.documents.isEmpty) { $0.documents() }
    section(say("参数", "Parameters"), book.parameters.isEmpty) { $0.parameters() }
    section(say("要求的数据列", "Columns asked for"), book.columns.isEmpty) { $0.columns() }
    section(say("指标", "Metrics"), book.metrics.isEmpty) { $0.metrics() }
    section(say("标准", "Standards"), book.standards.isEmpty) { $0.standards() }
    section(say("标记", "Flags"), book.flags.isEmpty) { $0.flags() }
    section(say("时间节点", "Milestones"), book.milestones.isEmpty) { $0.milestones() }
    section(say("分级", "Grading"), book.schemes.isEmpty) { $0.schemes() }
    section(say("清单", "Lists"), book.lists.isEmpty) { $0.lists() }
  }

  private var inForce: String {
    let from = book.inForce.from?.description ?? "…"
    let to = book.inForce.to?.description ?? "…"
    return say("有效期 \(from) 至 \(to)", "In force from \(from) to \(to)")
  }

  private mutating func section(_ title: String, _ isEmpty: Bool, _ body: (inout BookProse) -> Void) {
    guard !isEmpty else { return }
    lines += ["", title]
    body(&self)
  }

  mutating func item(_ text: String) {
    number += 1
    lines.append("  \(number). \(text)")
  }

  mutating func detail(_ text: String) { lines.append("     \(text)") }

  mutating func remark(_ note: String?) {
    if let note { detail(say("注：", "Note: ") + note.withoutBlanksInChinese) }
  }

  mutating func cite(_ citation: Citation?) {
    guard let citation else { return }
    detail(say("依据", "Basis") + "《\(citation.title)》\(citation.clause.map { " \($0)" } ?? "")")
    if let quote = citation.quote { detail("  “\(quote)”") }
  }

  func subject(_ subject: Subject) -> String {
    switch subject {
    case .enterprise: say("企业", "enterprise")
    case .parcel: say("宗地", "parcel")
    case .zone: say("片区", "zone")
    case .project: say("项目", "project")
    }
  }

  // MARK: Sections

  private mutating func documents() {
    for document in book.documents {
      let parts = [document.issuer, document.number, document.date].compactMap(\.self)
      lines.append(
        "  [\(document.id)] 《\(document.title)》\(parts.isEmpty ? "" : " " + parts.joined(separator: ", "))")
      remark(document.note)
    }
  }

  private mutating func parameters() {
    for parameter in book.parameters {
      let unit = parameter.unit.map { "(\($0.symbol))" } ?? ""
      var text = "\(parameter.label)\(unit) [\(parameter.id.text)]"
      if let value = parameter.value {
        text += say(" 取 ", " is ") + value.text
      } else {
        text += say(" 必须设定", " must be set")
        if let proposed = parameter.proposed {
          text += say("，本书建议 ", "; this book proposes ") + proposed.text
        }
      }
      item(text)
      remark(parameter.note)
    }
  }

  private mutating func columns() {
    for column in book.columns {
      let unit = column.unit.map { "(\($0.symbol))" } ?? ""
      let lacking = say("数据没有这一列的，用到它的规则不判定", "rules that need it are not judged without it")
      item("\(column.id.text)\(unit)(\(subject(column.subject)))\(say("，", "; "))\(lacking)")
      remark(column.note)
    }
  }

  private mutating func metrics() {
    for metric in book.metrics {
      let unit = metric.unit.map { say("，单位 ", ", in ") + $0.symbol } ?? ""
      item("\(metric.label) [\(metric.id.text)] = \(metric.formula.text)\(unit)(\(subject(metric.subject)))")
      cite(metric.citation)
      remark(metric.note)
    }
  }

  private mutating func standards() {
    for standard in book.standards {
      item("\(standard.label) [\(standard.id.text)]\(standard.isTarget ? say("（参照）", " (target)") : "")")
      if let condition = standard.condition { detail(say("适用于：", "Applies where: ") + condition.text) }
      bounds(standard.metric.text, standard.atLeast, standard.atMost)
      for exception in standard.exceptions {
        let because = exception.because.map { say("（\($0)）", " (\($0))") } ?? ""
        detail(say("例外：", "Except: ") + exception.when.text + because)
        if exception.isExempt { detail("  " + say("不适用", "does not apply")) }
        if exception.isCaseByCase { detail("  " + say("一事一议", "case by case")) }
        bounds("  \(standard.metric.text)", exception.atLeast, exception.atMost)
      }
      measure(standard.measure)
      if let indicator = standard.indicator { detail(say("指标口径：", "Indicator: ") + indicator) }
      if let due = standard.due { detail(say("核验节点：", "Due at: ") + due.text) }
      cite(standard.citation)
      remark(standard.note)
    }
  }

  private mutating func bounds(_ metric: String, _ atLeast: DatedExpressions?, _ atMost: DatedExpressions?) {
    for (bound, sign) in [(atLeast, "≥"), (atMost, "≤")] {
      for span in bound?.spans ?? [] {
        let from = span.from.map { say("自 \($0) 起 ", "from \($0) ") } ?? ""
        detail("\(from)\(metric) \(sign) \(span.expression?.text ?? say("（终止）", "(ended)"))")
      }
    }
  }

  private mutating func flags() {
    for flag in book.flags {
      item("\(flag.label) [\(flag.id.text)](\(subject(flag.subject)), \(flag.kind.rawValue))")
      detail(say("当 ", "When ") + flag.when.text)
      measure(flag.measure)
      cite(flag.citation)
      remark(flag.note)
    }
  }

  private mutating func measure(_ measure: Measure?) {
    guard let measure else { return }
    if let action = measure.action { detail(say("措施：", "Measure: ") + action) }
    if let deadline = measure.deadline { detail(say("期限：", "Deadline: ") + deadline.text) }
    if let addressee = measure.addressee { detail(say("送达：", "Addressee: ") + addressee) }
  }

  private mutating func milestones() {
    for milestone in book.milestones {
      item("\(milestone.label) [\(milestone.id.text)]\(milestone.isTarget ? say("（参照）", " (target)") : "")")
      if let after = milestone.after, let within = milestone.within {
        detail(say("\(after.text) 后 \(within.text) 内", "within \(within.text) of \(after.text)"))
      }
      if let remedy = milestone.remedy { detail(say("违约：", "Remedy: ") + remedy) }
      cite(milestone.citation)
      remark(milestone.note)
    }
  }

  private mutating func lists() {
    for list in book.lists {
      item("\(list.title) [\(list.id.text)](\(subject(list.subject)))")
      detail(say("列入条件：", "Lists those where: ") + list.condition.text)
      if let publication = list.publication {
        detail(say("公布：", "Published: ") + publication.columns.joined(separator: say("、", ", ")))
      }
      cite(list.citation)
      remark(list.note)
    }
  }
}

extension String {
  /// YAML joins the lines of a folded text with a blank, which Chinese does not want.
  fileprivate var withoutBlanksInChinese: String {
    let characters = Array(self)
    return String(
      characters.indices.filter { index in
        guard characters[index] == " ", index > 0, index + 1 < characters.count else { return true }
        return characters[index - 1].isASCII || characters[index + 1].isASCII
      }.map { characters[$0] })
  }
}
