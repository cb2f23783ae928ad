-- SPDX-License-Identifier: MIT
-- The replies of the units.

CREATE TABLE reply (
    id              INTEGER NOT NULL,
    revision        INTEGER NOT NULL,
    written         INTEGER NOT NULL,
    assignment      INTEGER NOT NULL REFERENCES assignment,
    replied         TEXT NOT NULL,
    reply_class     TEXT NOT NULL,
    document_number TEXT,
    signer          TEXT,
    contact         TEXT,
    CONSTRAINT reply_key PRIMARY KEY (id),
    CONSTRAINT reply_one_an_assignment UNIQUE (assignment)
) STRICT;

CREATE TABLE reply_text (
    id      INTEGER NOT NULL REFERENCES reply,
    written INTEGER NOT NULL,
    content TEXT,
    CONSTRAINT reply_text_key PRIMARY KEY (id)
) STRICT;
