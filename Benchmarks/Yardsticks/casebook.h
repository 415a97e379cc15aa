/* What the yardsticks share: a connection that is set as Jalon sets its own, and a clock. */
#ifndef CASEBOOK_H
#define CASEBOOK_H
#define _GNU_SOURCE
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static inline double now_s(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}
static inline double processor_s(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}
static inline void die(sqlite3 *db, const char *what) {
    fprintf(stderr, "%s: %s\n", what, db ? sqlite3_errmsg(db) : "failed");
    exit(1);
}
static inline void run(sqlite3 *db, const char *sql) {
    if (sqlite3_exec(db, sql, 0, 0, 0) != SQLITE_OK) die(db, sql);
}
static inline sqlite3_stmt *prep(sqlite3 *db, const char *sql) {
    sqlite3_stmt *s;
    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &s, 0) != SQLITE_OK) die(db, sql);
    return s;
}
static inline void done(sqlite3 *db, sqlite3_stmt *s) {
    if (sqlite3_step(s) != SQLITE_DONE) die(db, sqlite3_sql(s));
    sqlite3_reset(s);
}
static inline sqlite3 *open_db(const char *path, int flags) {
    sqlite3 *db;
    if (sqlite3_open_v2(path, &db, flags | SQLITE_OPEN_NOMUTEX, 0) != SQLITE_OK) die(db, path);
    sqlite3_busy_timeout(db, 15000);
    run(db, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON;"
            "PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, 0);
    return db;
}
static inline int64_t one_number(sqlite3 *db, const char *sql) {
    sqlite3_stmt *s = prep(db, sql);
    int64_t value = sqlite3_step(s) == SQLITE_ROW ? sqlite3_column_int64(s, 0) : 0;
    sqlite3_finalize(s);
    return value;
}
static inline int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}
static inline double median(double *times, int count) {
    qsort(times, (size_t)count, sizeof *times, by_value);
    return times[count / 2];
}

/* A value of a column, copied out of SQLite. */
typedef struct {
    int type, size;
    int64_t number;
    const char *bytes;
} value;

/* Memory that is handed out piece by piece and never given back. */
static inline char *keep(const void *bytes, int size) {
    static char *block;
    static size_t room;
    if (room < (size_t)size) {
        room = (size_t)size > (1 << 20) ? (size_t)size : 1 << 20;
        if (!(block = malloc(room))) die(0, "memory");
    }
    char *kept = block;
    memcpy(kept, bytes, (size_t)size);
    block += size;
    room -= (size_t)size;
    return kept;
}
static inline value take(sqlite3_stmt *s, int column) {
    value v = {sqlite3_column_type(s, column), 0, 0, 0};
    if (v.type == SQLITE_INTEGER) v.number = sqlite3_column_int64(s, column);
    if (v.type == SQLITE_TEXT || v.type == SQLITE_BLOB) {
        const void *bytes = v.type == SQLITE_TEXT ? (const void *)sqlite3_column_text(s, column)
                                                  : sqlite3_column_blob(s, column);
        v.size = sqlite3_column_bytes(s, column);
        v.bytes = keep(bytes, v.size);
    }
    return v;
}
static inline void bind(sqlite3_stmt *s, int index, const value *v) {
    switch (v->type) {
    case SQLITE_INTEGER: sqlite3_bind_int64(s, index, v->number); break;
    case SQLITE_TEXT: sqlite3_bind_text(s, index, v->bytes, v->size, SQLITE_STATIC); break;
    case SQLITE_BLOB: sqlite3_bind_blob(s, index, v->bytes, v->size, SQLITE_STATIC); break;
    default: sqlite3_bind_null(s, index);
    }
}
#endif
