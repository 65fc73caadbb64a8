/// Why bytes are no signature, or no index of signatures.
public enum SignatureFormatError: Error, Sendable, Hashable {
  /// The bytes do not start with the header of a signature.
  case notASignature
  /// The bytes do not start with the header of an index.
  case notAnIndex
  /// The header names a version that this library does not know.
  case unknownVersion(Int)
  /// The header names a number of slots that there is not.
  case unknownSize(Int)
  /// There are fewer or more bytes than the header says.
  case wrongLength(expected: Int, actual: Int)
  /// The bytes of an index are not those that its checksum was made from.
  case wrongChecksum
  /// The signatures of an index have another number of slots than those of the plan.
  case otherSize(expected: Int, actual: Int)
  /// Some slots of a signature are 0xFFFF, which stands in all of them or in none.
  case partlyEmpty
  /// An identifier of an index stands twice.
  case repeatedID(Int)
}

extension SignatureFormatError: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .notASignature: "the bytes are no signature"
    case .notAnIndex: "the bytes are no index of signatures"
    case .unknownVersion(let version):
      "they are of version \(version), which this library does not read; make them again from the texts"
    case .unknownSize(let slots):
      "a signature of \(slots) slots; there are \(Signature.Size.allCases.map { "\($0.rawValue)" }.joined(separator: ", "))"
    case .wrongLength(let expected, let actual):
      "\(actual) bytes where the header says \(expected); they were cut off or run together with others"
    case .wrongChecksum: "the bytes of the index were changed; make it again from the texts"
    case .otherSize(let expected, let actual):
      "the index has signatures of \(actual) slots, the plan is for \(expected); read it with a plan for \(actual)"
    case .partlyEmpty: "the signature was changed: some of its slots are those of an empty text"
    case .repeatedID(let id): "the identifier \(id) stands twice in the index"
    }
  }
}

extension Signature {
  private static let magic: [UInt8] = Array("CoSg".utf8)
  static let version = 2
  private static let headerLength = 8

  /// The signature as bytes: `CoSg`, the version and the number of slots as 16-bit integers, then
  /// the slots, all with the low byte first.
  public var serialized: [UInt8] {
    var bytes = Self.magic
    bytes.reserveCapacity(Self.headerLength + slots.count * 2)
    for word in [UInt16(Self.version), UInt16(slots.count)] + slots {
      bytes.append(lowByteFirst: word)
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
    func word(_ offset: Int) -> UInt16 { bytes.number(at: offset, as: UInt16.self) }
    guard word(4) == Self.version else { throw .unknownVersion(Int(word(4))) }
    guard let size = Size(rawValue: Int(word(6))) else { throw .unknownSize(Int(word(6))) }
    let expected = Self.headerLength + size.rawValue * 2
    guard bytes.count == expected else {
      throw .wrongLength(expected: expected, actual: bytes.count)
    }
    try self.init(read: (0..<size.rawValue).map { word(Self.headerLength + $0 * 2) })
  }

  /// Wraps slots that come from outside, as many as there is a size for.
  init(read slots: [UInt16]) throws(SignatureFormatError) {
    let empty = slots.count { $0 == SlotLayout.empty }
    guard empty == 0 || empty == slots.count else { throw .partlyEmpty }
    self.init(slots: slots)
  }
}
