/// What became of one input: the ledger that every report carries, so that nothing is skipped
/// silently.
public struct InputRecord: Sendable, Hashable {
  /// How much of an input was read.
  public enum State: String, Sendable, CaseIterable {
    /// The whole text.
    case read
    /// Not as it should be: some bytes could not be decoded and were replaced, or columns stand side by
    /// side on its lines, and no order of reading is known.
    case partial
    /// Nothing.
    case skipped
  }

  /// The name under which findings report the input.
  public let path: String
  /// The encoding it was read from, by its IANA name in lower case; empty if it was not read.
  public let encoding: String
  /// The length of the file in bytes.
  public let bytes: Int
  /// How many pages it has; 0 in a record of a reader, which cuts no text: a report counts them.
  public let pages: Int
  /// How many blocks it has; 0 in a record of a reader, as with pages.
  public let blocks: Int
  /// How much of it was read.
  public let state: State
  /// Why it was not read whole; empty if it was.
  public let reason: String
  /// What separates its blocks.
  public let separation: BlockSeparation
  /// FNV-1a over the UTF-8 text that was checked, by which a changed file is noticed.
  public let contentHash: UInt64
  /// How it stood in its file, if that was not UTF-8.
  public let original: OriginalEncoding?

  /// Makes a record.
  public init(
    path: String, encoding: String = "", bytes: Int = 0, pages: Int = 0, blocks: Int = 0,
    state: State, reason: String = "", separation: BlockSeparation = .blankLines,
    contentHash: UInt64 = 0, original: OriginalEncoding? = nil
  ) {
    self.original = original
    self.path = path
    self.encoding = encoding
    self.bytes = bytes
    self.pages = pages
    self.blocks = blocks
    self.state = state
    self.reason = reason
    self.separation = separation
    self.contentHash = contentHash
  }

  /// FNV-1a (Fowler, Noll and Vo) over bytes.
  ///
  /// - Complexity: O(*n*).
  public static func hash(_ bytes: [UInt8]) -> UInt64 { FNV.hash(bytes) }
}
