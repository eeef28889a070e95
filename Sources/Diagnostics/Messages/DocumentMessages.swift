// swift-format-ignore-file
// A message's texts say what it is; a line per language keeps them side by side.

extension Message {
  static let documentMessages: [Message] = [
    documentEmpty, documentTooLarge, keyNotText, notYAML, duplicateYAMLKey, mappingExpected, textExpected,
    keyMissing, keyCutByComma, unknownKey,
  ]

  public static let documentEmpty = Message(
    "document_empty", zh: "文件是空的。请按文档写入内容。",
    en: "The file is empty. Write its content as the documentation shows.")
  public static let documentTooLarge = Message(
    "document_too_large", zh: "YAML 内容过大、嵌套过深或别名过多。请拆分或去掉别名。",
    en: "The YAML is too large, nested too deeply or full of aliases. Split it or remove the aliases.")
  public static let keyNotText = Message(
    "key_not_text", zh: "键必须是文字。", en: "A key must be text.")
  public static let notYAML = Message(
    "not_yaml", zh: "不是合法的 YAML:{problem}。请检查缩进、冒号和引号。",
    en: "This is not valid YAML: {problem}. Check indentation, colons and quotes.")
  public static let duplicateYAMLKey = Message(
    "duplicate_yaml_key", zh: "键重复：{keys}。请只保留一个。",
    en: "Duplicate key: {keys}. Keep one of them.")
  public static let mappingExpected = Message(
    "mapping_expected", zh: "{subject} 应写成「键: 值」。",
    en: "{subject} should be written as \"key: value\".")
  public static let textExpected = Message(
    "text_expected", zh: "「{key}」应是一个值，不是列表或多项。",
    en: "\"{key}\" takes a single value, not a list or a mapping.")
  public static let keyMissing = Message(
    "key_missing", zh: "缺少「{key}」。", en: "\"{key}\" is missing.")
  public static let keyCutByComma = Message(
    "key_cut_by_comma",
    zh: "不认识的键「{key}」。左边的「{left}」像是被逗号截断的表达式：花括号里含逗号的表达式请加引号。",
    en:
      "Unknown key \"{key}\". To its left, \"{left}\" looks like an expression cut at a comma: inside braces, put an expression with a comma in quotes."
  )
  public static let unknownKey = Message(
    "unknown_key", zh: "不认识的键「{key}」。这里可以写：{known}。",
    en: "Unknown key \"{key}\". Allowed here: {known}.")
}
