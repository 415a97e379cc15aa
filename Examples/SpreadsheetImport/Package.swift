// swift-tools-version: 6.2

import PackageDescription

/// The settings that Jalon itself is built under.
let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
    name: "SpreadsheetImport",
    platforms: [.macOS(.v14)],
    products: [.executable(name: "spreadsheet-import", targets: ["SpreadsheetImport"])],
    dependencies: [
        .package(name: "Jalon", path: "../.."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        .executableTarget(
            name: "SpreadsheetImport",
            dependencies: [
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Jalon", package: "Jalon"),
            ],
            swiftSettings: strict)
    ]
)
