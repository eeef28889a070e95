/// Of files that are damaged, cut off, or made to do harm.
extension Message {
  static let robustnessMessages: [Message] = [
    .contentSwollen, .drawingCutOff, .encodingBroken, .foundCircle, .stoppedBySignal,
  ]

  /// The file takes {packed} MB and unpacks to {size} MB.
  public static let contentSwollen = Message(
    "content_swollen",
    zh: "文件只有 {packed} MB，解开却有 {size} MB，不像正常的数据，没有读取。若确是数据，请用 Excel 打开后另存一份，或解压后在 source 里写里面的文件。",
    en:
      "The file takes {packed} MB and unpacks to {size} MB, which no ordinary data do; it was not read. If it is data, "
      + "open it in Excel and save a copy, or unpack it and name the file inside.")

  /// The drawing does not end with EOF.
  public static let drawingCutOff = Message(
    "drawing_cut_off",
    zh: "图纸不完整：文件末尾没有 EOF 标记（多半是导出或拷贝中断）。请在 CAD 里重新另存为 DXF。",
    en: "The drawing is cut off: there is no EOF at its end. Save it as DXF again.")

  /// Nearly all lines are in {encoding}, but not {lines}.
  public static let encodingBroken = Message(
    "encoding_broken",
    zh: "按 {encoding} 读，第 {lines} 行里有读不出来的字符，其余各行正常。请打开文件改正这几行，再另存为 UTF-8。",
    en:
      "Read as {encoding}, line {lines} has characters that cannot be read; all others are sound. Correct them and save "
      + "the file as UTF-8.")

  /// The folder is a link back into one that was looked at.
  public static let foundCircle = Message(
    "found_circle",
    zh: "是指回上级文件夹的链接，不再看里面的文件",
    en: "is a link back to a folder around it; not looked into again")

  /// Stopped from outside; nothing was written.
  public static let stoppedBySignal = Message(
    "stopped",
    zh: "已中断，没有写出结果；原有的结果未动。",
    en: "Stopped. No results were written; former ones are as they were.")
}
