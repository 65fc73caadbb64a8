/// The labels of an issue, in the form of the development corpus (`NAME.gold.json`).
///
/// Blocks are numbered from 1 in the order of the file. Offsets `start` and `end` count Unicode
/// scalars, `byte_start` and `byte_end` UTF-8 bytes; ends are exclusive.
struct IssueGold: Codable {
  var id: String
  var lang: String
  var preset: String?
  var seed: UInt64?
  var wrapped: Bool?
  var silver: Bool?
  var pages: Int
  var generator: String?
  var blocks: [BlockLabel]
  var continuations: [Link]
  var duplicates: [Duplicate]
  var orphans: [OrphanLabel]
  var jumps: [JumpLabel]
  var articles: [ArticleLabel]
  var dontCarePairs: [[Int]]?
  var dontCareLinks: [[Int]]?

  enum CodingKeys: String, CodingKey {
    case id, lang, preset, seed, wrapped, silver, pages, generator, blocks, continuations
    case duplicates, orphans, jumps, articles
    case dontCarePairs = "dont_care_pairs"
    case dontCareLinks = "dont_care_links"
  }

  /// What a block is and where it comes from.
  struct BlockLabel: Codable {
    var id: Int
    var page: Int
    /// header, headline, byline, subhead, paragraph, fragment, caption, boilerplate, jump, orphan,
    /// duplicate; `short` in real issues.
    var kind: String
    var article: String?
    var para: Int?
    var part: Int?
    var start: Int
    var end: Int
    var byteStart: Int
    var byteEnd: Int
    /// A jump line that stands inside the block, before or after its text.
    var inlinePrefix: String?
    var inlineSuffix: String?

    enum CodingKeys: String, CodingKey {
      case id, page, kind, article, para, part, start, end
      case byteStart = "byte_start"
      case byteEnd = "byte_end"
      case inlinePrefix = "inline_prefix"
      case inlineSuffix = "inline_suffix"
    }

    /// Writes absent values as `null`, because readers of the format look the keys up.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(id, forKey: .id)
      try container.encode(page, forKey: .page)
      try container.encode(kind, forKey: .kind)
      try container.encode(article, forKey: .article)
      try container.encode(para, forKey: .para)
      try container.encode(part, forKey: .part)
      try container.encode(start, forKey: .start)
      try container.encode(end, forKey: .end)
      try container.encode(byteStart, forKey: .byteStart)
      try container.encode(byteEnd, forKey: .byteEnd)
      try container.encode(inlinePrefix, forKey: .inlinePrefix)
      try container.encode(inlineSuffix, forKey: .inlineSuffix)
    }
  }

  /// The text of `from` runs on in `to`.
  struct Link: Codable {
    var from: Int
    var to: Int
    var article: String?
    var para: Int?
    /// The number of blocks in between.
    var displacement: Int
    var adjacent: Bool
    var pageJump: Bool?
    /// char, word, hyphen, sentence
    var cut: String?
    var join: String?
    /// Characters that the start of `to` repeats.
    var overlap: Int?
    /// mid_sentence, sentence_end (not scored), uncertain (not scored), silver
    var kind: String

    enum CodingKeys: String, CodingKey {
      case from, to, article, para, displacement, adjacent, cut, join, overlap, kind
      case pageJump = "page_jump"
    }
  }

  /// Two blocks with the same text or a part of it.
  struct Duplicate: Codable {
    /// exact, noisy, prefix, suffix, middle, edited, embedded
    var kind: String
    var blocks: [Int]
    var original: Int
    var copy: Int
    var span: Span
    /// The share of changed characters.
    var noise: Double

    /// The repeated stretch in the longer block, in Unicode scalars.
    struct Span: Codable {
      var block: Int
      var start: Int
      var end: Int
    }
  }

  /// A scrap that repeats the start of a block.
  struct OrphanLabel: Codable {
    var block: Int
    var into: Int
  }

  /// A jump line.
  struct JumpLabel: Codable {
    var direction: String
    var lineBlock: Int
    var inline: Bool
    var page: Int?
    var resolved: Bool
    /// The last block before the jump and the first after it.
    var from: Int?
    var to: Int?
    var paraBoundary: Bool?

    enum CodingKeys: String, CodingKey {
      case direction, inline, page, resolved, from, to
      case lineBlock = "line_block"
      case paraBoundary = "para_boundary"
    }

    /// Writes absent values as `null`, because readers of the format look the keys up.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(direction, forKey: .direction)
      try container.encode(lineBlock, forKey: .lineBlock)
      try container.encode(inline, forKey: .inline)
      try container.encode(page, forKey: .page)
      try container.encode(resolved, forKey: .resolved)
      try container.encode(from, forKey: .from)
      try container.encode(to, forKey: .to)
      try container.encode(paraBoundary, forKey: .paraBoundary)
    }
  }

  /// An article as it was before it was cut.
  struct ArticleLabel: Codable {
    var id: String
    var title: String?
    /// Its running text in reading order.
    var blocks: [Int]
    var paragraphs: [String]
    /// The paragraphs that were cut inside a sentence.
    var cutParas: [Int]
    var truncated: Bool
    var source: String?

    enum CodingKeys: String, CodingKey {
      case id, title, blocks, paragraphs, truncated, source
      case cutParas = "cut_paras"
    }
  }
}
