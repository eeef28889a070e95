/// The language of messages and titles.
public enum Language: String, CaseIterable, Sendable {
  /// 简体中文.
  case zh
  /// English.
  case en
}

/// A text in both languages.
public struct Bilingual: Hashable, Sendable {
  /// 中文.
  public let zh: String
  /// English.
  public let en: String

  /// A text in both languages.
  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The text in one of them.
  public func callAsFunction(_ language: Language) -> String {
    language == .zh ? zh : en
  }
}
