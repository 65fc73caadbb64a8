/// How repeats are found.
public struct RepeatOptions: Sendable, Hashable {
  /// The shortest repeat in Han, kana or Hangul text, in characters; 20 by default. What is less than
  /// 1 counts as 1, what is more than 2²⁴ as that.
  ///
  /// Shorter runs recur as names, titles and set phrases.
  public var minimumDenseCharacters: Int
  /// The shortest repeat in alphabetic text, in letters and digits; 60 by default, and with the same
  /// bounds.
  public var minimumAlphabeticCharacters: Int
  /// Texts that may recur: what repeats a part of one of them is an echo. Empty by default.
  public var boilerplate: [String]

  /// Makes options; every default is the value documented at its property.
  public init(
    minimumDenseCharacters: Int = 20, minimumAlphabeticCharacters: Int = 60,
    boilerplate: [String] = []
  ) {
    self.minimumDenseCharacters = minimumDenseCharacters
    self.minimumAlphabeticCharacters = minimumAlphabeticCharacters
    self.boilerplate = boilerplate
  }
}
