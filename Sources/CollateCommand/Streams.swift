/// Where a command reads and writes.
public struct Streams: Sendable {
  /// The output takes no more.
  public struct Closed: Error, Sendable {
    /// Why; nil where the reader of a pipe went away.
    public let fault: FileFault?

    /// Makes the error.
    public init(_ fault: FileFault? = nil) { self.fault = fault }
  }

  /// Reads standard input to its end; nil if it cannot be read.
  public var readInput: @Sendable () -> [UInt8]?
  /// Writes to standard output.
  public var writeOutput: @Sendable ([UInt8]) throws(Closed) -> Void
  /// Writes to standard error; failures have nowhere to go.
  public var writeError: @Sendable ([UInt8]) -> Void
  /// Whether standard input is a terminal.
  public var isInputTerminal = false
  /// Whether standard output is a terminal.
  public var isOutputTerminal = false
  /// Whether standard error is a terminal.
  public var isErrorTerminal = false
  /// The columns of the terminal, where there is one.
  public var columns: Int?

  /// Makes streams that are no terminal.
  public init(
    readInput: @escaping @Sendable () -> [UInt8]?,
    writeOutput: @escaping @Sendable ([UInt8]) throws(Closed) -> Void,
    writeError: @escaping @Sendable ([UInt8]) -> Void
  ) {
    self.readInput = readInput
    self.writeOutput = writeOutput
    self.writeError = writeError
  }

  /// Writes one line to standard error.
  func diagnose(_ line: String) { writeError(Array((line + "\n").utf8)) }
}
