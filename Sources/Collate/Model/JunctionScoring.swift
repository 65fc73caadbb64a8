/// What a language model says about the place where one block ends and another begins.
///
/// All values are natural logarithms of probabilities.
package protocol JunctionScoring: Sendable {
  /// The log-probability that a paragraph ends after this text.
  func endLogProbability(after tail: ArraySlice<UInt32>) -> Double
  /// The log-probability that a mark of punctuation, or the end of a paragraph, follows this text.
  func clauseEndLogProbability(after tail: ArraySlice<UInt32>) -> Double
  /// The log-probability of these characters at the start of a paragraph.
  func startLogProbability(of head: ArraySlice<UInt32>) -> Double
  /// The log-probability of these characters somewhere inside a text, whatever stands before them.
  func insideLogProbability(of head: ArraySlice<UInt32>) -> Double
  /// The log-probability of these characters after a text.
  func runOnLogProbability(of head: ArraySlice<UInt32>, after tail: ArraySlice<UInt32>) -> Double
  /// The network for one kind of script; nil where none knows the language.
  func network(isDense: Bool) -> JunctionNetwork?
  /// The log-probability of each character of a text after those before it, whatever the issue says
  /// elsewhere; nil where no model knows the script. Set phrases come near 0.
  func familiarity(of text: [UInt32]) -> [Double]?
}
