// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "SixthCountry",
    platforms: [.macOS(.v14)],
    products: [.executable(name: "sixth-country", targets: ["SixthCountryProgram"])],
    dependencies: [.package(name: "Jalon", path: "../..")],
    targets: [
        .executableTarget(
            name: "SixthCountryProgram", dependencies: [.product(name: "CountryRules", package: "Jalon")],
            path: "Sources/SixthCountry")
    ]
)
