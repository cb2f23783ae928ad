-- SPDX-License-Identifier: MIT
-- Whose file it is. One row.

CREATE TABLE committee (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    place    TEXT NOT NULL,
    division INTEGER NOT NULL CONSTRAINT committee_division_is_six_digits CHECK (division BETWEEN 100000 AND 999999),
    CONSTRAINT committee_key PRIMARY KEY (id)
) STRICT;
