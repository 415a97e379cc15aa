/* durable CASEBOOK ROUNDS: appends one entry to one case after another, each in a transaction of its own, as Jalon does
 * it: looks whether the casebook comes from the rules in use and ends as it should, reads the case, appends the entry,
 * and writes what is derived of the case. The law is not computed: the rows are written as they were. */
#include "chain.h"

#define DEADLINE_COLUMNS "casefile, status, due, case_ref, name, country, kind, stage, trigger_day, earliest, rolled_from," \
                         " flags, pack, pack_status, citations, latest, opens, alerts"

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    int rounds = atoi(argv[2]);
    double *times = malloc(sizeof *times * (size_t)rounds);
    sqlite3 *db = open_db(argv[1], SQLITE_OPEN_READWRITE);
    char (*refs)[80] = malloc(sizeof *refs * (size_t)rounds);
    int n_refs = 0;
    sqlite3_stmt *s = prep(db, "SELECT ref FROM casefile WHERE status = 'open' ORDER BY ref LIMIT ?");
    sqlite3_bind_int(s, 1, rounds);
    while (sqlite3_step(s) == SQLITE_ROW) snprintf(refs[n_refs++], 80, "%s", (const char *)sqlite3_column_text(s, 0));
    sqlite3_finalize(s);
    if (!n_refs) die(db, "no open case");

    sqlite3_stmt *begin = prep(db, "BEGIN IMMEDIATE"), *commit = prep(db, "COMMIT"), *head = prep(db, head_sql());
    sqlite3_stmt *setting = prep(db, "SELECT value FROM setting WHERE name = ?");
    sqlite3_stmt *last_entry = prep(db, "SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1");
    sqlite3_stmt *last_event = prep(db, "SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1");
    sqlite3_stmt *find = prep(db, "SELECT id FROM casefile WHERE ref = ?");
    sqlite3_stmt *read = prep(db, "SELECT e.seq, e.id, e.kind, e.on_day, e.recorded_at, e.author, e.facts, c.ref,"
                                  " EXISTS (SELECT 1 FROM content AS s WHERE s.seq = e.seq) FROM entry AS e"
                                  " JOIN casefile AS c ON c.id = e.casefile WHERE e.casefile = ? ORDER BY e.seq");
    sqlite3_stmt *add = prep(db, "INSERT INTO entry (seq, id, casefile, kind, on_day, recorded_at, author, facts, facts_salt,"
                                 " facts_commitment, content_commitment, previous, hash)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)");
    sqlite3_stmt *of_case = prep(db, "SELECT country, region, opened_on, status, closed_on, stage, next_step, minor, entries,"
                                     " last_seq, undated, owner, deputy FROM casefile WHERE id = ?");
    sqlite3_stmt *change = prep(db, "UPDATE casefile SET country = ?, region = ?, opened_on = ?, status = ?, closed_on = ?,"
                                    " stage = ?, next_step = ?, minor = ?, entries = ?, last_seq = ?, undated = ?, owner = ?,"
                                    " deputy = ? WHERE id = ?");
    sqlite3_stmt *of_deadline = prep(db, "SELECT " DEADLINE_COLUMNS " FROM deadline WHERE casefile = ?");
    sqlite3_stmt *clear = prep(db, "DELETE FROM deadline WHERE casefile = ?");
    sqlite3_stmt *due = prep(db, "INSERT INTO deadline (" DEADLINE_COLUMNS ")"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    const char *kind = "referral-sent", *day = "2026-11-21", *moment = "2026-11-21T09:00:00Z", *author = "hd";
    const char *facts = "{\"to\":\"doctor\",\"purpose\":\"additional-services\"}";
    int64_t check = 0;
    double worked = processor_s();
    for (int round = 0; round < rounds; round++) {
        const char *ref = refs[round % n_refs];
        unsigned char salt[16], previous[HASH], other[HASH], committed[HASH], hash[HASH];
        char id[40];
        value rows[64][18], columns[13];
        int n_rows = 0;
        double start = now_s();
        done(db, begin);
        sqlite3_bind_text(setting, 1, "rules", -1, SQLITE_STATIC);
        check += sqlite3_step(setting);
        sqlite3_reset(setting);
        int64_t seq = 0, event = 0;
        if (sqlite3_step(last_entry) == SQLITE_ROW) {
            seq = sqlite3_column_int64(last_entry, 0);
            memcpy(previous, sqlite3_column_blob(last_entry, 1), HASH);
        }
        sqlite3_reset(last_entry);
        if (sqlite3_step(last_event) == SQLITE_ROW) {
            event = sqlite3_column_int64(last_event, 0);
            memcpy(other, sqlite3_column_blob(last_event, 1), HASH);
        }
        sqlite3_reset(last_event);
        if (event > seq) seq = event, memcpy(previous, other, HASH);
        sqlite3_bind_text(setting, 1, "head", -1, SQLITE_STATIC);
        check += sqlite3_step(setting);
        sqlite3_reset(setting);
        sqlite3_bind_text(find, 1, ref, -1, SQLITE_STATIC);
        if (sqlite3_step(find) != SQLITE_ROW) die(db, ref);
        int64_t casefile = sqlite3_column_int64(find, 0);
        sqlite3_reset(find);
        sqlite3_bind_int64(read, 1, casefile);
        while (sqlite3_step(read) == SQLITE_ROW)
            for (int i = 1; i < 8; i++) check += *sqlite3_column_text(read, i);
        sqlite3_reset(read);
        sqlite3_bind_int64(of_case, 1, casefile);
        if (sqlite3_step(of_case) == SQLITE_ROW)
            for (int i = 0; i < 13; i++) columns[i] = take(of_case, i);
        sqlite3_reset(of_case);
        sqlite3_bind_int64(of_deadline, 1, casefile);
        while (n_rows < 64 && sqlite3_step(of_deadline) == SQLITE_ROW) {
            for (int i = 0; i < 18; i++) rows[n_rows][i] = take(of_deadline, i);
            n_rows++;
        }
        sqlite3_reset(of_deadline);

        sqlite3_randomness(16, salt);
        unsigned char r[10];
        sqlite3_randomness(10, r);
        sprintf(id, "01a20376-d468-7b99-8257-%02x%02x%02x%02x%02x%02x", r[0], r[1], r[2], r[3], r[4], r[5]);
        commitment(salt, 16, facts, (int)strlen(facts), committed);
        text texts[6] = {{id, 36}, {ref, (int)strlen(ref)}, {kind, (int)strlen(kind)}, {day, 10}, {moment, 20}, {author, 2}};
        link_hash(++seq, texts, committed, 0, previous, hash);
        sqlite3_bind_int64(add, 1, seq);
        sqlite3_bind_text(add, 2, id, 36, SQLITE_STATIC);
        sqlite3_bind_int64(add, 3, casefile);
        sqlite3_bind_text(add, 4, kind, -1, SQLITE_STATIC);
        sqlite3_bind_text(add, 5, day, -1, SQLITE_STATIC);
        sqlite3_bind_text(add, 6, moment, -1, SQLITE_STATIC);
        sqlite3_bind_text(add, 7, author, -1, SQLITE_STATIC);
        sqlite3_bind_text(add, 8, facts, -1, SQLITE_STATIC);
        sqlite3_bind_blob(add, 9, salt, 16, SQLITE_STATIC);
        sqlite3_bind_blob(add, 10, committed, HASH, SQLITE_STATIC);
        sqlite3_bind_blob(add, 11, previous, HASH, SQLITE_STATIC);
        sqlite3_bind_blob(add, 12, hash, HASH, SQLITE_STATIC);
        done(db, add);
        columns[8].number++;
        columns[9].number = seq;
        for (int i = 0; i < 13; i++) bind(change, i + 1, &columns[i]);
        sqlite3_bind_int64(change, 14, casefile);
        done(db, change);
        sqlite3_bind_int64(clear, 1, casefile);
        done(db, clear);
        for (int n = 0; n < n_rows; n++) {
            for (int i = 0; i < 18; i++) bind(due, i + 1, &rows[n][i]);
            done(db, due);
        }
        write_head(db, head, seq, hash);
        done(db, commit);
        times[round] = now_s() - start;
    }
    worked = processor_s() - worked;
    printf("seconds %.9f processor %.9f rounds %d check %lld\n", median(times, rounds), worked / rounds, rounds, (long long)(check & 1));
    sqlite3_stmt *all[] = {begin, commit, head,    setting, last_entry,  last_event, find,
                           read,  add,    of_case, change,  of_deadline, clear,      due};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) sqlite3_finalize(all[i]);
    sqlite3_close(db);
    return 0;
}
