// swift-tools-version: 6.2

import PackageDescription

/// Every Swift target of Jalon is built under the same, strictest settings.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// The modules whose values `Jalon` hands on.
///
/// SwiftPM builds a target anew when a module changes that it names, and not when one behind that does: what sees these
/// values without naming their modules would go on with how they lay in memory before. So they are named by each target
/// that sees them, and belong to the product, for those outside.
let handedOn = ["CivilCalendar", "CountryRules", "CaseModel", "CaseExport", "CaseStore"]
let valuesOfAll: [Target.Dependency] = handedOn.map { .init(stringLiteral: $0) }

let package = Package(
    name: "Jalon",
    platforms: [.macOS(.v14)],
    products: [
        .library(name: "CivilCalendar", targets: ["CivilCalendar"]),
        .library(name: "CountryRules", targets: ["CountryRules", "CivilCalendar"]),
        .library(name: "Jalon", targets: ["Jalon"] + handedOn),
        .executable(name: "jalon", targets: ["JalonExecutable"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    ],
    targets: [
        .target(name: "CivilCalendar", swiftSettings: strict),

        .target(name: "CRulePacks"),
        .target(
            name: "CountryRules",
            dependencies: ["CivilCalendar", "CRulePacks"],
            exclude: ["Packs", "Reference", "Text"],
            swiftSettings: strict),

        .target(
            name: "CaseModel",
            dependencies: ["CivilCalendar", "CountryRules"],
            swiftSettings: strict),

        .target(name: "CMigrations"),
        .target(name: "CMachineShim"),
        .target(name: "CSQLiteShim", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(
            name: "CaseStore",
            dependencies: [
                "CivilCalendar", "CountryRules", "CaseModel", "CMachineShim", "CMigrations", "CSQLiteShim",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),

        .target(
            name: "CaseExport",
            dependencies: ["CivilCalendar", "CountryRules", "CaseModel"],
            swiftSettings: strict),

        .target(
            name: "Jalon",
            dependencies: [
                "CivilCalendar", "CountryRules", "CaseModel", "CaseStore", "CaseExport",
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict),

        .target(
            name: "JalonCommands",
            dependencies: ["Jalon", .product(name: "ArgumentParser", package: "swift-argument-parser")] + valuesOfAll,
            swiftSettings: strict),
        .executableTarget(name: "JalonExecutable", dependencies: ["JalonCommands"], swiftSettings: strict),

        .target(name: "SeededNumbers", path: "Tests/SeededNumbers", swiftSettings: strict),
        .testTarget(
            name: "CivilCalendarTests", dependencies: ["CivilCalendar", "SeededNumbers"], exclude: ["Cases"],
            swiftSettings: strict),
        .testTarget(
            name: "CountryRulesTests", dependencies: ["CivilCalendar", "CountryRules", "SeededNumbers"],
            exclude: ["Cases"], swiftSettings: strict),
        .testTarget(
            name: "CaseModelTests", dependencies: ["CivilCalendar", "CountryRules", "CaseModel", "SeededNumbers"],
            swiftSettings: strict),
        .testTarget(
            name: "CaseStoreTests",
            dependencies: [
                "CivilCalendar", "CountryRules", "CaseModel", "CaseStore", "SeededNumbers",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            exclude: ["Fixtures"], swiftSettings: strict),
        .testTarget(name: "CaseExportTests", dependencies: valuesOfAll + ["SeededNumbers"], swiftSettings: strict),
        .testTarget(
            name: "JalonTests",
            dependencies: [
                "Jalon", "SeededNumbers", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
            ] + valuesOfAll,
            exclude: ["Interface"], swiftSettings: strict),
        .testTarget(
            name: "JalonCommandsTests", dependencies: ["JalonCommands", "Jalon"] + valuesOfAll, exclude: ["Help"],
            swiftSettings: strict),
        .testTarget(name: "DocumentationTests", dependencies: ["Jalon"] + valuesOfAll, swiftSettings: strict),
    ],
    cLanguageStandard: .gnu2x
)
