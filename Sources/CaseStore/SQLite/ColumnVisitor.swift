internal import CaseModel
internal import Foundation

/// What goes through the derived columns of a row in their order: to write them, or to compare them with what is stored.
///
/// So there is one list of the columns, and neither use makes a list of values of it.
protocol ColumnVisitor {
    /// Takes the next column.
    mutating func take(_ text: String?)
    /// Takes the next column.
    mutating func take(_ number: Int64)
}

/// Adds the columns of a row to those that are to be written.
struct RowColumns: ColumnVisitor {
    private let chunk: RowChunk

    init(_ chunk: RowChunk) { self.chunk = chunk }

    mutating func take(_ text: String?) {
        guard let text else { return chunk.addNothing() }
        text.withBytes { chunk.add(text: UnsafeRawBufferPointer($0)) }
    }

    mutating func take(_ number: Int64) { chunk.add(number) }

    /// Takes the next column.
    mutating func take(blob: Data?) {
        guard let blob else { return chunk.addNothing() }
        blob.withUnsafeBytes { chunk.add(blob: $0) }
    }
}

/// Compares the columns of a row with the one that a statement stands at.
struct ColumnComparer: ColumnVisitor {
    let statement: BareStatement
    private(set) var isSame = true
    private var column: Int32 = 0

    init(_ statement: BareStatement) { self.statement = statement }

    mutating func take(_ text: String?) {
        if let text {
            isSame =
                isSame && statement.isText(column)
                && text.withBytes {
                    UnsafeRawBufferPointer($0).isSame(as: UnsafeRawBufferPointer(statement.bytes(column)))
                }
        } else {
            isSame = isSame && statement.isNull(column)
        }
        column += 1
    }

    mutating func take(_ number: Int64) {
        isSame = isSame && statement.isInteger(column) && statement.number(column) == number
        column += 1
    }
}
