// What embedders see of the layers below: dates, rules and the model; never the database.
@_exported public import CaseModel
@_exported public import CivilCalendar
@_exported public import CountryRules

public import CaseStore

/// What a casebook takes from the outside: the moment, identifiers and random bytes.
public typealias StoreEnvironment = CaseStore.StoreEnvironment
