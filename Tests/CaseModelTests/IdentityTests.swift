import CaseModel
import CountryRules
import Testing

@Suite("Who a person is")
struct IdentityTests {
    private func identity(_ json: String) throws -> Identity { try Identity(json: json.utf8) }

    @Test("An object of any keys; texts are read by key, and the object comes out sorted")
    func object() throws {
        let identity = try identity(
            #"{"lastName":"Ü","children":[{"firstName":"A"}],"age":7,"birthDate":"2001-05-14"}"#)
        #expect(identity.keys == ["age", "birthDate", "children", "lastName"])
        #expect(identity["lastName"] == "Ü" && identity["age"] == nil && identity["none"] == nil)
        #expect(
            String(decoding: identity.jsonBytes, as: UTF8.self)
                == #"{"age":7,"birthDate":"2001-05-14","children":[{"firstName":"A"}],"lastName":"Ü"}"#)
        #expect(Identity(["lastName": "Ü"]) == (try self.identity(#"{"lastName":"Ü"}"#)))
    }

    @Test(
        "What is no identity is refused, and never repeated",
        arguments: [
            "", "Canary", #"["Canary"]"#, "{}", #""Canary""#, "null", #"{"lastName":"Canary""#,
            #"{"lastName":"Canary","lastName":"Canary"}"#, #"{"Canary":1.5}"#, #"{"birthDate":"Canary"}"#,
            #"{"birthDate":"14/05/2001","lastName":"Canary"}"#, #"{"birthDate":20010514}"#,
            #"{"birthDate":"2001-02-30"}"#,
        ])
    func refused(json: String) {
        let error = #expect(throws: JalonError.self) { try identity(json) }
        #expect(error?.code == .invalidInput)
        #expect(error?.message.contains("Canary") == false && error?.message.contains("14/05") == false)
    }

    @Test("At most 64 KiB")
    func limit() throws {
        let frame = #"{"lastName":""}"#.utf8.count
        let longest = String(repeating: "x", count: Identity.longest - frame)
        #expect(try identity("{\"lastName\":\"\(longest)\"}")["lastName"] == longest)
        let error = #expect(throws: JalonError.self) { try identity("{\"lastName\":\"\(longest)y\"}") }
        #expect(error?.code == .invalidInput && error?.message == "an identity is at most 64 KiB of JSON")
    }

    @Test("What is said later goes before key by key; null takes away what was said")
    func merge() throws {
        let first = try identity(#"{"firstName":"A","city":"B","birthDate":"2001-05-14"}"#)
        let second = try identity(#"{"city":"C","birthDate":null}"#)
        let both = first.changed(by: second)
        #expect(both.keys == ["birthDate", "city", "firstName"] && both["city"] == "C" && both["birthDate"] == nil)
        #expect(both.current == Identity(["firstName": "A", "city": "C"]))
        #expect(first.changed(by: nil) == first)
        // Said again, it is there again.
        #expect(both.changed(by: first).current == first)
        #expect(try identity(#"{"birthDate":null}"#).current == Identity([:]))
    }
}
