import CollateTestSupport
import Testing

@testable import Collate

@Suite struct RecallTests {
  /// How many elements two sets share, and how many each has alone.
  struct Shape: Sendable, CustomTestStringConvertible {
    let shared: Int
    let left: Int
    let right: Int

    var jaccard: Double { Double(shared) / Double(shared + left + right) }
    var testDescription: String { "\(shared) shared, \(left) and \(right) not" }
  }

  private static let shapes = [
    Shape(shared: 1, left: 0, right: 1), Shape(shared: 1, left: 1, right: 1),
    Shape(shared: 2, left: 0, right: 1), Shape(shared: 4, left: 1, right: 1),
    Shape(shared: 3, left: 3, right: 3),
  ]

  // Of 800 pairs a recall of 0.999 loses one; more than seven in two trials of a million.
  @Test(arguments: Signature.Size.allCases, shapes)
  func `pairs of few elements are found as often as was promised`(
    size: Signature.Size, shape: Shape
  ) {
    var random = SplitMix64(seed: UInt64(size.rawValue + shape.shared * 64 + shape.right))
    let plan = BandPlan(minJaccard: shape.jaccard, size: size)
    var signatures: [Signature] = []
    var index = SignatureIndex(plan: plan)
    let count = 800
    for pair in 0..<count {
      let shared = random.values(shape.shared)
      signatures.append(Signature(of: shared + random.values(shape.left), size: size))
      signatures.append(Signature(of: shared + random.values(shape.right), size: size))
      index.insert(signatures[2 * pair], id: pair)
    }
    let candidates = CandidateSearch.candidates(
      in: SignatureTable(signatures, size: size), plan: plan)
    let found = candidates.count { $0.first % 2 == 0 && $0.second == $0.first + 1 }
    #expect(found >= count - 7)
    let answered = (0..<count).count {
      index.candidates(for: signatures[2 * $0 + 1]).contains($0)
    }
    #expect(answered >= count - 7)
  }

  @Test func `texts of six characters are found beside their first five`() {
    var random = SplitMix64(seed: 6)
    var texts: [String] = []
    for _ in 0..<400 {
      let scalars = random.values(6).compactMap { Unicode.Scalar(0x4E00 + UInt32($0 % 0x5000)) }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      texts.append(String(text))
      text.removeLast()
      texts.append(String(text))
    }
    let search = PairSearch(minJaccard: 0.5)
    #expect(search.exactPairs(in: texts).count == 400)
    #expect(search.pairs(in: texts).count >= 394)
  }
}
