public import Collate

/// Why something could not be read or made, and what to do, in the reader's language.
public enum ErrorText {
  /// Why a text cannot be joined.
  public static func text(_ error: Assembly.Failure, in language: Language) -> String {
    language.pick(
      error.description,
      {
        switch error {
        case .severalSources(0): "没有可接排的文件"
        case .severalSources(let count): "不能同时接排\(count)个文件，因为编辑清单只能复原一个文件，请逐个接排"
        case .malformed: "检查结果自相矛盾或与文本不符，请重新检查"
        }
      }())
  }

  /// Why a joined text cannot be undone.
  public static func text(_ error: EditList.UndoError, in language: Language) -> String {
    language.pick(
      error.description,
      {
        switch error {
        case .textChanged: "与编辑清单对应的文本不符，接排之后有改动，请用接排时写出的文本"
        case .malformed: "编辑清单前后矛盾或有改动，请用接排时写出的清单"
        }
      }())
  }

  /// Why bytes are no junction model.
  public static func text(_ error: JunctionModel.FormatError, in language: Language) -> String {
    language.pick(
      error.description,
      {
        switch error {
        case .notAModel: "不是 collate learn 训练的模型，或版本不同，请重新训练"
        case .damaged: "模型文件已损坏，请重新训练"
        }
      }())
  }

  /// Why a text is not JSON; the line is said apart.
  public static func text(_ error: JSONError, in language: Language) -> String {
    language.pick(
      "no valid JSON: \(error.problem.rawValue)",
      {
        let problem =
          switch error.problem {
          case .unexpectedEnd: "内容不完整"
          case .unexpectedCharacter: "有不该出现的字符"
          case .duplicateName: "名称重复"
          case .badNumber: "不是数字"
          case .badEscape: "转义写法不对"
          case .tooDeep: "嵌套过深"
          }
        return "不是合法的 JSON：\(problem)"
      }())
  }

  /// Why a result cannot be read back.
  public static func text(_ error: ResultDecoder.Fault, in language: Language) -> String {
    switch error {
    case .syntax(let error): line(error, in: language)
    case .schema(let name): schema(name, expected: JSONReport.schema, in: language)
    case .member(let name):
      language.pick("“\(name)” is missing or does not fit the text", "“\(name)”缺失或与文本不符")
    case .changed(let path):
      language.pick(
        "\(path): the text has changed since it was checked; check it again",
        "\(path)：文件在检查之后有改动，请重新检查")
    }
  }

  /// Why a file is no baseline.
  public static func text(_ error: BaselineFile.Fault, in language: Language) -> String {
    switch error {
    case .syntax(let error): line(error, in: language)
    case .schema(let name): schema(name, expected: BaselineFile.schema, in: language)
    case .member(let name, let entry):
      language.pick("entry \(entry): “\(name)” is missing or wrong", "第\(entry)条：“\(name)”缺失或有误")
    case .unknownMember(let name, let entry):
      language.pick("entry \(entry): there is no member “\(name)”", "第\(entry)条：没有“\(name)”这一项")
    }
  }

  /// Why a file is no edit list.
  public static func text(_ error: EditListFile.Fault, in language: Language) -> String {
    switch error {
    case .syntax(let error): line(error, in: language)
    case .schema(let name): schema(name, expected: EditListFile.schema, in: language)
    case .member(let name, let edit):
      language.pick("“\(name)” is missing or wrong in edit \(edit)", "编辑\(edit)：“\(name)”缺失或有误")
    }
  }

  private static func line(_ error: JSONError, in language: Language) -> String {
    let text = text(error, in: language)
    return language.pick("line \(error.line): \(text)", "第\(error.line)行：\(text)")
  }

  private static func schema(
    _ name: String, expected: String, in language: Language
  ) -> String {
    language.pick(
      "the schema is “\(name)”, expected “\(expected)”", "schema 是“\(name)”，应为“\(expected)”")
  }
}

extension JSONError: CustomStringConvertible {
  /// What is wrong, and in which line.
  public var description: String { "line \(line): \(ErrorText.text(self, in: .english))" }
}

extension ResultDecoder.Fault: CustomStringConvertible {
  /// What is wrong, and what to do.
  public var description: String { ErrorText.text(self, in: .english) }
}

extension BaselineFile.Fault: CustomStringConvertible {
  /// What is wrong.
  public var description: String { ErrorText.text(self, in: .english) }
}

extension EditListFile.Fault: CustomStringConvertible {
  /// What is wrong.
  public var description: String { ErrorText.text(self, in: .english) }
}
