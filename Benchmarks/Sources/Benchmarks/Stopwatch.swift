import Foundation
import Jalon

/// The seconds since it was made, by a clock that is never set, and those of the processor.
struct Stopwatch {
    private let start = ContinuousClock.now
    private let worked = Self.processorTime

    /// The seconds of the processor.
    var processor: Double { Self.processorTime - worked }

    private static var processorTime: Double {
        var moment = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &moment)
        return Double(moment.tv_sec) + Double(moment.tv_nsec) * 1e-9
    }

    var seconds: Double {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}

/// A file that is written in pieces of 256 KiB, as the yardsticks write theirs.
final class FileOutput {
    private static let capacity = 1 << 18
    private let descriptor: Int32
    private var buffer: [UInt8] = []

    init(_ path: String) throws {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw BenchmarkFailure("\(path) cannot be written") }
        buffer.reserveCapacity(Self.capacity)
    }

    func write(_ bytes: [UInt8]) throws(JalonError) {
        if buffer.count + bytes.count > Self.capacity { try flush() }
        buffer.append(contentsOf: bytes)
    }

    func finish() throws(JalonError) {
        try flush()
        close(descriptor)
    }

    private func flush() throws(JalonError) {
        var start = 0
        while start < buffer.count {
            let written = buffer[start...].withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 else { throw JalonError(.failed, "the export cannot be written") }
            start += written
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
