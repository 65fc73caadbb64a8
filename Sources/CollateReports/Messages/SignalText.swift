import Collate

/// What people read about a signal of a join.
enum SignalText {
  /// The meaning of a signal such as `seam.overlap`; the name itself where none is known.
  static func name(_ signal: String, in language: Language) -> String {
    guard let texts = table[signal] else { return SafeText.escaped(signal) }
    return language.pick(texts.0, texts.1)
  }

  /// The meaning of a signal for one join; where what it names is not there, that.
  static func name(_ reason: Continuation.Reason, in language: Language) -> String {
    let name = name(reason.signal, in: language)
    return reason.isAbsent ? language.pick("not so: \(name)", "并无：\(name)") : name
  }

  /// The signals of a join that say most to a reader, strongest first; at most three.
  ///
  /// Amounts and averages say nothing without their numbers, what is not there is hard to see, and of
  /// signals that say nearly the same the strongest is enough.
  static func telling(_ reasons: [Continuation.Reason], in language: Language) -> [String] {
    var said: Set<String> = []
    return
      reasons
      .filter { $0.weight > 0 && !$0.isAbsent && !isAmount($0.signal) }
      .filter { said.insert(subjects[$0.signal] ?? $0.signal).inserted }.prefix(3)
      .map { name($0.signal, in: language) }
  }

  /// What signals are about that ask one thing of several models.
  private static let subjects: [String: String] = {
    let groups = [
      ["seam.joint", "seam.runOnModel", "seam.runOnStrongly", "seam.network"],
      [
        "seam.jointLeadOfTail", "seam.runOnLeadOfTail", "seam.networkLeadOfTail",
        "seam.networkSurpriseOfTail", "standing.leadOfTail",
      ],
      [
        "seam.jointLeadOfHead", "seam.runOnLeadOfHead", "seam.networkLeadOfHead",
        "seam.networkSurpriseOfHead", "standing.leadOfHead",
      ],
      ["seam.cohesion", "seam.cohesionOfArticles", "seam.cohesionOfWholes"],
      ["seam.overlap", "seam.overlapSurprise"],
      [
        "head.startNetwork", "head.startModel", "head.startGain", "head.startGainShort",
        "standing.headIsOpen",
      ],
      [
        "tail.endNetwork", "tail.endModel", "tail.clauseEndModel", "tail.endsDense",
        "standing.tailIsOpen",
      ],
    ]
    return Dictionary(
      uniqueKeysWithValues: groups.flatMap { group in group.map { ($0, group[0]) } })
  }()

  private static func isAmount(_ signal: String) -> Bool {
    let name = signal.split(separator: ".").last ?? ""
    return amounts.contains(name)
  }

  private static let amounts: Set<Substring> = [
    "length", "digitShare", "capitalShare", "clauses", "endsOther", "beginsOther", "distance",
    "overlapLength", "bias", "othersBreakOff", "othersBeginInside", "isShort", "isVeryShort",
    "wideGaps", "nextStartModel", "nextStartNetwork", "nextStartGain", "beginsWithName",
    "previousEndModel", "beginsNetwork", "forward", "headsBetween", "openBetween", "isBoilerplate",
    "beginsDense", "lastLineFill", "firstLineFill", "isHeadline", "isByline", "isCaption",
    "isListItem", "networkReliability", "cohesionBefore", "cohesionAfter", "weight", "odds",
    "rivalOfTail", "rivalOfHead", "otherOpenTails", "otherOpenHeads", "unplacedTails",
    "unplacedHeads", "otherJoins",
  ]

