import Testing

@testable import CollateReports
