import Testing

@testable import CollateCommand
