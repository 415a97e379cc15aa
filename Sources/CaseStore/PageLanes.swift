internal import CaseModel
internal import Foundation

/// Pages that are read one after the other and worked on by two threads, and handed on in their order.
///
/// Whoever walks through them takes pages too: where the other thread comes late or never, all is done all the same. Each
/// thread works on the pages that it read itself: what one thread makes and the other takes apart costs both more than
/// half of it saves (make bench ROW=csv). Who has taken the last page that they want says so with `leave()`: the other
/// thread waits for that.
final class PageLanes<Page: Sendable>: @unchecked Sendable {
    /// What comes of reading a page: what is left to do with it, and where the next one begins, while there is one.
    struct Read {
        let work: () throws -> Page
        let next: String?
    }

    /// How many pages are under way or wait to be handed on.
    private static var most: Int { 4 }

    /// One of the two threads.
    enum Lane: Sendable { case caller, helper }

    private let read: @Sendable (_ place: String, _ lane: Lane) throws -> Read
    private let changed = NSCondition()
    /// Where the next page begins; `nil` when there is none, or the last could not be read.
    private var next: String?
    /// Whether a thread reads: where the next page begins is not known before.
    private var isReading = false
    private var taken = 0
    private var handedOn = 0
    private var done: [Int: Result<Page, any Error>] = [:]
    /// Whether the other thread was called, which a single page is not worth.
    private var hasHelp = ProcessInfo.processInfo.activeProcessorCount < 2

    /// Pages, of which none is read before one is asked for.
    ///
    /// - Parameter read: Reads the page that begins at a place, which is one thread's at a time; `lane` tells which of the
    ///   two it is.
    init(from place: String, read: @escaping @Sendable (_ place: String, _ lane: Lane) throws -> Read) {
        self.read = read
        next = place
    }

    /// The next page; `nil` behind the last.
    ///
    /// - Throws: What reading the page throws, or the work on it.
    func page() throws -> Page? {
        changed.lock()
        defer { changed.unlock() }
        while true {
            if let page = done.removeValue(forKey: handedOn) {
                handedOn += 1
                changed.broadcast()
                return try page.get()
            }
            if canTake {
                take(in: .caller)
            } else if isReading || taken > handedOn {
                changed.wait()
            } else {
                return nil
            }
        }
    }

    /// Lets what was not taken yet be.
    func leave() {
        changed.lock()
        next = nil
        done = [:]
        changed.broadcast()
        changed.unlock()
    }

    /// Takes pages until there are none.
    private func help() {
        changed.lock()
        defer { changed.unlock() }
        while next != nil || isReading {
            if canTake { take(in: .helper) } else { changed.wait() }
        }
    }

    private var canTake: Bool { next != nil && !isReading && taken - handedOn < Self.most }

    /// Reads the next page and works on it, while others may go on.
    private func take(in lane: Lane) {
        guard let place = next else { return }
        let number = taken
        taken += 1
        isReading = true
        changed.unlock()
        let outcome = Result { try read(place, lane) }
        changed.lock()
        isReading = false
        // Who left meanwhile wants no more.
        if next != nil { next = (try? outcome.get())?.next }
        if next != nil, !hasHelp {
            hasHelp = true
            // Of its own: it waits for whoever takes the pages, and would keep a thread from others meanwhile.
            DispatchQueue(label: "jalon.casebook.pages", qos: .userInitiated).async { [self] in help() }
        }
        changed.broadcast()
        changed.unlock()
        let page = Result { try outcome.get().work() }
        changed.lock()
        done[number] = page
        changed.broadcast()
    }
}
