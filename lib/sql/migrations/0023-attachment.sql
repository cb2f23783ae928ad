-- SPDX-License-Identifier: MIT
-- Files that belong to records, and their bytes in portions.

CREATE TABLE attachment (
    id         INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    written    INTEGER NOT NULL,
    record     INTEGER NOT NULL, -- of any kind
    name       TEXT NOT NULL,
    media_type TEXT,
    bytes      INTEGER NOT NULL CONSTRAINT attachment_bytes_are_counted CHECK (bytes >= 0),
    sha256     TEXT NOT NULL CONSTRAINT attachment_sha256_has_its_length CHECK (length(sha256) = 64),
    added      TEXT NOT NULL,
    struck     TEXT,
    note       TEXT,
    CONSTRAINT attachment_key PRIMARY KEY (id)
) STRICT;

CREATE INDEX attachment_record ON attachment (record);

CREATE TABLE attachment_part (
    attachment INTEGER NOT NULL REFERENCES attachment DEFERRABLE INITIALLY DEFERRED, -- its bytes come first, then their hash
    number     INTEGER NOT NULL CONSTRAINT attachment_part_counts CHECK (number >= 1),
    bytes      BLOB NOT NULL,
    CONSTRAINT attachment_part_once UNIQUE (attachment, number)
) STRICT;
