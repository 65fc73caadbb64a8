/// Classic MinHash with one permutation a slot, with the values of datasketch (version 1, or the
/// scheme "legacy" of version 2): an oracle from outside.
///
/// An element is hashed to the first 32 bits of its SHA-1, and slot *i* holds the least
/// (*aᵢ h* + *bᵢ* mod 2⁶⁴) mod (2⁶¹ − 1) mod 2³², with *aᵢ* and *bᵢ* drawn from a Mersenne Twister.
struct ClassicMinHash {
  private static let prime: UInt64 = (1 << 61) - 1
  private(set) var slots: [UInt32]
  private let factors: [UInt64]
  private let offsets: [UInt64]

  init(slots count: Int, seed: UInt32 = 1) {
    var random = MersenneTwister(seed: seed)
    var factors: [UInt64] = []
    var offsets: [UInt64] = []
    for _ in 0..<count {
      // 1 ..< prime and 0 ..< prime, by rejection.
      factors.append(1 + random.next(upTo: Self.prime - 2))
      offsets.append(random.next(upTo: Self.prime - 1))
    }
    self.factors = factors
    self.offsets = offsets
    slots = [UInt32](repeating: .max, count: count)
  }

  mutating func insert(_ bytes: [UInt8]) {
    insert(hash: SecureHash1.firstWord(of: bytes))
  }

  /// Takes an element that is hashed already.
  mutating func insert(hash: UInt32) {
    for slot in slots.indices {
      let value = (factors[slot] &* UInt64(hash) &+ offsets[slot]) % Self.prime
      slots[slot] = min(slots[slot], UInt32(truncatingIfNeeded: value))
    }
  }

  func estimatedJaccard(to other: ClassicMinHash) -> Double {
    Double(slots.indices.count { slots[$0] == other.slots[$0] }) / Double(slots.count)
  }
}

/// MT19937 (Matsumoto and Nishimura 1998, https://doi.org/10.1145/272991.272995).
private struct MersenneTwister {
  private var state = [UInt32](repeating: 0, count: 624)
  private var place = 624

  init(seed: UInt32) {
    state[0] = seed
    for index in 1..<624 {
      let last = state[index - 1]
      state[index] = 1_812_433_253 &* (last ^ last >> 30) &+ UInt32(index)
    }
  }

  private mutating func next() -> UInt32 {
    if place == 624 {
      for index in 0..<624 {
        let word = state[index] & 0x8000_0000 | state[(index + 1) % 624] & 0x7FFF_FFFF
        state[index] = state[(index + 397) % 624] ^ word >> 1 ^ (word & 1) &* 0x9908_B0DF
      }
      place = 0
    }
    var word = state[place]
    place += 1
    word ^= word >> 11
    word ^= word << 7 & 0x9D2C_5680
    word ^= word << 15 & 0xEFC6_0000
    return word ^ word >> 18
  }

  /// A number from 0 to a greatest one, by rejection of 64-bit draws cut to its width.
  mutating func next(upTo greatest: UInt64) -> UInt64 {
    let mask = UInt64.max >> UInt64(greatest.leadingZeroBitCount)
    while true {
      let high = UInt64(next())
      let value = (high << 32 | UInt64(next())) & mask
      if value <= greatest { return value }
    }
  }
}

/// SHA-1 (FIPS 180-4, https://doi.org/10.6028/NIST.FIPS.180-4).
private enum SecureHash1 {
  /// The first four bytes of the digest, the low one first.
  static func firstWord(of bytes: [UInt8]) -> UInt32 {
    var message = bytes + [0x80]
    while message.count % 64 != 56 { message.append(0) }
    let length = UInt64(bytes.count * 8)
    for shift in stride(from: 56, through: 0, by: -8) {
      message.append(UInt8(truncatingIfNeeded: length >> UInt64(shift)))
    }
    var digest: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    for block in stride(from: 0, to: message.count, by: 64) {
      var words = (0..<16).map { index in
        (0..<4).reduce(UInt32(0)) { $0 << 8 | UInt32(message[block + index * 4 + $1]) }
      }
      for index in 16..<80 {
        let word = words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16]
        words.append(word << 1 | word >> 31)
      }
      var (a, b, c, d, e) = (digest[0], digest[1], digest[2], digest[3], digest[4])
      for (round, word) in words.enumerated() {
        let (mixed, constant): (UInt32, UInt32) =
          switch round / 20 {
          case 0: (b & c | ~b & d, 0x5A82_7999)
          case 1: (b ^ c ^ d, 0x6ED9_EBA1)
          case 2: (b & c | b & d | c & d, 0x8F1B_BCDC)
          default: (b ^ c ^ d, 0xCA62_C1D6)
          }
        let next = (a << 5 | a >> 27) &+ mixed &+ e &+ constant &+ word
        (e, d, c, b, a) = (d, c, b << 30 | b >> 2, a, next)
      }
      for (index, word) in [a, b, c, d, e].enumerated() { digest[index] &+= word }
    }
    return digest[0].byteSwapped
  }
}
