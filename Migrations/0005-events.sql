-- What happens to the casebook itself and belongs to no case: a change of the key, an
-- opening that failed, a backup, a dump. Events stand in the chain of the entries, under
-- the next number, so that one head covers both; their hash is computed as that of an
-- entry whose case reference is empty and that has nothing sealed. No column speaks of a
-- person: `facts` are codes and counts.

CREATE TABLE event (
    seq              INTEGER PRIMARY KEY CHECK (seq > 0),
    id               TEXT    NOT NULL UNIQUE CHECK (length(id) = 36),
    kind             TEXT    NOT NULL CHECK (kind <> ''),
    on_day           TEXT    NOT NULL CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    recorded_at      TEXT    NOT NULL CHECK (recorded_at GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]T*Z'),
    author           TEXT    NOT NULL CHECK (length(author) BETWEEN 1 AND 128),
    facts            TEXT    NOT NULL CHECK (facts LIKE '{%}'),
    facts_salt       BLOB    NOT NULL CHECK (length(facts_salt) = 16),
    facts_commitment BLOB    NOT NULL CHECK (length(facts_commitment) = 32),
    previous         BLOB    NOT NULL CHECK (length(previous) = 32),
    hash             BLOB    NOT NULL CHECK (length(hash) = 32)
) STRICT;
