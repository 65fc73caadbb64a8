/// How a text that was converted to UTF-8 stood in its file.
///
/// With it the bytes of the file can be made from the text again, and it can be told whether they are
/// the same.
public struct OriginalEncoding: Sendable, Hashable {
  /// The encoding by its IANA name in lower case, of UTF-16 with its byte order: `utf-16le`.
  public let name: String
  /// Whether a byte order mark stood before the text; the text in UTF-8 has none.
  public let hasByteOrderMark: Bool
  /// FNV-1a over all bytes of the file.
  public let hash: UInt64

  /// Makes an account of a file.
  public init(name: String, hasByteOrderMark: Bool, hash: UInt64) {
    self.name = name
    self.hasByteOrderMark = hasByteOrderMark
    self.hash = hash
  }
}
