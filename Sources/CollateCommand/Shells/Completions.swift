import CollateReports
import Collate

/// Completions for a shell, made from the tables of verbs and options.
enum Completions: String, CaseIterable {
  case bash, zsh, fish

  /// The words that complete the first operand of a verb; empty where it takes files.
  static func operands(of verb: Verb) -> [String] {
    switch verb {
    case .baseline: ["write", "compare", "prune"]
    case .explain: Rule.allCases.map(\.rawValue)
    case .schema: SchemaName.allCases.map(\.rawValue)
    case .completions: Completions.allCases.map(\.rawValue)
    case .help: Verb.allCases.map(\.rawValue)
    default: []
    }
  }

  /// The script.
  var script: String {
    switch self {
    case .bash: bashScript
    case .zsh: zshScript
    case .fish: fishScript
    }
  }

  private static func options(of verb: Verb) -> [Option] {
    Option.all.filter { $0.verbs.contains(verb) }
  }

  // MARK: bash

  private var bashScript: String {
    var text = """
      # bash completion for collate
      _collate() {
        local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
        local verb=${COMP_WORDS[1]} options= operands=
        COMPREPLY=()
        # Bash takes the sign of --option=value for a word of its own.
        if [ "$current" = = ]; then
          current=
        elif [ "$previous" = = ]; then
          previous=${COMP_WORDS[COMP_CWORD-2]}
        fi
        if [ "$COMP_CWORD" -eq 1 ] && [[ $current != -* ]]; then
          COMPREPLY=($(compgen -W '\(words(Verb.allCases.map(\.rawValue)))' -- "$current"))
          compopt -o default 2>/dev/null
          return
        fi

      """
    text += "  case $previous in\n"
    for option in Option.all {
      let names = [option.flag] + (option.short.map { ["-\($0)"] } ?? [])
      let pattern = names.joined(separator: "|")
      switch option.value {
      case .none: continue
      case _ where !option.suggestions.isEmpty:
        text += "    \(pattern)) COMPREPLY=($(compgen -W '\(words(option.suggestions))' "
        text += "-- \"$current\")); return;;\n"
      case .file: text += "    \(pattern)) compopt -o default 2>/dev/null; return;;\n"
      default: text += "    \(pattern)) return;;\n"
      }
    }
    text += "  esac\n  case $verb in\n"
    for verb in Verb.allCases {
      let flags = Completions.options(of: verb).map(\.flag)
      // What starts with an option or a path is a check.
      let pattern = verb == .check ? "check|-*|*.*|*/*" : verb.rawValue
      text += "    \(pattern)) options='\(words(flags))'"
      let operands = Completions.operands(of: verb)
      if !operands.isEmpty { text += " operands='\(words(operands))'" }
      text += ";;\n"
    }
    return text + """
        esac
        if [[ $current == -* ]]; then
          COMPREPLY=($(compgen -W "$options" -- "$current"))
        else
          [ "$COMP_CWORD" -eq 2 ] && COMPREPLY=($(compgen -W "$operands" -- "$current"))
          compopt -o default 2>/dev/null
        fi
      }
      complete -F _collate collate

      """
  }

  private func words(_ words: [String]) -> String { words.joined(separator: " ") }

  // MARK: zsh

  private var zshScript: String {
    var text = "#compdef collate\n\n_collate() {\n  local -a verbs\n  verbs=(\n"
    for verb in Verb.allCases {
      text += "    \(quoted("\(verb.rawValue):\(verb.summary.english)"))\n"
    }
    text += """
        )
        if (( CURRENT == 2 )); then
          _describe -t verbs verb verbs
          _files
          return
        fi
        local verb=$words[2]
        shift words
        (( CURRENT-- ))
        case $verb in

      """
    for verb in Verb.allCases {
      text += "    \(verb.rawValue))\n      _arguments -s"
      for option in Completions.options(of: verb) { text += " \\\n        \(zshSpec(option))" }
      let operands = Completions.operands(of: verb)
      if !operands.isEmpty { text += " \\\n        '1:word:(\(words(operands)))'" }
      text += " \\\n        '*:file:_files'\n      ;;\n"
    }
    return text + "  esac\n}\n\nif [ \"$funcstack[1]\" = _collate ]; then\n  _collate \"$@\"\n"
      + "else\n  compdef _collate collate\nfi\n"
  }

  private func zshSpec(_ option: Option) -> String {
    let help = option.help(in: .english).reduce(into: "") { text, character in
      if "[]:\\".contains(character) { text.append("\\") }
      text.append(character)
    }
    var action = ""
    switch option.value {
    case .none: break
    case _ where !option.suggestions.isEmpty:
      action = ":value:(\(words(option.suggestions)))"
    case .file: action = ":file:_files"
    default: action = ":value: "
    }
    let mark = option.repeats ? "*" : ""
    let value = option.isFlag ? "" : "="
    var specs = [quoted("\(mark)\(option.flag)\(value)[\(help)]\(action)")]
    if let short = option.short { specs.append(quoted("\(mark)-\(short)[\(help)]\(action)")) }
    return specs.joined(separator: " ")
  }

  // MARK: fish

  private var fishScript: String {
    var text = "# fish completion for collate\n"
    for verb in Verb.allCases {
      text += "complete -c collate -n __fish_use_subcommand -a \(verb.rawValue) "
      text += "-d \(quoted(verb.summary.english))\n"
    }
    for verb in Verb.allCases {
      let operands = Completions.operands(of: verb)
      guard !operands.isEmpty else { continue }
      text += "complete -c collate -f -n '__fish_seen_subcommand_from \(verb.rawValue)' "
      text += "-a \(quoted(words(operands)))\n"
    }
    for option in Option.all {
      let verbs = Verb.allCases.filter(option.verbs.contains).map(\.rawValue)
      text += "complete -c collate -n '__fish_seen_subcommand_from \(words(verbs))' "
      text += "-l \(option.name.rawValue)"
      if let short = option.short { text += " -s \(short)" }
      switch option.value {
      case .none: break
      case _ where !option.suggestions.isEmpty:
        text += " -x -a \(quoted(words(option.suggestions)))"
      case .file: text += " -r -F"
      default: text += " -x"
      }
      text += " -d \(quoted(option.help(in: .english)))\n"
    }
    return text
  }

  private func quoted(_ text: String) -> String {
    switch self {
    case .fish:
      "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
    case .bash, .zsh: "'" + text.replacing("'", with: "'\\''") + "'"
    }
  }
}

extension Invocation {
  /// `collate completions bash|zsh|fish`.
  func completions() throws(CommandError) -> Int32 {
    guard operands.count == 1, let shell = Completions(rawValue: operands[0]) else {
      throw .operands(usage: verb.usage)
    }
    try write(shell.script)
    return 0
  }
}
