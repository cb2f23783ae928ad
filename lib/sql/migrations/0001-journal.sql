-- SPDX-License-Identifier: MIT
-- What the file is built on: the serial that every id comes from, and the journal. The journal is append-only; only the
-- verb that redacts replaces a salt and an image, and says so in an entry of its own.

CREATE TABLE counter (
    name  TEXT NOT NULL CONSTRAINT counter_known CHECK (name IN ('serial')),
    value INTEGER NOT NULL CONSTRAINT counter_counts CHECK (value BETWEEN 0 AND 999999999),
    CONSTRAINT counter_key PRIMARY KEY (name)
) STRICT, WITHOUT ROWID;

INSERT INTO counter (name, value) VALUES ('serial', 0);

-- One row a verb. hash covers everything but the salt, actor and reason, which note_hash stands for.
CREATE TABLE journal (
    seq       INTEGER NOT NULL,
    recorded  TEXT NOT NULL,    -- when it was written, UTC: 2020-01-15T08:30:00.000Z
    effective TEXT NOT NULL,    -- the date that it took effect on
    verb      TEXT NOT NULL,
    subject   INTEGER NOT NULL, -- the record that it was done to
    actor     TEXT,
    reason    TEXT,
    note_salt BLOB,
    note_hash BLOB NOT NULL CONSTRAINT journal_note_hash_is_sha256 CHECK (length(note_hash) = 32),
    hash      BLOB NOT NULL CONSTRAINT journal_hash_is_sha256 CHECK (length(hash) = 32),
    CONSTRAINT journal_key PRIMARY KEY (seq)
) STRICT;

CREATE INDEX journal_subject ON journal (subject);

-- One row for each row that a verb changed. place = seq × 1,000,000 + its number within the entry.
CREATE TABLE journal_row (
    place  INTEGER NOT NULL,
    record TEXT NOT NULL,    -- the table whose row it is
    id     INTEGER NOT NULL,
    before INTEGER NOT NULL, -- the entry that changed the same row before; 0 for none
    struck INTEGER NOT NULL, -- 0; or the entry that redacted this image; in that entry's own row: -1
    hash   BLOB NOT NULL CONSTRAINT journal_row_hash_is_sha256 CHECK (length(hash) = 32),
    salt   BLOB,             -- hash = SHA-256(salt, image), as it stood when this row was written
    image  TEXT,             -- the row as it was afterwards, as canonical JSON
    CONSTRAINT journal_row_key PRIMARY KEY (place)
) STRICT;
