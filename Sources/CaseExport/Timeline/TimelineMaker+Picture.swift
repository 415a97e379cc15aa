internal import CaseModel
internal import CivilCalendar
internal import CountryRules

extension TimelineMaker {
    /// The case as a picture.
    var picture: TimelinePicture {
        TimelinePicture(
            title: "\(code) · \(texts.name(of: source.outline.header.country))",
            description: texts.filled(
                "export.picture",
                [
                    "events": String(source.entries.count { !$0.facts.kind.isAudit }),
                    "deadlines": String(source.outline.deadlines.count),
                    "overdue": String(source.outline.deadlines.count { state(of: $0) == .overdue }),
                ]),
            language: texts.language, today: profile.today, precision: profile.isByMonth ? .month : .day,
            lanes: [
                .init(name: texts["export.case"], milestones: course),
                .init(name: words[.steps], milestones: signalling),
                .init(name: words[.stages], bars: stages, milestones: refusals),
                .init(name: words[.stays], bars: stays),
                .init(name: words[.decisions], milestones: decisions),
            ],
            deadlines: source.outline.deadlines.filter { $0.status != .cancelled }.map(mark))
    }

    /// What happened to the case as such.
    private var course: [TimelinePicture.Milestone] {
        source.held.compactMap { entry in
            switch entry.facts {
            case .caseOpened, .caseReopened, .caseClosed, .referralReceived, .contentErased:
                TimelinePicture.Milestone(
                    day: entry.on, label: texts.code("kind", entry.facts.kind.rawValue), shape: .other)
            case .referralSent(let sent):
                TimelinePicture.Milestone(
                    day: entry.on, label: texts.labelled(texts.code("kind", "referral-sent"), texts.role(sent.to)),
                    shape: .other)
            default: nil
            }
        }
    }

    private var signalling: [TimelinePicture.Milestone] {
        source.held.compactMap { entry in
            switch entry.facts {
            case .stepRecorded(let step): .init(day: entry.on, label: words.step(step.step), shape: .step)
            case .signalSent(let signal):
                .init(
                    day: entry.on, label: texts.labelled(texts.code("kind", "signal-sent"), texts.role(signal.to)),
                    shape: .signal)
            case .indicatorsObserved: .init(day: entry.on, label: words[.indicators], shape: .other)
            default: nil
            }
        }
    }

    private var refusals: [TimelinePicture.Milestone] {
        source.held.compactMap { entry in
            switch entry.facts {
            case .stageRefused(let stage, _), .stageWithdrawn(let stage, _, _):
                .init(
                    day: entry.on,
                    label: texts.labelled(texts.name(ofClock: stage), texts.code("kind", entry.facts.kind.rawValue)),
                    shape: .refusal)
            default: nil
            }
        }
    }

    private var decisions: [TimelinePicture.Milestone] {
        source.held.compactMap { entry in
            switch entry.facts {
            case .decisionRequested(let decision):
                .init(
                    day: entry.on, label: texts.labelled(texts["decision.\(decision)"], words[.requested]),
                    shape: .other)
            case .decisionRecorded(let decided):
                .init(
                    day: entry.on,
                    label:
                        texts.labelled(
                            texts["decision.\(decided.decision)"],
                            words[decided.outcome == .positive ? .positive : .negative]),
                    shape: decided.outcome == .positive ? .decisionPositive : .decisionNegative)
            default: nil
            }
        }
    }

    private func state(of deadline: Deadline) -> Deadline.State {
        deadline.state(on: profile.today, byMonth: profile.isByMonth)
    }

    private func mark(_ deadline: Deadline) -> TimelinePicture.Mark {
        let state: TimelinePicture.Mark.State =
            switch state(of: deadline) {
            case .overdue: .overdue
            case .dueToday: .dueToday
            case .upcoming: .upcoming
            case .met: .met
            case .cancelled: .cancelled
            }
        return TimelinePicture.Mark(day: deadline.due, label: words.name(of: deadline, texts), state: state)
    }
}
