internal import CivilCalendar

extension MermaidGantt {
    /// A picture as a chart: its lanes are sections, its deadlines the last of them.
    ///
    /// - Parameters:
    ///   - picture: The picture, by its day or by its month.
    ///   - title: The title of the chart.
    ///   - prefix: Stands before the name of each section, so that those of several cases can be told apart.
    init(_ picture: TimelinePicture, title: String, prefix: String = "") {
        let picture = picture.reduced()
        let words = PictureWords(picture.language)
        let lanes = picture.lanes.map { lane in
            Section(
                prefix + lane.name,
                items: lane.bars.map { Item($0, words) }
                    + lane.milestones.map {
                        Item($0.label, from: $0.day, kind: $0.shape == .step ? .step : .milestone, state: .done)
                    })
        }
        let deadlines = Section(
            prefix + words.deadlines,
            items: picture.deadlines.map { mark in
                Item("\(mark.label) – \(words[mark.state])", from: mark.day, kind: .deadline, state: .init(mark.state))
            })
        self.init(
            title: title, today: picture.today, todayLabel: words.today, precision: picture.precision,
            sections: lanes + [deadlines])
    }
}

extension MermaidGantt.Item {
    /// A bar, cut where it ended early.
    fileprivate init(_ bar: TimelinePicture.Bar, _ words: PictureWords) {
        let state: MermaidGantt.State =
            switch bar.state {
            case .running: .current
            case .followed, .ended: .done
            case .planned: .ahead
            }
        self.init(
            "\(bar.label) – \(words[bar.state])", from: bar.from, to: bar.endedEarly ?? bar.to, kind: .stage,
            state: state)
    }
}

extension MermaidGantt.State {
    /// How a deadline stands.
    fileprivate init(_ state: TimelinePicture.Mark.State) {
        self =
            switch state {
            case .overdue: .overdue
            case .dueToday: .current
            case .upcoming: .ahead
            case .met, .cancelled: .done
            }
    }
}
