// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "mujun-timings",
  dependencies: [.package(name: "mujun-land", path: "..")],
  targets: [
    .executableTarget(
      name: "overlap", dependencies: [.product(name: "LandGeometry", package: "mujun-land")])
  ]
)
