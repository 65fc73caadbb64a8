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
  /// Why it was not read whole; nil if it was.
  public let cause: Cause?
  /// What separates its blocks.
  public let separation: BlockSeparation
  /// FNV-1a over the UTF-8 text that was checked, by which a changed file is noticed.
  public let contentHash: UInt64
  /// How it stood in its file, if that was not UTF-8.
  public let original: OriginalEncoding?

  /// Why it was not read whole, in an English sentence; empty if it was.
  public var reason: String { cause?.description ?? "" }

  /// Makes a record.
  public init(
    path: String, encoding: String = "", bytes: Int = 0, pages: Int = 0, blocks: Int = 0,
    state: State, cause: Cause? = nil, separation: BlockSeparation = .blankLines,
    contentHash: UInt64 = 0, original: OriginalEncoding? = nil
  ) {
    self.original = original
    self.path = path
    self.encoding = encoding
    self.bytes = bytes
    self.pages = pages
    self.blocks = blocks
    self.state = state
    self.cause = cause
    self.separation = separation
    self.contentHash = contentHash
  }

  /// Makes a record whose cause is told by its sentence, as in a result that is read back.
  public init(
    path: String, encoding: String = "", bytes: Int = 0, pages: Int = 0, blocks: Int = 0,
    state: State, reason: String, separation: BlockSeparation = .blankLines,
    contentHash: UInt64 = 0, original: OriginalEncoding? = nil
  ) {
    self.init(
      path: path, encoding: encoding, bytes: bytes, pages: pages, blocks: blocks, state: state,
      cause: Cause(reason), separation: separation, contentHash: contentHash, original: original)
  }

  /// Makes the record of a text at hand: read whole, or in part where it is ill-formed or its columns
  /// stand side by side.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public init(_ source: Source) {
    self.init(source, bytes: source.bytes.count, malformed: source.malformed, original: nil)
  }

  /// Makes the record of a text that was read from a file.
  ///
  /// - Parameters:
  ///   - bytes: the length of the file.
  ///   - malformed: the byte positions of the ill-formed sequences in it.
  package init(_ source: Source, bytes: Int, malformed: [Int], original: OriginalEncoding?) {
    let cause = InputRecord.cause(source, malformed)
    self.init(
      path: source.path, encoding: source.encoding, bytes: bytes,
      state: cause == nil ? .read : .partial, cause: cause, separation: source.separation,
      contentHash: InputRecord.hash(source.bytes), original: original)
  }

  /// Why a text was not read whole; nil if it was.
  private static func cause(_ source: Source, _ malformed: [Int]) -> Cause? {
    if source.hasColumnsSideBySide { return .columnsSideBySide }
    return malformed.first.map { .malformed(count: malformed.count, first: $0) }
  }

  /// FNV-1a (Fowler, Noll and Vo) over bytes.
  ///
  /// - Complexity: O(*n*).
  public static func hash(_ bytes: [UInt8]) -> UInt64 { FNV.hash(bytes) }
}
