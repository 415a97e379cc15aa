package import CaseModel
package import CivilCalendar
package import CountryRules

/// What the command line itself says, in the language of the person.
package struct Words: Sendable {
    /// Everything that is said, once in each language.
    package enum Phrase: Int, CaseIterable {
        case whatIsDue, overdue, dueToday, within7, within30, openSteps, nothingDue
        case state, due, planOn, caseHeading, what, rules, note, opened, stage, status, open, closed, met, cancelled
        case document, tomorrow, overdueByOne, overdueByMany, inDays
        case clamped, rolled, observed, ambiguous, minimum, documentOnly, outsidePack, provisional
        case verified, kit, memory, unverified, weakSource
        case teamDiscussion, specialisedCentre, guardian, jointDialogue
        case done, skipped, next, notNeeded, nextStep
        case openedOn, minorPerson, unaccompanied, placed, nationality, stages, deadlines, conditions, steps, findings
        case runs, followed, ended, endsOn, noDeadline, extendedOnce, extendedTimes, missing, onRecord
        case needed, renewal, noStageFollows, wouldEnd, until, lapsed
        case monday, tuesday, wednesday, thursday, friday, saturday, sunday
        case maximum, average, announced, report, decisions, stays, requested, positive, negative
        case corrected, retracted, atTheLatest, weakSourceHere
        case sendSignal, people, referrals, consents, reminders, supportPlan, owner, deputy, indicators, secrecy
        case sealedText, entitledTo, emergencyIsOpen, withdrawnOn, sentTo, receivedFrom, reminder, historical, asOf
        case identity, since, plannedUntil, noEntitlement, notes, reason, basis, signals, path
        case yes, no, received
    }

    private let phrases: [String]
    package let language: RuleLanguage

    package init(_ language: RuleLanguage) {
        self.language = language
        phrases =
            switch language {
            case .english: Self.english
            case .french: Self.french
            case .dutch: Self.dutch
            case .italian: Self.italian
            case .hungarian: Self.hungarian
            }
    }

    /// The phrase in this language.
    package subscript(phrase: Phrase) -> String { phrases[phrase.rawValue] }

    /// A phrase with a number in it.
    package func counted(_ phrase: Phrase, _ number: Int) -> String {
        var filled = ""
        var rest = self[phrase][...]
        // By bytes: the sign is one, and never a part of a letter.
        while let mark = rest.utf8.firstIndex(of: UInt8(ascii: "#")) {
            filled.append(contentsOf: rest[..<mark])
            filled += String(number)
            rest = rest[rest.utf8.index(after: mark)...]
        }
        filled.append(contentsOf: rest)
        return filled
    }
}

extension Words {
    /// What is advised next on the path of signalling.
    package func move(_ move: SignallingMove) -> String { move.step.map(step) ?? self[.sendSignal] }
}

extension Words {
    /// The day of the week.
    package func weekday(_ date: CivilDate) -> String {
        let days: [Phrase] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
        return self[days[date.weekday.rawValue - 1]]
    }

    /// A day with the start of its weekday: `Mon 2026-04-16`.
    package func short(_ date: CivilDate) -> String {
        // Hungarian weekdays begin alike: they are shortened as Hungarian calendars shorten them.
        let hungarian = ["H", "K", "Sze", "Cs", "P", "Szo", "V"]
        guard language != .hungarian else { return "\(hungarian[date.weekday.rawValue - 1]) \(date)" }
        return "\(weekday(date).prefix(language == .dutch ? 2 : 3)) \(date)"
    }

    /// A day with its weekday: `Monday 2026-04-16`.
    package func long(_ date: CivilDate) -> String { "\(weekday(date)) \(date)" }

    /// How a deadline stands, in words.
    package func state(of deadline: Deadline, on today: CivilDate) -> String {
        let days = deadline.daysLeft(on: today)
        switch deadline.state(on: today) {
        case .overdue: return days == -1 ? self[.overdueByOne] : counted(.overdueByMany, -days)
        case .dueToday: return self[.dueToday]
        case .upcoming: return days == 1 ? self[.tomorrow] : counted(.inDays, days)
        case .met: return self[.met]
        case .cancelled: return self[.cancelled]
        }
    }

    /// How a deadline stands, without a number of days that would tell the day.
    package func plainState(of deadline: Deadline, on today: CivilDate) -> String {
        switch deadline.state(on: today, byMonth: true) {
        case .overdue: self[.overdue].lowercased()
        case .dueToday, .upcoming: self[.open]
        case .met: self[.met]
        case .cancelled: self[.cancelled]
        }
    }

    /// What ends, in the words of the language.
    package func name(of deadline: Deadline, _ texts: RuleTexts) -> String {
        name(of: deadline, texts, ofClock: texts.name(ofClock:))
    }

    /// The same with what a clock is called from elsewhere.
    func name(of deadline: Deadline, _ texts: RuleTexts, ofClock: (String) -> String) -> String {
        if deadline.kind == .reminder {
            let topic = String(deadline.stage.dropFirst("reminder.".count))
            return topic == "other" ? self[.reminder] : texts.labelled(self[.reminder], texts.code("topic", topic))
        }
        let name = ofClock(deadline.stage)
        return switch deadline.kind {
        case .renewalWindow where deadline.opens == nil: about(.document, name)
        case .reportDue: texts.labelled(name, self[.report])
        default: name
        }
    }

    /// What is special about a day, in words.
    package func flag(_ flag: ComputedDeadline.Flag) -> String {
        switch flag {
        case .clamped: self[.clamped]
        case .rolled: self[.rolled]
        case .observed: self[.observed]
        case .ambiguous: self[.ambiguous]
        case .minimum: self[.minimum]
        case .maximum: self[.maximum]
        case .average: self[.average]
        case .document: self[.documentOnly]
        case .outsidePack: self[.outsidePack]
        case .calendarProvisional: self[.provisional]
        }
    }

    /// How sure a source is, in words.
    package func status(_ status: RuleStatus) -> String {
        switch status {
        case .verified: self[.verified]
        case .kit: self[.kit]
        case .memory: self[.memory]
        case .unverified: self[.unverified]
        }
    }

    /// What a signalling step is called.
    package func step(_ step: SignallingStep) -> String {
        switch step {
        case .teamDiscussion: self[.teamDiscussion]
        case .specialisedCentre: self[.specialisedCentre]
        case .guardian: self[.guardian]
        case .jointDialogue: self[.jointDialogue]
        }
    }
}

extension Words {
    /// A phrase about something that has a name.
    package func about(_ phrase: Phrase, _ name: String) -> String {
        self[phrase].split(separator: "%@", omittingEmptySubsequences: false).joined(separator: name)
    }
}
