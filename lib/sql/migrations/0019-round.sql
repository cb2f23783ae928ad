-- SPDX-License-Identifier: MIT
-- The rounds of handling after the first, which has no row.

CREATE TABLE "round" (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    proposal INTEGER NOT NULL REFERENCES proposal,
    round    INTEGER NOT NULL CONSTRAINT round_follows_the_first CHECK (round >= 2),
    opened   TEXT NOT NULL,
    note     TEXT,
    CONSTRAINT round_key PRIMARY KEY (id),
    CONSTRAINT round_numbered_once UNIQUE (proposal, round)
) STRICT;
