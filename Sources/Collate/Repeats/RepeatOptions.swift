/// How repeats are found.
public struct RepeatOptions: Sendable, Hashable {
  /// The shortest repeat in Han, kana or Hangul text, in characters; 20 by default.
  ///
  /// Shorter runs recur as names, titles and set phrases.
  public var minimumDenseCharacters = 20
  /// The shortest repeat in alphabetic text, in letters and digits; 60 by default.
  public var minimumAlphabeticCharacters = 60

  /// Makes options with their defaults.
  public init() {}
}
