/// How repeats are found.
public struct RepeatOptions: Sendable, Hashable {
  /// The shortest repeat in Han, kana or Hangul text, in characters, at least 1; 20 by default.
  ///
  /// Shorter runs recur as names, titles and set phrases.
  public var minimumDenseCharacters = 20
  /// The shortest repeat in alphabetic text, in letters and digits, at least 1; 60 by default.
  public var minimumAlphabeticCharacters = 60
  /// Texts that may recur: what repeats a part of one of them is an echo. Empty by default.
  public var boilerplate: [String] = []

  /// Makes options with their defaults.
  public init() {}
}
