internal import ArgumentParser
internal import Jalon

/// `jalon doctor`.
struct DoctorCommand: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "doctor",
        abstract:
            "Look the machine and the casebook over: what could lose entries, let somebody in, or make a day wrong.",
        discussion: """
            Every line is ok, a note (worth knowing), a warning (should be mended) or a problem (has to be mended), and \
            says what to do. Nothing is written. No name, no case reference and no path is printed, so that the result \
            can be sent to whoever helps. Exit code: 0 without a problem, 1 with one, 10 without a casebook, 13 when the \
            casebook is damaged; the machine is looked at in any case.
            """)

    @Flag(name: .long, help: "Do not read the whole casebook against its chain and a replay.")
    var quick = false

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let settings = session.settings
        let doctor = Doctor(
            casebook: settings.store, rules: try session.ownRules(), keyFile: settings.keyFile,
            timeZone: settings.timeZone, today: session.today, readsAll: !quick)
        let diagnosis = doctor.diagnose()
        if session.isJSON {
            try session.print(DoctorView.document(diagnosis, today: session.today, texts: session.englishTexts()))
        } else {
            try session.print(DoctorView(diagnosis, session).lines)
        }
        if let refusal = diagnosis.refusal {
            session.say("jalon: \((session.said(refusal) as? JalonError ?? refusal).message)")
            throw ExitCode(refusal.exitCode)
        }
        if diagnosis.isDamaged {
            session.say("message.not-whole", [:])
            throw ExitCode(13)
        }
        if diagnosis.level == .problem { throw ExitCode(1) }
    }
}
