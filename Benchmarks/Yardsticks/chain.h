/* The chain of Documentation/chain.md. SHA-256 is OpenSSL's, with the processor's own instructions. */
#ifndef CHAIN_H
#define CHAIN_H
#include "casebook.h"
#include <openssl/sha.h>

enum { HASH = SHA256_DIGEST_LENGTH };

/* commitment = H("jalon.facts/1\n" + salt + facts) */
static inline void commitment(const void *salt, int salt_size, const void *facts, int size, unsigned char *out) {
    SHA256_CTX c;
    SHA256_Init(&c);
    SHA256_Update(&c, "jalon.facts/1\n", 14);
    SHA256_Update(&c, salt, (size_t)salt_size);
    SHA256_Update(&c, facts, (size_t)size);
    SHA256_Final(out, &c);
}

/* The six texts of a link, each behind its length. */
typedef struct { const void *bytes; int size; } text;

static inline void link_hash(int64_t seq, const text texts[6], const unsigned char *facts, const unsigned char *content,
                             const unsigned char *previous, unsigned char *out) {
    SHA256_CTX c;
    unsigned char number[8];
    SHA256_Init(&c);
    SHA256_Update(&c, "jalon.entry/1\n", 14);
    for (int i = 0; i < 8; i++) number[i] = (unsigned char)((uint64_t)seq >> (56 - 8 * i));
    SHA256_Update(&c, number, 8);
    for (int t = 0; t < 6; t++) {
        for (int i = 0; i < 4; i++) number[i] = (unsigned char)((uint32_t)texts[t].size >> (24 - 8 * i));
        SHA256_Update(&c, number, 4);
        SHA256_Update(&c, texts[t].bytes, (size_t)texts[t].size);
    }
    SHA256_Update(&c, facts, HASH);
    SHA256_Update(&c, content ? "\1" : "\0", 1);
    if (content) SHA256_Update(&c, content, HASH);
    SHA256_Update(&c, previous, HASH);
    SHA256_Final(out, &c);
}

static inline void hexadecimal(const unsigned char *hash, char *out) {
    for (int i = 0; i < HASH; i++) sprintf(out + 2 * i, "%02x", hash[i]);
}

/* head = SEQUENCE HASH */
static inline void write_head(sqlite3 *db, sqlite3_stmt *s, int64_t seq, const unsigned char *hash) {
    char head[96];
    int n = sprintf(head, "%lld ", (long long)seq);
    hexadecimal(hash, head + n);
    sqlite3_bind_text(s, 1, head, -1, SQLITE_TRANSIENT);
    done(db, s);
}
static inline const char *head_sql(void) {
    return "INSERT INTO setting (name, value) VALUES ('head', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
}

/* The end of the chain: of the entries or of the events, whichever is later, or the genesis. */
static inline int64_t read_head(sqlite3 *db, unsigned char *hash) {
    sqlite3_stmt *s = prep(db, "SELECT seq, hash FROM (SELECT seq, hash FROM entry UNION ALL SELECT seq, hash FROM event)"
                               " ORDER BY seq DESC LIMIT 1");
    int64_t seq = 0;
    if (sqlite3_step(s) == SQLITE_ROW) {
        seq = sqlite3_column_int64(s, 0);
        memcpy(hash, sqlite3_column_blob(s, 1), HASH);
        sqlite3_finalize(s);
        return seq;
    }
    sqlite3_finalize(s);
    s = prep(db, "SELECT value FROM setting WHERE name = 'casebook'");
    if (sqlite3_step(s) != SQLITE_ROW) die(db, "identity");
    SHA256_CTX c;
    SHA256_Init(&c);
    SHA256_Update(&c, "jalon.casebook/1\n", 17);
    SHA256_Update(&c, sqlite3_column_text(s, 0), (size_t)sqlite3_column_bytes(s, 0));
    SHA256_Final(hash, &c);
    sqlite3_finalize(s);
    return seq;
}
#endif
