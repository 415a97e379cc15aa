-- A case has an owner and a deputy, and an entry that came from another casebook keeps
-- the proof of where it was made. The columns of `casefile` are derived from the entries:
-- the library fills them when the casebook is opened.

ALTER TABLE casefile ADD COLUMN owner TEXT CHECK (length(owner) BETWEEN 1 AND 64);
ALTER TABLE casefile ADD COLUMN deputy TEXT CHECK (length(deputy) BETWEEN 1 AND 64);

CREATE INDEX casefile_by_owner ON casefile (owner, ref) WHERE owner IS NOT NULL;

-- One row an entry and a casebook that it was recorded in before: its place in the chain
-- of that casebook, the hash of the entry before it there, and its own. The entry's own
-- columns and its commitments are the same in both, so that the hash can be computed anew.
CREATE TABLE origin (
    seq        INTEGER NOT NULL REFERENCES entry (seq),
    casebook   TEXT    NOT NULL CHECK (length(casebook) = 36),
    origin_seq INTEGER NOT NULL CHECK (origin_seq > 0),
    previous   BLOB    NOT NULL CHECK (length(previous) = 32),
    hash       BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (seq, casebook)
) STRICT, WITHOUT ROWID;
