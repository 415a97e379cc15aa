import CaseModel
import Foundation
import Testing

@testable import CaseStore

@Suite("Pages that two threads work on")
struct PageLanesTests {
    private struct Broken: Error, Equatable { let place: String }

    /// What happened, told by any thread.
    private final class Record: @unchecked Sendable {
        private let lock = NSLock()
        private var places: [String] = []
        private var readers = 0

        func reading(_ place: String) {
            lock.withLock {
                readers += 1
                #expect(readers == 1, "two threads read at once")
                places.append(place)
            }
            Thread.sleep(forTimeInterval: 0.0002)
            lock.withLock { readers -= 1 }
        }

        var read: [String] { lock.withLock { places } }
    }

    /// Lanes of so many pages, each the number of its place; some break when they are read or worked on.
    private func lanes(
        _ count: Int, _ record: Record, brokenRead: Int? = nil, brokenWork: Int? = nil
    ) -> PageLanes<Int> {
        PageLanes(from: "0") { (place, _) in
            record.reading(place)
            guard let number = Int(place), number != brokenRead else { throw Broken(place: place) }
            return .init(
                work: {
                    // Those that come later are often done sooner.
                    Thread.sleep(forTimeInterval: number.isMultiple(of: 3) ? 0.003 : 0.001)
                    if number == brokenWork { throw Broken(place: place) }
                    return number
                },
                next: number + 1 < count ? "\(number + 1)" : nil)
        }
    }

    private func pages(_ lanes: PageLanes<Int>) throws -> [Int] {
        var pages: [Int] = []
        while let page = try lanes.page() { pages.append(page) }
        return pages
    }

    @Test("They come in their order, each read once by one thread at a time", arguments: [1, 2, 5, 60])
    func order(count: Int) throws {
        let record = Record()
        let lanes = lanes(count, record)
        #expect(try pages(lanes) == Array(0..<count))
        #expect(try lanes.page() == nil)
        #expect(record.read == (0..<count).map(String.init))
    }

    @Test(
        "Two threads work on them: what one waits for, the other does",
        .enabled(if: ProcessInfo.processInfo.activeProcessorCount > 1))
    func workers() throws {
        let second = DispatchSemaphore(value: 0)
        let lanes = PageLanes<DispatchTimeoutResult>(from: "0") { (place, lane) in
            // Each is told which it is, so that they need not share what they know.
            #expect(lane == (place == "0" ? .caller : .helper))
            return .init(
                work: {
                    if place == "0" { return second.wait(timeout: .now() + 60) }
                    second.signal()
                    return .success
                },
                next: place == "0" ? "1" : nil)
        }
        #expect(try lanes.page() == .success)
        #expect(try lanes.page() == .success)
        #expect(try lanes.page() == nil)
    }

    @Test("What breaks is told in its turn, behind the pages before", arguments: [0, 1, 7, 30])
    func broken(place: Int) throws {
        for isRead in [true, false] {
            let lanes = lanes(
                40, Record(), brokenRead: isRead ? place : nil, brokenWork: isRead ? nil : place)
            defer { lanes.leave() }
            var seen: [Int] = []
            let error = #expect(throws: Broken.self) {
                while let page = try lanes.page() { seen.append(page) }
            }
            #expect(error == Broken(place: "\(place)") && seen == Array(0..<place), "\(isRead)")
        }
    }

    @Test("No more than a few wait for whoever takes them, and none is read once they were left")
    func left() throws {
        let record = Record()
        let lanes = lanes(1_000, record)
        #expect(try lanes.page() == 0)
        Thread.sleep(forTimeInterval: 0.1)
        #expect(record.read.count <= 5, "\(record.read)")
        lanes.leave()
        let read = record.read.count
        Thread.sleep(forTimeInterval: 0.05)
        #expect(record.read.count <= read + 1)
    }
}
