import Collate
import CollateReports
import Foundation
import Testing

@testable import CollateCommand

@Suite struct ShellTests {
  @Test(arguments: Completions.allCases)
  func `completions know every verb and every option`(shell: Completions) {
    let script = collate("completions", shell.rawValue).output
    for verb in Verb.allCases { #expect(script.contains(verb.rawValue)) }
    for option in Option.all {
      #expect(script.contains(shell == .fish ? "-l \(option.name.rawValue) " : option.flag))
    }
    for rule in Rule.allCases { #expect(script.contains(rule.rawValue)) }
  }

  @Test func `the manual page knows every verb and every option`() {
    let page = collate("man").output.replacing("\\-", with: "-")
    for option in Option.all { #expect(page.contains("\\fB\(option.flag)\\fR")) }
    for verb in Verb.allCases { #expect(page.contains(".B \(verb.rawValue)\n")) }
    for line in page.split(separator: "\n") where line.hasPrefix(".") {
      #expect([".TH", ".SH", ".TP", ".B ", ".br"].contains { line.hasPrefix($0) })
    }
  }

  @Test(arguments: Verb.allCases.filter { $0 != .help })
  func `every verb has help with examples first`(verb: Verb) {
    for language in ["en", "zh"] {
      let text = Help(Language(rawValue: language) ?? .english).text(on: verb)
      #expect(text.contains(verb.examples[0].command))
      #expect(text == collate(verb.rawValue, "--help", "--lang", language).output)
    }
  }

  @Test func `the help of an option has the limits of its value`() {
    let page = collate("man").output.replacing("\\-", with: "-")
    for option in Option.all {
      guard case .count(let range) = option.value, range.upperBound < .max else { continue }
      let limits = "\(range.lowerBound) to \(range.upperBound)"
      #expect(option.help(in: .english).contains(limits))
      #expect(option.help(in: .chinese).contains("\(range.lowerBound)到\(range.upperBound)"))
      #expect(page.contains(limits))
    }
  }

  @Test func `the help on pairs says what it reads and writes`() {
    for text in [collate("help", "pairs").output, collate("man").output] {
      for words in ["{\"id\": \"a1\", \"text\":", "tabs between", "Jaccard"] {
        #expect(text.contains(words))
      }
    }
  }

  @Test(arguments: [
    (["chekc", "a"], "did you mean check?"), (["joim"], "did you mean join?"),
    (["check", "--formt", "json"], "did you mean --format?"),
    (["check", "--max-finding=3"], "did you mean --max-findings?"),
    (["check", "--scope", "page"], "expected issue, file"),
    (["check", "--exit-zero=1"], "--exit-zero takes no value"),
    (["check", "--format"], "--format needs a value"),
    (["check", "--max-findings", "-1"], "expected a whole number from 0"),
    (["baseline", "wirte", "x"], "did you mean write?"),
    (["schema", "results"], "usage: collate schema"),
    (["completions"], "usage: collate completions"),
    (["check", "-qz"], "there is no option -z"),
    (["check", "--lang", "fr"], "expected en, zh"), (["check", "--lang="], "expected en, zh"),
    (["check", "--fail-on", ""], "--fail-on cannot be “”"),
    (["check", "-f", "json:"], "--format cannot be “json:”"),
    (["help", "check", "join"], "usage: collate help"), (["man", "check"], "usage: collate man"),
    (["-q", "chekc", "a"], "did you mean check?"),
    (["--lnag", "zh", "help"], "did you mean --lang?"),
    (["report", #filePath], "no valid JSON"),
  ])
  func `a slip is answered with what was meant`(arguments: [String], words: String) {
    let outcome = collate(arguments)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test(arguments: [
    (["--blocks", "foo"], "应为auto、blank-lines"), (["--max-findings", "x"], "应为不小于0的整数"),
    (["--threads", "0"], "应为1到1024的整数"), (["--fail-on", "foo"], "或规则名"), (["--bogus"], "没有选项"),
    (["--format"], "缺少取值"), (["--model", #filePath], "不是 collate learn 训练的模型"),
    (["--baseline", #filePath], "不是合法的 JSON"),
  ])
  func `wrong use is answered in the language asked for`(arguments: [String], words: String) {
    for before in [["--lang", "zh", "check"], ["--lang", "zh"], ["check", "--lang=zh", "-"]] {
      let outcome = collate(before + arguments)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
    let outcome = collate(["check"] + arguments, environment: ["COLLATE_LANG": "zh"])
    #expect(outcome.errors.contains(words))
    #expect(collate("check", "--blocks", "foo", "--lang", "zh").errors.contains("应为auto"))
  }

  @Test func `options may stand before the verb`() throws {
    let help = collate("help", "check", "--lang", "zh").output
    #expect(collate("--lang", "zh", "help", "check").output == help)
    #expect(collate("--lang=zh", "--color", "never", "check", "--help").output == help)
    #expect(collate("--help").output == collate("help").output)
    #expect(collate("-h", "join").output == collate("help", "join").output)
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "check.txt")
    #expect(collate("-qf", "json", "check", file).output.hasPrefix("{"))
    #expect(collate("-f", "plain", file).output.contains("[repeat.exact]"))
    #expect(collate("--no-config", "join", file).output.contains(Texts.other))
    #expect(collate("-q", "--", file).status == 1)
  }

  @Test func `a comparison takes two different files`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.story, to: "a.txt")
    for name in ["b.txt", "c.txt", "d.txt"] { try folder.write(Texts.story, to: "in/" + name) }
    for other in [file, folder("in")] {
      let outcome = collate("diff", file, other)
      #expect(outcome.status == 2)
      #expect(outcome.errors.contains("diff compares two different files"), "\(outcome.errors)")
    }
  }

  @Test func `short options may be bundled, and two dashes end options`() throws {
    let folder = try Folder()
    let file = try folder.write(Texts.repeated, to: "-x.txt")
    let outcome = collate("check", "-vfplain", "--", file)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("[repeat.exact]"))
  }

  @Test func `the distance of words counts a swap once`() {
    #expect(Nearest.distance(Array("chekc"), Array("check")) == 1)
    #expect(Nearest.distance(Array(""), Array("abc")) == 3)
    #expect(Nearest.distance(Array("kitten"), Array("sitting")) == 3)
    #expect(Nearest.match("quux", among: ["check", "join"]) == nil)
  }

  @Test(arguments: SchemaName.allCases)
  func `published schemas are those of the command`(name: SchemaName) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/CollateReports/Schemas/\(name.rawValue).schema.json")
    let text = collate("schema", name.rawValue).output
    if ProcessInfo.processInfo.environment["COLLATE_WRITE_GOLDEN"] != nil {
      try Data(text.utf8).write(to: file)
    }
    #expect(try String(decoding: Data(contentsOf: file), as: UTF8.self) == text)
  }
}
