/// The measures of the picture, in units of its view box.
///
/// On A4 upright the picture is 180 mm wide: a unit is then 0.19 mm and a label 7.4 points high; across it is 11.
enum PictureMetrics {
    static let width = 960
    static let margin = 16
    static let right = width - margin

    static let labelSize = 14
    static let laneSize = 15
    static let smallSize = 13
    static let titleSize = 20

    /// The widest label beside a mark or over a bar: less than half of the axis, so that one side has room.
    static let longestLabel = 440

    static let laneHeader = 26
    static let barRow = 32
    static let barHeight = 10
    static let markRow = 24
    static let lineHeight = 18
    /// Half of a mark's width, with its outline.
    static let markReach = 8
}
