// The fields about the support plan and the consent, in the order of the standard.
extension HTCDSField {
    /// What the support plan aims at.
    package static let planObjectives = HTCDSField("spl_Objectives", .longText)
    /// What the support plan does.
    package static let planActions = HTCDSField("spl_ActionPlan", .longText)
    /// The day on which the support plan is to end.
    package static let planPlannedEnd = HTCDSField("spl_PlannedEndDate", .date, .date)
    /// The day on which the support plan ended.
    package static let planActualEnd = HTCDSField("spl_ActualEndDate", .date, .date)
    /// The kind of support plan.
    package static let planType = HTCDSField("spl_Type", .picklist, .vocabulary(.planType))
    /// Whether the person consented to the management of their data.
    package static let consent = HTCDSField("con_Consent", .checkbox, .checkbox, isCore: true)

    static let supportPlanFields: [HTCDSField] = [
        .planObjectives, .planActions, .planPlannedEnd, .planActualEnd, .planType, .consent,
    ]
}
