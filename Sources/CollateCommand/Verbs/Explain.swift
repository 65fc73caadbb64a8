import Collate
import CollateReports

extension Invocation {
  /// `collate explain RULE…`; without a rule, all of them.
  func explain() throws(CommandError) -> Int32 {
    var rules: [Rule] = []
    for name in operands {
      guard let rule = Rule(rawValue: name) else {
        let nearest = Nearest.match(name, among: Rule.allCases.map(\.rawValue))
        let hint = nearest.map { ("; did you mean \($0)?", "，是否指 \($0)？") } ?? ("", "")
        throw .other(
          english: "there is no rule “\(name)”\(hint.0)", chinese: "没有规则“\(name)”\(hint.1)")
      }
      rules.append(rule)
    }
    if rules.isEmpty { rules = Rule.allCases }
    let paragraphs = rules.map { rule in
      let text = RuleText(rule, in: language)
      return "\(rule.rawValue): \(text.name)\n    \(text.description)\n    \(text.help)\n"
    }
    try write(paragraphs.joined(separator: "\n"))
    return 0
  }
}
