internal import CaseModel
internal import Crypto

/// Opens a sealed file in the memory of one chunk, wherever its bytes come from.
struct SealedReader {
    /// Bytes that can be read at any place.
    struct Source {
        let count: Int
        /// The bytes from a place on, as many as asked for.
        let read: (_ offset: Int, _ count: Int) throws(JalonError) -> [UInt8]
    }

    let header: SealedHeader
    private let source: Source

    /// Looks at a file that is of the format by its first line: its digest, then its header.
    ///
    /// - Throws: What the source throws; `JalonError` (`damaged`) when it was changed, cut or added to.
    init(_ source: Source, _ format: SealedFormat) throws(JalonError) {
        self.source = source
        let covered = source.count - SealedFormat.digestCount
        guard covered >= format.magic.count else { throw format.damaged }
        var hash = SHA256()
        var offset = 0
        while offset < covered {
            let bytes = try source.read(offset, min(SealedChunks.size, covered - offset))
            hash.update(data: bytes)
            offset += bytes.count
        }
        guard hash.finalize().elementsEqual(try source.read(covered, SealedFormat.digestCount)) else {
            throw format.damaged
        }
        header = try SealedHeader.read(source.read(0, min(format.longestHeader, covered))[...], format)
    }

    /// Opens it chunk by chunk: nothing is given of a chunk before all of it was found whole.
    ///
    /// - Throws: What the source and the sink throw; `JalonError`: `keyWrong`, `keyMissing`, `failed` as `KeyTerms`
    ///   says; `damaged` when a chunk, their number or their order was changed.
    func open(
        with secret: BundleSecret, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        let key = try header.terms.key(from: secret, format: header.format.name, opening: header.format.opened)
        let chunks = SealedChunks(header: header, key: key)
        let each = SealedChunks.size + SealedChunks.tagCount
        let start = header.bytes.count
        let body = source.count - SealedFormat.digestCount - start
        // Nothing at all is one chunk too.
        let last = max(body - 1, 0) / each
        for number in 0...last {
            let chunk = try source.read(start + number * each, min(each, body - number * each))
            try sink(chunks.open(chunk[...], number: number, isLast: number == last))
        }
    }
}
