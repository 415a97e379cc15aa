package import CaseModel
package import CivilCalendar

/// The people of a case in the JSON documents.
package enum PeopleDocument {
    package static func people(_ people: CasePeople, _ today: CivilDate) -> [JSONValue.Member] {
        [
            .init("owner", .text(people.owner?.owner)), .init("deputy", .text(people.owner?.deputy)),
            .init(
                "owners",
                .array(
                    people.owners.map {
                        .object([
                            .init("owner", .string($0.assigned.owner.text)), .init("deputy", .text($0.assigned.deputy)),
                            .init("from", .text($0.from)), .init("until", .text($0.until)),
                        ])
                    })),
            .init(
                "people",
                .array(
                    people.people.map {
                        .object([
                            .init("entry", .string($0.entry.text)), .init("role", .string($0.role.rawValue)),
                            .init("who", .text($0.who)), .init("from", .text($0.from)),
                            .init("until", .text($0.until)), .init("held", .bool($0.isHeld(on: today))),
                        ])
                    })),
        ]
    }

    package static func consents(_ people: CasePeople, _ today: CivilDate) -> JSONValue {
        .array(
            people.consents.map {
                .object([
                    .init("entry", .string($0.entry.text)), .init("scope", .string($0.scope.rawValue)),
                    .init("by", .string($0.by.rawValue)), .init("from", .text($0.from)),
                    .init("until", .text($0.until)),
                    .init("withdrawnOn", .text($0.withdrawnOn)), .init("holds", .bool($0.holds(on: today))),
                ])
            })
    }

    package static func referrals(_ people: CasePeople) -> JSONValue {
        .array(
            people.referrals.map {
                .object([
                    .init("entry", .string($0.entry.text)), .init("outgoing", .bool($0.isOutgoing)),
                    .init("role", .string($0.role.rawValue)), .init("purpose", .string($0.purpose.rawValue)),
                    .init("basis", .text($0.basis?.rawValue)), .init("transfer", .bool($0.isTransfer)),
                    .init("on", .text($0.on)), .init("status", .string($0.status.rawValue)),
                    .init("answeredOn", .text($0.answeredOn)), .init("acceptedOn", .text($0.acceptedOn)),
                ])
            })
    }

    package static func reminders(_ people: CasePeople) -> JSONValue {
        .array(
            people.reminders.map {
                .object([
                    .init("entry", .string($0.entry.text)), .init("deadline", .string($0.deadline)),
                    .init("due", .text($0.reminder.due)), .init("topic", .string($0.reminder.topic.rawValue)),
                    .init("plan", .text($0.reminder.plan)), .init("doneOn", .text($0.doneOn)),
                ])
            })
    }

    package static func support(_ people: CasePeople) -> JSONValue {
        .array(
            people.support.map {
                .object([
                    .init("entry", .string($0.entry.text)), .init("domain", .string($0.planned.domain.rawValue)),
                    .init("with", .texts($0.planned.with.map(\.rawValue))), .init("from", .text($0.from)),
                    .init("plannedUntil", .text($0.planned.until)), .init("endedOn", .text($0.endedOn)),
                    .init("result", .text($0.result?.rawValue)),
                ])
            })
    }
}
