import Collate
import Foundation

/// Texts that the engine is measured on.
struct EngineTexts {
  /// What figures about these texts begin with.
  let name: String
  /// The texts in UTF-8.
  let texts: [[UInt8]]
  let bytes: Int
  var strings: [String] { texts.map { String(decoding: $0, as: UTF8.self) } }

  private init(name: String, texts: [[UInt8]]) {
    self.name = name
    self.texts = texts
    bytes = texts.reduce(0) { $0 + $1.count }
  }

  /// The `text` of every record of a JSON Lines file.
  init(path: String) throws {
    struct Record: Decodable { let text: String }
    let decoder = JSONDecoder()
    let lines = try InputFiles.contents(of: path).split(separator: 0x0A)
    self.init(
      name: (path as NSString).lastPathComponent,
      texts: try lines.map { Array(try decoder.decode(Record.self, from: $0).text.utf8) })
  }

  /// Han texts of 40 to 200 characters.
  static func chinese(_ count: Int) -> EngineTexts {
    var random = SeededGenerator(seed: 20_261_126)
    func scalar(_ random: inout SeededGenerator) -> Unicode.Scalar {
      // Characters are about as unevenly frequent as in print.
      Unicode.Scalar(UInt32(0x4E00 + Int(pow(3000, random.unit())) * 5)) ?? "一"
    }
    return withCopies(
      "Chinese", count, &random,
      text: { random in
        (0..<random.int(in: 40...200)).map { _ in [scalar(&random)] }
      }, piece: { [scalar(&$0)] })
  }

  /// English texts of 30 to 120 words that are made of syllables.
  static func english(_ count: Int) -> EngineTexts {
    var random = SeededGenerator(seed: 20_261_127)
    let starts = "b c d f g h l m n p r s t w st th".split(separator: " ")
    let middles = "a e i o u ai ea".split(separator: " ")
    let ends = ["", "", "n", "r", "s", "t"]
    let words = (0..<20_000).map { number in
      let syllables = random.int(in: 1...(number < 200 ? 1 : 4))
      let word = (0..<syllables).map { _ in
        "\(random.pick(starts))\(random.pick(middles))\(random.pick(ends))"
      }.joined()
      return Array((word + " ").unicodeScalars)
    }
    func word(_ random: inout SeededGenerator) -> [Unicode.Scalar] {
      words[Int(pow(Double(words.count), random.unit())) - 1]
    }
    return withCopies(
      "English", count, &random,
      text: { random in
        (0..<random.int(in: 30...120)).map { _ in word(&random) }
      }, piece: word)
  }

  /// Texts of which every third is a copy of an earlier one with up to 15 % of its pieces changed.
  private static func withCopies(
    _ name: String, _ count: Int, _ random: inout SeededGenerator,
    text: (inout SeededGenerator) -> [[Unicode.Scalar]],
    piece: (inout SeededGenerator) -> [Unicode.Scalar]
  ) -> EngineTexts {
    var texts: [[[Unicode.Scalar]]] = []
    while texts.count < count {
      guard texts.count % 3 == 2 else {
        texts.append(text(&random))
        continue
      }
      let changed = random.double(in: 0...0.15)
      texts.append(random.pick(texts).map { random.chance(changed) ? piece(&random) : $0 })
    }
    return EngineTexts(
      name: name,
      texts: texts.map { Array(String(String.UnicodeScalarView($0.joined())).utf8) })
  }
}
