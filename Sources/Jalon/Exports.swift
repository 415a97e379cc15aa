// What embedders see of the layers below: dates, rules and the model; never the database.
@_exported public import CaseExport
@_exported public import CaseModel
@_exported public import CivilCalendar
@_exported public import CountryRules

@_exported public import enum CaseStore.BackupKind
@_exported public import struct CaseStore.BackupManifest
@_exported public import enum CaseStore.BackupSealing
@_exported public import enum CaseStore.BundleSecret
@_exported public import class CaseStore.PrivateOutput
@_exported public import struct CaseStore.StoreEnvironment
@_exported public import struct CaseStore.UpgradeReport
@_exported public import struct CaseStore.VaultAccess
@_exported public import struct CaseStore.VaultKey
@_exported public import enum CaseStore.VaultSecret
@_exported public import struct CaseStore.VaultStatus
