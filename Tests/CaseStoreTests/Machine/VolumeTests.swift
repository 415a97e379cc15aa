import CaseStore
import Foundation
import Testing

/// A machine that is made of a few files below a folder.
final class MadeMachine {
    private let folder = TemporaryFolder()
    var files: MachineFiles { MachineFiles(root: folder.path) }

    func write(_ path: String, _ text: String) throws {
        let file = URL(filePath: folder.path + path)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    /// A device by its numbers, with what it lies on.
    func device(_ id: String, uuid: String? = nil, on below: String..., isPartition: Bool = false) throws {
        let path = "/sys/dev/block/\(id)"
        try write("\(path)/dev", id)
        if let uuid { try write("\(path)/dm/uuid", uuid + "\n") }
        if isPartition { try write("\(path)/partition", "1") }
        for (index, other) in below.enumerated() { try write("\(path)/slaves/part\(index)/dev", other + "\n") }
    }

    /// The volume of `/srv/data/casebook` when that is mounted so.
    func volume(_ device: String, _ type: String, from source: String = "/dev/x", at point: String = "/srv/data")
        throws -> Volume
    {
        try write(
            "/proc/self/mountinfo",
            """
            27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
            90 27 \(device) / \(point) rw,nosuid shared:1 master:2 - \(type) \(source) rw
            91 27 0:5 / /srv/database rw - tmpfs tmpfs rw
            """)
        return Volume(of: "/srv/data/casebook", files: files)
    }
}

@Suite("What a volume is, as far as the machine tells")
struct VolumeTests {
    let machine = MadeMachine()

    @Test("A disk without anything between is not encrypted, LUKS is, whatever lies on it")
    func encryption() throws {
        try machine.device("8:1", isPartition: true)
        try machine.device("253:0", uuid: "CRYPT-LUKS2-0a1b-luks", on: "8:1")
        try machine.device("253:1", uuid: "LVM-abc", on: "253:0")
        try machine.device("253:2", uuid: "LVM-def", on: "8:1")
        #expect(try machine.volume("8:1", "ext4").encryption == .unencrypted)
        #expect(try machine.volume("253:0", "ext4").encryption == .encrypted)
        #expect(try machine.volume("253:1", "xfs").encryption == .encrypted)
        #expect(try machine.volume("253:2", "xfs").encryption == .unencrypted)
    }

    @Test("Several disks are encrypted when all are")
    func several() throws {
        try machine.device("8:1")
        try machine.device("253:0", uuid: "CRYPT-PLAIN-a", on: "8:1")
        try machine.device("253:1", uuid: "CRYPT-PLAIN-b", on: "8:1")
        try machine.device("9:0", on: "253:0", "253:1")
        try machine.device("9:1", on: "253:0", "8:1")
        try machine.device("9:2", on: "253:0", "7:77")
        #expect(try machine.volume("9:0", "ext4").encryption == .encrypted)
        #expect(try machine.volume("9:1", "ext4").encryption == .unencrypted)
        #expect(try machine.volume("9:2", "ext4").encryption == .unknown)
    }

    @Test("What cannot be told is not told")
    func unknown() throws {
        #expect(try machine.volume("8:9", "ext4").encryption == .unknown)
        #expect(try machine.volume("0:44", "btrfs").encryption == .unknown)
        #expect(try machine.volume("0:45", "nfs4", from: "server:/x").encryption == .unknown)
        // A device that lies on itself comes to an end.
        try machine.device("9:0", on: "9:0")
        #expect(try machine.volume("9:0", "ext4").encryption == .unknown)
        let empty = Volume(of: "/", files: MachineFiles(root: "/nowhere"))
        #expect(empty.encryption == .unknown)
    }

    @Test("A file that is mounted as a disk is what its own disk is; file systems that seal are sealed")
    func loop() throws {
        try machine.device("253:0", uuid: "CRYPT-LUKS1-a", on: "8:1")
        try machine.device("7:0")
        try machine.write("/sys/dev/block/7:0/loop/backing_file", "/image")
        try machine.device("254:0")
        #expect(try machine.volume("7:0", "ext4").encryption == .unencrypted)
        try machine.device("254:0", uuid: "CRYPT-LUKS1-b")
        #expect(try machine.volume("7:0", "ext4").encryption == .encrypted)
        #expect(try machine.volume("0:50", "fuse.gocryptfs").encryption == .encrypted)
        #expect(try machine.volume("0:50", "ecryptfs").encryption == .encrypted)
    }

