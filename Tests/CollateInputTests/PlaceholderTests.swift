import Testing

@testable import CollateInput
