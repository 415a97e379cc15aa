// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "LawOnly",
    platforms: [.macOS(.v14)],
    products: [.executable(name: "law-only", targets: ["LawOnlyProgram"])],
    dependencies: [.package(name: "Jalon", path: "../..")],
    targets: [
        .executableTarget(
            name: "LawOnlyProgram", dependencies: [.product(name: "CountryRules", package: "Jalon")],
            path: "Sources/LawOnly")
    ]
)
