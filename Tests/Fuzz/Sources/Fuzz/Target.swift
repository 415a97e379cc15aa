/// A reader that is fuzzed.
enum Target: String, CaseIterable {
    /// Days, moments, periods and what people write for them.
    case dates
    /// Rule packs of one's own.
    case packs
    /// The interchange format, into a casebook with a vault.
    case interchange
    /// Tables and documents of the Human Trafficking Case Data Standard.
    case htcds
    /// Sealed bundles, and what they hold.
    case bundle
    /// Backups, sealed and plain, up to the casebook in them.
    case backup

    /// Makes what every execution uses.
    func prepare() throws {
        switch self {
        case .dates, .htcds, .backup: break
        case .packs: try PackTarget.prepare()
        case .interchange: try InterchangeTarget.prepare()
        case .bundle: try Desk.prepare()
        }
    }

    /// Gives the reader an input.
    func run(_ bytes: [UInt8]) {
        switch self {
        case .dates: DateTarget.run(bytes)
        case .packs: PackTarget.run(bytes)
        case .interchange: InterchangeTarget.run(bytes)
        case .htcds: HTCDSTarget.run(bytes)
        case .bundle: BundleTarget.run(bytes)
        case .backup: BackupTarget.run(bytes)
        }
    }
}
