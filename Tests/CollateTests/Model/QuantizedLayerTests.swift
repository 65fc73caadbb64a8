import CollateTestSupport
import Testing

@testable import Collate

@Suite struct QuantizedLayerTests {
  struct Shape: Sendable {
    let inputs: Int
    let outputs: Int
  }

  private func numbers(
    _ count: Int, _ size: ClosedRange<Float>, _ random: inout SplitMix64
  ) -> [Float] {
    (0..<count).map { _ in .random(in: size, using: &random) }
  }

  @Test(
    arguments: 0..<8,
    [Shape(inputs: 8, outputs: 8), Shape(inputs: 72, outputs: 40), Shape(inputs: 640, outputs: 16)])
  func `sums are those of floating-point weights but for rounding`(seed: UInt64, shape: Shape) {
    var random = SplitMix64(seed: seed)
    let scales = numbers(shape.inputs, 0.001...0.02, &random)
    let weights = (0..<shape.inputs * shape.outputs).map { _ in
      Int16.random(in: -64...63, using: &random)
    }
    var place = 0
    let layer = QuantizedLayer(scales: scales, outputs: shape.outputs) {
      defer { place += 8 }
      var entry = SIMD8<Int16>()
      for lane in 0..<8 { entry[lane] = weights[place + lane] }
      return entry
    }
    let inputs = numbers(shape.inputs, -3...3, &random)
    let bias = numbers(shape.outputs, -1...1, &random)
    let sums = layer.sums(of: JunctionNetwork.row(inputs), bias: JunctionNetwork.row(bias))
    for output in 0..<shape.outputs {
      var exact = bias[output]
      var greatest: Float = 0
      for input in 0..<shape.inputs {
        let term = inputs[input] * scales[input] * Float(weights[input * shape.outputs + output])
        exact += term
        greatest = max(greatest, abs(term))
      }
      #expect(abs(sums[output / 8][output % 8] - exact) < 0.001 * greatest)
    }
  }

  @Test func `the greatest inputs and weights stay within 32 bits`() {
    let inputs = 1_024
    let layer = QuantizedLayer(scales: [Float](repeating: 1, count: inputs), outputs: 8) {
      SIMD8(repeating: -64)
    }
    let sums = layer.sums(
      of: [SIMD8<Float>](repeating: SIMD8(repeating: -1e6), count: inputs / 8),
      bias: [SIMD8<Float>()])
    #expect(sums == [SIMD8(repeating: 64e6 * Float(inputs))])
  }

  @Test func `nothing put in gives the bias`() {
    let layer = QuantizedLayer(scales: [Float](repeating: 1, count: 8), outputs: 8) {
      SIMD8(repeating: 3)
    }
    let bias = [SIMD8<Float>(repeating: 0.5)]
    for input in [0, Float.nan, .infinity] {
      #expect(layer.sums(of: [SIMD8(repeating: input)], bias: bias) == bias)
    }
  }
}
