internal import Evaluation
internal import Tables
internal import Units

extension AdmissionPhrases {
  /// What to ask an applicant for, in words: a fact by its label; floors by what makes them countable; a code by the
  /// edition the rule means; what is stated and still of no use by what is wrong with it.
  func question(_ name: String, row: Int) -> String {
    if let year = EditionAsked.year(name) { return edition(year, row) }
    if name == "counted_floor_area" {
      return say("计容建筑面积（或逐层建筑面积和层高）", "counted floor area (or the area and height of every storey)")
    }
    switch judgement.value(name, row) {
    case nil: return label(name)
    case .number(0)?:
      return label(name)
        + bracket(say("填的是 0，不能作除数，请核对", "stated as 0, which nothing can be divided by; check it"))
    default: return label(name) + bracket(say("已填，请核对", "stated; check it"))
    }
  }

  private func edition(_ year: String, _ row: Int) -> String {
    let asked = say("行业代码（按国民经济行业分类 \(year) 年版填写", "the industry code after the \(year) edition of GB/T 4754")
    guard case .text(let stated)? = judgement.value("industry_edition", row) else {
      return asked + say("）", "")
    }
    return asked + say("，现填版次 \(stated)）", " (the one stated is after \(stated))")
  }

  /// What stands over the line of a figure: a fact by its label, a formula with the labels of its facts.
  func amount(_ text: String) -> String {
    var out = ""
    var word = ""
    for character in text + " " {
      if character == "_" || character.isLetter || (character.isNumber && !word.isEmpty) {
        word.append(character)
      } else {
        out += word.isEmpty ? "" : label(word)
        word = ""
        out.append(character)
      }
    }
    return String(out.dropLast())
  }
}
