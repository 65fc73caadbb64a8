/// Why an input was not read whole, in the reader's language.
public enum ReasonText {
  /// The reason that the reader of inputs gave, in another language where it is known.
  public static func translated(_ reason: String, to language: Language) -> String {
    guard language == .chinese else { return reason }
    switch reason {
    case "no such file or folder": return "没有这个文件或文件夹"
    case "permission denied": return "没有权限"
    case "it is a folder": return "这是文件夹"
    case "it is a device": return "这是设备文件"
    case "it is a pipe": return "这是管道"
    case "a part of the path is no folder": return "路径中有一段不是文件夹"
    case "unexpected end": return "内容不完整"
    case "unexpected character": return "有不该出现的字符"
    case "the same name twice": return "名称重复"
    case "not a number": return "不是数字"
    case "not an escape": return "转义写法不对"
    case "nested too deeply": return "嵌套过深"
    case "no space left": return "磁盘已满"
    case "cannot be read": return "无法读取"
    case "not text in a known encoding (see --encoding)": return "不是文本，或编码无法识别（可用 --encoding 指定）"
    case "columns stand side by side on its lines; extract its text without layout":
      return "各栏并排在同一行；提取文本时请勿保留版式"
    default:
      if reason.hasPrefix("it is "), let end = reason.firstRange(of: "; give its text") {
        return "这是\(reason[..<end.lowerBound].dropFirst(6))，请提供其中的文本"
      }
      if reason.hasPrefix("it looks like "), let end = reason.firstRange(of: ", which is not read")
      {
        return "看来是 \(reason[..<end.lowerBound].dropFirst(14)) 编码，不能读取（可用 --encoding 指定）"
      }
      if reason.hasPrefix("no text files") { return noTexts(reason) }
      let numbers = reason.split { !$0.isNumber }
      if numbers.count == 2, reason.contains("bytes without a blank line") {
        return "自第\(numbers[1])行起有\(numbers[0])字节没有空行，不像版面文字"
      }
      guard reason.contains("ill-formed"), let first = numbers.first, let last = numbers.last else {
        return reason
      }
      return numbers.count == 2
        ? "\(first)处非法字节序列，首处在第\(last)字节" : reason
    }
  }

  /// Why nothing of a folder was read: the ends of names stand in brackets, and behind them how many
  /// files have others.
  private static func noTexts(_ reason: String) -> String {
    let endings = reason.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
    let text = "其中没有文本文件（\(endings.replacing(", ", with: "、"))）"
    let count = reason.drop { $0 != ";" }.filter(\.isNumber)
    return count.isEmpty ? text : text + "，略过其他文件\(count)个"
  }
}
