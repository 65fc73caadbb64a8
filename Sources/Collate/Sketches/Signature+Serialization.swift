/// Why bytes are no signature.
public enum SignatureFormatError: Error, Sendable, Hashable {
  /// The bytes do not start with the header of a signature.
  case notASignature
  /// The header names a version that this library does not know.
  case unknownVersion(Int)
  /// The header names a number of slots that there is not.
  case unknownSize(Int)
  /// There are fewer or more bytes than the header says.
  case wrongLength(expected: Int, actual: Int)
}

extension SignatureFormatError: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .notASignature: "the bytes are no signature"
    case .unknownVersion(let version):
      "the signature is of version \(version), which this library does not read; make it again from the text"
    case .unknownSize(let slots):
      "the signature has \(slots) slots; there are \(Signature.Size.allCases.map { "\($0.rawValue)" }.joined(separator: ", "))"
    case .wrongLength(let expected, let actual):
      "the signature has \(actual) bytes where its header says \(expected); it was cut off or run together with others"
    }
  }
}

extension Signature {
  private static let magic: [UInt8] = Array("CoSg".utf8)
  private static let version = 2
  private static let headerLength = 8

  /// The signature as bytes: `CoSg`, the version and the number of slots as 16-bit integers, then
  /// the slots, all with the low byte first.
  public var serialized: [UInt8] {
    var bytes = Self.magic
    bytes.reserveCapacity(Self.headerLength + slots.count * 2)
    for word in [UInt16(Self.version), UInt16(slots.count)] + slots {
      bytes.append(UInt8(truncatingIfNeeded: word))
      bytes.append(UInt8(truncatingIfNeeded: word >> 8))
    }
    return bytes
  }

  /// Reads a signature from bytes.
  ///
  /// - Throws: `SignatureFormatError` where the bytes are not exactly one signature.
  public init(serialized bytes: [UInt8]) throws(SignatureFormatError) {
    guard bytes.count >= Self.headerLength, bytes.starts(with: Self.magic) else {
      throw .notASignature
    }
    func word(_ offset: Int) -> UInt16 { UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8 }
    guard word(4) == Self.version else { throw .unknownVersion(Int(word(4))) }
    guard let size = Size(rawValue: Int(word(6))) else { throw .unknownSize(Int(word(6))) }
    let expected = Self.headerLength + size.rawValue * 2
    guard bytes.count == expected else {
      throw .wrongLength(expected: expected, actual: bytes.count)
    }
    self.init(slots: (0..<size.rawValue).map { word(Self.headerLength + $0 * 2) })
  }
}
