/// The colours of the picture: those of Okabe and Ito, which people of every colour vision tell apart.
///
/// No sign rests on its colour: shapes and patterns tell them apart in grey too. Green and vermillion are darker than
/// theirs, so that they stand out from white by more than 4.5 to 1.
enum PicturePalette {
    static let ink = "#1b1b1b"
    static let paper = "#ffffff"
    static let muted = "#555555"
    static let grid = "#dedede"
    static let edge = "#9a9a9a"
    static let blue = "#0072b2"
    static let orange = "#e69f00"
    static let green = "#007a58"
    static let vermillion = "#c04a00"
}
