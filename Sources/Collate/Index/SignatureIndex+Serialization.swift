extension SignatureIndex {
  private static let magic: [UInt8] = Array("CoSi".utf8)
  private static let version = 1
  private static let headerLength = 24
  private static let checksumLength = 8

  /// The signatures of the index as bytes, with their identifiers.
  ///
  /// All numbers have the low byte first: `CoSi`; as 16-bit integers the version, 1, and that of
  /// signatures, 2; as 64-bit integers the number of slots and that of signatures. Then each signature,
  /// in the order of insertion: a 64-bit identifier and its 16-bit slots. At the end the 64-bit FNV-1a
  /// hash of all bytes before. Bands are not written, so an index is read with any plan for signatures
  /// of its size.
  ///
  /// - Complexity: O(*signatures* · *slots*).
  public func serialized() -> [UInt8] {
    var bytes = Self.magic
    bytes.reserveCapacity(Self.headerLength + count * rowLength + Self.checksumLength)
    bytes.append(lowByteFirst: UInt16(Self.version))
    bytes.append(lowByteFirst: UInt16(Signature.version))
    bytes.append(lowByteFirst: UInt64(plan.size.rawValue))
    bytes.append(lowByteFirst: UInt64(count))
    for (id, signature) in self {
      bytes.append(lowByteFirst: UInt64(bitPattern: Int64(id)))
      for slot in signature.slots { bytes.append(lowByteFirst: slot) }
    }
    bytes.append(lowByteFirst: FNV.hash(bytes.span))
    return bytes
  }

  /// The bytes of an identifier and its signature.
  private var rowLength: Int { 8 + plan.size.rawValue * 2 }

  /// Reads an index from bytes.
  ///
  /// - Parameters:
  ///   - bytes: what ``serialized()`` wrote.
  ///   - plan: the bands, for signatures of the size that was written; they need not be those of the
  ///     index that was.
  ///   - memory: what is told of the memory of its tables.
  /// - Throws: `SignatureFormatError` where the bytes are not exactly one index, or the plan is for
  ///   another size.
  /// - Complexity: that of inserting the signatures.
  public init(
    serialized bytes: [UInt8], plan: BandPlan, memory: MemoryAdvice = .none
  ) throws(SignatureFormatError) {
    guard bytes.count >= Self.headerLength, bytes.starts(with: Self.magic) else {
      throw .notAnIndex
    }
    for (offset, known) in [(4, Self.version), (6, Signature.version)] {
      let version = Int(bytes.number(at: offset, as: UInt16.self))
      guard version == known else { throw .unknownVersion(version) }
    }
    let slots = Int(truncatingIfNeeded: bytes.number(at: 8, as: UInt64.self))
    guard let size = Signature.Size(rawValue: slots) else { throw .unknownSize(slots) }
    guard size == plan.size else {
      throw .otherSize(expected: plan.size.rawValue, actual: slots)
    }
    let count = bytes.number(at: 16, as: UInt64.self)
    let rowLength = 8 + slots * 2
    let most = UInt64(UInt32.max) - 1
    let expected =
      Self.headerLength + Int(Swift.min(count, most)) * rowLength + Self.checksumLength
    guard count <= most, bytes.count == expected else {
      throw .wrongLength(expected: expected, actual: bytes.count)
    }
    let end = bytes.count - Self.checksumLength
    guard FNV.hash(bytes.span.extracting(..<end)) == bytes.number(at: end, as: UInt64.self) else {
      throw .wrongChecksum
    }
    self.init(plan: plan, minimumCapacity: Int(count), memory: memory)
    for row in stride(from: Self.headerLength, to: end, by: rowLength) {
      let id = Int(truncatingIfNeeded: bytes.number(at: row, as: UInt64.self))
      guard !contains(id: id) else { throw .repeatedID(id) }
      insert(
        try Signature(
          read: (0..<slots).map { bytes.number(at: row + 8 + $0 * 2, as: UInt16.self) }),
        id: id)
    }
  }
}
