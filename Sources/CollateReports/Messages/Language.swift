/// The language of messages.
public enum Language: String, Sendable, CaseIterable {
  /// English.
  case english = "en"
  /// Chinese, simplified.
  case chinese = "zh"

  /// The language of a POSIX locale name such as `zh_CN.UTF-8`; English where it is neither.
  public init(locale: String) {
    self = locale.lowercased().hasPrefix("zh") ? .chinese : .english
  }

  /// Picks the wording of this language.
  package func pick<Wording>(
    _ english: @autoclosure () -> Wording, _ chinese: @autoclosure () -> Wording
  ) -> Wording {
    switch self {
    case .english: english()
    case .chinese: chinese()
    }
  }
}
