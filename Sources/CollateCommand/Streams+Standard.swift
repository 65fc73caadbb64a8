import Foundation

extension Streams {
  /// The streams of the process.
  ///
  /// A write to a closed pipe is an error here, not the end of the process.
  public static var standard: Streams {
    signal(SIGPIPE, SIG_IGN)
    var streams = Streams(
      readInput: {
        do {
          return try FileHandle.standardInput.readToEnd().map { [UInt8]($0) } ?? []
        } catch {
          return nil
        }
      },
      writeOutput: { bytes throws(Closed) in
        do {
          try FileHandle.standardOutput.write(contentsOf: Data(bytes))
        } catch {
          throw Closed(Files.isClosedPipe(error) ? nil : Files.fault(error))
        }
      },
      writeError: { bytes in
        try? FileHandle.standardError.write(contentsOf: Data(bytes))
      })
    streams.isInputTerminal = isatty(0) == 1
    streams.isOutputTerminal = isatty(1) == 1
    streams.isErrorTerminal = isatty(2) == 1
    if streams.isOutputTerminal { streams.columns = terminalColumns }
    return streams
  }

  private static var terminalColumns: Int? {
    var size = winsize()
    let request = UInt(TIOCGWINSZ)
    // The call fills the structure it is given and keeps no pointer to it.
    guard unsafe ioctl(1, request, &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
