// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "FirstProgram",
    platforms: [.macOS(.v14)],
    products: [.executable(name: "first-program", targets: ["FirstProgram"])],
    dependencies: [.package(name: "Jalon", path: "../..")],
    targets: [
        .executableTarget(
            name: "FirstProgram", dependencies: [.product(name: "Jalon", package: "Jalon")],
            swiftSettings: [.treatAllWarnings(as: .error)])
    ]
)
