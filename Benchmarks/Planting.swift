import Collate

/// Plants copies of stretches of text among paragraphs that have nothing to do with them.
struct Planting {
  /// A paragraph and its matching form.
  private struct Paragraph {
    let text: [Character]
    /// For each character, the units of its matching form.
    let units: [[UInt32]]
    var unitCount: Int { units.reduce(0) { $0 + $1.count } }
  }

  private let paragraphs: [Paragraph]
  private let long: [Int]
  private let isDense: Bool
  private var random = SeededGenerator(seed: 20_261_125)
  private static let issueBlocks = 40

  /// Takes the paragraphs that differ from each other.
  init(_ paragraphs: [String], isDense: Bool) {
    var seen: Set<[UInt32]> = []
    let distinct = paragraphs.compactMap { paragraph -> Paragraph? in
      let text = paragraph.filter { !$0.isNewline }
      let units = text.map { MatchingForm(String($0)).units }
      guard seen.insert(Array(units.joined())).inserted, units.contains(where: { !$0.isEmpty })
      else { return nil }
      return Paragraph(text: Array(text), units: units)
    }
    self.paragraphs = distinct
    // Of a text in another script no stretch could be measured.
    long = distinct.indices.filter {
      let paragraph = distinct[$0]
      let counted = paragraph.units.count { !$0.isEmpty && Planting.counts($0, isDense) }
      return paragraph.unitCount >= (isDense ? 60 : 180) && counted * 2 >= paragraph.units.count
    }
    self.isDense = isDense
  }

  var isUsable: Bool { paragraphs.count >= 100 && long.count >= 20 }

  /// Whether there is text enough for copies of a length: four times what one issue takes of longer
  /// paragraphs.
  func canPlant(_ length: Int) -> Bool {
    let units = long.reduce(0) { $0 + paragraphs[$1].units.reduce(0) { $0 + $1.count } }
    return units >= 4 * (2 * length + 40)
  }

  /// An issue of forty paragraphs with one copy, and where both places stand.
  struct Planted {
    let text: String
    let original: Int
    let copy: Int
    /// The units of both places in their blocks, with what agrees beside them by chance.
    let originalUnits: Range<Int>
    let copyUnits: Range<Int>
    /// What was copied.
    let stretch: String
  }

  /// Plants a copy, as a block of its own or in the middle of one.
  ///
  /// - Parameter length: Han characters, kana and figures of a text in a dense script, letters and
  ///   figures of another one. Punctuation comes on top, and in a dense script letters.
  mutating func next(_ length: Int, _ errors: Double, isInside: Bool) -> Planted {
    let all = Array(paragraphs.indices)
    var chosen: [Int] = []
    func pick(_ pool: [Int], _ random: inout SeededGenerator) -> Int {
      while true {
        let index = random.pick(pool)
        if !chosen.contains(index) {
          chosen.append(index)
          return index
        }
      }
    }
    var source: [Character] = []
    var sourceUnits: [[UInt32]] = []
    while sourceUnits.reduce(0, { $0 + $1.count }) < 2 * length + 40 {
      let paragraph = paragraphs[pick(long, &random)]
      source += isDense || source.isEmpty ? paragraph.text : [" "] + paragraph.text
      sourceUnits += isDense || sourceUnits.isEmpty ? paragraph.units : [[]] + paragraph.units
    }
    let (start, end) = stretch(of: length, in: sourceUnits)
    let copied =
      errors > 0
      ? Noise.apply(to: Array(source[start..<end]), rate: errors, using: &random).text
      : Array(source[start..<end])
    let other = isInside ? paragraphs[pick(long, &random)] : nil
    let cut = other.map { $0.text.count / 2 } ?? 0
    let original = random.int(in: 2...15)
    let copy = random.int(in: 20...37)
    let blocks = (0..<Planting.issueBlocks).map { block -> [Character] in
      switch block {
      case original: source
      case copy: (other?.text[..<cut] ?? []) + copied + (other?.text[cut...] ?? [])
      default: paragraphs[pick(all, &random)].text
      }
    }
    let before = sourceUnits[..<start].flatMap(\.self)
    let after = sourceUnits[end...].flatMap(\.self)
    let otherBefore = other?.units[..<cut].flatMap(\.self) ?? []
    let otherAfter = other?.units[cut...].flatMap(\.self) ?? []
    let earlier = zip(before.reversed(), otherBefore.reversed()).prefix { $0 == $1 }.count
    let later = zip(after, otherAfter).prefix { $0 == $1 }.count
    let originalCount = sourceUnits[start..<end].reduce(0) { $0 + $1.count }
    let copiedCount = MatchingForm(String(copied)).units.count
    return Planted(
      text: blocks.map { String($0) }.joined(separator: "\n\n"), original: original, copy: copy,
      originalUnits: before.count - earlier..<before.count + originalCount + later,
      copyUnits: otherBefore.count - earlier..<otherBefore.count + copiedCount + later,
      stretch: String(copied))
  }

  /// A stretch of so many characters that begins and ends with one of them.
  private mutating func stretch(of length: Int, in units: [[UInt32]]) -> (Int, Int) {
    let counted = units.indices.filter { !units[$0].isEmpty && Planting.counts(units[$0], isDense) }
    let first = random.int(in: 0...max(counted.count - length, 0))
    let last = min(first + length, counted.count) - 1
    return (counted[first], counted[last] + 1)
  }

  /// Whether a character counts towards the length of a stretch.
  private static func counts(_ units: [UInt32], _ isDense: Bool) -> Bool {
    !isDense
      || units.allSatisfy { Characters.isUnspaced($0) || Characters.isDigit($0) }
  }
}
