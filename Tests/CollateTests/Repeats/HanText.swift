import CollateTestSupport

@testable import Collate

/// Seeded text of Han characters that recur by chance as little as in news.
struct HanText {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func number(_ range: Range<Int>) -> Int {
    range.lowerBound + Int(random.next() % UInt64(range.count))
  }

  mutating func characters(_ count: Int) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<count {
      text.append(Unicode.Scalar(UInt32(0x4E00 + number(0..<600))) ?? "一")
    }
    return String(text)
  }

  /// A paragraph with commas inside and a full stop at the end.
  mutating func paragraph(_ count: Int) -> String {
    var text = ""
    var left = count
    while left > 0 {
      let clause = min(left, number(6..<18))
      text += characters(clause)
      left -= clause
      text += left > 0 ? "，" : "。"
    }
    return text
  }

  /// The text with a share of its characters changed, lost or doubled.
  mutating func noisy(_ text: String, share: Double) -> String {
    var result = ""
    for character in text {
      guard Double(number(0..<1_000_000)) < share * 1_000_000 else {
        result.append(character)
        continue
      }
      switch number(0..<4) {
      case 0: break
      case 1:
        result.append(character)
        result += characters(1)
      default: result += characters(1)
      }
    }
    return result
  }
}

/// The repeats of a text whose blocks are all running text.
func repeats(_ text: String) -> (issue: Collate.Issue, found: Repeats) {
  let issue = Collate.Issue(text)
  let roles = [BlockRole](repeating: .body, count: issue.blocks.count)
  return (issue, RepeatFinder().find(in: issue, roles: roles))
}
