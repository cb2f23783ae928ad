-- SPDX-License-Identifier: MIT

CREATE TABLE sample (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    title    TEXT NOT NULL,
    person   INTEGER REFERENCES person,
    taken    TEXT,
    state    TEXT NOT NULL CONSTRAINT sample_state_known CHECK (state IN ('fresh', 'stale')),
    CONSTRAINT sample_key PRIMARY KEY (id)
) STRICT;

CREATE TABLE sample_text (
    id      INTEGER NOT NULL REFERENCES sample,
    written INTEGER NOT NULL,
    body    TEXT,
    CONSTRAINT sample_text_key PRIMARY KEY (id)
) STRICT;
