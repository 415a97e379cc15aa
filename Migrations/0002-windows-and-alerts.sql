-- Deadlines learn when a window opens, the latest day that a rule allows, and when they
-- are announced. The table is derived from the entries, so it is made anew and filled by
-- the library when the casebook is opened.

DROP TABLE deadline;

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
    stage       TEXT    NOT NULL,  -- the stage, period, stay or phase
    trigger_day TEXT    NOT NULL,
    earliest    TEXT    NOT NULL,  -- plan on this day
    latest      TEXT,
    opens       TEXT,              -- the first day of a window
    rolled_from TEXT,
    flags       TEXT    NOT NULL,  -- separated by blanks
    pack        TEXT,
    pack_status TEXT,
    citations   TEXT    NOT NULL,  -- a line each
    alerts      TEXT    NOT NULL,  -- days before "earliest", separated by blanks
    CHECK (earliest <= due),
    PRIMARY KEY (status, due, case_ref, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX deadline_by_case ON deadline (casefile);
