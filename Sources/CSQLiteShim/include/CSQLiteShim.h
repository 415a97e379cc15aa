#ifndef JALON_SQLITE_SHIM_H
#define JALON_SQLITE_SHIM_H

struct sqlite3;

/// Switches SQLITE_DBCONFIG_DEFENSIVE on and reads it back: 1 when it is on, 0 when it is not.
/// `sqlite3_db_config` takes variable arguments, which Swift cannot call.
int jalon_sqlite_defensive(struct sqlite3 *connection);

#endif
