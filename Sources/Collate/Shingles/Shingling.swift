/// How a text becomes a set of shingles.
///
/// Signatures and sets of shingles compare only where they were made alike, so one way of shingling
/// goes for a whole corpus, whatever it is written in: 5 units by default, which suit alphabets. Where
/// Han, kana or Hangul prevail, a unit says more and a changed one costs more of a short text: 3 are
/// better there. ``Shingles/length(for:)`` chooses for a text as a check does, which compares within one
/// issue.
public struct Shingling: Sendable, Hashable {
  /// The number of units in a shingle.
  ///
  /// - Precondition: It is at least 1.
  public var length: Int { didSet { Shingling.check(length) } }
  /// Whether the text is folded to its ``MatchingForm``, or its scalars are taken as they are.
  public var isFolded: Bool

  /// Makes a way of shingling.
  ///
  /// - Parameters:
  ///   - length: the number of units in a shingle; 5 is for alphabets, 3 for Han, kana and Hangul.
  ///   - isFolded: whether the text is folded to its ``MatchingForm``.
  /// - Precondition: `length` is at least 1.
  public init(length: Int = 5, isFolded: Bool = true) {
    Shingling.check(length)
    self.length = length
    self.isFolded = isFolded
  }

  private static func check(_ length: Int) {
    precondition(length > 0, "The length of a shingle is at least 1.")
  }

  /// The hashes of all shingles of a text in order of their start, repeated ones included.
  public func hashes(of text: String) -> [UInt64] {
    var text = text
    var buffer = UnitBuffer()
    text.withUTF8 { utf8 in
      let bytes = unsafe utf8.span
      if isFolded { buffer.fold(bytes) } else { buffer.decode(bytes) }
    }
    return Shingles.hashes(of: buffer.array, length: length)
  }
}
