-- SPDX-License-Identifier: MIT
-- What differs from city to city, dated.

CREATE TABLE rulebook (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    title    TEXT NOT NULL,
    source   TEXT,
    starts   TEXT NOT NULL,
    CONSTRAINT rulebook_key PRIMARY KEY (id),
    CONSTRAINT rulebook_one_a_day UNIQUE (starts)
) STRICT;

CREATE TABLE rulebook_text (
    id       INTEGER NOT NULL REFERENCES rulebook,
    written  INTEGER NOT NULL,
    document TEXT NOT NULL,
    CONSTRAINT rulebook_text_key PRIMARY KEY (id)
) STRICT;
