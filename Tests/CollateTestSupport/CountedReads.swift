/// A collection that counts how often its elements are read: the work that is done with it.
package struct CountedReads<Element>: RandomAccessCollection {
  /// How many reads there were.
  package final class Counter {
    package fileprivate(set) var count = 0
  }

  package let reads = Counter()
  private let elements: [Element]

  package init(_ elements: [Element]) { self.elements = elements }

  package var startIndex: Int { 0 }
  package var endIndex: Int { elements.count }

  package subscript(index: Int) -> Element {
    reads.count += 1
    return elements[index]
  }
}
