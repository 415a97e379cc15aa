extension PictureDrawing {
    /// A sign with its middle at a place.
    mutating func symbol(_ symbol: PictureSymbol, x: Int, y: Int) {
        markup.open("g", ["transform": "translate(\(x) \(y))"])
        switch symbol {
        case .milestone(let shape): milestone(shape)
        case .deadline(let state): deadline(state)
        case .bar, .extended, .endedEarly: break
        }
        markup.close("g")
    }

    private mutating func milestone(_ shape: TimelinePicture.Milestone.Shape) {
        switch shape {
        case .step:
            filled("M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z", PicturePalette.blue)
        case .signal:
            path(
                "M-5 7V-7L7 -3L-5 1", stroke: PicturePalette.ink, width: "1.5",
                fill: PicturePalette.orange)
        case .decisionPositive:
            filled("M-7 -7H7V7H-7z", PicturePalette.green)
            path("M-4 0L-1 3L4 -4", stroke: PicturePalette.paper, width: "2")
        case .decisionNegative:
            path("M-6 -6H6V6H-6z", stroke: PicturePalette.vermillion, width: "2", fill: PicturePalette.paper)
            path("M-3 0H3", stroke: PicturePalette.vermillion, width: "2")
        case .refusal:
            filled("M-3 -7H3L7 -3V3L3 7H-3L-7 3V-3z", PicturePalette.vermillion)
            path("M-3 -3L3 3M3 -3L-3 3", stroke: PicturePalette.paper, width: "2")
        case .other:
            path("M0 -6L6 0L0 6L-6 0z", stroke: PicturePalette.muted, width: "2", fill: PicturePalette.paper)
        }
    }

    private mutating func deadline(_ state: TimelinePicture.Mark.State) {
        switch state {
        case .overdue:
            filled("M0 -7L8 7H-8z", PicturePalette.vermillion)
            path("M0 -3V2M0 4V6", stroke: PicturePalette.paper, width: "2")
        case .dueToday:
            path(
                "M0 -7L7 0L0 7L-7 0z", stroke: PicturePalette.ink, width: "1.5",
                fill: PicturePalette.orange)
            filled("M-2 -2H2V2H-2z", PicturePalette.ink)
        case .upcoming:
            ring(PicturePalette.blue)
            path("M0 -3V0H3", stroke: PicturePalette.blue, width: "2")
        case .met:
            filled("M-7 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0z", PicturePalette.green)
            path("M-4 0L-1 3L4 -3", stroke: PicturePalette.paper, width: "2")
        case .cancelled:
            ring(PicturePalette.muted)
            path("M-4 4L4 -4", stroke: PicturePalette.muted, width: "2")
        }
    }

    private mutating func ring(_ stroke: String) {
        path("M-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z", stroke: stroke, width: "2", fill: PicturePalette.paper)
    }

    private mutating func filled(_ data: String, _ fill: String) {
        path(data, stroke: "none", fill: fill)
    }
}
