// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "Collate",
  platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9), .visionOS(.v1)],
  products: [
    .library(name: "Collate", targets: ["Collate"]),
    .library(name: "CollateModels", targets: ["CollateModels"]),
    .library(name: "CollateInput", targets: ["CollateInput"]),
    .library(name: "CollateReports", targets: ["CollateReports"]),
    .executable(name: "collate", targets: ["CollateTool"]),
    .executable(name: "collate-benchmark", targets: ["CollateBenchmark"]),
  ],
  targets: [
    // The library: standard library only.
    // Unoptimised code rounds by the C mathematics library, which only Foundation would link on Linux.
    .target(
      name: "Collate", swiftSettings: settings,
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux, .android]))]),
    // The built-in junction models, apart so that a user of signatures alone does not carry them.
    .target(
      name: "CollateModels", dependencies: ["Collate"], exclude: ["Sources.md"],
      swiftSettings: settings),
    // Bytes of many encodings to an `Issue`.
    .target(name: "CollateInput", dependencies: ["Collate"], swiftSettings: settings),
    // Findings to text for people and to machine formats.
    .target(
      name: "CollateReports", dependencies: ["Collate"], exclude: ["Schemas"],
      swiftSettings: settings),
    // Options and commands; runs in process, so that tests need no child process.
    .target(
      name: "CollateCommand",
      dependencies: ["Collate", "CollateModels", "CollateInput", "CollateReports"],
      swiftSettings: settings),
    .executableTarget(
      name: "CollateTool", dependencies: ["CollateCommand"], swiftSettings: settings),
    .executableTarget(
      name: "CollateBenchmark",
      dependencies: [
        "Collate", "CollateModels", "CollateInput", "CollateReports", "CollateCommand",
      ],
      path: "Benchmarks",
      exclude: ["RESULTS.md", "peers", "instructions", "networks", "joins"],
      swiftSettings: settings),
    // What the tests of several targets share.
    .target(
      name: "CollateTestSupport", path: "Tests/CollateTestSupport", swiftSettings: settings),
    .testTarget(
      name: "CollateTests", dependencies: ["Collate", "CollateModels", "CollateTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "CollateInputTests", dependencies: ["CollateInput", "CollateTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "CollateReportsTests", dependencies: ["CollateReports", "CollateTestSupport"],
      exclude: ["Golden"], swiftSettings: settings),
    .testTarget(
      name: "CollateCommandTests",
      dependencies: ["CollateCommand", "CollateInput", "CollateReports", "CollateTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "CollateBenchmarkTests", dependencies: ["Collate", "CollateBenchmark"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
