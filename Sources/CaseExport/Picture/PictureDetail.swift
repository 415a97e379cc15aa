/// How much the labels of a lane say: as much as leaves the picture readable.
enum PictureDetail: CaseIterable, Comparable {
    /// The day and the text.
    case dated
    /// The text.
    case plain
    /// A number, which the legend explains.
    case numbered
    /// A number or a range of numbers, for marks of a kind that stand together.
    case clustered

    /// The number of rows up to which a lane may say that much.
    var rowLimit: Int {
        switch self {
        case .dated: 5
        case .plain, .numbered: 7
        case .clustered: .max
        }
    }
}
