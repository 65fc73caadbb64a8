import CollateReports

/// The manual page in the man macros of roff, made from the tables of verbs and options.
enum ManualPage {
  /// The day on which the page was last changed in substance.
  private static let date = "2026-11-25"

  static var text: String {
    var page = ".TH COLLATE 1 \(date) \"collate \(CollateCommand.version)\"\n"
    page += ".SH NAME\ncollate \\- check the text of a newspaper issue before it is printed\n"
    page += ".SH SYNOPSIS\n"
    page += Verb.allCases.map { ".B \(escaped($0.usage))\n" }.joined(separator: ".br\n")
    page += ".SH DESCRIPTION\n"
    page +=
      escaped(
        "collate finds what is set twice, cut in two or displaced in the text of a newspaper issue, "
          + "and jump lines that lead nowhere. It reads text files, or folders with all text files "
          + "below them, as the pages of one issue. A form feed in a file begins a page as well; where a "
          + "file has none, page heads do (“Page 1”): blocks of their own, the first at the top of the "
          + "file, that are worded alike and number their pages upwards.") + "\n"
    page += ".SH EXAMPLES\n"
    for verb in Verb.allCases {
      for example in verb.examples {
        page += ".TP\n.B \(escaped(example.command))\n\(escaped(example.english))\n"
      }
    }
    page += ".SH VERBS\n"
    for verb in Verb.allCases {
      page += ".TP\n.B \(escaped(verb.rawValue))\n\(escaped(verb.summary.english))\n"
      for note in verb.notes { page += ".br\n\(escaped(note.english))" }
    }
    page += ".SH OPTIONS\n"
    for option in Option.all {
      let short = option.short.map { "\\fB\\-\($0)\\fR, " } ?? ""
      let value = option.placeholder.isEmpty ? "" : " \\fI\(escaped(option.placeholder))\\fR"
      page += ".TP\n\(short)\\fB\(escaped(option.flag))\\fR\(value)\n"
      page += escaped(option.help(in: .english)) + "\n"
      let verbs = Verb.allCases.filter(option.verbs.contains).map(\.rawValue)
      if verbs.count < Verb.allCases.count {
        page += ".br\nVerbs: \(escaped(verbs.joined(separator: ", "))).\n"
      }
    }
    page += ".SH ENVIRONMENT\n"
    for option in Option.all where option.isSetting {
      page += ".TP\n.B \(escaped(option.variable))\nAs \(escaped(option.flag)).\n"
    }
    for (name, words) in variables { page += ".TP\n.B \(escaped(name))\n\(escaped(words))\n" }
    page += ".SH FILES\n.TP\n.B .collate.json\n"
    page +=
      escaped(
        "Settings of a project: the nearest file from the working folder upwards, at most to the root "
          + "of the repository. Flags come before the environment, and that before the file.")
      + "\n"
    page += ".SH EXIT STATUS\n"
    for (status, words) in statuses { page += ".TP\n.B \(status)\n\(escaped(words))\n" }
    return page
  }

  private static let variables = [
    ("NO_COLOR", "If not empty, no colours."),
    ("FORCE_COLOR, CLICOLOR_FORCE", "If not empty and not 0, colours even off a terminal."),
    ("SOURCE_DATE_EPOCH", "The time against which last days in allow files are held."),
    ("GITHUB_STEP_SUMMARY, GITHUB_OUTPUT", "Written to by the format github."),
  ]

  private static let statuses = [
    ("0", "Nothing at or above the level of --fail-on outside the baseline."),
    ("1", "Findings."),
    ("2", "Wrong use, an input that could not be read whole, or failure; outranks 1."),
    ("130", "Interrupted."),
  ]

  /// Text for roff: no sign of it is a command.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "…": result += "..."
      case "'": result += "\\(aq"
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") ? "\\&" + result : result
  }
}

extension Invocation {
  /// `collate man`.
  func manualPage() throws(CommandError) -> Int32 {
    guard operands.isEmpty else { throw .operands(usage: verb.usage) }
    try write(ManualPage.text)
    return 0
  }
}
