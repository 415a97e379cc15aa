internal import CMachineShim
internal import Foundation

/// The file system that something lies on, as far as the machine tells.
package struct Volume: Sendable, Hashable {
    /// What the file system is, as far as its locks and its memory matter.
    package enum Kind: String, Sendable {
        /// A disk of this machine.
        case local
        /// Another machine's disk.
        case network
        /// Memory: gone when the machine is switched off.
        case memory
        /// A program or a host hands the files on; what it promises cannot be seen.
        case passed
        case unknown
    }

    /// Whether what lies on it can be read by whoever takes the disk.
    package enum Encryption: String, Sendable { case encrypted, unencrypted, unknown }

    /// What the machine calls the file system, such as `ext4`.
    package let type: String?
    package let kind: Kind
    package let encryption: Encryption

    private static let networks: Set = [
        "afs", "beegfs", "ceph", "cifs", "coda", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs",
        "fuse.sshfs", "gfs2", "lustre", "nfs", "nfs4", "ocfs2", "smb2", "smb3", "smbfs", "webdav",
    ]
    private static let memories: Set = ["ramfs", "tmpfs"]
    private static let sealed: Set = ["ecryptfs", "fuse.cryfs", "fuse.encfs", "fuse.gocryptfs"]

    /// What statfs(2) and `linux/magic.h` call file systems, for machines without a list of mounts.
    private static let magic: [UInt32: String] = [
        0x0102_1994: "tmpfs", 0x0102_1997: "9p", 0x0116_1970: "gfs2", 0x00C3_6400: "ceph", 0x0BD0_0BD0: "lustre",
        0x2011_BAB0: "exfat", 0x2FC1_2FC1: "zfs", 0x4D44: "vfat", 0x517B: "smbfs", 0x5346_414F: "afs",
        0x5846_5342: "xfs", 0x6573_5546: "fuse", 0x6969: "nfs", 0x6B41_4653: "afs", 0x7375_7245: "coda",
        0x7461_636F: "ocfs2", 0x794C_7630: "overlay", 0x8584_58F6: "ramfs", 0x9123_683E: "btrfs", 0xEF53: "ext4",
        0xF15F: "ecryptfs", 0xF2F5_2010: "f2fs", 0xFE53_4D42: "smb2", 0xFF53_4D42: "cifs",
    ]

    /// Looks at the volume of a path that is there.
    package init(of path: String, files: MachineFiles = MachineFiles()) {
        let path = POSIX.absolute(path)
        let mount = Mount.of(path, in: files)
        let type = mount?.type ?? Self.typeByStatfs(path)
        self.type = type
        kind = type.map(Self.kind) ?? .unknown
        encryption =
            if let type, Self.sealed.contains(type) || Self.isEncryptedFolder(POSIX.folder(of: path)) {
                .encrypted
            } else {
                mount.map { BlockDevice.encryption(of: $0, in: files) } ?? .unknown
            }
    }

    static func kind(_ type: String) -> Kind {
        if networks.contains(type) { return .network }
        if memories.contains(type) { return .memory }
        // fuseblk is a disk of this machine, such as NTFS.
        return type == "9p" || type == "virtiofs" || type == "fuse" || type.hasPrefix("fuse.") ? .passed : .local
    }

    private static func typeByStatfs(_ path: String) -> String? { magic[jalon_file_system_type(path)] }

    /// Whether the file system itself encrypts what lies in a folder (fscrypt): `FS_ENCRYPT_FL` of `linux/fs.h`.
    private static func isEncryptedFolder(_ path: String) -> Bool {
        #if os(Linux)
            let folder = open(path, O_RDONLY | O_CLOEXEC)
            guard folder >= 0 else { return false }
            defer { close(folder) }
            var flags: Int = 0
            let request: UInt = MemoryLayout<Int>.size == 8 ? 0x8008_6601 : 0x8004_6601
            return ioctl(folder, request, &flags) == 0 && flags & 0x800 != 0
        #else
            return false
        #endif
    }

    /// Whether what was in memory stays readable on a disk; `nil` without any swap on a disk.
    package static func swap(files: MachineFiles = MachineFiles()) -> Encryption? {
        guard let list = files.text("/proc/swaps") else { return .unknown }
        let found: [Encryption] = list.split(separator: "\n").dropFirst().compactMap { line in
            let fields = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
            guard fields.count >= 2 else { return nil }
            let path = MachineFiles.unescaped(fields[0])
            // Compressed memory, and no disk.
            guard !path.hasPrefix("/dev/zram") else { return nil }
            guard fields[1] == "partition" else {
                return Mount.of(path, in: files).map { BlockDevice.encryption(of: $0, in: files) } ?? .unknown
            }
            return files.device(path).map { BlockDevice.encryption(ofDevice: $0, in: files) } ?? .unknown
        }
        return found.isEmpty ? nil : BlockDevice.weakest(found)
    }
}

/// A line of `/proc/self/mountinfo`.
struct Mount: Hashable {
    /// `major:minor` of what is mounted.
    let device: String
    let point: String
    let type: String
    let source: String

    /// The mount that a path lies on: the one with the longest path, and the last of several at one place.
    static func of(_ path: String, in files: MachineFiles) -> Mount? {
        var found: Mount?
        for line in (files.text("/proc/self/mountinfo") ?? "").split(separator: "\n") {
            guard let mount = Mount(line), mount.covers(path), mount.point.utf8.count >= found?.point.utf8.count ?? 0
            else { continue }
            found = mount
        }
        return found
    }

    private init?(_ line: Substring) {
        let fields = line.split(separator: " ")
        guard let dash = fields.firstIndex(of: "-"), dash >= 6, fields.count > dash + 2 else { return nil }
        device = String(fields[2])
        point = MachineFiles.unescaped(fields[4])
        type = String(fields[dash + 1])
        source = MachineFiles.unescaped(fields[dash + 2])
    }

    private func covers(_ path: String) -> Bool { point == "/" || path == point || path.hasPrefix(point + "/") }
}
