/* append REFERENCE CASEBOOK CASES: writes into a casebook the entries of a reference that it has not got yet, with the
 * chain, the cases and the deadlines, so many cases in a transaction.
 *
 * The reference is the casebook that Jalon made of the same rows: every text is read from it before the clock starts.
 * What is timed is what SQLite and SHA-256 need: for each entry the two hashes and one row, for each case its own row,
 * the rows of its deadlines in place of those before, and at the end of a transaction the head. The law is not computed.
 */
#include "chain.h"

enum { ENTRY = 8, CASEFILE = 15, DEADLINE = 18 };
typedef struct { value v[ENTRY]; value commitment; } entry_row;  /* casefile, id, kind, on, recorded, author, facts, salt */
typedef struct { value v[CASEFILE]; long entry, entries, deadline, deadlines; int is_new; } case_row;
typedef struct { value v[DEADLINE]; } deadline_row;

static entry_row *entries;
static case_row *cases;
static deadline_row *deadlines;
static long n_entries, n_cases, n_deadlines;

#define CASE_COLUMNS "id, ref, country, region, opened_on, status, closed_on, stage, next_step, minor, entries, last_seq," \
                     " undated, owner, deputy"
#define DEADLINE_COLUMNS "casefile, status, due, case_ref, name, country, kind, stage, trigger_day, earliest, rolled_from," \
                         " flags, pack, pack_status, citations, latest, opens, alerts"

static void load(const char *path, int64_t last) {
    sqlite3 *db = open_db(path, SQLITE_OPEN_READWRITE);
    char sql[512];
    sprintf(sql, "SELECT count(*) FROM entry WHERE seq > %lld", (long long)last);
    entries = malloc(sizeof *entries * (size_t)(one_number(db, sql) + 1));
    cases = malloc(sizeof *cases * (size_t)(one_number(db, "SELECT count(*) FROM casefile") + 1));
    deadlines = malloc(sizeof *deadlines * (size_t)(one_number(db, "SELECT count(*) FROM deadline") + 1));
    sprintf(sql, "SELECT " CASE_COLUMNS " FROM casefile ORDER BY id");
    sqlite3_stmt *of_case = prep(db, sql);
    sprintf(sql, "SELECT casefile, id, kind, on_day, recorded_at, author, facts, facts_salt FROM entry"
                 " WHERE casefile = ? AND seq > %lld ORDER BY seq", (long long)last);
    sqlite3_stmt *of_entry = prep(db, sql);
    sqlite3_stmt *of_deadline = prep(db, "SELECT " DEADLINE_COLUMNS " FROM deadline WHERE casefile = ?"
                                         " ORDER BY due, name");
    while (sqlite3_step(of_case) == SQLITE_ROW) {
        case_row *c = &cases[n_cases];
        for (int i = 0; i < CASEFILE; i++) c->v[i] = take(of_case, i);
        c->entry = n_entries;
        c->deadline = n_deadlines;
        sqlite3_bind_int64(of_entry, 1, c->v[0].number);
        while (sqlite3_step(of_entry) == SQLITE_ROW) {
            for (int i = 0; i < ENTRY; i++) entries[n_entries].v[i] = take(of_entry, i);
            n_entries++;
        }
        sqlite3_reset(of_entry);
        c->entries = n_entries - c->entry;
        if (!c->entries) continue;
        c->is_new = !strncmp(entries[c->entry].v[2].bytes, "case-opened", 11);
        sqlite3_bind_int64(of_deadline, 1, c->v[0].number);
        while (sqlite3_step(of_deadline) == SQLITE_ROW) {
            for (int i = 0; i < DEADLINE; i++) deadlines[n_deadlines].v[i] = take(of_deadline, i);
            n_deadlines++;
        }
        sqlite3_reset(of_deadline);
        c->deadlines = n_deadlines - c->deadline;
        n_cases++;
    }
    sqlite3_finalize(of_case);
    sqlite3_finalize(of_entry);
    sqlite3_finalize(of_deadline);
    sqlite3_close(db);
}

