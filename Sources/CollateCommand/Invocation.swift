import Collate
import CollateReports

/// A command about to run: what to do, with which settings, and where output goes.
struct Invocation: Sendable {
  let verb: Verb
  let operands: [String]
  let settings: Settings
  let language: Language
  let environment: [String: String]
  let streams: Streams

  /// Reads standard input to its end.
  func readStandardInput() throws(CommandError) -> [UInt8] {
    guard let bytes = streams.readInput() else {
      throw .other(english: "standard input cannot be read", chinese: "标准输入无法读取")
    }
    return bytes
  }

  /// Reads a file, or standard input for `-`.
  func read(_ path: String) throws(CommandError) -> [UInt8] {
    path == "-" ? try readStandardInput() : try Files.read(path)
  }

  /// Writes text to standard output.
  func write(_ text: String) throws(CommandError) { try write(Array(text.utf8)) }

  /// Writes bytes to standard output; one that its reader has closed takes no more, and that is no fault.
  func write(_ bytes: [UInt8]) throws(CommandError) {
    do {
      try streams.writeOutput(bytes)
    } catch {
      if let fault = error.fault { throw .unwritable(path: "-", fault) }
    }
  }

  /// Writes bytes to a file, or to standard output for `-` and nil.
  func write(_ bytes: [UInt8], to path: String?) throws(CommandError) {
    guard let path, path != "-" else { return try write(bytes) }
    try Files.write(bytes, to: path)
  }

  /// Says in a line what was done, unless that is not wanted: on standard output, or on standard error
  /// where that takes the result.
  ///
  /// - Parameter target: where the result was written.
  func tell(_ english: String, _ chinese: String, of target: String) throws(CommandError) {
    guard !settings.isSet(.quiet) else { return }
    if target == "-" { return diagnose(english, chinese) }
    try write(language.pick(english, chinese) + "\n")
  }

  /// Writes one line to standard error.
  func diagnose(_ english: String, _ chinese: String) {
    streams.diagnose("collate: " + SafeText.escaped(language.pick(english, chinese)))
  }

  /// Whether standard output is to be coloured.
  var isColoured: Bool {
    switch settings.value(.color) {
    case "always": return true
    case "never": return false
    default: break
    }
    if let value = environment["NO_COLOR"], !value.isEmpty { return false }
    for name in ["FORCE_COLOR", "CLICOLOR_FORCE"] {
      if let value = environment[name], !value.isEmpty, value != "0" { return true }
    }
    return streams.isOutputTerminal && environment["TERM"] != "dumb"
  }

  /// The columns to lay text out in.
  var width: Int {
    if streams.isOutputTerminal, let columns = streams.columns, columns > 0 { return columns }
    if let columns = environment["COLUMNS"].flatMap(Int.init), columns > 0 { return columns }
    return 100
  }

  /// How a report in text is laid out; a file gets no colour.
  func layout(forFile: Bool) -> TextReport.Layout {
    var layout = TextReport.Layout()
    layout.width = forFile ? 100 : width
    layout.isColoured = !forFile && isColoured
    layout.isVerbose = settings.isSet(.verbose)
    return layout
  }
}
