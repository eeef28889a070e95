/// A part of a review form (准入审查表), the same on a sheet and on a page.
enum FormBlock {
  case heading(String)
  case table(FormTable)
  /// Small print, a line each.
  case notes([String])
}

/// How a cell of a form stands out.
enum FormLook: String {
  case plain, label, good, bad, open, condition
}

/// A cell of a form.
struct FormCell {
  let text: String
  var look = FormLook.plain
  var isLarge = false

  init(_ text: String, _ look: FormLook = .plain, isLarge: Bool = false) {
    self.text = text
    self.look = look
    self.isLarge = isLarge
  }
}

/// A table of a form. Its columns share a width of 48 parts.
struct FormTable {
  static let width = 48

  enum Alignment: String {
    case left, centre
  }

  struct Column {
    let heading: String
    let width: Int
    var alignment = Alignment.left
  }

  struct Row {
    let cells: [FormCell]
    /// Room for that many lines at least: for what is written by hand.
    var lines = 1
    /// Whether its one cell goes over the whole width.
    var isWhole = false
  }

  let columns: [Column]
  var rows: [Row]
  var hasHeadings = true

  /// Labels with their values, several beside each other.
  ///
  /// - Parameter widths: of a label and its value, in parts of the width.
  static func pairs(_ pairs: [(label: String, value: String)], widths: (label: Int, value: Int)) -> FormTable
  {
    let across = max(1, width / (widths.label + widths.value))
    var rows: [Row] = []
    for start in stride(from: 0, to: pairs.count, by: across) {
      var cells: [FormCell] = []
      for index in start..<(start + across) {
        let pair = index < pairs.count ? pairs[index] : (label: "", value: "")
        cells += [FormCell(pair.label, .label), FormCell(pair.value)]
      }
      rows.append(Row(cells: cells))
    }
    let columns = (0..<across).flatMap { _ in
      [Column(heading: "", width: widths.label), Column(heading: "", width: widths.value)]
    }
    return FormTable(columns: columns, rows: rows, hasHeadings: false)
  }
}

/// A form of one project: a page, where it is no unusual one.
struct FormPage {
  /// The project's id, which names its sheet.
  let id: String
  let title: String
  let subtitle: String
  let blocks: [FormBlock]
  let footer: String
}

/// What stands before the forms of a batch: a row for each project.
struct FormSummary {
  let title: String
  let remarks: [String]
  let table: FormTable
}

/// The review forms of an admission.
struct ReviewForm {
  /// nil of a single project.
  let summary: FormSummary?
  let pages: [FormPage]
}
