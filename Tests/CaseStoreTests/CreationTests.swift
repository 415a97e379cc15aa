import CaseModel
import CaseStore
import Foundation
import Testing

@Suite("Creating a casebook")
struct CreationTests {
    let folder = TemporaryFolder()

    @Test("The file is its owner's alone, and so is every folder that is made for it")
    func modes() throws {
        let path = folder.file("new/deeper/casebook.sqlite")
        _ = try CasebookStore.create(at: path)
        #expect(try mode(path) == 0o600)
        #expect(try mode(folder.file("new")) == 0o700 && mode(folder.file("new/deeper")) == 0o700)
    }

    #if os(Linux)
        @Test("So it is under a mask that would leave everything open")
        func openMask() throws {
            let path = folder.file("new/casebook.sqlite")
            try Self.withOpenMask { _ = try CasebookStore.create(at: path) }
            #expect(try mode(path) == 0o600 && mode(folder.file("new")) == 0o700)
        }

        /// Gives the thread a mask of its own: `unshare(CLONE_FS)`, which the C headers hide from Swift.
        private static func unshareMask() throws {
            let address = try #require(dlsym(nil, "unshare"))
            let unshare = unsafeBitCast(address, to: (@convention(c) (CInt) -> CInt).self)
            try #require(unshare(0x200) == 0)
        }

        /// Works in a thread that shares its mask with no other: the process keeps its own.
        private static func withOpenMask(_ work: @escaping @Sendable () throws -> Void) throws {
            let done = DispatchSemaphore(value: 0)
            let outcome = Outcome()
            Thread.detachNewThread {
                outcome.set(
                    Result {
                        try Self.unshareMask()
                        umask(0)
                        let probe = NSTemporaryDirectory() + "jalon-\(UUID().uuidString)"
                        defer { try? FileManager.default.removeItem(atPath: probe) }
                        try #require(mkdir(probe, 0o777) == 0)
                        #expect(try mode(probe) == 0o777)
                        try work()
                    })
                done.signal()
            }
            done.wait()
            try outcome.get()
        }
    #endif

    @Test("What is there already is left as it is: a file, an empty one, a folder, a link to nothing")
    func there() throws {
        let path = folder.file()
        for content in [Data(), Data("a letter".utf8)] {
            try write(content, to: path)
            let error = #expect(throws: JalonError.self) { try CasebookStore.create(at: path) }
            #expect(error?.code == .failed)
            #expect(error?.message == "there is something at \(path) already; it was left as it is")
            #expect(try bytes(path) == content)
        }
        #expect(throws: JalonError.self) { try CasebookStore.create(at: folder.path) }
        let link = folder.file("link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.file("nowhere"))
        #expect(throws: JalonError.self) { try CasebookStore.create(at: link) }
        #expect(try folder.names() == ["casebook.sqlite", "link"])
    }

    @Test("A folder that cannot be made is said")
    func folderFails() throws {
        try write(Data("a letter".utf8), to: folder.file("letter"))
        let error = #expect(throws: JalonError.self) {
            try CasebookStore.create(at: folder.file("letter/casebook.sqlite"))
        }
        #expect(error?.code == .failed && error?.message.contains(folder.file("letter")) == true)
    }

    @Test("A new casebook is whole, empty, and one of its own")
    func empty() throws {
        let first = try CasebookStore.create(at: folder.file("a"))
        let second = try CasebookStore.create(at: folder.file("b"))
        let (one, other) = (try first.verify(), try second.verify())
        #expect(one.problems == [] && one.entries == 0 && one.cases == 0 && one.head.count == 64)
        #expect(one.head != other.head)
        #expect(try first.verify(head: one.head).problems == [] && first.verify(head: other.head).problems.count == 1)
        #expect(try folder.names() == ["a", "b"])
    }
}

/// What a thread came to.
private final class Outcome: @unchecked Sendable {
    private let lock = NSLock()
    private var result: Result<Void, any Error> = .success(())

    func set(_ result: Result<Void, any Error>) { lock.withLock { self.result = result } }
    func get() throws { try lock.withLock { result }.get() }
}
