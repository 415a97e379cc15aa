internal import ArgumentParser

/// The commands right below `jalon`, in the order of its help.
///
/// Each is made up when it is asked for: a list of them all is looked through from its beginning, and made up to its end,
/// by every command that is run.
enum Noun: String, CaseIterable {
    case due, demo, store, `case`, step, stage, condition, decision, stay, entry, undo, indicator, secrecy, signal,
        note, reminder, role, referral, consent, transfer, support, deadline, timeline, rules, dump, `import`,
        verify, backup, hold, retention, doctor, audit, vault, reference, htcds, stats

    var command: any ParsableCommand.Type {
        switch self {
        case .due: DueCommand.self
        case .demo: DemoCommand.self
        case .store: StoreCommand.self
        case .case: CaseCommand.self
        case .step: StepCommand.self
        case .stage: StageCommand.self
        case .condition: ConditionCommand.self
        case .decision: DecisionCommand.self
        case .stay: StayCommand.self
        case .entry: EntryCommand.self
        case .undo: UndoCommand.self
        case .indicator: IndicatorCommand.self
        case .secrecy: SecrecyCommand.self
        case .signal: SignalCommand.self
        case .note: NoteCommand.self
        case .reminder: ReminderCommand.self
        case .role: RoleCommand.self
        case .referral: ReferralCommand.self
        case .consent: ConsentCommand.self
        case .transfer: TransferCommand.self
        case .support: SupportCommand.self
        case .deadline: DeadlineCommand.self
        case .timeline: TimelineCommand.self
        case .rules: RulesCommand.self
        case .dump: DumpCommand.self
        case .import: ImportCommand.self
        case .verify: VerifyCommand.self
        case .backup: BackupCommand.self
        case .hold: HoldCommand.self
        case .retention: RetentionCommand.self
        case .doctor: DoctorCommand.self
        case .audit: AuditCommand.self
        case .vault: VaultCommand.self
        case .reference: ReferenceCommand.self
        case .htcds: HTCDSCommand.self
        case .stats: StatsCommand.self
        }
    }
}
