extension EntryFacts {
    /// That something of the case left the casebook.
    public struct TimelineExported: Sendable, Hashable {
        /// The form.
        public let format: ExportFormat
        /// How much.
        public let redaction: Redaction
        /// To whom, by code; `nil` when nobody was named.
        public let recipient: WorkerCode?

        /// Makes an export.
        public init(_ format: ExportFormat, _ redaction: Redaction, for recipient: WorkerCode? = nil) {
            self.format = format
            self.redaction = redaction
            self.recipient = recipient
        }
    }
}
