// What embedders see of the layers below: dates, rules and the model; never the database.
@_exported public import CaseModel
@_exported public import CivilCalendar
@_exported public import CountryRules

@_exported public import struct CaseStore.StoreEnvironment
