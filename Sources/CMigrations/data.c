#include "CMigrations.h"

static const unsigned char m0001[] = {
#embed "../../Migrations/0001-casebook.sql"
};

static const unsigned char m0002[] = {
#embed "../../Migrations/0002-windows-and-alerts.sql"
};

static const unsigned char m0003[] = {
#embed "../../Migrations/0003-vault-and-people.sql"
};

static const unsigned char m0004[] = {
#embed "../../Migrations/0004-pseudonyms.sql"
};

static const unsigned char m0005[] = {
#embed "../../Migrations/0005-events.sql"
};

static const struct jalon_migration migrations[] = {
    {"0001-casebook.sql", m0001, sizeof m0001},
    {"0002-windows-and-alerts.sql", m0002, sizeof m0002},
    {"0003-vault-and-people.sql", m0003, sizeof m0003},
    {"0004-pseudonyms.sql", m0004, sizeof m0004},
    {"0005-events.sql", m0005, sizeof m0005},
};

size_t jalon_migration_count(void) { return sizeof migrations / sizeof migrations[0]; }
struct jalon_migration jalon_migration(size_t index) { return migrations[index]; }
