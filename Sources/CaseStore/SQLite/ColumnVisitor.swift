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

/// Binds the columns of a row to a statement that writes it.
struct ColumnBinder: ColumnVisitor {
    private let statement: BareStatement
    private let memory: RowMemory
    private var index: Int32 = 0

    init(_ statement: BareStatement, _ memory: RowMemory) {
        self.statement = statement
        self.memory = memory
    }

    mutating func take(_ text: String?) {
        index += 1
        guard var text else { return statement.bindNull(at: index) }
        if let kept = text.withUTF8({ memory.keep(UnsafeRawBufferPointer($0)) }) {
            statement.bindInPlace(text: kept, at: index)
        } else {
            statement.bind(text, at: index)
        }
    }

    mutating func take(_ number: Int64) {
        index += 1
        statement.bind(number, at: index)
    }

    /// Takes the next column.
    mutating func take(blob: Data?) {
        index += 1
        guard let blob else { return statement.bindNull(at: index) }
        blob.withUnsafeBytes { blob in
            if let kept = memory.keep(blob) {
                statement.bindInPlace(blob: kept, at: index)
            } else {
                statement.bind(blob, at: index)
            }
        }
    }
}

/// Compares the columns of a row with the one that a statement stands at.
struct ColumnComparer: ColumnVisitor {
    let statement: BareStatement
    private(set) var isSame = true
    private var column: Int32 = 0

    init(_ statement: BareStatement) { self.statement = statement }

    mutating func take(_ text: String?) {
        if var text {
            isSame =
                isSame && statement.isText(column)
                && text.withUTF8 {
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
