-- SPDX-License-Identifier: MIT
-- Marks of proposals: key, outstanding, micro, livelihood…

CREATE TABLE mark (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    proposal INTEGER NOT NULL REFERENCES proposal,
    mark     TEXT NOT NULL,
    year     INTEGER NOT NULL CONSTRAINT mark_year_is_a_year CHECK (year BETWEEN 1949 AND 9999),
    body     INTEGER REFERENCES organization,
    marked   TEXT NOT NULL,
    ended    TEXT,
    note     TEXT,
    CONSTRAINT mark_key PRIMARY KEY (id),
    CONSTRAINT mark_ends_after_it_began CHECK (ended IS NULL OR ended >= marked)
) STRICT;

CREATE UNIQUE INDEX mark_once_a_year ON mark (proposal, mark, year) WHERE ended IS NULL;
CREATE INDEX mark_of_year ON mark (year, mark);
CREATE INDEX mark_body ON mark (body);
