/// A character n-gram language model with paragraph ends, compact enough to ship.
///
/// It gives the probability of a character after those before it, and of the start and the end of a
/// paragraph, by backing off from long contexts to short ones (Katz 1987). Probabilities were
/// interpolated when the model was trained (Witten and Bell 1991) and pruned to a wanted size
/// (Seymore and Rosenfeld 1996); see ``JunctionModelTrainer``.
///
/// The n-grams stand in one table of buckets, about four to a bucket: 13 bits of the hash, 7 of the
/// log-probability, 7 of the back-off weight. One unseen n-gram in two thousand is taken for a seen
/// one.
public struct JunctionModel: Sendable, Hashable {
  /// The language it was trained on, as a BCP 47 tag such as `zh-Hans`.
  public let language: String
  /// The longest n-gram, in characters.
  public let order: Int
  /// Where each bucket starts in `entries`, and after the last one the end.
  let starts: [UInt32]
  /// The n-grams, bucket by bucket: the tag above 16 bits, then the log-probability above 8 bits,
  /// then the back-off weight.
  let entries: [UInt32]
  /// The log-probability of a character that no n-gram knows, in steps below 0.
  let unknown: UInt8

  /// The step of quantised natural logarithms.
  static let step = 1.0 / 8
  /// The quantised weight of a context that has none: a factor of 1.
  static let noWeight: UInt8 = 64
  /// The largest quantised value.
  static let largest = 127
  /// N-grams in a bucket, on average.
  static let bucketSize = 4
  fileprivate static let tagBits = 13

  /// Finds the entry of an n-gram.
  func entry(_ hash: UInt64) -> UInt32? {
    guard starts.count > 1 else { return nil }
    let tag = JunctionModel.tag(hash)
    let bucket = JunctionModel.bucket(hash, starts.count - 1)
    for index in Int(starts[bucket])..<Int(starts[bucket + 1]) where entries[index] >> 16 == tag {
      return entries[index]
    }
    return nil
  }

  /// The bits of the hash that tell n-grams of one bucket apart.
  static func tag(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: hash) & (1 << UInt32(tagBits) - 1)
  }

  /// The bucket of an n-gram.
  static func bucket(_ hash: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: (hash >> 16).multipliedFullWidth(by: UInt64(count) << 16).high)
  }

  /// The log-probability of a symbol after others, the nearest last.
  func logProbability(of symbol: UInt32, after context: ArraySlice<UInt32>) -> Double {
    var hash = ModelSymbols.mixed(ModelSymbols.seed, symbol)
    var contextHash = ModelSymbols.seed
    var best = entry(hash).map { Int($0 >> 8 & 0xFF) } ?? Int(unknown)
    var backoff = 0
    var length = 1
    var index = context.endIndex
    while length < order, index > context.startIndex {
      index -= 1
      hash = ModelSymbols.mixed(hash, context[index])
      contextHash = ModelSymbols.mixed(contextHash, context[index])
      // A context that was never seen has no longer n-grams either.
      guard let contextEntry = entry(contextHash) else { break }
      if let found = entry(hash) {
        best = Int(found >> 8 & 0xFF)
        backoff = 0
      } else {
        backoff += Int(contextEntry & 0xFF) - Int(JunctionModel.noWeight)
      }
      length += 1
    }
    return (-Double(best) + Double(backoff)) * JunctionModel.step
  }
}

extension JunctionModel {
  private static let magic: [UInt8] = Array("CLTJM2".utf8)

  /// Why bytes are no model.
  public enum FormatError: Error, Sendable, Hashable {
    /// The bytes do not begin as a model does, or are of another version.
    case notAModel
    /// The bytes end early or contradict themselves.
    case damaged
  }

