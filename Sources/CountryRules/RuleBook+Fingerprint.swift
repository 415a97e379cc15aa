extension RuleBook {
    /// Which packs the binary carries, as a short code: what was derived under others is derived anew.
    ///
    /// Reading it parses no pack.
    package static var embeddedFingerprint: String {
        EmbeddedRules.packFiles.map { Checksum.of($0.place) }.together("-")
    }

    /// The longest time before a deadline at which the packs that the binary carries announce one, in days.
    package static var embeddedAlertHorizon: Int { 30 }

    /// The longest time before a deadline at which a pack of this book announces one, in days.
    package var alertHorizon: Int {
        packs.flatMap { pack in
            pack.alerts + pack.stages.flatMap { $0.alerts ?? [] } + pack.periods.flatMap { $0.alerts ?? [] }
                + pack.stays.flatMap { $0.alerts ?? [] }
        }.max() ?? 0
    }
}
