-- SPDX-License-Identifier: MIT
-- A measure carries out a suggestion, or what a reply promises, and may be broken down; which takes a new table, because a measure needs
-- no reply any more. Units that assist, and reports of progress.

CREATE TABLE measure_with_parts (
    id         INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    written    INTEGER NOT NULL,
    reply      INTEGER REFERENCES reply,
    proposal   INTEGER REFERENCES proposal,
    title      TEXT NOT NULL,
    unit       INTEGER NOT NULL REFERENCES organization,
    promised   TEXT NOT NULL,
    due        TEXT,
    note       TEXT,
    outcome    TEXT,
    followed   TEXT,
    suggestion INTEGER REFERENCES list_entry,
    parent     INTEGER REFERENCES measure CONSTRAINT measure_not_part_of_itself CHECK (parent <> id),
    project    INTEGER REFERENCES project,
    document   INTEGER REFERENCES document,
    weight     INTEGER CONSTRAINT measure_weight_in_percent CHECK (weight BETWEEN 1 AND 100),
    progress   INTEGER CONSTRAINT measure_progress_in_percent CHECK (progress BETWEEN 0 AND 100),
    status     TEXT CONSTRAINT measure_status_known
               CHECK (status = 'not_started' OR status = 'under_way' OR status = 'completed' OR status = 'cancelled'),
    completed  TEXT,
    cancelled  TEXT CONSTRAINT measure_cancelled_after_it_was_promised CHECK (cancelled >= promised),
    moved      TEXT,
    CONSTRAINT measure_key PRIMARY KEY (id),
    CONSTRAINT measure_comes_from_a_reply_or_a_suggestion CHECK ((reply IS NULL) <> (suggestion IS NULL)),
    CONSTRAINT measure_has_no_progress_once_cancelled CHECK ((progress IS NULL) = (status = 'cancelled')),
    CONSTRAINT measure_completed_at_100 CHECK ((progress = 100) = (status = 'completed'))
) STRICT;

INSERT INTO measure_with_parts (id, revision, written, reply, proposal, title, unit, promised, due, note, outcome, followed, progress, status)
SELECT id, revision, written, reply, proposal, title, unit, promised, due, note, outcome, followed, 0, 'not_started' FROM measure;

DROP TABLE measure;
ALTER TABLE measure_with_parts RENAME TO measure;

CREATE INDEX measure_reply ON measure (reply) WHERE reply IS NOT NULL;
CREATE INDEX measure_proposal ON measure (proposal) WHERE proposal IS NOT NULL;
CREATE INDEX measure_unit ON measure (unit, outcome);
CREATE INDEX measure_suggestion ON measure (suggestion) WHERE suggestion IS NOT NULL;
CREATE INDEX measure_parent ON measure (parent) WHERE parent IS NOT NULL;
CREATE INDEX measure_project ON measure (project) WHERE project IS NOT NULL;
CREATE INDEX measure_document ON measure (document) WHERE document IS NOT NULL;

CREATE TABLE assisting (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    measure  INTEGER NOT NULL REFERENCES measure,
    unit     INTEGER NOT NULL REFERENCES organization,
    begun    TEXT NOT NULL,
    ended    TEXT,
    CONSTRAINT assisting_key PRIMARY KEY (id),
    CONSTRAINT assisting_ended_after_it_began CHECK (ended IS NULL OR ended >= begun)
) STRICT;

CREATE UNIQUE INDEX assisting_once ON assisting (measure, unit) WHERE ended IS NULL;
CREATE INDEX assisting_measure ON assisting (measure);
CREATE INDEX assisting_unit ON assisting (unit);

CREATE TABLE progress (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    measure  INTEGER NOT NULL REFERENCES measure,
    reported TEXT NOT NULL,
    percent  INTEGER NOT NULL CONSTRAINT progress_in_percent CHECK (percent BETWEEN 0 AND 100),
    note     TEXT,
    project  INTEGER REFERENCES project,
    CONSTRAINT progress_key PRIMARY KEY (id)
) STRICT;

CREATE INDEX progress_measure ON progress (measure, reported);
CREATE INDEX progress_project ON progress (project) WHERE project IS NOT NULL;
