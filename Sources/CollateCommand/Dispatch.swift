/// Which function does what a verb says.
enum Dispatch {
  static func run(_ invocation: Invocation) throws(CommandError) -> Int32 {
    if invocation.settings.isSet(.version) {
      try invocation.write("collate \(CollateCommand.version)\n")
      return 0
    }
    if invocation.settings.isSet(.help) {
      try invocation.write(Help(invocation.language).text(on: invocation.verb))
      return 0
    }
    switch invocation.verb {
    case .check: return try invocation.check()
    case .pairs: return try invocation.pairs()
    case .join: return try invocation.join()
    case .diff: return try invocation.diff()
    case .learn: return try invocation.learn()
    case .explain: return try invocation.explain()
    case .report: return try invocation.report()
    case .baseline: return try invocation.baselineVerb()
    case .schema: return try invocation.schema()
    case .completions: return try invocation.completions()
    case .man: return try invocation.manualPage()
    case .help: return try invocation.help()
    }
  }
}
