import Collate
import Testing

@testable import CollateCommand

@Suite struct LineIndexTests {
  /// The starts as they are defined: of each line the first byte that is no white space, if it has one.
  private func plainStarts(_ bytes: [UInt8]) -> [Int] {
    var starts: [Int] = []
    var isOpen = true
    for (place, byte) in bytes.enumerated() {
      if place < 3, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { continue }
      switch byte {
      case 0x0A: isOpen = true
      case 0x20, 0x09, 0x0D: continue
      default:
        if isOpen { starts.append(place) }
        isOpen = false
      }
    }
    return starts + [bytes.count]
  }

  @Test(arguments: 0..<40)
  func `lines start where the plain reading says, however the file is cut`(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let alphabet = Array("\n\n\r \t{a}".utf8)
    var bytes = (0..<next(400)).map { _ in alphabet[next(alphabet.count)] }
    if seed % 4 == 0 { bytes = [0xEF, 0xBB, 0xBF] + bytes }
    let expected = plainStarts(bytes)
    for (size, workers) in [(4, 1), (5, 3), (64, 2), (4 << 20, 2)] {
      let index = LineIndex(ByteFile(bytes), workers: .threads(workers), size: size)
      #expect((0..<index.count).map { index[$0] } == expected)
    }
  }

  @Test func `starts beyond four gibibytes are kept`() {
    let starts = [0, 7, (1 << 32) - 1, 1 << 32, (1 << 32) + 5, 3 << 32, (3 << 32) + 1, 9 << 32]
    let index = LineIndex(starts)
    #expect((0..<index.count).map { index[$0] } == starts)
  }
}
