-- The casebook: facts are appended, everything else is derived from them.
--
-- `entry` is the truth. `casefile` and `deadline` are a cache of the fold of the
-- entries under the rules: they are written in the transaction that appends an
-- entry, and `jalon verify` rebuilds and compares them.
--
-- Days are civil dates written YYYY-MM-DD, which sort as text; instants are RFC 3339 in
-- UTC and are never compared in SQL.

CREATE TABLE setting (
    name  TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row a case: what its opening entry said, and where the fold has brought it.
CREATE TABLE casefile (
    id          INTEGER PRIMARY KEY,
    -- The code of the case. ASCII, so that NOCASE compares what people type.
    ref         TEXT    NOT NULL COLLATE NOCASE UNIQUE
                        CHECK (length(ref) BETWEEN 1 AND 64 AND ref NOT GLOB '*[^A-Za-z0-9._-]*'),
    country     TEXT    NOT NULL CHECK (country GLOB '[A-Z][A-Z]'),
    region      TEXT             CHECK (region GLOB '[A-Z][A-Z]-[A-Z0-9]*' AND length(region) <= 6),
    opened_on   TEXT    NOT NULL CHECK (opened_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    status      TEXT    NOT NULL CHECK (status IN ('open', 'closed')),
    closed_on   TEXT             CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    stage       TEXT,             -- the permit stage granted last, by day
    next_step   TEXT,             -- the signalling step that is advised next
    minor       INTEGER NOT NULL CHECK (minor IN (0, 1)),
    entries     INTEGER NOT NULL CHECK (entries > 0),
    last_seq    INTEGER NOT NULL CHECK (last_seq > 0),
    -- Grants whose end no rule pack computes and no document prints: they are
    -- counted, because a deadline that is not in the list must still be seen.
    undated     INTEGER NOT NULL CHECK (undated >= 0),
    CHECK ((status = 'closed') = (closed_on IS NOT NULL))
) STRICT;

CREATE INDEX casefile_by_status ON casefile (status, ref);
CREATE INDEX casefile_undated ON casefile (ref) WHERE undated > 0;
CREATE INDEX casefile_next_step ON casefile (ref) WHERE next_step IS NOT NULL;

-- One row an entry, chained: `hash` covers sequence, times, author, kind, case, the
-- two commitments and the hash before it. `facts` are coded and readable without a
-- key; sealed content lives in `content` and is committed to in the same way.
-- Erasing facts, salts or content leaves every commitment, and so the chain, whole.
CREATE TABLE entry (
    seq                INTEGER PRIMARY KEY CHECK (seq > 0),
    id                 TEXT    NOT NULL UNIQUE CHECK (length(id) = 36),
    casefile           INTEGER NOT NULL REFERENCES casefile (id),
    kind               TEXT    NOT NULL CHECK (kind <> ''),
    on_day             TEXT    NOT NULL CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    recorded_at        TEXT    NOT NULL CHECK (recorded_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T*Z'),
    author             TEXT    NOT NULL CHECK (length(author) BETWEEN 1 AND 128),
    facts              TEXT             CHECK (facts LIKE '{%}'),
    facts_salt         BLOB             CHECK (length(facts_salt) = 16),
    facts_commitment   BLOB    NOT NULL CHECK (length(facts_commitment) = 32),
    content_commitment BLOB             CHECK (length(content_commitment) = 32),
    previous           BLOB    NOT NULL CHECK (length(previous) = 32),
    hash               BLOB    NOT NULL CHECK (length(hash) = 32),
    CHECK ((facts IS NULL) = (facts_salt IS NULL))
) STRICT;

CREATE INDEX entry_by_case ON entry (casefile, seq);

-- Free text and identity, sealed with a key that is never in this file.
CREATE TABLE content (
    seq    INTEGER PRIMARY KEY REFERENCES entry (seq),
    sealed BLOB NOT NULL,
    salt   BLOB NOT NULL CHECK (length(salt) = 16)
) STRICT;

-- One row a deadline. The primary key is the order in which people read the list, so
-- that "what is due within 30 days" reads the rows it prints and no others.
CREATE TABLE deadline (
    status      TEXT    NOT NULL CHECK (status IN ('open', 'met', 'cancelled')),
    due         TEXT    NOT NULL CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    case_ref    TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    casefile    INTEGER NOT NULL REFERENCES casefile (id),
    country     TEXT    NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('stage-end', 'renewal-window', 'decision-due', 'stay-end',
                                                 'report-due', 'limit-to-act', 'reminder')),
    stage       TEXT    NOT NULL,
    trigger_day TEXT    NOT NULL,
    earliest    TEXT    NOT NULL,
    rolled_from TEXT,
    flags       TEXT    NOT NULL,  -- separated by blanks
    pack        TEXT,
    pack_status TEXT,
    citations   TEXT    NOT NULL,  -- a line each
    CHECK (earliest <= due),
    PRIMARY KEY (status, due, case_ref, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX deadline_by_case ON deadline (casefile);
