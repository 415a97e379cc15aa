// The fields about perpetrators, in the order of the standard.
extension HTCDSField {
    /// What a perpetrator did in the process.
    package static let roleInProcess = HTCDSField(
        "per_RoleInProcess", .multiselectPicklist, .vocabulary(.roleInProcess))
    /// What a perpetrator did, in words.
    package static let roleDetails = HTCDSField("per_RoleDetails", .longText)
    /// A perpetrator's organisation; the standard gives this row a name and no type.
    package static let perpetratorOrganisation = HTCDSField("per_Organisation", .unspecified)

    static let perpetratorFields: [HTCDSField] = [
        .roleInProcess, .roleDetails, .perpetratorOrganisation,
    ]
}
