public import CountryRules

extension JalonError {
    /// What the rules said, as an error of the casebook.
    public init(_ error: RuleError) {
        let code: Code =
            switch error.code {
            case .unknownPack, .noPackCoversDay, .unknownStage, .noSecrecyLaw: .notFound
            case .unknownCountry, .notComputable, .unknownDelivery, .unreadablePack: .invalidInput
            default: .failed
            }
        self.init(code, error.message, error.wording)
    }
}
