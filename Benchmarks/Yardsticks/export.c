/* export csv|jsonl CASEBOOK LAST SAID OUT: writes the bytes that Jalon's export of all cases has.
 *
 * It reads the same rows in the same order: the cases by reference, and the entries of each up to the place LAST in the
 * chain. What Jalon computes of them is handed to it in the file SAID, and it judges nothing. The table `line` has, in the
 * order of writing, the bytes of the lines that no entry stands for (the beginning, each case, its deadlines, what was
 * found, the end), each with the case around whose entries they stand, and for CSV the remarks on entries; the table
 * `word` has the words of each different text of facts. */
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
#define PUT(text) put(text, sizeof text - 1)
static void put_cell(const void *cell, size_t n) {
    const unsigned char *p = cell;
    size_t i = 0;
    while (i < n && !special[p[i]]) i++;
    if (i == n) {
        put(p, n);
        return;
    }
    PUT("\"");
    size_t from = 0;
    for (i = 0; i < n; i++)
        if (p[i] == '"') {
            put(p + from, i - from + 1);
            PUT("\"");
            from = i + 1;
        }
    put(p + from, n - from);
    PUT("\"");
}
static inline void put_column(sqlite3_stmt *s, int i) {
    const void *p = sqlite3_column_text(s, i);
    put(p, (size_t)sqlite3_column_bytes(s, i));
}
static inline void put_cell_of(sqlite3_stmt *s, int i) {
    const void *p = sqlite3_column_text(s, i);
    put_cell(p, (size_t)sqlite3_column_bytes(s, i));
}

/* The words of facts, by their kind and text. */
typedef struct { value kind, facts, what, text; } words;
static words *table;
static size_t slots;
static size_t slot_of(const void *kind, size_t k, const void *facts, size_t f) {
    const unsigned char *of_kind = kind, *of_facts = facts;
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < k; i++) h = (h ^ of_kind[i]) * 1099511628211u;
    for (size_t i = 0; i < f; i++) h = (h ^ of_facts[i]) * 1099511628211u;
    size_t slot = h & (slots - 1);
    while (table[slot].facts.bytes
           && ((size_t)table[slot].facts.size != f || (size_t)table[slot].kind.size != k
               || memcmp(table[slot].facts.bytes, facts, f) || memcmp(table[slot].kind.bytes, kind, k)))
        slot = (slot + 1) & (slots - 1);
    return slot;
}
static void read_words(sqlite3 *db) {
    int64_t count = one_number(db, "SELECT count(*) FROM word");
    for (slots = 16; slots < 2 * (size_t)count; slots *= 2) {}
    if (!(table = calloc(slots, sizeof *table))) die(0, "memory");
    sqlite3_stmt *s = prep(db, "SELECT kind, facts, what, text FROM word");
    while (sqlite3_step(s) == SQLITE_ROW) {
        words w = {take(s, 0), take(s, 1), take(s, 2), take(s, 3)};
        table[slot_of(w.kind.bytes, (size_t)w.kind.size, w.facts.bytes, (size_t)w.facts.size)] = w;
    }
    sqlite3_finalize(s);
}

/* What is handed over next: a remark on the entry `line_seq`, or, with 0 there, bytes around the entries of `line_case`,
 * which is BEGINNING or END outside of all cases. */
enum { BEGINNING = 0, END = -1, NOTHING_LEFT = -2 };
static sqlite3_stmt *lines;
static int64_t line_case, line_seq;
static void next_line(void) {
    int rc = sqlite3_step(lines);
    if (rc == SQLITE_ROW) {
        line_case = sqlite3_column_int64(lines, 0);
        line_seq = sqlite3_column_int64(lines, 1);
    } else if (rc == SQLITE_DONE)
        line_case = line_seq = NOTHING_LEFT;
    else
        die(0, "lines");
}

static void put_lines(int64_t of_case) {
    if (line_case != of_case || line_seq) return;
    put_column(lines, 2);
    next_line();
}

