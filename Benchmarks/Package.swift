// swift-tools-version: 6.2

import PackageDescription

// The Swift side of every row; what it is measured against is in Yardsticks.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v14)],
    dependencies: [.package(name: "Jalon", path: "..")],
    targets: [
        .executableTarget(
            name: "JalonBenchmarks",
            dependencies: [.product(name: "Jalon", package: "Jalon")],
            path: "Sources/Benchmarks",
            swiftSettings: [.treatAllWarnings(as: .error)]),
        .executableTarget(
            name: "LawProgram",
            dependencies: [
                .product(name: "CivilCalendar", package: "Jalon"), .product(name: "CountryRules", package: "Jalon"),
            ],
            path: "Sources/Law"),
        .executableTarget(name: "EmptyProgram", path: "Sources/Empty"),
    ]
)
