// swift-tools-version: 6.2
import PackageDescription

// A package that uses Collate as others do, by its public interface alone.
let package = Package(
  name: "Example",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "Collate", path: "../..")],
  targets: [
    .executableTarget(
      name: "Example",
      dependencies: [
        .product(name: "Collate", package: "Collate"),
        .product(name: "CollateModels", package: "Collate"),
        .product(name: "CollateReports", package: "Collate"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