static void csv_entry(sqlite3_stmt *e, const char *ref, size_t ref_n, int64_t seq) {
    const void *kind = sqlite3_column_text(e, 2), *facts = sqlite3_column_text(e, 6);
    if (!facts) die(0, "an entry without facts");
    size_t k = (size_t)sqlite3_column_bytes(e, 2), f = (size_t)sqlite3_column_bytes(e, 6);
    const words *w = &table[slot_of(kind, k, facts, f)];
    if (!w->facts.bytes) die(0, "no words");
    PUT("event,"), put(ref, ref_n), PUT(",");
    put_cell_of(e, 3), PUT(",");
    put_cell(kind, k), PUT(",");
    put_cell(w->what.bytes, (size_t)w->what.size), PUT(",");
    put_cell(w->text.bytes, (size_t)w->text.size), PUT(",,,,");
    if (line_seq == seq) {
        put_cell_of(lines, 2);
        next_line();
    }
    PUT(","), put_cell_of(e, 5), PUT(",");
    put_cell_of(e, 4), PUT(",");
    put_cell_of(e, 1), PUT("\r\n");
}
static void json_entry(sqlite3_stmt *e, const char *ref, size_t ref_n) {
    PUT("{\"record\":\"entry\",\"case\":\""), put(ref, ref_n);
    PUT("\",\"entry\":\""), put_column(e, 1);
    PUT("\",\"sequence\":"), put_column(e, 0);
    PUT(",\"kind\":\""), put_column(e, 2);
    PUT("\",\"on\":\""), put_column(e, 3);
    PUT("\",\"recordedAt\":\""), put_column(e, 4);
    PUT("\",\"author\":\""), put_column(e, 5);
    if (sqlite3_column_int(e, 7)) PUT("\",\"sealed\":true,\"override\":false,");
    else PUT("\",\"sealed\":false,\"override\":false,");
    const char *facts = (const char *)sqlite3_column_text(e, 6);
    if (!facts) die(0, "an entry without facts");
    put(facts + 1, (size_t)sqlite3_column_bytes(e, 6) - 1);
    PUT("\n");
}

int main(int argc, char **argv) {
    if (argc < 6) return 2;
    int is_csv = argv[1][0] == 'c';
    special['"'] = special[','] = special['\n'] = special['\r'] = 1;
    out = open(argv[5], O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (out < 0) die(0, argv[5]);
    double start = now_s(), worked = processor_s();
    sqlite3 *db = open_db(argv[2], SQLITE_OPEN_READWRITE), *said = open_db(argv[4], SQLITE_OPEN_READWRITE);
    if (is_csv) read_words(said);
    lines = prep(said, "SELECT casefile, seq, bytes FROM line ORDER BY rowid");
    sqlite3_stmt *cases = prep(db, "SELECT id, ref FROM casefile ORDER BY ref");
    /* Whether texts are sealed beside an entry is looked for as Jalon does it. */
    sqlite3_stmt *entries = prep(db, "SELECT seq, id, kind, on_day, recorded_at, author, facts,"
                                     " CASE WHEN content_commitment IS NULL THEN 0 ELSE EXISTS"
                                     " (SELECT 1 FROM content AS s WHERE s.seq = entry.seq) END"
                                     " FROM entry WHERE casefile = ? AND seq <= ? ORDER BY seq");
    sqlite3_bind_int64(entries, 2, atoll(argv[3]));
    int rc;
    long rows = 0;
    next_line();
    put_lines(BEGINNING);
    while ((rc = sqlite3_step(cases)) == SQLITE_ROW) {
        int64_t id = sqlite3_column_int64(cases, 0);
        const char *ref = (const char *)sqlite3_column_text(cases, 1);
        size_t ref_n = (size_t)sqlite3_column_bytes(cases, 1);
        put_lines(id);
        sqlite3_bind_int64(entries, 1, id);
        while ((rc = sqlite3_step(entries)) == SQLITE_ROW) {
            rows++;
            if (is_csv) csv_entry(entries, ref, ref_n, sqlite3_column_int64(entries, 0));
            else json_entry(entries, ref, ref_n);
        }
        if (rc != SQLITE_DONE) die(db, "entries");
        sqlite3_reset(entries);
        put_lines(id);
    }
    if (rc != SQLITE_DONE) die(db, "cases");
    put_lines(END);
    if (line_case != NOTHING_LEFT) die(0, "lines are left");
    flush_out();
    sqlite3_finalize(cases);
    sqlite3_finalize(entries);
    sqlite3_finalize(lines);
    sqlite3_close(said);
    sqlite3_close(db);
    close(out);
    printf("seconds %.6f processor %.6f bytes %llu rows %ld\n", now_s() - start, processor_s() - worked, written, rows);
    return 0;
}
