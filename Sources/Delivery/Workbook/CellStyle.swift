/// How a cell looks.
struct CellStyle: Hashable {
  enum Alignment: Hashable {
    case left, centre, right
  }

  var font: String
  var size = 10.5
  var isBold = false
  var isUnderlined = false
  /// Colours as 0xRRGGBB, nil for none.
  var colour: UInt32?
  var fill: UInt32?
  var alignment = Alignment.left
  /// Room between the text and the edge it is aligned to, in digits.
  var indent: UInt8 = 0
  var wraps = false
  var hasBorder = false
  /// Whether it can be changed on a sheet that is protected.
  var isUnlocked = false
  /// The number format as spreadsheets write it; `@` keeps what is typed as text.
  var numberFormat: String?

  /// The style with some of it changed.
  func with(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var style = self
    change(&style)
    return style
  }
}

/// The styles of the workbook's sheets: calm colours that also print in grey.
struct SheetStyles {
  let title: CellStyle
  let remark: CellStyle
  let section: CellStyle
  let heading: CellStyle
  let headingToFill: CellStyle
  let body: CellStyle
  let bodyToFill: CellStyle
  /// What stands beside cells to be filled in and is not to be changed.
  let bodyGiven: CellStyle
  let link: CellStyle
  let note: CellStyle

  private static let blue: UInt32 = 0x1F4E79
  private static let paleBlue: UInt32 = 0xDCE6F1
  private static let paleYellow: UInt32 = 0xFFF8DC
  private static let grey: UInt32 = 0x595959
  private static let paleGrey: UInt32 = 0xF2F2F2

  /// Fonts that every office machine of the language has.
  init(isChinese: Bool) {
    let plain = CellStyle(font: isChinese ? "宋体" : "Calibri")
    let strong = CellStyle(font: isChinese ? "黑体" : "Calibri", isBold: !isChinese)
    title = strong.with {
      $0.size = 16
      $0.alignment = .centre
    }
    remark = plain.with {
      $0.colour = SheetStyles.grey
      $0.wraps = true
      $0.size = 10
    }
    section = strong.with {
      $0.size = 12
      $0.colour = SheetStyles.blue
    }
    heading = strong.with {
      $0.fill = SheetStyles.paleBlue
      $0.alignment = .centre
      $0.wraps = true
      $0.hasBorder = true
    }
    headingToFill = heading.with { $0.fill = SheetStyles.paleYellow }
    body = plain.with {
      $0.hasBorder = true
      $0.indent = 1
    }
    bodyToFill = body.with {
      $0.wraps = true
      $0.numberFormat = "@"
      $0.isUnlocked = true
    }
    bodyGiven = body.with {
      $0.fill = SheetStyles.paleGrey
      $0.numberFormat = "@"
    }
    link = body.with {
      $0.colour = 0x0563C1
      $0.isUnderlined = true
      $0.wraps = true
    }
    note = plain.with { $0.wraps = true }
  }
}
