public import Collate

/// Why an input was not read whole, in the reader's language.
public enum CauseText {
  /// The sentence of a cause; the words of one that is no case of its own stay as they are.
  public static func text(_ cause: InputRecord.Cause, in language: Language) -> String {
    language.pick(
      cause.description,
      {
        switch cause {
        case .missing: "没有这个文件或文件夹"
        case .denied: "没有权限"
        case .unreadable: "无法读取"
        case .undecodable: "不是文本，或编码无法识别（可用 --encoding 指定）"
        case .foreignEncoding(let name): "看来是 \(name) 编码，不能读取（可用 --encoding 指定）"
        case .markup(let format): "这是\(format)，请提供其中的文本"
        case .noTexts(let endings, let passedOver):
          "其中没有文本文件（\(endings.joined(separator: "、"))）"
            + (passedOver == 0 ? "" : "，略过其他文件\(passedOver)个")
        case .longBlock(let bytes, let line): "自第\(line)行起有\(bytes)字节没有空行，不像版面文字"
        case .columnsSideBySide: "各栏并排在同一行；提取文本时请勿保留版式"
        case .malformed(let count, let first): "\(count)处非法字节序列，首处在第\(first)字节"
        case .other(let sentence): sentence
        }
      }())
  }
}
