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

/// The name by which SwiftPM knows Jalon's own package, which it takes from the folder.
///
/// Fuzzing reaches the readers themselves, which are `package`: this target is compiled as if it stood in there.
let jalon = Context.packageDirectory.split(separator: "/").dropLast(2).last.map { $0.lowercased() } ?? "jalon"
let identifier = String(jalon.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })

let package = Package(
    name: "JalonFuzz",
    platforms: [.macOS(.v14)],
    dependencies: [
        .package(name: "Jalon", path: "../.."),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        .target(name: "CLibFuzzer"),
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                "CLibFuzzer", .product(name: "Jalon", package: "Jalon"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            packageAccess: false,
            swiftSettings: strict + [.unsafeFlags(["-package-name", identifier])]),
    ],
    cLanguageStandard: .gnu2x
)
