// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "FromDoubtToPermit",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "from-doubt-to-permit", targets: ["FromDoubtToPermitProgram"])],
    dependencies: [.package(name: "Jalon", path: "../..")],
    targets: [
        .executableTarget(
            name: "FromDoubtToPermitProgram", dependencies: [.product(name: "Jalon", package: "Jalon")],
            path: "Sources/FromDoubtToPermit",
            swiftSettings: [.treatAllWarnings(as: .error)])
    ]
)
