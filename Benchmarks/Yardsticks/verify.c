/* verify CASEBOOK: reads every row of a casebook and hashes it: the file's structure by SQLite's own check, the chain of
 * entries and events with both hashes of each, and the rows that are derived of the cases. The law is not computed. */
#include "chain.h"

static int64_t read_all(sqlite3 *db, const char *sql) {
    sqlite3_stmt *s = prep(db, sql);
    int64_t sum = 0;
    while (sqlite3_step(s) == SQLITE_ROW)
        for (int i = 0, n = sqlite3_column_count(s); i < n; i++)
            if (sqlite3_column_text(s, i)) sum += sqlite3_column_bytes(s, i);
    sqlite3_finalize(s);
    return sum;
}

int main(int argc, char **argv) {
    if (argc < 2) return 2;
    double start = now_s(), worked = processor_s();
    sqlite3 *db = open_db(argv[1], SQLITE_OPEN_READWRITE);
    run(db, "BEGIN");
    sqlite3_stmt *check = prep(db, "PRAGMA integrity_check(5)");
    if (sqlite3_step(check) != SQLITE_ROW || strcmp((const char *)sqlite3_column_text(check, 0), "ok")) die(db, "damaged");
    sqlite3_finalize(check);
    unsigned char previous[HASH], facts[HASH], hash[HASH], genesis[HASH];
    sqlite3_stmt *identity = prep(db, "SELECT value FROM setting WHERE name = 'casebook'");
    if (sqlite3_step(identity) != SQLITE_ROW) die(db, "identity");
    SHA256_CTX c;
    SHA256_Init(&c);
    SHA256_Update(&c, "jalon.casebook/1\n", 17);
    SHA256_Update(&c, sqlite3_column_text(identity, 0), (size_t)sqlite3_column_bytes(identity, 0));
    SHA256_Final(genesis, &c);
    sqlite3_finalize(identity);
    memcpy(previous, genesis, HASH);
    sqlite3_stmt *s = prep(db, "SELECT e.seq, e.id, c.ref, e.kind, e.on_day, e.recorded_at, e.author, e.facts, e.facts_salt,"
                               " e.facts_commitment, e.content_commitment, e.previous, e.hash FROM entry AS e"
                               " LEFT JOIN casefile AS c ON c.id = e.casefile UNION ALL"
                               " SELECT seq, id, '', kind, on_day, recorded_at, author, facts, facts_salt, facts_commitment,"
                               " NULL, previous, hash FROM event ORDER BY 1");
    int64_t seq = 0;
    while (sqlite3_step(s) == SQLITE_ROW) {
        if (sqlite3_column_int64(s, 0) != ++seq) die(0, "a link is missing");
        text texts[6];
        for (int i = 0; i < 6; i++) {
            texts[i].bytes = sqlite3_column_text(s, i + 1);
            texts[i].size = sqlite3_column_bytes(s, i + 1);
        }
        if (sqlite3_column_type(s, 7) != SQLITE_NULL) {
            commitment(sqlite3_column_blob(s, 8), sqlite3_column_bytes(s, 8), sqlite3_column_text(s, 7),
                       sqlite3_column_bytes(s, 7), facts);
            if (memcmp(facts, sqlite3_column_blob(s, 9), HASH)) die(0, "facts are not those that were recorded");
        }
        link_hash(seq, texts, sqlite3_column_blob(s, 9), sqlite3_column_blob(s, 10), sqlite3_column_blob(s, 11), hash);
        if (memcmp(hash, sqlite3_column_blob(s, 12), HASH)) die(0, "a link is not what was recorded");
        if (memcmp(sqlite3_column_blob(s, 11), previous, HASH)) die(0, "a link does not follow the one before");
        memcpy(previous, hash, HASH);
    }
    sqlite3_finalize(s);
    int64_t bytes = read_all(db, "SELECT * FROM casefile") + read_all(db, "SELECT * FROM deadline") +
                    read_all(db, "SELECT * FROM origin");
    run(db, "COMMIT");
    char head[2 * HASH + 1];
    hexadecimal(previous, head);
    printf("seconds %.6f processor %.6f entries %lld derived %lld head %s\n", now_s() - start, processor_s() - worked, (long long)seq, (long long)bytes, head);
    sqlite3_close(db);
    return 0;
}
