import Testing

@testable import CaseModel

@Suite("Bytes that are put together")
struct ByteBufferTests {
    @Test("They grow as they have to, and what was there stays")
    func growth() {
        var bytes = ByteBuffer(capacity: 1)
        var expected = ""
        for number in 0..<500 {
            bytes.put(UInt8(ascii: "-"))
            bytes.put("né" as StaticString)
            bytes.put(String(repeating: "x", count: number))
            bytes.put(upTo: 3) { room in
                #expect(room.count == 3)
                room[0] = UInt8(ascii: "!")
                return 1
            }
            expected += "-né\(String(repeating: "x", count: number))!"
        }
        #expect(bytes.text == expected)
        #expect(bytes.array == Array(expected.utf8))
        #expect(bytes.count == expected.utf8.count)
        bytes.clear()
        #expect(bytes.array.isEmpty)
    }

    @Test("Whole numbers are their digits", arguments: [0, 7, 10, -1, 1_234_567_890, .max, .min])
    func numbers(number: Int) {
        var bytes = ByteBuffer(capacity: 1)
        bytes.put(number)
        #expect(bytes.text == String(number))
    }
}
