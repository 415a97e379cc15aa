/// A disk, or what lies between a file system and its disks.
enum BlockDevice {
    /// How many devices may lie on one another before it is given up.
    private static let deepest = 8

    /// Whether what is mounted is encrypted.
    static func encryption(of mount: Mount, in files: MachineFiles, depth: Int = 0) -> Volume.Encryption {
        // File systems that spread over several disks have no device of their own: what they were mounted from counts.
        let id = mount.device.hasPrefix("0:") ? files.device(mount.source) : mount.device
        return id.map { encryption(ofDevice: $0, in: files, depth: depth) } ?? .unknown
    }

    /// Whether a device is encrypted, itself or all that it lies on.
    ///
    /// A disk that encrypts by itself, and a host that encrypts the disk of a virtual machine, cannot be seen from here.
    ///
    /// - Parameter id: `major:minor`.
    static func encryption(
        ofDevice id: String, in files: MachineFiles, depth: Int = 0
    ) -> Volume.Encryption {
        let device = "/sys/dev/block/\(id)"
        guard depth < deepest, files.isThere(device) else { return .unknown }
        // The device mapper names what LUKS, plain dm-crypt and VeraCrypt opened CRYPT-….
        if files.text(device + "/dm/uuid")?.hasPrefix("CRYPT-") == true { return .encrypted }
        if let backing = files.text(device + "/loop/backing_file") {
            return Mount.of(backing, in: files).map { encryption(of: $0, in: files, depth: depth + 1) } ?? .unknown
        }
        let whole = files.isThere(device + "/partition") ? device + "/.." : device
        let below = files.names(in: whole + "/slaves").map { name in
            files.text("\(whole)/slaves/\(name)/dev").map {
                encryption(ofDevice: $0, in: files, depth: depth + 1)
            } ?? .unknown
        }
        return below.isEmpty ? .unencrypted : weakest(below)
    }

    /// What holds for several: encrypted when all are.
    static func weakest(_ found: [Volume.Encryption]) -> Volume.Encryption {
        found.contains(.unencrypted) ? .unencrypted : found.contains(.unknown) ? .unknown : .encrypted
    }
}
