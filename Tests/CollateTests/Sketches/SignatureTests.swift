import CollateTestSupport
import Testing

@testable import Collate

@Suite struct SignatureTests {
  /// The definition, slot by slot: the smallest value of the first stage that reaches the slot.
  private func slotsByDefinition(_ hashes: [UInt64], _ size: Signature.Size) -> [UInt16] {
    let slots = UInt64(size.rawValue)
    let bits = UInt64(size.rawValue.trailingZeroBitCount)
    return (0..<slots).map { slot in
      func names(_ hash: UInt64, at start: UInt64) -> Bool { (hash >> start) % slots == slot }
      func value(_ hash: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: hash >> bits) % 0x8000 }
      if let least = hashes.filter({ names($0, at: 0) }).map(value).min() { return least }
      let second = hashes.filter { names($0, at: bits + 15) || names($0, at: 2 * bits + 15) }
      if let least = second.map({ (0x7FFF - value($0)) / 2 }).min() { return least | 0x8000 }
      let product = ((slot + 1) &* 0x9E37_79B9_7F4A_7C15)
        .multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      let mixed = product.high ^ product.low
      let factor = UInt16(truncatingIfNeeded: mixed | 1)
      let offset = UInt16(truncatingIfNeeded: mixed >> 16)
      let values = hashes.map { hash in
        // Ordered as signed numbers.
        (((UInt16(truncatingIfNeeded: hash >> bits)) ^ offset) &* factor) ^ 0x8000
      }
      return values.min().map { min($0 >> 2, 0x3FFE) | 0xC000 } ?? 0xFFFF
    }
  }

  @Test(arguments: 0..<12, Signature.Size.allCases)
  func `the kernel computes the definition`(seed: UInt64, size: Signature.Size) {
    var random = SplitMix64(seed: seed)
    let counts = [0, 1, 2, 7, 20, 63, 64, 130, 400, 511, 513, 1_100]
    let hashes = random.values(counts[Int(seed)])
    #expect(Signature(of: hashes, size: size).slots == slotsByDefinition(hashes, size))
  }

  @Test(arguments: Signature.Size.allCases)
  func `a large set, which skips rounds, has the slots of the definition`(size: Signature.Size) {
    var random = SplitMix64(seed: 5)
    let hashes = random.values(size.rawValue * 9)
    #expect(Signature(of: hashes, size: size).slots == slotsByDefinition(hashes, size))
  }

  @Test(arguments: 0..<30, Signature.Size.allCases)
  func `one pass over a text gives the signature of its shingles`(
    seed: UInt64, size: Signature.Size
  ) {
    var random = SplitMix64(seed: seed)
    let letters = Array("统筹推进水生态改善与环境治理abcdeＡ１，。 ")
    let text = String(
      (0..<Int.random(in: 0...(seed < 28 ? 200 : 1_200), using: &random)).map { _ in
        letters[Int.random(in: 0..<letters.count, using: &random)]
      })
    let bytes = Array(text.utf8)
    for shingling in [Shingling(length: 3), Shingling(length: 5, isFolded: false)] {
      var sketcher = Sketcher(shingling: shingling, size: size)
      let signature = sketcher.signature(of: bytes.span)
      #expect(signature == Signature(text, shingling: shingling, size: size))
      #expect(signature == Signature(of: shingling.hashes(of: text), size: size))
    }
  }

  @Test(arguments: 0..<20)
  func `a signature does not depend on the order or repetition of hashes`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let hashes = random.values(80)
    let signature = Signature(of: hashes)
    #expect(Signature(of: hashes.shuffled(using: &random)) == signature)
    #expect(Signature(of: hashes + hashes.prefix(33)) == signature)
  }

  @Test(arguments: 0..<20, Signature.Size.allCases)
  func `the union of signatures is the signature of the union`(seed: UInt64, size: Signature.Size) {
    var random = SplitMix64(seed: seed)
    let first = random.values(Int.random(in: 0...300, using: &random))
    let second = random.values(Int.random(in: 0...300, using: &random)) + first.prefix(40)
    let union = Signature(of: first, size: size).union(Signature(of: second, size: size))
    #expect(union == Signature(of: first + second, size: size))
  }

  @Test func `the empty set is like itself alone`() {
    let empty = Signature("…，。 ")
    #expect(empty.isEmpty && empty.estimatedCount == 0)
    #expect(empty.estimatedJaccard(to: Signature("")) == 1)
    #expect(empty.estimatedJaccard(to: Signature("水")) == 0)
    #expect(!Signature("水").isEmpty)
  }

  @Test func `short texts differ`() {
    let signatures = ["水", "利", "水利", "利水", "水利局", "1", "2"].map { Signature($0) }
    for (index, signature) in signatures.enumerated() {
      for other in signatures[(index + 1)...] {
        #expect(signature.estimatedJaccard(to: other) < 0.1)
      }
    }
  }

  @Test func `values are the same for good`() {
    let text = "自治区水利厅统筹推进水生态改善与水环境治理"
    #expect(
      Signature(text).slots.prefix(8) == [
        49_757, 44_990, 51_529, 49_898, 2_867, 49_931, 49_276, 49_365,
      ])
    #expect(
      Signature(text, shingling: Shingling(length: 3), size: .slots512).slots.prefix(4) == [
        13_604, 49_813, 49_845, 50_910,
      ])
    var random = SplitMix64(seed: 1)
    #expect(
      Signature(of: random.values(500), size: .slots64).slots.suffix(4) == [
        21_502, 17_288, 6_426, 5_297,
      ])
  }
}

@Suite struct SignatureSerializationTests {
  @Test(arguments: Signature.Size.allCases)
  func `a signature comes back from its bytes`(size: Signature.Size) throws {
    let signature = Signature("统筹推进水生态改善与水环境治理", size: size)
    let bytes = signature.serialized
    #expect(bytes.count == 8 + 2 * size.rawValue)
    #expect(try Signature(serialized: bytes) == signature)
  }

  @Test func `what is no signature is refused with the reason`() {
    let bytes = Signature("统筹推进水生态").serialized
    func error(_ bytes: [UInt8]) -> SignatureFormatError? {
      do throws(SignatureFormatError) {
        _ = try Signature(serialized: bytes)
        return nil
      } catch { return error }
    }
    #expect(error([]) == .notASignature)
    #expect(error(Array(bytes.dropFirst())) == .notASignature)
    #expect(error(bytes.dropLast()) == .wrongLength(expected: 264, actual: 263))
    #expect(error(bytes + [0]) == .wrongLength(expected: 264, actual: 265))
    var other = bytes
    other[4] = 1
    #expect(error(other) == .unknownVersion(1))
    other = bytes
    other[6] = 100
    #expect(error(other) == .unknownSize(100))
  }

  @Test(arguments: 0..<128)
  func `a slot of the empty set beside others is refused`(slot: Int) {
    var slots = Signature("统筹推进水生态").slots
    slots[slot] = .max
    #expect(throws: SignatureFormatError.partlyEmpty) {
      _ = try Signature(serialized: Signature(slots: slots).serialized)
    }
    var empty = Signature("").slots
    empty[slot] = 7
    #expect(throws: SignatureFormatError.partlyEmpty) {
      _ = try Signature(serialized: Signature(slots: empty).serialized)
    }
  }

  @Test func `the signature of the empty set comes back`() throws {
    let empty = Signature("", size: .slots64)
    #expect(try Signature(serialized: empty.serialized) == empty)
  }
}
