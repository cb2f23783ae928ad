-- SPDX-License-Identifier: MIT
-- Any dated gathering: what was on its agenda, and who was there.

CREATE TABLE activity (
    id           INTEGER NOT NULL,
    revision     INTEGER NOT NULL,
    written      INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    title        TEXT NOT NULL CONSTRAINT activity_title_given CHECK (length(title) > 0),
    holder       TEXT,
    place        TEXT,
    session      INTEGER REFERENCES session,
    term         INTEGER REFERENCES term,
    parent       INTEGER REFERENCES activity CONSTRAINT activity_not_its_own_parent CHECK (parent <> id),
    organization INTEGER REFERENCES organization,
    number       INTEGER CONSTRAINT activity_number_counts CHECK (number >= 1),
    begins       TEXT NOT NULL,
    ends         TEXT,
    state        TEXT NOT NULL CONSTRAINT activity_state_known CHECK (state = 'convened' OR state = 'held' OR state = 'cancelled'),
    CONSTRAINT activity_key PRIMARY KEY (id),
    CONSTRAINT activity_one_holder CHECK (organization IS NULL OR holder IS NULL)
) STRICT;

-- A meeting that was cancelled gives its number back.
CREATE UNIQUE INDEX activity_number ON activity (kind, term, number) WHERE state <> 'cancelled';
CREATE INDEX activity_begins ON activity (begins);
CREATE INDEX activity_parent ON activity (parent);
CREATE INDEX activity_session ON activity (session);

CREATE TABLE agenda_item (
    id         INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    written    INTEGER NOT NULL,
    activity   INTEGER NOT NULL REFERENCES activity,
    title      TEXT NOT NULL CONSTRAINT agenda_item_title_given CHECK (length(title) > 0),
    study_kind TEXT,
    subject    INTEGER,
    position   INTEGER NOT NULL CONSTRAINT agenda_item_position_counts CHECK (position >= 1),
    CONSTRAINT agenda_item_key PRIMARY KEY (id),
    CONSTRAINT agenda_item_one_a_position UNIQUE (activity, position)
) STRICT;

CREATE INDEX agenda_item_subject ON agenda_item (subject);

-- A person by name, or a number of people.
CREATE TABLE attendance (
    id           INTEGER NOT NULL,
    revision     INTEGER NOT NULL,
    written      INTEGER NOT NULL,
    activity     INTEGER NOT NULL REFERENCES activity,
    person       INTEGER REFERENCES person,
    organization INTEGER REFERENCES organization,
    group_name   TEXT,
    manner       TEXT,
    reason       TEXT,
    count        INTEGER CONSTRAINT attendance_counts CHECK (count >= 1),
    unit         TEXT CONSTRAINT attendance_unit_known CHECK (unit = 'persons' OR unit = 'visits'),
    bound        TEXT CONSTRAINT attendance_bound_known CHECK (bound = 'exact' OR bound = 'at_least'),
    result       TEXT NOT NULL CONSTRAINT attendance_result_known CHECK (result = 'attended' OR result = 'leave' OR result = 'absent'),
    CONSTRAINT attendance_key PRIMARY KEY (id),
    CONSTRAINT attendance_one_a_person UNIQUE (activity, person),
    CONSTRAINT attendance_person_or_count CHECK ((person IS NULL) = (count IS NOT NULL)),
    CONSTRAINT attendance_says_what_was_counted CHECK ((count IS NULL) = (unit IS NULL) AND (count IS NULL) = (bound IS NULL))
) STRICT;

CREATE INDEX attendance_person ON attendance (person);
