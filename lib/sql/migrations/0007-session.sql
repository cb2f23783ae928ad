-- SPDX-License-Identifier: MIT
-- Plenary sessions (次会议) of a term.

CREATE TABLE session (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    term     INTEGER NOT NULL REFERENCES term,
    number   INTEGER NOT NULL CONSTRAINT session_number_counts CHECK (number >= 1),
    opens    TEXT NOT NULL,
    closes   TEXT,
    deadline TEXT,
    closed   INTEGER CONSTRAINT session_closed_is_yes_or_no CHECK (closed IN (0, 1)),
    CONSTRAINT session_key PRIMARY KEY (id),
    CONSTRAINT session_one_a_number UNIQUE (term, number)
) STRICT;

CREATE INDEX session_opens ON session (opens);
