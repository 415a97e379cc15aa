internal import CRulePacks

/// The rule files that the binary carries.
enum EmbeddedRules {
    /// One file: its name, and its bytes where the binary holds them.
    struct File {
        let name: String
        /// They lie there until the end of the program, and nothing changes them.
        let place: UnsafeBufferPointer<UInt8>

        init(_ file: jalon_rule_file) {
            name = String(cString: file.name)
            place = UnsafeBufferPointer(start: file.data, count: file.length)
        }

        var bytes: [UInt8] { Array(place) }
    }

    static var packFiles: [File] { (0..<jalon_rule_pack_count()).map { File(jalon_rule_pack($0)) } }

    /// The texts of a language; `nil` when the binary does not carry them.
    static func textFile(of language: RuleLanguage) -> File? {
        (0..<jalon_rule_text_count()).lazy.map { File(jalon_rule_text($0)) }
            .first { $0.name == "\(language.rawValue).json" }
    }
    /// A file of the reference data by its name without extension; `nil` when the binary does not carry it.
    static func referenceFile(named name: String) -> File? {
        let wanted = "\(name).json5"
        return (0..<jalon_rule_reference_count()).lazy.map(jalon_rule_reference)
            .first { String(cString: $0.name) == wanted }.map(File.init)
    }

    /// The names of the reference data's files, without extension, sorted.
    static var referenceNames: [String] {
        (0..<jalon_rule_reference_count()).map { String(String(cString: jalon_rule_reference($0).name).dropLast(6)) }
    }
}