int main(int argc, char **argv) {
    if (argc < 4) return 2;
    long together = atol(argv[3]);
    unsigned char previous[HASH], facts[HASH], hash[HASH];
    sqlite3 *db = open_db(argv[2], SQLITE_OPEN_READWRITE);
    int64_t seq = read_head(db, previous);
    load(argv[1], one_number(db, "SELECT max(seq) FROM entry"));

    double start = now_s(), worked = processor_s();
    sqlite3_stmt *begin = prep(db, "BEGIN IMMEDIATE"), *commit = prep(db, "COMMIT"), *head = prep(db, head_sql());
    sqlite3_stmt *open = prep(db, "INSERT INTO casefile (ref, country, region, opened_on, status, minor, entries, last_seq,"
                                  " undated) VALUES (?, ?, ?, ?, 'open', ?, 1, ?, 0)");
    sqlite3_stmt *add = prep(db, "INSERT INTO entry (seq, id, casefile, kind, on_day, recorded_at, author, facts, facts_salt,"
                                 " facts_commitment, content_commitment, previous, hash)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)");
    sqlite3_stmt *change = prep(db, "UPDATE casefile SET country = ?, region = ?, opened_on = ?, status = ?, closed_on = ?,"
                                    " stage = ?, next_step = ?, minor = ?, entries = ?, last_seq = ?, undated = ?, owner = ?,"
                                    " deputy = ? WHERE id = ?");
    sqlite3_stmt *left = prep(db, "UPDATE casefile SET entries = entries + 1, last_seq = id + ?"
                                   " WHERE id BETWEEN ? AND ?");
    sqlite3_stmt *clear = prep(db, "DELETE FROM deadline WHERE casefile = ?");
    sqlite3_stmt *due = prep(db, "INSERT INTO deadline (" DEADLINE_COLUMNS ")"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    int64_t run_first = 0;
    for (long n = 0; n < n_cases; n++) {
        case_row *c = &cases[n];
        if (n % together == 0) done(db, begin);
        int64_t id = c->v[0].number;
        if (c->is_new) {
            for (int i = 0; i < 4; i++) bind(open, i + 1, &c->v[i + 1]);
            bind(open, 5, &c->v[9]);
            sqlite3_bind_int64(open, 6, seq + 1);
            done(db, open);
            id = sqlite3_last_insert_rowid(db);
        }
        for (long k = c->entry; k < c->entry + c->entries; k++) {
            value *v = entries[k].v;
            seq++;
            commitment(v[7].bytes, v[7].size, v[6].bytes, v[6].size, facts);
            text texts[6] = {{v[1].bytes, v[1].size}, {c->v[1].bytes, c->v[1].size}, {v[2].bytes, v[2].size},
                             {v[3].bytes, v[3].size}, {v[4].bytes, v[4].size}, {v[5].bytes, v[5].size}};
            link_hash(seq, texts, facts, 0, previous, hash);
            sqlite3_bind_int64(add, 1, seq);
            bind(add, 2, &v[1]);
            sqlite3_bind_int64(add, 3, id);
            for (int i = 2; i < ENTRY; i++) bind(add, i + 2, &v[i]);
            sqlite3_bind_blob(add, 10, facts, HASH, SQLITE_STATIC);
            sqlite3_bind_blob(add, 11, previous, HASH, SQLITE_STATIC);
            sqlite3_bind_blob(add, 12, hash, HASH, SQLITE_STATIC);
            done(db, add);
            memcpy(previous, hash, HASH);
        }
        /* On a record that the case left nothing rests but the number of its entries, and the last. */
        int is_export = c->entries == 1 && !strncmp(entries[c->entry].v[2].bytes, "timeline-exported", 17);
        if (is_export) {
            /* One statement for cases that stand one behind the other, a thousand at most. */
            if (!run_first) run_first = id;
            case_row *next = n + 1 < n_cases ? &cases[n + 1] : 0;
            if (!next || next->v[0].number != id + 1 || next->entries != 1 || id - run_first >= 999) {
                sqlite3_bind_int64(left, 1, seq - id);
                sqlite3_bind_int64(left, 2, run_first);
                sqlite3_bind_int64(left, 3, id);
                done(db, left);
                run_first = 0;
            }
        } else {
            for (int i = 2; i < CASEFILE; i++) bind(change, i - 1, &c->v[i]);
            sqlite3_bind_int64(change, 10, seq);
            sqlite3_bind_int64(change, 14, id);
            done(db, change);
            sqlite3_bind_int64(clear, 1, id);
            done(db, clear);
        }
        for (long k = c->deadline; !is_export && k < c->deadline + c->deadlines; k++) {
            sqlite3_bind_int64(due, 1, id);
            for (int i = 1; i < DEADLINE; i++) bind(due, i + 1, &deadlines[k].v[i]);
            done(db, due);
        }
        if (n % together == together - 1 || n == n_cases - 1) {
            write_head(db, head, seq, previous);
            done(db, commit);
        }
    }
    printf("seconds %.6f processor %.6f entries %ld\n", now_s() - start, processor_s() - worked, n_entries);
    sqlite3_stmt *all[] = {begin, commit, head, open, add, change, left, clear, due};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) sqlite3_finalize(all[i]);
    sqlite3_close(db);
    return 0;
}
