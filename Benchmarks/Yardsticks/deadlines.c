/* deadlines CASEBOOK ROUNDS: the open deadlines until 30 days after 2026-11-21, in order, into an array of structs whose
 * members are what Jalon's are: days are numbers, codes are enumerations, lists are lists, and texts are copies. */
#include "casebook.h"

enum { TEXT = 64, CITATIONS = 24, NUMBERS = 12 };
typedef struct {
    char ref[TEXT + 1], name[TEXT + 1], stage[TEXT + 1], country[3], *pack, *citations[CITATIONS];
    int32_t due, trigger, earliest, latest, opens, rolled_from;
    uint8_t kind, status, pack_status, n_citations, n_alerts, n_flags;
    uint16_t alerts[NUMBERS];
    uint8_t flags[NUMBERS];
} deadline;

static const char *const kinds[] = {"stage-end", "renewal-window", "decision-due", "stay-end", "report-due",
                                    "limit-to-act", "reminder", 0};
static const char *const states[] = {"open", "met", "cancelled", 0};
static const char *const statuses[] = {"verified", "unverified", "from memory", "memory", "kit of 2013", "kit-2013", 0};
static const char *const flag_names[] = {"clamped", "rolled", "observed", "ambiguous", "minimum", "maximum", "average",
                                         "document", "outsidePack", "calendarProvisional", 0};

static uint8_t code(const char *const *names, const char *text, int size) {
    for (int i = 0; names[i]; i++)
        if ((int)strlen(names[i]) == size && !memcmp(names[i], text, (size_t)size)) return (uint8_t)i;
    return 255;
}
/* The days from 1970-01-01 of YYYY-MM-DD. */
static int32_t day(sqlite3_stmt *s, int column) {
    const unsigned char *p = sqlite3_column_text(s, column);
    if (!p) return INT32_MIN;
    if (sqlite3_column_bytes(s, column) != 10) die(0, "a day");
    int y = (p[0] - '0') * 1000 + (p[1] - '0') * 100 + (p[2] - '0') * 10 + p[3] - '0';
    int m = (p[5] - '0') * 10 + p[6] - '0', d = (p[8] - '0') * 10 + p[9] - '0';
    y -= m <= 2;
    int era = y / 400, of_era = y - era * 400, of_year = (153 * (m > 2 ? m - 3 : m + 9) + 2) / 5 + d - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}
static void copy(char *to, sqlite3_stmt *s, int column) {
    const unsigned char *p = sqlite3_column_text(s, column);
    int n = sqlite3_column_bytes(s, column);
    if (n > TEXT) die(0, "a text is too long");
    memcpy(to, p, (size_t)n);
    to[n] = 0;
}
static void read_row(sqlite3_stmt *s, deadline *d) {
    d->status = code(states, (const char *)sqlite3_column_text(s, 0), sqlite3_column_bytes(s, 0));
    d->due = day(s, 1);
    copy(d->ref, s, 2);
    copy(d->name, s, 3);
    memcpy(d->country, sqlite3_column_text(s, 4), 2);
    d->country[2] = 0;
    d->kind = code(kinds, (const char *)sqlite3_column_text(s, 5), sqlite3_column_bytes(s, 5));
    copy(d->stage, s, 6);
    d->trigger = day(s, 7);
    d->earliest = day(s, 8);
    d->rolled_from = day(s, 9);
    const char *p = (const char *)sqlite3_column_text(s, 10), *end = p + sqlite3_column_bytes(s, 10);
    for (d->n_flags = 0; p < end && d->n_flags < NUMBERS;) {
        const char *blank = memchr(p, ' ', (size_t)(end - p));
        if (!blank) blank = end;
        d->flags[d->n_flags++] = code(flag_names, p, (int)(blank - p));
        p = blank + 1;
    }
    d->pack = sqlite3_column_type(s, 11) == SQLITE_NULL ? 0 : strdup((const char *)sqlite3_column_text(s, 11));
    d->pack_status = sqlite3_column_type(s, 12) == SQLITE_NULL
                         ? 255
                         : code(statuses, (const char *)sqlite3_column_text(s, 12), sqlite3_column_bytes(s, 12));
    p = (const char *)sqlite3_column_text(s, 13), end = p + sqlite3_column_bytes(s, 13);
    for (d->n_citations = 0; p < end && d->n_citations < CITATIONS;) {
        const char *line = memchr(p, '\n', (size_t)(end - p));
        if (!line) line = end;
        d->citations[d->n_citations++] = strndup(p, (size_t)(line - p));
        p = line + 1;
    }
    d->latest = day(s, 14);
    d->opens = day(s, 15);
    p = (const char *)sqlite3_column_text(s, 16);
    for (d->n_alerts = 0; *p && d->n_alerts < NUMBERS;) {
        char *next;
        d->alerts[d->n_alerts++] = (uint16_t)strtol(p, &next, 10);
        p = *next ? next + 1 : next;
    }
}

int main(int argc, char **argv) {
    if (argc < 3) return 2;
    int rounds = atoi(argv[2]);
    double *times = malloc(sizeof *times * (size_t)rounds);
    deadline *rows = 0;
    size_t n = 0, room = 0;
    sqlite3 *db = open_db(argv[1], SQLITE_OPEN_READWRITE);
    sqlite3_stmt *s = prep(db, "SELECT status, due, case_ref, name, country, kind, stage, trigger_day, earliest, rolled_from,"
                               " flags, pack, pack_status, citations, latest, opens, alerts FROM deadline"
                               " WHERE status = 'open' AND due <= ? ORDER BY due, case_ref, name");
    /* Whether the casebook announces earlier than the rules say is asked each time, as Jalon asks it. */
    sqlite3_stmt *alerts = prep(db, "SELECT value FROM setting WHERE name = 'alerts'");
    double worked = processor_s();
    for (int k = 0; k < rounds; k++) {
        double start = now_s();
        n = 0;
        sqlite3_bind_text(s, 1, "2026-12-21", -1, SQLITE_STATIC);
        int rc;
        while ((rc = sqlite3_step(s)) == SQLITE_ROW) {
            if (n == room && !(rows = realloc(rows, sizeof *rows * (room = room ? room * 2 : 64)))) die(0, "memory");
            read_row(s, &rows[n++]);
        }
        if (rc != SQLITE_DONE) die(db, "query");
        sqlite3_reset(s);
        sqlite3_step(alerts);
        sqlite3_reset(alerts);
        times[k] = now_s() - start;
        for (size_t i = 0; i < n; i++) {
            free(rows[i].pack);
            for (int c = 0; c < rows[i].n_citations; c++) free(rows[i].citations[c]);
        }
    }
    worked = processor_s() - worked;
    printf("seconds %.9f processor %.9f rows %zu\n", median(times, rounds), worked / rounds, n);
    sqlite3_finalize(s);
    sqlite3_finalize(alerts);
    sqlite3_close(db);
    return 0;
}
