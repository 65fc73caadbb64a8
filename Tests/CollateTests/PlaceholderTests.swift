import Testing

@testable import Collate
