// swift-tools-version: 6.2
import Foundation
import PackageDescription

// CI sets MUJUN_STRICT: there a warning fails the build; on a desk it only warns.
let strict = ProcessInfo.processInfo.environment["MUJUN_STRICT"] != nil

let settings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ] + (strict ? [.treatAllWarnings(as: .error)] : [])

/// One room of the house. Data flows down the list below: a room names only rooms that stand above it.
func room(
  _ name: String, needs rooms: [String] = [], products: [Target.Dependency] = [],
  resources: [Resource] = []
) -> Target {
  .target(
    name: name,
    dependencies: rooms.map { .byName(name: $0) } + products,
    resources: resources,
    swiftSettings: settings)
}

func tests(
  of name: String, needs rooms: [String] = [], products: [Target.Dependency] = [],
  resources: [Resource] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: ([name] + rooms).map { .byName(name: $0) } + products,
    resources: resources,
    swiftSettings: settings)
}

/// What fuzzing reads, and the seeds and finds that are read again with every test. Where MUJUN_FUZZING is set the same
/// sources are a program that libFuzzer drives (`scripts/fuzz`); its library comes with the toolchain and is linked
/// there only.
let fuzzing: [Target] = {
  let rooms: [Target.Dependency] = [
    "Units", "Diagnostics", "Documents", "LandGeometry", "Tables", "Intake", "RuleBooks", "Delivery",
  ]
  guard ProcessInfo.processInfo.environment["MUJUN_FUZZING"] != nil else {
    return [
      .testTarget(
        name: "FuzzingTests", dependencies: rooms, path: "Fuzzing",
        exclude: ["CLibFuzzer", "FuzzRun.swift", "Seeds", "Found"], swiftSettings: settings)
    ]
  }
  return [
    .systemLibrary(name: "CLibFuzzer", path: "Fuzzing/CLibFuzzer"),
    .executableTarget(
      name: "Fuzzing", dependencies: rooms + ["CLibFuzzer"], path: "Fuzzing",
      exclude: ["CLibFuzzer", "ReplayTests.swift", "Seeds", "Found"], swiftSettings: settings),
  ]
}()

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "mujun-land",
  products: [
    .executable(name: "mujun", targets: ["mujun"]),
    // For Timings, which measures the overlay by itself.
    .library(name: "LandGeometry", targets: ["LandGeometry"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CGDAL", pkgConfig: "gdal", providers: [.apt(["libgdal-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),

    room("Units"),
    room("Diagnostics", needs: ["Units"]),
    room("Documents", needs: ["Diagnostics"], products: [yams]),
    room("LandGeometry", needs: ["CGEOS", "CPROJ", "Units"]),
    room(
      "Tables", needs: ["Units", "Diagnostics", "Documents", "LandGeometry"],
      resources: [.embedInCode("column-guide.yaml")]),
    room(
      "Intake", needs: ["CGDAL", "Units", "Diagnostics", "Documents", "LandGeometry", "Tables"],
      resources: [.embedInCode("aliases.yaml"), .embedInCode("bands.yaml")]),
    room("Cadastre", needs: ["Units", "Diagnostics", "LandGeometry", "Tables"]),
    room("RuleBooks", needs: ["Units", "Diagnostics", "Documents", "Tables"]),
    room("Evaluation", needs: ["Units", "Diagnostics", "Tables", "Cadastre", "RuleBooks"]),
    room(
      "RuleCases",
      needs: [
        "Units", "Diagnostics", "Documents", "Tables", "Intake", "Cadastre", "RuleBooks", "Evaluation",
      ]),
    room(
      "Delivery",
      needs: [
        "CGDAL", "CXLSXWriter", "Units", "Diagnostics", "Documents", "LandGeometry", "Tables", "Cadastre",
        "RuleBooks", "Evaluation",
      ],
      resources: [
        .embedInCode("Report/Page/page.html"), .embedInCode("Report/Page/page.css"),
        .embedInCode("Report/Page/map.js"), .embedInCode("Report/Page/tables.js"),
      ]),
    .executableTarget(
      name: "mujun",
      dependencies: [
        "Units", "Diagnostics", "Tables", "Intake", "Cadastre", "RuleBooks", "Evaluation",
        "RuleCases", "Delivery", argumentParser,
      ],
      swiftSettings: settings),

    tests(of: "Units"),
    tests(of: "Diagnostics"),
    tests(of: "Documents", needs: ["Diagnostics"]),
    tests(of: "LandGeometry"),
    tests(of: "Tables", needs: ["Units"]),
    tests(
      of: "Intake", needs: ["CGDAL", "Units", "Diagnostics", "Tables"], products: [yams],
      resources: [.copy("Cases")]),
    tests(
      of: "Delivery",
      needs: ["Units", "Diagnostics", "Tables", "Intake", "Cadastre", "RuleBooks", "Evaluation"]),
    tests(
      of: "RuleBooks", needs: ["Units", "Diagnostics", "Documents", "Tables"],
      resources: [.copy("Rejected"), .copy("Accepted")]),
    tests(of: "Cadastre", needs: ["LandFixtures", "Units", "Diagnostics", "LandGeometry", "Tables"]),
    tests(
      of: "Evaluation",
      needs: ["LandFixtures", "Units", "Diagnostics", "Documents", "Tables", "Cadastre", "RuleBooks"]),
    tests(of: "RuleCases", needs: ["Diagnostics", "Documents", "RuleBooks", "Evaluation"]),
    .target(
      name: "LandFixtures", dependencies: ["Units", "Diagnostics", "LandGeometry", "Tables", "Cadastre"],
      path: "Tests/LandFixtures", swiftSettings: settings),
    .testTarget(name: "ArchitectureTests", swiftSettings: settings),
    .testTarget(
      name: "ShippedBooksTests",
      dependencies: [
        "Units", "Diagnostics", "Tables", "Cadastre", "RuleBooks", "Evaluation", "RuleCases",
      ],
      swiftSettings: settings),
  ] + fuzzing
)
