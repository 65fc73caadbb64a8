import Collate

/// The proof page: one self-contained file for a proofreader, without network and without server.
///
/// The findings stand in the page as JSON; its script builds each card when it comes into view, from
/// text alone, so that markup in the issue stays text and a thousand families scroll. Verdicts leave
/// the page only as an allow file that the reader saves.
public struct HTMLReport: ReportFormat {
  /// Makes the format.
  public init() {}

  /// Writes the whole report.
  public func render(_ report: Report) -> String {
    let data = ProofData(report).value.compact
      // Inside a script element only `</` and `<!--` could end or hide it.
      .split(separator: "<", omittingEmptySubsequences: false).joined(separator: "\\u003c")
    let language = report.language.pick("en", "zh-Hans")
    let title = report.language.pick("Proof", "校样")
    let paths = report.issue.sources.prefix(3).map { HTMLReport.escaped($0.path) }
      .joined(separator: ", ")
    return """
      <!doctype html>
      <html lang="\(language)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="\(HTMLReport.policy)">
      <meta name="generator" content="collate \(HTMLReport.escaped(report.tool.version))">
      <title>\(title) · \(paths)</title>
      <style>
      \(ProofPage.style)
      </style>
      </head>
      <body>
      <noscript>\(report.language.pick("This page needs JavaScript.", "本页需要启用 JavaScript。"))</noscript>
      <div id="app"></div>
      <script type="application/json" id="data">\(data)</script>
      <script>
      \(ProofPage.script)
      </script>
      </body>
      </html>

      """
  }

  /// Nothing may be loaded or sent; style and script are those of the page.
  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    + "base-uri 'none'; form-action 'none'"

  private static func escaped(_ text: String) -> String {
    XMLText.escaped(SafeText.escaped(text))
  }
}

/// The parts of the page that are the same for every report.
enum ProofPage {}
