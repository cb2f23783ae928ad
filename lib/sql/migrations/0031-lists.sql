-- SPDX-License-Identifier: MIT
-- The three lists of a document or a proposal, what answers what, and the instructions written on them.

CREATE TABLE list_entry (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    "of"     INTEGER NOT NULL, -- a document or a proposal
    list     TEXT NOT NULL CONSTRAINT list_entry_list_known CHECK (list = 'achievement' OR list = 'problem' OR list = 'suggestion'),
    position INTEGER NOT NULL CONSTRAINT list_entry_position_counts CHECK (position >= 1),
    title    TEXT NOT NULL,
    listed   TEXT NOT NULL,
    struck   TEXT,
    project  INTEGER REFERENCES project,
    progress INTEGER CONSTRAINT list_entry_progress_in_percent CHECK (progress BETWEEN 0 AND 100),
    CONSTRAINT list_entry_key PRIMARY KEY (id),
    CONSTRAINT list_entry_struck_after_it_was_listed CHECK (struck IS NULL OR struck >= listed)
) STRICT;

CREATE INDEX list_entry_of ON list_entry ("of", list, position);
CREATE INDEX list_entry_project ON list_entry (project) WHERE project IS NOT NULL;

CREATE TABLE list_entry_text (
    id      INTEGER NOT NULL REFERENCES list_entry,
    written INTEGER NOT NULL,
    text    TEXT,
    CONSTRAINT list_entry_text_key PRIMARY KEY (id)
) STRICT;

CREATE TABLE remedy (
    id         INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    written    INTEGER NOT NULL,
    suggestion INTEGER NOT NULL REFERENCES list_entry,
    problem    INTEGER NOT NULL REFERENCES list_entry,
    linked     TEXT NOT NULL,
    struck     TEXT,
    project    INTEGER REFERENCES project,
    CONSTRAINT remedy_key PRIMARY KEY (id),
    CONSTRAINT remedy_struck_after_it_was_linked CHECK (struck IS NULL OR struck >= linked)
) STRICT;

CREATE UNIQUE INDEX remedy_once ON remedy (suggestion, problem) WHERE struck IS NULL;
CREATE INDEX remedy_suggestion ON remedy (suggestion);
CREATE INDEX remedy_problem ON remedy (problem);
CREATE INDEX remedy_project ON remedy (project) WHERE project IS NOT NULL;

CREATE TABLE instruction (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    "of"     INTEGER NOT NULL, -- a document or a proposal
    entry    INTEGER REFERENCES list_entry,
    leader   INTEGER NOT NULL REFERENCES person,
    office   TEXT,
    number   TEXT,
    given    TEXT NOT NULL,
    struck   TEXT,
    project  INTEGER REFERENCES project,
    CONSTRAINT instruction_key PRIMARY KEY (id),
    CONSTRAINT instruction_struck_after_it_was_given CHECK (struck IS NULL OR struck >= given)
) STRICT;

CREATE INDEX instruction_of ON instruction ("of", given);
CREATE INDEX instruction_entry ON instruction (entry) WHERE entry IS NOT NULL;
CREATE INDEX instruction_leader ON instruction (leader);
CREATE INDEX instruction_project ON instruction (project) WHERE project IS NOT NULL;

CREATE TABLE instruction_text (
    id      INTEGER NOT NULL REFERENCES instruction,
    written INTEGER NOT NULL,
    text    TEXT,
    CONSTRAINT instruction_text_key PRIMARY KEY (id)
) STRICT;

CREATE TABLE addressee (
    id          INTEGER NOT NULL,
    revision    INTEGER NOT NULL,
    written     INTEGER NOT NULL,
    instruction INTEGER NOT NULL REFERENCES instruction,
    unit        INTEGER, -- an organization or a person
    post        TEXT,
    demand      TEXT NOT NULL,
    report_to   INTEGER, -- an organization or a person
    addressed   TEXT NOT NULL,
    due         TEXT,
    note        TEXT,
    answered    TEXT,
    struck      TEXT,
    project     INTEGER REFERENCES project,
    CONSTRAINT addressee_key PRIMARY KEY (id),
    CONSTRAINT addressee_is_a_unit_or_a_post CHECK ((unit IS NULL) <> (post IS NULL)),
    CONSTRAINT addressee_answered_after_it_was_asked CHECK (answered IS NULL OR answered >= addressed),
    CONSTRAINT addressee_struck_after_it_was_asked CHECK (struck IS NULL OR struck >= coalesce(answered, addressed))
) STRICT;

CREATE INDEX addressee_instruction ON addressee (instruction);
CREATE INDEX addressee_unit ON addressee (unit) WHERE unit IS NOT NULL;
CREATE INDEX addressee_report_to ON addressee (report_to) WHERE report_to IS NOT NULL;
CREATE INDEX addressee_open ON addressee (due) WHERE answered IS NULL AND struck IS NULL;
CREATE INDEX addressee_project ON addressee (project) WHERE project IS NOT NULL;

CREATE TABLE addressee_text (
    id      INTEGER NOT NULL REFERENCES addressee,
    written INTEGER NOT NULL,
    answer  TEXT,
    CONSTRAINT addressee_text_key PRIMARY KEY (id)
) STRICT;
