public import CollateReports

/// Why a command ends early. The sentence is made here, at the edge.
public enum CommandError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A verb that does not exist, with the nearest one.
  case unknownVerb(String, nearest: String?)
  /// An option that does not exist for this verb, with the nearest one.
  case unknownOption(String, nearest: String?)
  /// An option without the value it needs.
  case missingValue(option: String)
  /// A flag with a value.
  case unexpectedValue(option: String)
  /// A value that an option does not take, with what it takes and the nearest of that.
  case badValue(option: String, value: String, expected: ExpectedValue, nearest: String? = nil)
  /// Too few or too many operands.
  case operands(usage: String)
  /// A key that a configuration does not know, with the nearest one.
  case unknownKey(path: String, key: String, nearest: String?)
  /// A file that cannot be read, and why.
  case unreadable(path: String, FileFault)
  /// A file that cannot be written, and why.
  case unwritable(path: String, FileFault)
  /// A file whose content is not what it should be, and why: English and Chinese.
  case malformed(path: String, english: String, chinese: String)
  /// Anything else, already in words: English and Chinese.
  case other(english: String, chinese: String)

  /// A file that is no JSON.
  static func notJSON(_ path: String, _ error: JSONError) -> CommandError {
    .malformed("\(path):\(error.line)") { ErrorText.text(error, in: $0) }
  }

  /// A file whose content is not what it should be, told in both languages.
  static func malformed(_ path: String, _ text: (Language) -> String) -> CommandError {
    .malformed(path: path, english: text(.english), chinese: text(.chinese))
  }

  /// The sentence for people in English.
  public var description: String { message(in: .english) }

  /// The sentence for people.
  public func message(in language: Language) -> String {
    let (english, chinese) = sentences
    return SafeText.escaped(language.pick(english, chinese))
  }

  private var sentences: (String, String) {
    switch self {
    case .unknownVerb(let name, let nearest):
      (
        "there is no verb “\(name)”" + hint(nearest) + "; see `collate help`",
        "没有“\(name)”这个命令" + chineseHint(nearest) + "；用 collate help 查看"
      )
    case .unknownOption(let name, let nearest):
      (
        "there is no option \(name) here" + hint(nearest), "没有选项 \(name)" + chineseHint(nearest)
      )
    case .missingValue(let option): ("\(option) needs a value", "\(option) 缺少取值")
    case .unexpectedValue(let option): ("\(option) takes no value", "\(option) 不带取值")
    case .badValue(let option, let value, let expected, nil):
      (
        "\(option) cannot be “\(value)”; expected \(expected.words.english)",
        "\(option) 不能取“\(value)”，应为\(expected.words.chinese)"
      )
    case .badValue(let option, let value, _, let nearest):
      (
        "\(option) cannot be “\(value)”" + hint(nearest),
        "\(option) 不能取“\(value)”" + chineseHint(nearest)
      )
    case .operands(let usage): ("usage: \(usage)", "用法：\(usage)")
    case .unknownKey(let path, let key, let nearest):
      (
        "\(path): there is no key “\(key)”" + hint(nearest),
        "\(path)：没有“\(key)”这个配置项" + chineseHint(nearest)
      )
    case .unreadable(let path, let fault):
      (
        "\(path): cannot be read: \(fault.text(in: .english))",
        "\(path)：无法读取：\(fault.text(in: .chinese))"
      )
    case .unwritable(let path, let fault):
      (
        "\(path): cannot be written: \(fault.text(in: .english))",
        "\(path)：无法写入：\(fault.text(in: .chinese))"
      )
    case .malformed(let path, let english, let chinese):
      ("\(path): \(english)", "\(path)：\(chinese)")
    case .other(let english, let chinese): (english, chinese)
    }
  }

  private func hint(_ nearest: String?) -> String {
    nearest.map { "; did you mean \($0)?" } ?? ""
  }

  private func chineseHint(_ nearest: String?) -> String {
    nearest.map { "，是否指 \($0)？" } ?? ""
  }
}

/// What the value of an option should be.
public enum ExpectedValue: Sendable, Hashable {
  /// One of some words.
  case oneOf([String])
  /// A whole number in a range.
  case count(ClosedRange<Int>)
  /// A share from 0 to 1.
  case share
  /// Anything else, in words: English and Chinese.
  case other(english: String, chinese: String)

  /// The words for it.
  var words: (english: String, chinese: String) {
    switch self {
    case .oneOf(let words): (words.joined(separator: ", "), words.joined(separator: "、"))
    case .count(let range) where range.upperBound == .max:
      ("a whole number from \(range.lowerBound)", "不小于\(range.lowerBound)的整数")
    case .count(let range):
      (
        "a whole number from \(range.lowerBound) to \(range.upperBound)",
        "\(range.lowerBound)到\(range.upperBound)的整数"
      )
    case .share: ("a number from 0 to 1", "0到1的数")
    case .other(let english, let chinese): (english, chinese)
    }
  }
}
