-- SPDX-License-Identifier: MIT
-- What replies promise, and what was seen of it later.

CREATE TABLE measure (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    reply    INTEGER NOT NULL REFERENCES reply,
    proposal INTEGER REFERENCES proposal,
    title    TEXT NOT NULL,
    unit     INTEGER NOT NULL REFERENCES organization,
    promised TEXT NOT NULL,
    due      TEXT,
    note     TEXT,
    outcome  TEXT,
    followed TEXT,
    CONSTRAINT measure_key PRIMARY KEY (id)
) STRICT;

CREATE INDEX measure_reply ON measure (reply);
CREATE INDEX measure_proposal ON measure (proposal);
CREATE INDEX measure_unit ON measure (unit, outcome);

CREATE TABLE follow_up (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    measure  INTEGER NOT NULL REFERENCES measure,
    followed TEXT NOT NULL,
    outcome  TEXT NOT NULL,
    body     INTEGER REFERENCES organization,
    note     TEXT,
    CONSTRAINT follow_up_key PRIMARY KEY (id)
) STRICT;

CREATE INDEX follow_up_measure ON follow_up (measure, followed);
CREATE INDEX follow_up_body ON follow_up (body);
