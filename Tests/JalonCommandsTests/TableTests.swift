import Testing

@testable import JalonCommands

@Suite struct TableTests {
    @Test func columnsStandUnderOneAnother() {
        var table = Table(indent: 2)
        table.add(["état", "b", ""])
        table.add(["a", "bbb", "c"])
        #expect(table.lines() == ["  état  b", "  a     bbb  c"])
        #expect(table.widths == [4, 3, 1])
        #expect(table.width(ofColumns: table.widths) == 2 + 8 + 4)
        #expect(table.lines(least: [6])[1] == "  a       bbb  c")
    }

    @Test func aLongLineEndsInADot() {
        var table = Table(indent: 2)
        table.add(["état", "a long description"])
        #expect(table.lines(room: 20) == ["  état  a long desc…"])
        #expect(table.lines(room: 26) == ["  état  a long description"])
        #expect(table.lines(room: 3) == ["  état  a long …"])
    }

    @Test func paintDoesNotCountAsWidth() {
        var table = Table()
        table.add([Table.Cell("ab", Style(isOn: true).overdue), Table.Cell("c")])
        table.add(["abc", "d"])
        #expect(table.lines() == ["\u{1B}[1;31mab\u{1B}[0m   c", "abc  d"])
        #expect(Style(isOn: false).overdue("x") == "x")
    }
}
