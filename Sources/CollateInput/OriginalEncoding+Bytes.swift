public import Collate

extension OriginalEncoding {
  /// Takes account of the bytes of a file; nil for UTF-8, which is not converted.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - encoding: the name of the encoding that it was read from.
  init?(of bytes: [UInt8], read encoding: String) {
    guard let read = TextEncoding(rawValue: encoding), read != .utf8 else { return nil }
    let marks: [TextEncoding: [UInt8]] = [
      .utf16LittleEndian: [0xFF, 0xFE], .utf16BigEndian: [0xFE, 0xFF],
    ]
    self.init(
      name: encoding, hasByteOrderMark: marks[read].map { bytes.starts(with: $0) } ?? false,
      hash: InputRecord.hash(bytes))
  }

  /// The bytes of the file, made from its text; nil where they would not be the same, because bytes
  /// were ill-formed or one character has two codes.
  ///
  /// - Parameter utf8: the text in UTF-8.
  /// - Complexity: O(*n*).
  public func bytes(of utf8: [UInt8]) -> [UInt8]? {
    guard let encoding = TextEncoding(rawValue: name),
      let bytes = encoding.encode(utf8, hasByteOrderMark: hasByteOrderMark),
      InputRecord.hash(bytes) == hash
    else { return nil }
    return bytes
  }
}
