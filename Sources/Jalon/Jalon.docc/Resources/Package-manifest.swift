// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "Centre",
    platforms: [.macOS(.v14)],
    dependencies: [
        .package(url: "https://example.org/jalon.git", from: "0.1.0")
    ],
    targets: [
        .executableTarget(
            name: "Centre",
            dependencies: [.product(name: "Jalon", package: "jalon")])
    ]
)
