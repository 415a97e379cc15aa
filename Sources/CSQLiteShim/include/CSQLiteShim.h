#ifndef JALON_SQLITE_SHIM_H
#define JALON_SQLITE_SHIM_H

#include <stdint.h>

struct sqlite3;

/// Switches SQLITE_DBCONFIG_DEFENSIVE on and reads it back: 1 when it is on, 0 when it is not.
/// `sqlite3_db_config` takes variable arguments, which Swift cannot call.
int jalon_sqlite_defensive(struct sqlite3 *connection);

/// The size in bytes of the main file of a connection, by the handle that SQLite itself has open; -1 when it cannot be
/// said. Another `open` and `close` of the file in the same process would drop SQLite's locks on it.
int64_t jalon_sqlite_file_size(struct sqlite3 *connection);

/// Reads bytes of the main file of a connection by that handle: 1 when all of them were read, 0 when not.
int jalon_sqlite_file_read(struct sqlite3 *connection, void *bytes, int count, int64_t offset);

/// Reads the first bytes of a file as SQLite reads a database, which lets go of none of the locks that this process has
/// on it: how many there were, `count` at most, or the error number, negative.
int jalon_sqlite_file_start(const char *path, void *bytes, int count);

/// Whether the main file of a connection was renamed or deleted since it was opened: 1 when it was, 0 when it was not or
/// that cannot be said.
int jalon_sqlite_has_moved(struct sqlite3 *connection);

/// Renames a file unless the other name is taken: 0 or the error number. Swift does not import `renameat2`.
int jalon_rename_new(const char *path, const char *other);

/// Lets two files change their names: 0 or the error number.
int jalon_rename_exchange(const char *path, const char *other);

/// Sets room aside for a file without changing its size: 0 or the error number. Swift does not import `fallocate`.
int jalon_reserve(int file, int64_t count);

#endif