    @Test(
        "The kinds of file systems",
        arguments: [
            ("ext4", Volume.Kind.local), ("btrfs", .local), ("xfs", .local), ("fuseblk", .local), ("overlay", .local),
            ("nfs", .network), ("nfs4", .network), ("cifs", .network), ("smb3", .network), ("afs", .network),
            ("ceph", .network), ("fuse.sshfs", .network), ("tmpfs", .memory), ("ramfs", .memory), ("9p", .passed),
            ("virtiofs", .passed), ("fuse.something", .passed),
        ])
    func kinds(type: String, kind: Volume.Kind) throws {
        let volume = try machine.volume("0:60", type)
        #expect(volume.kind == kind && volume.type == type)
    }

    @Test("The mount with the longest path counts, and the last at one place; a blank is written as three digits")
    func mounts() throws {
        #expect(try machine.volume("8:1", "vfat", at: "/srv").type == "vfat")
        #expect(try machine.volume("8:1", "vfat", at: "/srv/dat").type == "ext4")
        try machine.write(
            "/proc/self/mountinfo",
            """
            27 1 254:0 / / rw - ext4 /dev/vda rw
            28 27 8:1 / /srv/my\\040data rw - xfs /dev/sda1 rw
            29 27 8:2 / /srv/my\\040data rw - btrfs /dev/sda2 rw
            nonsense
            """)
        #expect(Volume(of: "/srv/my data/casebook", files: machine.files).type == "btrfs")
    }

    @Test("Swap: none, in memory, on a disk, in a file")
    func swap() throws {
        #expect(Volume.swap(files: MachineFiles(root: "/nowhere")) == .unknown)
        let head = "Filename\tType\tSize\tUsed\tPriority\n"
        try machine.write("/proc/swaps", head)
        #expect(Volume.swap(files: machine.files) == nil)
        try machine.write("/proc/swaps", head + "/dev/zram0 partition 100 0 5\n")
        #expect(Volume.swap(files: machine.files) == nil)
        try machine.write("/proc/swaps", head + "/dev/sda9\tpartition\t100\t0\t-2\n")
        #expect(Volume.swap(files: machine.files) == .unknown)
        try machine.write("/proc/swaps", head + "/swapfile\tfile\t100\t0\t-2\n")
        try machine.device("254:0")
        try machine.write("/proc/self/mountinfo", "27 1 254:0 / / rw - ext4 /dev/vda rw\n")
        #expect(Volume.swap(files: machine.files) == .unencrypted)
        try machine.device("254:0", uuid: "CRYPT-LUKS2-z")
        #expect(Volume.swap(files: machine.files) == .encrypted)
    }

    @Test("This machine tells what its own folder lies on")
    func here() throws {
        let folder = TemporaryFolder()
        let volume = Volume(of: folder.file("casebook"))
        #if os(Linux)
            #expect(volume.type != nil && volume.kind != .unknown)
        #endif
    }
}

@Suite("The defects that are known of SQLite")
struct KnownDefectTests {
    @Test(
        "By the number of the version",
        arguments: [
            ("3.40.1", ["aggregate", "full-text", "wal-reset"]), ("3.50.2", ["full-text", "wal-reset"]),
            ("3.50.7", ["full-text"]), ("3.51.2", ["full-text", "wal-reset"]), ("3.51.3", ["full-text"]),
            ("3.54.0", []), ("3.6.0", ["aggregate"]), ("4.0", []),
        ])
    func versions(version: String, names: [String]) {
        #expect(KnownDefect.all.filter { $0.isIn(version) }.map(\.name) == names)
    }

    @Test("Each has its source, and the SQLite of this machine has a version")
    func sources() throws {
        #expect(KnownDefect.all.allSatisfy { $0.source.hasPrefix("https://") })
        let sqlite = try SQLiteFacts()
        #expect(sqlite.version.hasPrefix("3.") && sqlite.isThreadSafe && !sqlite.options.isEmpty)
    }
}
