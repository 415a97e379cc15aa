#include "CSQLiteShim.h"
#include <sqlite3.h>

int jalon_sqlite_defensive(struct sqlite3 *connection) {
    int on = 0;
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, &on) == SQLITE_OK && on == 1;
}
