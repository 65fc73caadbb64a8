public import Collate

/// What people read about a rule.
public struct RuleText: Sendable {
  /// A few words that name the fault.
  public let name: String
  /// One sentence that says what the fault is.
  public let description: String
  /// What to do about it.
  public let help: String

  /// The text of a rule in a language.
  public init(_ rule: Rule, in language: Language) {
    let texts = RuleText.texts(rule)
    let (name, description, help) = language.pick(texts.english, texts.chinese)
    self.name = name
    self.description = description
    self.help = help
  }

  private typealias Wording = (String, String, String)

  private static func texts(_ rule: Rule) -> (english: Wording, chinese: Wording) {
    switch rule {
    case .repeatExact:
      (
        (
          "Text set twice", "The same text stands more than once.",
          "Keep one copy and take the others out, or allow the text if it is meant to recur."
        ),
        ("重稿", "同一段文字排了不止一次。", "保留一处，删去其余；确需重复刊登的，列入放行名单。")
      )
    case .repeatNear:
      (
        (
          "Near copy", "Nearly the same text stands more than once.",
          "Compare the marked characters, decide which copy is right, and take the other out."
        ),
        ("近似重稿", "几乎相同的文字排了不止一次。", "核对标出的差异，确定以哪一处为准，删去另一处。")
      )
    case .repeatContained:
      (
        (
          "Contained text", "A whole block stands again inside a longer one.",
          "Take out the shorter block if the longer one says it all."
        ),
        ("包含重复", "一整段文字又出现在另一较长段落之中。", "长段已含其意的，删去短段。")
      )
    case .repeatPassage:
      (
        (
          "Repeated passage", "Two blocks share a passage.",
          "Check whether the passage belongs in both places."
        ),
        ("段落部分重复", "两段文字之间有一部分相同。", "核实这部分文字是否两处都该有。")
      )
    case .repeatInner:
      (
        (
          "Repeat in a paragraph", "A phrase stands twice in one paragraph.",
          "Check whether one of the two was meant to say something else."
        ),
        ("段内重复", "同一段内有词句重复。", "核实其中一处是否为误排，或本应是别的内容。")
      )
    case .repeatNumbers:
      (
        (
          "Copies with different figures", "Two copies of a text give different figures.",
          "Find out which figure is right before either copy is printed."
        ),
        ("重稿数字不一", "两处文字相同而数字不同。", "付印前务必查明哪一处数字正确。")
      )
    case .fragmentSplit:
      (
        (
          "Paragraph cut in two", "A paragraph breaks off and goes on in another block.",
          "Join the two halves, or let `collate join` do so."
        ),
        ("断段", "一段话在此中断，下文在另一块文字里。", "把前后两半接成一段，或用 collate join 接排。")
      )
    case .fragmentDisplaced:
      (
        (
          "Displaced text", "The rest of a paragraph stands in a foreign place.",
          "Move the displaced text back behind the half that it continues."
        ),
        ("错位", "一段话的下半部分排到了别处。", "把错位的文字移回它所接续的前半段之后。")
      )
    case .fragmentOrphan:
      (
        (
          "Orphan", "A scrap repeats the first characters of a block that carries a paragraph on.",
          "Take the scrap out."
        ),
        ("残字", "零散的几个字，重复了一段续文开头的文字。", "删去残字。")
      )
    case .fragmentOpenEnd:
      (
        (
          "Open end", "A paragraph breaks off and nothing carries it on.",
          "Look for the missing rest in the source of the text."
        ),
        ("断尾", "一段话没有说完，找不到下文。", "对照原稿，查找缺失的下文。")
      )
    case .fragmentOpenStart:
      (
        (
          "Open start", "A block begins in mid-sentence and nothing leads to it.",
          "Look for the missing first half in the source of the text."
        ),
        ("缺头", "一段话从半句开始，找不到上文。", "对照原稿，查找缺失的上文。")
      )
    case .jumpUnresolved:
      (
        (
          "Jump without an answer", "A jump line leads nowhere.",
          "Add the page it names to the check, or correct the jump line."
        ),
        ("转版无着", "转版标记没有着落。", "把所指版面一并送检，或更正转版标记。")
      )
    case .jumpMismatch:
      (
        (
          "Jump ends disagree", "The two ends of a jump do not agree.",
          "Correct the page number of the jump line, or move the continuation."
        ),
        ("转接不符", "下转与上接两头对不上。", "更正转版标记的版次，或调整续文所在版面。")
      )
    case .jumpHead:
      (
        (
          "Jump heads differ", "The head on the jump page differs from the head it continues.",
          "Make the two heads agree."
        ),
        ("转版标题不一", "续文的标题与正题不一致。", "统一两处标题。")
      )
    }
  }
}

/// What people read about a severity.
public enum SeverityText {
  /// The word for a severity in a language.
  public static func name(_ severity: Severity, in language: Language) -> String {
    switch severity {
    case .error: language.pick("error", "错误")
    case .warning: language.pick("warning", "警告")
    case .note: language.pick("note", "提示")
    }
  }
}
