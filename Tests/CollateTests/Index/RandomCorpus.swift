import CollateTestSupport

/// Texts with edited copies among them, for searches.
struct RandomCorpus {
  let texts: [String]

  init(seed: UInt64, count: Int) {
    var random = SplitMix64(seed: seed)
    let letters = (0..<400).map { Character(Unicode.Scalar(0x4E00 + $0 * 7) ?? "一") }
    var texts: [[Character]] = []
    while texts.count < count {
      if texts.isEmpty || random.next() % 2 == 0 {
        let length = Int.random(in: 0...90, using: &random)
        texts.append((0..<length).map { _ in letters[Int(random.next() % 400)] })
        continue
      }
      var copy = texts[Int(random.next() % UInt64(texts.count))]
      for _ in 0..<Int.random(in: 0...4, using: &random) where !copy.isEmpty {
        let place = Int(random.next() % UInt64(copy.count))
        switch random.next() % 3 {
        case 0: copy[place] = letters[Int(random.next() % 400)]
        case 1: copy.remove(at: place)
        default: copy.insert(letters[Int(random.next() % 400)], at: place)
        }
      }
      texts.append(copy)
    }
    self.texts = texts.map { String($0) }
  }
}
