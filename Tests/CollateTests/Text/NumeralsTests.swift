import Testing

@testable import Collate

@Suite struct NumeralsTests {
  @Test func `Han numerals from one to ten have the values of the Unicode tables`() {
    for scalar in "一二三四五六七八九十".unicodeScalars {
      let value = Numerals.value(ofHan: scalar.value).map(Double.init)
      #expect(value == scalar.properties.numericValue)
    }
    #expect((0x3000...0x9FFF).count { Numerals.value(ofHan: $0) != nil } == 10)
    #expect("〇零".unicodeScalars.allSatisfy { Numerals.isHanZero($0.value) })
  }

  @Test func `what has a value is a numeral`() {
    for scalar: UInt32 in 0x3000...0x9FFF
    where Numerals.value(ofHan: scalar) != nil || Numerals.isHanZero(scalar) {
      #expect(Numerals.isNumeral(scalar))
    }
  }

  @Test(
    arguments: [
      ("四", 4), ("十", 10), ("十二", 12), ("二十", 20), ("三十六", 36), ("一二", 12), ("一〇", 10), ("头", 1),
      ("〇", 0), ("版", nil), ("", nil),
    ] as [(String, Int?)])
  func `a page is named in Han numerals`(text: String, number: Int?) {
    let scalars = text.unicodeScalars.map(\.value)
    let found = PageLabelReader.number(scalars, at: 0)
    #expect(found?.label.number == number)
    #expect(found?.end == number.map { _ in scalars.count })
  }
}
