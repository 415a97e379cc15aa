/* start CASEBOOK: opens the file and reads one row. */
#include <sqlite3.h>
#include <stdio.h>

int main(int argc, char **argv) {
    sqlite3 *db;
    sqlite3_stmt *s;
    if (argc < 2 || sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, 0) != SQLITE_OK) return 1;
    if (sqlite3_prepare_v2(db, "SELECT case_ref, due FROM deadline LIMIT 1", -1, &s, 0) != SQLITE_OK) return 2;
    if (sqlite3_step(s) != SQLITE_ROW) return 3;
    printf("%s %s\n", (const char *)sqlite3_column_text(s, 0), (const char *)sqlite3_column_text(s, 1));
    sqlite3_finalize(s);
    sqlite3_close(db);
    return 0;
}