  private static let table: [String: (String, String)] = [
    "tail.endsSentence": ("first half ends a sentence", "前半以句末标点收尾"),
    "tail.endsClosedSentence": ("first half ends a quoted sentence", "前半以引语句末收尾"),
    "tail.endsClosing": ("first half ends with a closing mark", "前半以后引号或后括号收尾"),
    "tail.endsColon": ("first half ends with a colon", "前半以冒号收尾"),
    "tail.endsSemicolon": ("first half ends with a semicolon", "前半以分号收尾"),
    "tail.endsComma": ("first half ends with a comma", "前半以逗号或顿号收尾"),
    "tail.endsDash": ("first half ends with a dash", "前半以破折号收尾"),
    "tail.endsHyphen": ("first half ends with a hyphen", "前半以连字符收尾"),
    "tail.endsOpening": ("first half ends with an opening mark", "前半以前引号或前括号收尾"),
    "tail.endsDigit": ("first half ends with a figure", "前半以数字收尾"),
    "tail.endsLower": ("first half ends in a lower-case word", "前半以小写词收尾"),
    "tail.endsUpper": ("first half ends in a capital", "前半以大写字母收尾"),
    "tail.endsDense": ("first half ends without punctuation", "前半末尾没有标点"),
    "tail.endsOther": ("how the first half ends", "前半的收尾方式"),
    "tail.endModel": ("no paragraph ends like this", "段落通常不在此处结束"),
    "tail.length": ("length of the first half", "前半的长度"),
    "tail.isShort": ("first half is short", "前半较短"),
    "tail.hasNoSentence": ("first half has no whole sentence", "前半没有完整句子"),
    "tail.isVeryShort": ("first half is very short", "前半很短"),
    "tail.wideGaps": ("first half has wide gaps", "前半字间有大空格"),
    "tail.digitShare": ("figures in first half", "前半中数字的多少"),
    "tail.capitalShare": ("capitals in first half", "前半中大写字母的多少"),
    "tail.isAllCapitals": ("first half is all capitals", "前半全为大写"),
    "tail.isByline": ("first half looks like a byline", "前半像署名"),
    "tail.isCaption": ("first half looks like a caption", "前半像图片说明"),
    "tail.isBoilerplate": ("first half looks like boilerplate", "前半像固定栏目文字"),
    "tail.isHeadline": ("first half looks like a headline", "前半像标题"),
    "tail.isListItem": ("first half is a list item", "前半是列举项"),
    "tail.unclosed": ("a quotation or bracket is left open", "前半引号或括号未闭合"),
    "tail.jumpsTo": ("a jump line follows", "前半之后有下转标记"),
    "tail.jumpsNowhere": ("its jump line leads nowhere", "下转标记没有着落"),
    "tail.endsInsideCopy": ("a copy of it goes on", "另一处相同文字在此之后还有下文"),
    "tail.sharesEnd": ("a copy ends at the same place", "另一处相同文字也在此处结束"),
    "tail.echoesInNext": ("its words recur in the next block", "其词句在下一段复现"),
    "tail.cohesionBefore": ("its words recur in the text before it", "其词句在前文复现"),
    "tail.cohesionAfter": ("its words recur in the text after it", "其词句在后文复现"),
    "tail.nextOpens": ("the next block opens an article", "下一段是新稿开头"),
    "tail.nextIsByline": ("a byline follows", "下一段是署名"),
    "tail.nextIsHeadline": ("a headline follows", "下一段是标题"),
    "tail.nextStartModel": ("how the next block begins", "下一段的开头"),
    "tail.nextBeginsInside": ("the next block begins in mid-sentence", "下一段从句中开始"),
    "tail.nextStartNetwork": ("how the next block reads", "下一段读来如何"),
    "tail.nextStartGain": ("how the next block starts", "下一段如何开头"),
    "tail.clauses": ("clauses in the first half", "前半中分句的多少"),
    "tail.clauseEndModel": ("no clause ends like this", "分句通常不在此处结束"),
    "tail.endsPage": ("it stands at the foot of a page", "位于版面末尾"),
    "head.beginsLower": ("second half begins in lower case", "后半以小写开头"),
    "head.beginsUpper": ("second half begins with a capital", "后半以大写开头"),
    "head.beginsDigit": ("second half begins with a figure", "后半以数字开头"),
    "head.beginsDense": ("second half begins with a character", "后半以汉字开头"),
    "head.beginsOpening": ("second half begins with an opening mark", "后半以前引号或前括号开头"),
    "head.beginsDash": ("second half begins with a dash", "后半以破折号开头"),
    "head.beginsImpossible": ("no paragraph can begin like this", "段落不可能这样开头"),
    "tail.lastLineFill": ("how full the last line of the first half is", "前半末行是否占满栏宽"),
    "head.firstLineFill": ("how full the first line of the second half is", "后半首行是否占满栏宽"),
    "tail.beginsMarker": ("first half begins with an item mark", "前半以序号开头"),
    "head.beginsMarker": ("second half begins with an item mark", "后半以序号开头"),
    "head.beginsOther": ("how the second half begins", "后半的开头方式"),
    "head.startModel": ("no paragraph starts like this", "段落通常不这样开头"),
    "head.startNetwork": ("it reads like the middle of a paragraph", "读来像段落中间"),
    "head.startGain": ("paragraphs do not start like this", "段落一般不这样开头"),
    "head.startGainShort": ("paragraphs do not start with these characters", "段落一般不以这几字开头"),
    "head.length": ("length of the second half", "后半的长度"),
    "head.isShort": ("second half is short", "后半较短"),
    "head.endsOpenShort": ("second half is short and open", "后半短而未完"),
    "head.wideGaps": ("second half has wide gaps", "后半字间有大空格"),
    "head.digitShare": ("figures in second half", "后半中数字的多少"),
    "head.capitalShare": ("capitals in second half", "后半中大写字母的多少"),
    "head.isAllCapitals": ("second half is all capitals", "后半全为大写"),
    "head.isByline": ("second half looks like a byline", "后半像署名"),
    "head.isCaption": ("second half looks like a caption", "后半像图片说明"),
    "head.isBoilerplate": ("second half looks like boilerplate", "后半像固定栏目文字"),
    "head.isHeadline": ("second half looks like a headline", "后半像标题"),
    "head.isListItem": ("second half is a list item", "后半是列举项"),
    "head.isOpener": ("second half opens an article", "后半是电头或开篇用语"),
    "head.unopened": ("it closes a quotation or bracket it never opened", "后半有未开启的后引号或后括号"),
    "head.isIndented": ("second half is indented", "后半首行缩进"),
    "head.othersIndented": ("other paragraphs are indented, this is not", "别的段落缩进而此段未缩进"),
    "head.jumpsFrom": ("a jump line precedes it", "后半之前有上接标记"),
    "head.jumpsFromNowhere": ("its jump line comes from nowhere", "上接标记没有着落"),
    "head.beginsInsideCopy": ("a copy of it has text before", "另一处相同文字在此之前还有上文"),
    "head.sharesStart": ("a copy starts at the same place", "另一处相同文字也在此处开始"),
    "head.afterHeadline": ("it stands under a headline", "位于标题之下"),
    "head.afterByline": ("it stands under a byline", "位于署名之下"),
    "head.beginsPage": ("it stands at the head of a page", "位于版面开头"),
    "head.afterClosedBlock": ("the block before it is complete", "其前一段完整"),
    "head.echoedByPrevious": ("its words recur in the block before", "其词句在前一段复现"),
    "head.cohesionBefore": ("how like the text before it is", "与前文的相似程度"),
    "head.cohesionAfter": ("how like the text after it is", "与后文的相似程度"),
    "head.afterOpenBlock": ("the block before it breaks off", "其前一段未完"),
    "head.previousEndModel": ("how the block before it ends", "其前一段的收尾"),
    "tail.endNetwork": ("first half is cut off in mid-clause", "前半断在半句中"),
    "tail.startsOther": ("another block begins with all of first half", "另有段落以前半全文开头"),
    "tail.startsOtherBeside": ("a block beside it begins with all of it", "邻近段落以前半全文开头"),
    "tail.beginsNetwork": ("how the first half begins", "前半的开头"),
    "head.startsOther": ("another block begins with all of second half", "另有段落以后半全文开头"),
    "head.startsOtherBeside": ("a block beside it begins with all of second half", "邻近段落以后半全文开头"),
    "tail.othersBreakOff": ("how many texts of the issue break off", "本期断开段落的比重"),
    "seam.cohesionOfWholes": ("the whole articles share words", "两稿全文有共同词语"),
    "seam.joint": ("the words run on across the seam", "两半的文字可以连读"),
    "seam.jointLeadOfTail": ("it reads on best after the first half", "接在前半之后读来最顺"),
    "seam.jointLeadOfHead": ("it reads best before the second half", "放在后半之前读来最顺"),
    "head.othersBeginInside": ("how many texts of the issue begin in the middle", "本期从半句开始的段落的比重"),
    "head.beginsWithName": ("whether its first word is a name", "后半首词是否为专名"),
    "standing.rivals": ("other blocks that would fit", "其他可能的段落"),
    "standing.mark": ("no paragraph begins with its first mark", "段落不会以其首个标点开头"),
    "standing.overlap": (
      "a line stands on both sides of the seam", "接缝两侧有同一行文字"
    ),
    "standing.jumpLines": ("jump lines at both ends name each other", "两端的转版标记互相指明"),
    "standing.weight": ("how well the two halves fit by themselves", "两半本身相合的程度"),
    "standing.odds": ("how well they fit beside all others", "与其他可能相比相合的程度"),
    "standing.rivalOfTail": ("what else could follow the first half", "前半另有可接之处的程度"),
    "standing.rivalOfHead": ("what else could precede the second half", "后半另有可接之处的程度"),
    "standing.leadOfTail": ("nothing else fits the first half so well", "别处都不如此处宜接前半"),
    "standing.leadOfHead": ("nothing else fits the second half so well", "别处都不如此处宜接后半"),
    "standing.tailIsOpen": ("the first half has no end of its own", "前半本身没有收尾"),
    "standing.headIsOpen": ("the second half has no start of its own", "后半本身没有开头"),
    "standing.otherOpenTails": ("how much else breaks off", "本期另有多少断开的段落"),
    "standing.otherOpenHeads": ("how much else begins in the middle", "本期另有多少从半句开始的段落"),
    "standing.unplacedTails": ("how many other first halves are left", "另有多少前半没有着落"),
    "standing.unplacedHeads": ("how many other second halves are left", "另有多少后半没有着落"),
    "standing.otherJoins": ("how much else of the issue is broken", "本期另有多少断段"),
    "head.hasScrap": ("a scrap repeats its start", "有残段与其开头相同"),
    "head.hasScrapBeside": ("a scrap beside it repeats its start", "邻近有残段与其开头相同"),
    "head.clauses": ("clauses in the second half", "后半中分句的多少"),
    "seam.bias": ("how rare joins are", "断段本身的多寡"),
    "seam.runOnModel": ("the words run on across the seam", "前后文字语意相连"),
    "seam.runOnStrongly": ("the words run on strongly", "前后文字紧密相连"),
    "seam.overlap": ("characters stand on both sides of the seam", "接缝两侧文字重叠"),
    "seam.overlapSurprise": ("few texts begin with what is repeated", "重复处少见于段首"),
    "seam.overlapLength": ("length of the overlap", "重叠的长度"),
    "seam.hyphenLower": ("a hyphenated word goes on", "连字符断开的单词相接"),
    "seam.caseBreak": ("upper and lower case agree", "大小写前后相合"),
    "seam.closesQuotation": ("the open quotation is closed", "引号或括号前后配对"),
    "seam.enumeration": ("the enumeration goes on", "列举次序相接"),
    "seam.adjacent": ("the blocks are neighbours", "两段相邻"),
    "seam.nextAcrossFurniture": ("only captions and boxes in between", "中间只隔图片说明或花边文字"),
    "seam.forward": ("it stands further on", "后半在后"),
    "seam.backward": ("it stands before the first half", "后半反在前"),
    "seam.headsBetween": ("headlines in between", "中间隔有标题"),
    "seam.openBetween": ("broken paragraphs in between", "中间另有断段"),
    "seam.distance": ("distance", "相隔远近"),
    "seam.samePage": ("same page", "同版"),
    "seam.nextPage": ("next page", "下一版"),
    "seam.farPage": ("distant page", "相隔多版"),
    "seam.cohesion": ("both sides share words", "两侧有共同词语"),
    "seam.cohesionOfArticles": ("both articles share words", "两稿有共同词语"),
    "seam.cohesionLeadOfTail": ("closest in words to the first half", "与前半用词最接近"),
    "seam.cohesionLeadOfHead": ("closest in words to the second half", "与后半用词最接近"),
    "seam.jumpAgrees": ("jump lines agree at both ends", "下转上接两头相符"),
    "seam.jumpToAgrees": ("the jump line points here", "下转标记指向此处"),
    "seam.jumpFromAgrees": ("the jump line comes from there", "上接标记来自该处"),
    "seam.jumpToElsewhere": ("its jump line points elsewhere", "下转标记指向别处"),
    "seam.jumpFromElsewhere": ("its jump line comes from elsewhere", "上接标记来自别处"),
    "seam.jumpKeyword": ("the keyword of the jump agrees", "转版关键词相符"),
    "seam.junctionElsewhere": ("the same junction stands elsewhere", "别处有同样的上下文"),
    "seam.network": ("both halves read as one text", "前后读来是一段文字"),
    "seam.networkReliability": ("the network reads this issue well", "模型读本期文字较准"),
    "seam.networkSurpriseOfTail": ("it fits the first half as little else", "比别处文字更宜接在前半之后"),
    "seam.networkSurpriseOfHead": ("it fits the second half as little else", "比别处文字更宜接在后半之前"),
    "seam.networkLeadOfTail": ("it reads best after the first half", "接在前半之后读来最通顺"),
    "seam.networkLeadOfHead": ("it reads best before the second half", "接在后半之前读来最通顺"),
    "seam.scriptBreak": ("the script changes", "文字种类不同"),
    "seam.runOnLeadOfTail": ("the best continuation of the first half", "接在前半之后最通顺"),
    "seam.runOnLeadOfHead": ("the best beginning for the second half", "接在后半之前最通顺"),
  ]
}
