-- SPDX-License-Identifier: MIT
-- The assignment of a filed proposal, one row a unit.

CREATE TABLE assignment (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    proposal INTEGER NOT NULL REFERENCES proposal,
    round    INTEGER NOT NULL CONSTRAINT assignment_round_counts CHECK (round >= 1),
    unit     INTEGER NOT NULL REFERENCES organization,
    role     TEXT NOT NULL CONSTRAINT assignment_role_known
             CHECK (role = 'sole' OR role = 'separate' OR role = 'lead' OR role = 'assisting'),
    channel  INTEGER REFERENCES organization,
    parent   INTEGER REFERENCES assignment CONSTRAINT assignment_not_its_own_parent CHECK (parent <> id),
    meeting  INTEGER REFERENCES activity,
    assigned TEXT NOT NULL,
    due      TEXT,
    replied  TEXT,
    CONSTRAINT assignment_key PRIMARY KEY (id),
    CONSTRAINT assignment_one_a_unit UNIQUE (proposal, round, unit)
) STRICT;

CREATE INDEX assignment_unit ON assignment (unit);
CREATE INDEX assignment_parent ON assignment (parent) WHERE parent IS NOT NULL;
CREATE INDEX assignment_meeting ON assignment (meeting) WHERE meeting IS NOT NULL;
