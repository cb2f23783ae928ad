-- SPDX-License-Identifier: MIT
-- A name is never a key.

CREATE TABLE person (
    id          INTEGER NOT NULL,
    revision    INTEGER NOT NULL,
    written     INTEGER NOT NULL,
    name        TEXT NOT NULL CONSTRAINT person_name_given CHECK (length(name) > 0),
    other_names TEXT,
    ethnicity   TEXT,
    post        TEXT,
    note        TEXT,
    gender      TEXT,
    born        TEXT,
    died        TEXT,
    CONSTRAINT person_key PRIMARY KEY (id)
) STRICT;

CREATE INDEX person_name ON person (name);
