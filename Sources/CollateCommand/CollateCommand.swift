import CollateReports

/// The command `collate`, run in process.
public enum CollateCommand {
  /// The version of the command and of the library.
  public static let version = "0.1.0"

  /// Runs the command.
  ///
  /// - Parameters:
  ///   - arguments: what follows the name of the program.
  ///   - environment: the variables of the environment.
  ///   - streams: where input comes from and output goes to.
  /// - Returns: the exit status: 0 done, 1 findings, 2 wrong use or failure.
  public static func run(
    _ arguments: [String], environment: [String: String], streams: Streams
  ) -> Int32 {
    let locale =
      ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }
      .first { !$0.isEmpty } ?? ""
    var language =
      Arguments.language(in: arguments)
      ?? environment["COLLATE_LANG"].flatMap(Language.init(rawValue:))
      ?? Language(locale: locale)
    do {
      let parsed = try Arguments(arguments)
      let settings = try Settings(parsed, environment: environment)
      if let name = settings.value(.lang) { language = Language(rawValue: name) ?? language }
      let invocation = Invocation(
        verb: parsed.verb, operands: parsed.operands, settings: settings, language: language,
        environment: environment, streams: streams)
      if parsed.verb.readsConfiguration { invocation.diagnoseUnknownVariables() }
      return try Dispatch.run(invocation)
    } catch {
      streams.diagnose("collate: " + error.message(in: language))
      return 2
    }
  }
}
