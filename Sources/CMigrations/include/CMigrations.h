#ifndef JALON_MIGRATIONS_H
#define JALON_MIGRATIONS_H
#include <stddef.h>

/// One numbered SQL file of the folder Migrations/, carried in the binary.
struct jalon_migration {
    const char *name;          // the file's name, without its folder
    const unsigned char *sql;  // UTF-8, not terminated
    size_t length;             // bytes
};

/// The migrations in order; the schema version of a casebook is how many it has had.
size_t jalon_migration_count(void);
struct jalon_migration jalon_migration(size_t index);

#endif
