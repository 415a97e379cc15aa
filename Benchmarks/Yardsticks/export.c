/* export csv|jsonl WORDS OUT: writes the bytes that Jalon's export has, from a table in which its words stand ready.
 *
 * Of CSV the table `csv` has a row a line with the thirteen columns, as texts; of JSON Lines the table `jsonl` has a row
 * a line: what stands before the reference, the reference, what stands between it and the facts, and the facts. The law
 * and the words are not computed: this is what SQLite and writing need. */
#include "casebook.h"
#include <fcntl.h>
#include <unistd.h>

enum { CAPACITY = 1 << 18 };
static unsigned char buffer[CAPACITY], special[256];
static size_t used;
static int out;
static unsigned long long written;

static void flush_out(void) {
    for (size_t start = 0; start < used;) {
        ssize_t n = write(out, buffer + start, used - start);
        if (n < 0) die(0, "write");
        start += (size_t)n;
    }
    written += used;
    used = 0;
}
static inline void put(const void *bytes, size_t n) {
    const unsigned char *from = bytes;
    while (n > CAPACITY - used) {
        size_t part = CAPACITY - used;
        memcpy(buffer + used, from, part);
        used = CAPACITY;
        flush_out();
        from += part;
        n -= part;
    }
    memcpy(buffer + used, from, n);
    used += n;
}
static void put_cell(const unsigned char *p, size_t n) {
    size_t i = 0;
    while (i < n && !special[p[i]]) i++;
    if (i == n) {
        put(p, n);
        return;
    }
    put("\"", 1);
    size_t from = 0;
    for (i = 0; i < n; i++)
        if (p[i] == '"') {
            put(p + from, i - from + 1);
            put("\"", 1);
            from = i + 1;
        }
    put(p + from, n - from);
    put("\"", 1);
}

int main(int argc, char **argv) {
    if (argc < 4) return 2;
    int is_csv = argv[1][0] == 'c';
    special['"'] = special[','] = special['\n'] = special['\r'] = 1;
    out = open(argv[3], O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (out < 0) die(0, argv[3]);
    double start = now_s(), worked = processor_s();
    sqlite3 *db;
    if (sqlite3_open_v2(argv[2], &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, 0) != SQLITE_OK) die(db, argv[2]);
    sqlite3_stmt *s = prep(db, is_csv ? "SELECT * FROM csv ORDER BY rowid" : "SELECT * FROM jsonl ORDER BY rowid");
    int columns = sqlite3_column_count(s), rc;
    long rows = 0;
    while ((rc = sqlite3_step(s)) == SQLITE_ROW) {
        rows++;
        for (int i = 0; i < columns; i++) {
            if (is_csv && i) put(",", 1);
            const unsigned char *p = sqlite3_column_text(s, i);
            size_t n = (size_t)sqlite3_column_bytes(s, i);
            if (is_csv) put_cell(p, n);
            else put(p, n);
        }
        if (is_csv) put("\r\n", 2);
        else put("\n", 1);
    }
    if (rc != SQLITE_DONE) die(db, "step");
    flush_out();
    sqlite3_finalize(s);
    sqlite3_close(db);
    close(out);
    printf("seconds %.6f processor %.6f bytes %llu rows %ld\n", now_s() - start, processor_s() - worked, written, rows);
    return 0;
}
