import Collate

@testable import CollateReports

/// A small issue with one finding of every rule, and its result made by hand.
enum Sample {
  static let text = """
    新闻 A01版

    滨江公园三期开放 <script>alert(1)</script>

    本报讯(记者 林青)滨江公园三期昨日开放，新增绿地12公顷，步道8公里，首日接待游客3万人次。

    园方介绍，今后将逐步增设无障碍设施，并在沿线布置休

    天气预报：今天多云，气温10到18度

    息座椅与饮水点，方便老人和儿童使用。园方还表示必须

    须进一步完善夜间照明，园内照明不足，园内照明不足的路段将先行改造。

    进一步

    滨江公园三期昨日开放，新增绿地15公顷，步道8公里，首日接待游客3万人次，𠮷田先生第一个入园👨‍👩‍👧。

    (下转4版)

    The council approved the new tram line on Monday ]]> and the work begins in spring.

    The council approved the new tram line on Monday ]]> and the work begins in spring.

    ::error::这一行以冒号开头，[方括号]\\与%百分号，夹着\u{202E}反向\u{0}空字符，还没有说完的

    施工单位表示，工程将在年底前
    """

  static let issue = Issue(sources: [Source(path: "版面/A01 [一].txt", text: text)])

  /// The place of the n-th occurrence of a phrase.
  static func place(_ phrase: String, occurrence: Int = 0) -> Place {
    let bytes = issue.sources[0].bytes
    let wanted = Array(phrase.utf8)
    var found = 0
    for start in 0...(bytes.count - wanted.count)
    where Array(bytes[start..<start + wanted.count]) == wanted {
      if found == occurrence {
        let end = start + wanted.count
        let first = issue.blocks.firstIndex { $0.bytes.contains(start) } ?? 0
        let last = issue.blocks.firstIndex { $0.bytes.contains(end - 1) } ?? first
        return Place(block: first, lastBlock: last, bytes: start..<end)
      }
      found += 1
    }
    preconditionFailure("The sample has no such phrase.")
  }

  static let result: CheckResult = {
    let near = Family(
      kind: .near, similarity: 0.8181, characters: 38,
      members: [
        place("滨江公园三期昨日开放，新增绿地12公顷，步道8公里，首日接待游客3万人次"),
        place("滨江公园三期昨日开放，新增绿地15公顷，步道8公里，首日接待游客3万人次"),
      ],
      differences: [
        Difference(
          member: 1, kept: place("12公顷").digits, other: place("15公顷").digits, isNumeric: true)
      ],
      keptBecause: .inArticle, id: "1b2c3d4e5f607182")
    let exact = Family(
      kind: .exact, similarity: 1, characters: 66,
      members: [issue.place(of: 10), issue.place(of: 11)], id: "00c0ffee00c0ffee")
    let inner = Family(
      kind: .inner, similarity: 1, characters: 6,
      members: [place("园内照明不足"), place("园内照明不足", occurrence: 1)],
      id: "0123456789abcdef")
    let echo = Family(
      kind: .passage, similarity: 1, characters: 8,
      members: [place("滨江公园三期"), place("滨江公园三期", occurrence: 1)],
      id: "fedcba9876543210", echo: .head)
    let links = [
      Continuation(
        from: 3, to: 5, certainty: .certain, score: 9.25, margin: 7.5, kind: .displaced,
        reasons: [
          .init(signal: "seam.runOnModel", weight: 8), .init(signal: "tail.endsDense", weight: 2.5),
          .init(signal: "seam.distance", weight: -1.25),
          .init(signal: "head.afterHeadline", weight: 0.75, isAbsent: true),
        ],
        alternatives: [.init(to: 6, score: 1.75)]),
      Continuation(
        from: 5, to: 6, certainty: .likely, score: 4, margin: 3.125, kind: .adjacent, overlap: "须",
        reasons: [
          .init(signal: "seam.overlap", weight: 2), .init(signal: "seam.adjacent", weight: 2),
        ]
      ),
    ]
    func finding(
      _ rule: Rule, _ severity: Severity, _ place: Place, _ related: [Place],
      _ subject: Finding.Subject
    ) -> Finding {
      let mark = FNV.hash((rule.rawValue + issue.text(of: place)).utf8)
      return Finding(
        rule: rule, severity: severity, place: place, related: related,
        fingerprint: mark.hexadecimal, subject: subject)
    }
    return CheckResult(
      issue: issue, options: CheckOptions(), roles: [],
      printedPages: [PrintedPage(source: 0, blocks: issue.blocks.indices, label: "A1")],
      families: [near, inner, exact],
      echoes: [echo], continuations: links,
      orphans: [Orphan(fragment: issue.place(of: 7), into: place("进一步"))],
      jumps: [
        Jump(
          at: issue.place(of: 9), direction: .to, page: "4", state: .targetMissing,
          headDiffers: .init(start: issue.place(of: 1), jump: issue.place(of: 0)))
      ],
      articles: [Article(title: 1, blocks: [1, 2, 3, 5, 6])],
      findings: [
        finding(.repeatNumbers, .error, near.members[1], [near.members[0]], .family(0)),
        finding(.repeatExact, .error, issue.place(of: 11), [issue.place(of: 10)], .family(2)),
        finding(
          .fragmentDisplaced, .error, issue.place(of: 3), [issue.place(of: 5)], .continuation(0)),
        finding(
          .fragmentSplit, .warning, issue.place(of: 5), [issue.place(of: 6)], .continuation(1)),
        finding(.repeatInner, .warning, inner.members[1], [inner.members[0]], .family(1)),
        finding(
          .fragmentOrphan, .warning, issue.place(of: 7), [place("进一步")], .orphan(0)),
        finding(.jumpUnresolved, .warning, issue.place(of: 9), [], .jump(0)),
        finding(.fragmentOpenEnd, .note, issue.place(of: 12), [], .block),
        finding(.fragmentOpenEnd, .note, issue.place(of: 13), [], .block),
      ])
  }()

  static func report(_ language: Language = .english) -> Report {
    let bytes = issue.sources[0].bytes
    var report = Report(
      result: result,
      inputs: [
        InputRecord(
          path: issue.sources[0].path, encoding: "utf-8", bytes: bytes.count, pages: 1,
          blocks: issue.blocks.count, state: .read, contentHash: InputRecord.hash(bytes)),
        InputRecord(path: "版面/A02.txt", state: .skipped, reason: "no such file or folder"),
      ],
      tool: Report.Tool(name: "collate", version: "0.0.0"),
      parameters: ["minChars": 20, "scope": "issue"])
    report.language = language
    return report
  }
}

extension Place {
  /// The first two bytes of a place.
  fileprivate var digits: Place {
    Place(block: block, bytes: bytes.lowerBound..<bytes.lowerBound + 2)
  }
}
