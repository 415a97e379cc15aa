// What embedders see of the layers below: dates, rules and the model; never the database.
@_exported public import CaseModel
public import CaseStore
@_exported public import CivilCalendar
@_exported public import CountryRules

/// What a casebook takes from the outside: the moment, identifiers and random bytes.
public typealias StoreEnvironment = CaseStore.StoreEnvironment
