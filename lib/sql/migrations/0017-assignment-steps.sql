-- SPDX-License-Identifier: MIT
-- What becomes of an assignment. A unit whose assignment ended can be assigned the same proposal again, so that it is no longer unique;
-- which takes a new table. (Foreign keys are not looked at while migrations run.)

CREATE TABLE assignment_with_steps (
    id           INTEGER NOT NULL,
    revision     INTEGER NOT NULL,
    written      INTEGER NOT NULL,
    proposal     INTEGER NOT NULL REFERENCES proposal,
    round        INTEGER NOT NULL CONSTRAINT assignment_round_counts CHECK (round >= 1),
    unit         INTEGER NOT NULL REFERENCES organization,
    role         TEXT NOT NULL CONSTRAINT assignment_role_known
                 CHECK (role = 'sole' OR role = 'separate' OR role = 'lead' OR role = 'assisting'),
    channel      INTEGER REFERENCES organization,
    parent       INTEGER REFERENCES assignment CONSTRAINT assignment_not_its_own_parent CHECK (parent <> id),
    meeting      INTEGER REFERENCES activity,
    assigned     TEXT NOT NULL,
    due          TEXT,
    replied      TEXT,
    replaces     INTEGER REFERENCES assignment CONSTRAINT assignment_does_not_replace_itself CHECK (replaces <> id),
    joins        INTEGER REFERENCES assignment CONSTRAINT assignment_does_not_join_itself CHECK (joins <> id),
    acknowledged TEXT,
    commented    TEXT,
    ended        TEXT,
    ended_by     TEXT CONSTRAINT assignment_ended_by_known
                 CHECK (ended_by = 'declined' OR ended_by = 'reassigned' OR ended_by = 'withdrawn'),
    CONSTRAINT assignment_key PRIMARY KEY (id),
    CONSTRAINT assignment_ended_somehow CHECK ((ended IS NULL) = (ended_by IS NULL))
) STRICT;

INSERT INTO assignment_with_steps (id, revision, written, proposal, round, unit, role, channel, parent, meeting, assigned, due, replied)
SELECT id, revision, written, proposal, round, unit, role, channel, parent, meeting, assigned, due, replied FROM assignment;

DROP TABLE assignment;
ALTER TABLE assignment_with_steps RENAME TO assignment;

CREATE INDEX assignment_proposal ON assignment (proposal, round, unit);
CREATE INDEX assignment_unit ON assignment (unit);
CREATE INDEX assignment_parent ON assignment (parent) WHERE parent IS NOT NULL;
CREATE INDEX assignment_meeting ON assignment (meeting) WHERE meeting IS NOT NULL;
CREATE UNIQUE INDEX assignment_replaces ON assignment (replaces) WHERE replaces IS NOT NULL;
CREATE INDEX assignment_joins ON assignment (joins) WHERE joins IS NOT NULL;
