-- SPDX-License-Identifier: MIT
-- Terms (届): one after the other.

CREATE TABLE term (
    id          INTEGER NOT NULL,
    revision    INTEGER NOT NULL,
    written     INTEGER NOT NULL,
    number      INTEGER NOT NULL CONSTRAINT term_number_counts CHECK (number >= 1),
    opened      TEXT NOT NULL,
    planned_end TEXT NOT NULL,
    closed      TEXT,
    CONSTRAINT term_key PRIMARY KEY (id),
    CONSTRAINT term_one_a_number UNIQUE (number)
) STRICT;