  /// The model as bytes: header, language, order, n-grams as a stream of bits, and a checksum.
  ///
  /// A bucket is its number of n-grams in unary, then each n-gram: tag, log-probability, and one
  /// bit that says whether a back-off weight follows.
  public func serialized() -> [UInt8] {
    var bytes = JunctionModel.magic
    let name = Array(language.utf8.prefix(255))
    bytes.append(UInt8(name.count))
    bytes += name
    bytes.append(UInt8(order))
    bytes.append(unknown)
    bytes.append(lowByteFirst: UInt64(max(0, starts.count - 1)))
    bytes.append(lowByteFirst: UInt64(entries.count))
    var bits = BitWriter()
    for bucket in starts.indices.dropLast() {
      let range = Int(starts[bucket])..<Int(starts[bucket + 1])
      for _ in range { bits.write(1, count: 1) }
      bits.write(0, count: 1)
      for entry in entries[range] {
        bits.write(entry >> 16, count: JunctionModel.tagBits)
        bits.write(entry >> 8 & 0x7F, count: 7)
        let weight = entry & 0xFF
        let hasWeight = weight != UInt32(JunctionModel.noWeight)
        bits.write(hasWeight ? 1 : 0, count: 1)
        if hasWeight { bits.write(weight & 0x7F, count: 7) }
      }
    }
    bytes += bits.finish()
    bytes.append(lowByteFirst: FNV.hash(bytes))
    return bytes
  }

  /// Reads a model.
  ///
  /// - Throws: ``FormatError`` for anything that ``serialized()`` did not write.
  /// - Complexity: O(*n*) in the number of n-grams.
  public init(serialized bytes: [UInt8]) throws(FormatError) {
    try self.init(serialized: bytes, isChecked: true)
  }

  /// Reads a model; one that is part of the binary need not be summed up again.
  package init(serialized bytes: [UInt8], isChecked: Bool) throws(FormatError) {
    guard bytes.starts(with: JunctionModel.magic), bytes.count > JunctionModel.magic.count + 1
    else { throw .notAModel }
    let nameLength = Int(bytes[JunctionModel.magic.count])
    let header = JunctionModel.magic.count + 1 + nameLength
    guard bytes.count >= header + 2 + 16 + 8 else { throw .damaged }
    let body = bytes.count - 8
    guard !isChecked || FNV.hash(bytes[..<body]) == bytes.number(at: body, as: UInt64.self) else {
      throw .damaged
    }
    let order = Int(bytes[header])
    guard (1...16).contains(order) else { throw .damaged }
    let bucketCount = bytes.number(at: header + 2, as: UInt64.self)
    let entryCount = bytes.number(at: header + 10, as: UInt64.self)
    // Each bucket and each n-gram takes a bit at least.
    guard bucketCount <= UInt64(body) * 8, entryCount <= UInt64(body) * 8 else { throw .damaged }
    var starts: [UInt32] = [0]
    var entries: [UInt32] = []
    starts.reserveCapacity(Int(bucketCount) + 1)
    entries.reserveCapacity(Int(entryCount))
    var bits = PackedBits(bytes[header + 18..<body])
    for _ in 0..<Int(bucketCount) {
      let count = bits.run()
      guard UInt64(entries.count + count) <= entryCount, bits.remaining >= 0 else { throw .damaged }
      for _ in 0..<count { entries.append(JunctionModel.entry(&bits)) }
      starts.append(UInt32(entries.count))
    }
    guard UInt64(entries.count) == entryCount, (0..<8).contains(bits.remaining) else {
      throw .damaged
    }
    self.init(
      language: String(decoding: bytes[JunctionModel.magic.count + 1..<header], as: UTF8.self),
      order: order, starts: starts, entries: entries, unknown: bytes[header + 1])
  }

  /// The next n-gram.
  private static func entry(_ bits: inout PackedBits) -> UInt32 {
    let next = UInt32(truncatingIfNeeded: bits.next)
    let tag = next & (1 << UInt32(tagBits) - 1)
    let probability = next >> UInt32(tagBits) & 0x7F
    let hasWeight = next >> UInt32(tagBits + 7) & 1 == 1
    let weight = hasWeight ? next >> UInt32(tagBits + 8) & 0x7F : UInt32(noWeight)
    bits.skip(tagBits + (hasWeight ? 15 : 8))
    return tag << 16 | probability << 8 | weight
  }
}

/// Writes numbers of a few bits one after the other, the lowest bit first.
private struct BitWriter {
  private var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var pendingCount = 0

  mutating func write(_ value: UInt32, count: Int) {
    pending |= UInt64(value) << UInt64(pendingCount)
    pendingCount += count
    while pendingCount >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingCount -= 8
    }
  }

  mutating func finish() -> [UInt8] {
    if pendingCount > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
    (pending, pendingCount) = (0, 0)
    return bytes
  }
}

extension JunctionModel.FormatError: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .notAModel:
      "this is not a model that `collate learn` made, or one of another version; learn it again"
    case .damaged: "the model is damaged; learn it again"
    }
  }
}
