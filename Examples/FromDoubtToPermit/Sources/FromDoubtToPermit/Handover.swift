import Jalon

/// Hands a case over in a sealed bundle, and shows that nothing of it was lost or changed on the way.
func handOver(_ file: CaseFile, to centre: Centre) throws {
    let day = try date("2026-05-04")
    // Told to the other centre by another way than the bundle.
    let secret = BundleSecret.passphrase("five unrelated words would be good")
    let (bundle, sent) = try file.centre.casebook.transfer(
        file.reference, as: .init(to: .specialisedCentre, purpose: .changeOfLocation), withTexts: true,
        sealedWith: secret, on: day, author: file.centre.worker)
    say(sent.entry.on, "\(file.centre.name) seals \(file.reference) with all its entries")

    try refuseTouched(bundle, secret, at: centre, on: day)

    let report = try centre.casebook.receive(bundle, sealedWith: secret, on: day, author: "ml")
    let entries = try file.centre.casebook.timeline(of: file.reference)
    let received = try centre.casebook.timeline(of: report.reference)
    let kept = zip(entries, received).count { ours, theirs in
        ours.id == theirs.id && ours.author == theirs.author && ours.recordedAt == theirs.recordedAt
            && ours.facts == theirs.facts
    }
    say(day, "\(centre.name) has \(kept) of \(entries.count) entries with their author and moment, and adds its own")
    for each in [file.centre, centre] {
        let verification = try each.casebook.verify()
        let state = verification.problems.isEmpty ? "whole" : "\(verification.problems.count) problems"
        say(day, "the casebook of \(each.name): \(verification.cases) cases, \(state)")
    }
    for deadline in try centre.casebook.deadlines(.init(until: date("2026-07-31"))) {
        detail("due \(deadline.due)  \(deadline.caseReference)  \(deadline.kind.rawValue)  \(deadline.stage)")
    }
}

/// A bundle in which one byte was changed is refused, and nothing of it is stored.
private func refuseTouched(
    _ bundle: [UInt8], _ secret: BundleSecret, at centre: Centre, on day: CivilDate
) throws {
    var touched = bundle
    touched[touched.count / 2] ^= 1
    do {
        _ = try centre.casebook.receive(touched, sealedWith: secret, on: day, author: "ml")
        say(day, "\(centre.name) took a bundle that was changed: that must not be")
    } catch {
        guard error.code == .damaged else { throw error }
        say(day, "\(centre.name) refuses the bundle with one byte changed")
    }
}
