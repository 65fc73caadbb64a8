/// A character n-gram language model with paragraph ends, compact enough to ship.
///
/// It gives the probability of a character after those before it, and of the start and the end of a
/// paragraph, by backing off from long contexts to short ones (Katz 1987). Probabilities were
/// interpolated when the model was trained (Witten and Bell 1991) and pruned to a wanted size
/// (Seymore and Rosenfeld 1996); see ``JunctionModelTrainer``.
///
/// The n-grams stand in one hash table, four bytes each: 16 bits of the hash, 8 of the
/// log-probability, 8 of the back-off weight. About one unseen n-gram in ten thousand is taken for
/// a seen one.
public struct JunctionModel: Sendable, Hashable {
  /// The language it was trained on, as a BCP 47 tag such as `zh-Hans`.
  public let language: String
  /// The longest n-gram, in characters.
  public let order: Int
  /// One entry a slot; 0 is an empty slot.
  let slots: [UInt32]
  /// The log-probability of a character that no n-gram knows, in steps of 1/16 below 0.
  let unknown: UInt8

  /// The step of quantised natural logarithms.
  static let step = 1.0 / 16
  /// The quantised weight of a context that has none: a factor of 1.
  static let noWeight: UInt8 = 128

  /// Finds the entry of an n-gram.
  func entry(_ hash: UInt64) -> UInt32? {
    guard !slots.isEmpty else { return nil }
    let tag = JunctionModel.tag(hash)
    var index = JunctionModel.home(hash, slots.count)
    while slots[index] != 0 {
      if slots[index] >> 16 == tag { return slots[index] }
      index += 1
      if index == slots.count { index = 0 }
    }
    return nil
  }

  /// 16 bits of the hash, never 0.
  static func tag(_ hash: UInt64) -> UInt32 { max(1, UInt32(truncatingIfNeeded: hash) & 0xFFFF) }

  /// The slot at which the search for an n-gram begins.
  static func home(_ hash: UInt64, _ count: Int) -> Int {
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
  private static let magic: [UInt8] = Array("CLTJM1".utf8)

  /// Why bytes are no model.
  public enum FormatError: Error, Sendable, Hashable {
    /// The bytes do not begin as a model does, or are of a later version.
    case notAModel
    /// The bytes end early or contradict themselves.
    case damaged
  }

  /// The model as bytes: header, language, order, entries, and a checksum at the end.
  public func serialized() -> [UInt8] {
    var bytes = JunctionModel.magic
    let tag = Array(language.utf8.prefix(255))
    bytes.append(UInt8(tag.count))
    bytes += tag
    bytes.append(UInt8(order))
    bytes.append(unknown)
    JunctionModel.append(UInt64(slots.count), &bytes)
    for slot in slots {
      bytes += [
        UInt8(truncatingIfNeeded: slot), UInt8(truncatingIfNeeded: slot >> 8),
        UInt8(truncatingIfNeeded: slot >> 16), UInt8(truncatingIfNeeded: slot >> 24),
      ]
    }
    JunctionModel.append(FNV.hash(bytes), &bytes)
    return bytes
  }

  /// Reads a model.
  ///
  /// - Throws: ``FormatError`` for anything that ``serialized()`` did not write.
  public init(serialized bytes: [UInt8]) throws(FormatError) {
    guard bytes.starts(with: JunctionModel.magic), bytes.count > JunctionModel.magic.count + 1
    else { throw .notAModel }
    let tagLength = Int(bytes[JunctionModel.magic.count])
    let header = JunctionModel.magic.count + 1 + tagLength
    guard bytes.count >= header + 2 + 8 + 8 else { throw .damaged }
    let body = bytes.count - 8
    guard FNV.hash(bytes[..<body]) == JunctionModel.read(bytes, body) else { throw .damaged }
    let count = JunctionModel.read(bytes, header + 2)
    let entries = header + 10
    guard count <= UInt64(body), entries + Int(count) * 4 == body else { throw .damaged }
    let order = Int(bytes[header])
    guard (1...16).contains(order) else { throw .damaged }
    let span = bytes.span
    var slots: [UInt32] = []
    slots.reserveCapacity(Int(count))
    for at in stride(from: entries, to: body, by: 4) {
      slots.append(
        UInt32(span[at]) | UInt32(span[at + 1]) << 8 | UInt32(span[at + 2]) << 16
          | UInt32(span[at + 3]) << 24)
    }
    // The search for an n-gram ends at an empty slot: there must be one.
    guard slots.isEmpty || slots.contains(0) else { throw .damaged }
    self.init(
      language: String(decoding: bytes[JunctionModel.magic.count + 1..<header], as: UTF8.self),
      order: order, slots: slots, unknown: bytes[header + 1])
  }

  private static func append(_ value: UInt64, _ bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
    }
  }

  private static func read(_ bytes: [UInt8], _ position: Int) -> UInt64 {
    (0..<8).reduce(0) { $0 | UInt64(bytes[position + $1]) << UInt64($1 * 8) }
  }
}
