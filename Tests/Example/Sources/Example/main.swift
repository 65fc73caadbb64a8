// Checks a text, prints what was found, and fails where it is not what it should be.

import Collate
import CollateModels
import CollateReports

let text = """
  市图书馆新馆本月底启用

  市图书馆新馆本月底启用，藏书两百万册。读者凭身份证即可入馆阅览，周一闭馆整理，馆方还将

  陆续开放自习区与少儿阅览区，并延长周末开放时间至晚上九点。

  滨江公园三期昨日正式开放，新增绿地十二公顷，步道八公里，首日接待游客三万人次。

  天气晴好。

  滨江公园三期昨日正式开放，新增绿地十二公顷，步道八公里，首日接待游客三万人次。
  """

let issue = Issue(text, path: "A01.txt")
let check = Check(models: BuiltInModels.all)
let result = try await check.run(on: issue) { stage in
  print("stage \(stage.rawValue + 1) of \(Check.Stage.allCases.count)")
}

// Results as values, and as ranges of the caller's own string.
for finding in result.findings {
  let range = finding.place.range(in: text)
  print(finding.rule.rawValue, finding.severity.rawValue, range.map { text[$0].prefix(12) } ?? "")
  precondition(
    range.map { String(text[$0]) } == issue.text(of: finding.place), "The range is another text.")
}
precondition(result.findings.contains { $0.rule == .repeatExact }, "The repeat was not found.")

// A check that nobody waits for any more ends early.
let task = Task {
  withUnsafeCurrentTask { $0?.cancel() }
  return try await check.run(on: issue) { _ in }
}
do {
  _ = try await task.value
  preconditionFailure("The check went on.")
} catch is CancellationError {}

// The joined text, and the way back.
let assembly = try Assembly(result)
let original = try assembly.edits.undo(assembly.text)
precondition(original == Array(text.utf8), "The way back is wrong.")

// A report for machines, and a baseline that knows what was found.
let report = Report(result: result, tool: Report.Tool(name: "example", version: "1"))
precondition(SARIFReport().render(report).contains("\"version\": \"2.1.0\""), "No SARIF.")
let known = Baseline(Baseline.items(of: result))
precondition(known.comparison(with: Baseline.items(of: result)).new.isEmpty, "Not known.")
