import CollateTestSupport
import Testing

@testable import Collate

@Suite struct CohesionTests {
  /// Texts of words drawn from a few, so that many are shared.
  private func cohesion(seed: UInt64) -> Cohesion {
    var random = SplitMix64(seed: seed)
    let words = ["harbour", "council", "railway", "orchard", "1962", "造林绿化", "安全生产"]
    let texts = (0..<12).map { _ in
      (0..<Int(random.next() % 9)).map { _ in words[Int(random.next() % 7)] }.joined(separator: " ")
    }
    let issue = Issue(texts.map { "x " + $0 }.joined(separator: "\n\n"))
    return Cohesion(issue.blocks.map { FlowText(issue.sources[$0.source], $0.bytes) })
  }

  @Test(arguments: 1...10)
  func `a vector laid out gives the same cosines`(seed: UInt64) {
    let cohesion = cohesion(seed: seed)
    var laidOut = Cohesion.LaidOut(for: cohesion)
    for left in cohesion.vectors.indices {
      let sum = cohesion.sum([left, (left + 1) % cohesion.vectors.count])
      laidOut.lay(sum)
      for right in cohesion.vectors {
        #expect(laidOut.cosine(right) == Cohesion.cosine(sum, right))
      }
    }
  }

  @Test func `texts that share rare words are nearer than others`() {
    let issue = Issue(
      "The harbour council met.\n\nThe council of the harbour.\n\nAn orchard in bloom.\n\nTrains are late."
    )
    let cohesion = Cohesion(issue.blocks.map { FlowText(issue.sources[$0.source], $0.bytes) })
    #expect(cohesion.similarity([0], [1]) > cohesion.similarity([0], [2]))
    #expect(cohesion.similarity([0], [3]) == 0)
  }
}
