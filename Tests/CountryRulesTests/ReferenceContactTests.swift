import CountryRules
import Testing

@Suite("Contacts and hotlines: what is history is never shown as current")
struct ReferenceContactTests {
    private let book: ReferenceBook

    init() throws { book = try ReferenceBook.carried() }

    @Test("In Belgium eight contacts can be used today, with their numbers")
    func current() {
        let contacts = book.contacts(of: .belgium)
        #expect(
            contacts.map { "\($0.id) \($0.phones.compactMap(\.dial).joined(separator: " "))" } == [
                "be.emergency 112", "be.helpline +3278055800", "be.childFocus 116000", "be.pagAsa +3225116464",
                "be.payoke +3232011690", "be.surya +3242324030", "be.esperanto +32473400066",
                "be.minorNdako +3225035629",
            ])
        #expect(contacts.allSatisfy { $0.isCurrent && $0.status == .verified })
        #expect(contacts[1].asOf == "2023-07-24" && contacts[1].web == "stoptraite.be")
    }

    @Test("Without being asked for, no entry of 2013 comes", arguments: ["BE", "FR", "IT", "HU", "GB", "DE", nil])
    func historical(code: String?) throws {
        let place = try code.map(country)
        for (few, all) in [
            (book.contacts(of: place), book.contacts(of: place, includingHistorical: true)),
            (book.hotlines(of: place), book.hotlines(of: place, includingHistorical: true)),
        ] {
            #expect(few.allSatisfy { $0.isCurrent && $0.asOf != "2013" })
            #expect(Array(all.prefix(few.count)) == few)
            #expect(
                all.dropFirst(few.count).allSatisfy { !$0.isCurrent && $0.asOf == "2013" && $0.status != .verified })
            #expect(place == nil || all.allSatisfy { $0.country == place })
        }
    }

    @Test("The lines in use today are the emergency number, the helpline and Child Focus")
    func lines() {
        #expect(book.hotlines().map(\.id) == ["be.emergency", "be.helpline", "be.childFocus"])
        #expect(book.hotlines(of: .belgium) == book.hotlines())
        #expect(book.hotlines(of: .france).isEmpty)
    }

    @Test("The kit of 2013 has its contacts in five countries and its hotlines in twenty-six")
    func kit() {
        let contacts = book.contacts(includingHistorical: true).filter { !$0.isCurrent }
        let counts = Dictionary(grouping: contacts, by: \.country.rawValue).mapValues(\.count)
        #expect(counts == ["BE": 4, "FR": 10, "GB": 8, "HU": 3, "IT": 2])
        #expect(contacts.allSatisfy { $0.status == .kit })
        let lines = book.hotlines(includingHistorical: true).filter { !$0.isCurrent }
        #expect(lines.count == 34 && Set(lines.map(\.country)).count == 26)
        #expect(lines.allSatisfy { $0.status == .unverified && $0.kind == .helpline })
        let all = contacts + lines + book.contacts()
        #expect(Set(all.map(\.id)).count == all.count)
    }

    @Test("Of the two numbers that the kit gives for Pag-asa, the one that was confirmed is current")
    func conflict() throws {
        let old = try #require(
            book.contacts(of: .belgium, includingHistorical: true).first { $0.id == "be.pagAsa.2013" })
        #expect(!old.isCurrent && old.notes == ["oldNumber"] && old.phones.map(\.dial) == ["+3225115868"])
    }

    @Test(
        "A number that is printed with a defect cannot be dialled, and says why",
        arguments: [
            ("de.kok", "+ 49 30 263 911 7", "digitMissing"), ("lt.klaipeda", "+370 8 800 66366", "trunkPrefix"),
            ("sk.iom", "+421 0800 800 818", "trunkPrefix"), ("gr.equality", "+30 15900", "shortNumber"),
            ("bg.child", "+359 116 111", "shortNumber"),
        ])
    func defects(id: String, printed: String, defect: String) throws {
        let lines = book.hotlines(includingHistorical: true)
        let line = try #require(lines.first { $0.id == id })
        #expect(line.phones.map(\.printed) == [printed] && line.phones.map(\.defect) == [defect])
        #expect(line.phones.allSatisfy { $0.dial == nil && $0.defectText == "contactDefect.\(defect)" })
        #expect(lines.flatMap(\.phones).count { $0.defect != nil } == 5)
    }

    @Test("A number is dialled as it is printed, without what only divides it")
    func numbers() {
        let all = book.contacts(includingHistorical: true) + book.hotlines(includingHistorical: true)
        for contact in all {
            for phone in contact.phones {
                guard let dial = phone.dial else { continue }
                #expect(dial.hasSuffix(phone.printed.filter(\.isNumber).drop { $0 == "0" }), "\(contact.id)")
            }
        }
        #expect(all.first { $0.id == "se.women" }?.notes == ["printedSuisse", "freephoneAbroad"])
    }

    @Test("What has no name of its own is named in the reader's language")
    func names() throws {
        let helpline = try #require(book.hotlines().first { $0.id == "be.helpline" })
        for texts in try Embedded.allTexts() {
            #expect(helpline.name(in: texts) == texts["contact.be.helpline"] && helpline.name == nil)
        }
        let all = book.contacts(includingHistorical: true)
        #expect(all.first { $0.id == "be.surya" }?.name(in: try Embedded.texts(.hungarian)) == "Sürya")
        #expect(all.compactMap(\.nameText) == ["contact.be.emergency", "contact.be.helpline"])
    }
}
