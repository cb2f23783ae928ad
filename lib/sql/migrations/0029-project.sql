-- SPDX-License-Identifier: MIT
-- Themes over years, projects, the documents that come of them, and to whom they were sent.

CREATE TABLE theme (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    title    TEXT NOT NULL,
    body     INTEGER REFERENCES organization,
    first    INTEGER NOT NULL CONSTRAINT theme_first_is_a_year CHECK (first BETWEEN 1949 AND 9999),
    last     INTEGER CONSTRAINT theme_last_is_a_year CHECK (last BETWEEN 1949 AND 9999),
    opened   TEXT NOT NULL,
    note     TEXT,
    CONSTRAINT theme_key PRIMARY KEY (id),
    CONSTRAINT theme_years_in_order CHECK (last IS NULL OR last >= first)
) STRICT;

CREATE INDEX theme_body ON theme (body);

CREATE TABLE project (
    id         INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    written    INTEGER NOT NULL,
    title      TEXT NOT NULL,
    kind       TEXT NOT NULL,
    source     TEXT NOT NULL,
    year       INTEGER NOT NULL CONSTRAINT project_year_is_a_year CHECK (year BETWEEN 1949 AND 9999),
    theme      INTEGER REFERENCES theme,
    body       INTEGER REFERENCES organization,
    leader     INTEGER REFERENCES person,
    supervises INTEGER REFERENCES project CONSTRAINT project_supervises_another CHECK (supervises <> id),
    proposed   TEXT NOT NULL,
    settled    TEXT,
    settled_at INTEGER REFERENCES activity,
    request    INTEGER REFERENCES document,
    approved   TEXT,
    refused    TEXT,
    closed     TEXT,
    dropped    TEXT,
    outcome    TEXT,
    note       TEXT,
    state      TEXT CONSTRAINT project_state_known
               CHECK (state = 'proposed' OR state = 'settled' OR state = 'approved' OR state = 'refused' OR state = 'closed' OR state = 'dropped'),
    stage      TEXT CONSTRAINT project_stage_known
               CHECK (stage = 'topic_selection' OR stage = 'research' OR stage = 'deliberation' OR stage = 'special_report'
                      OR stage = 'special_inspection' OR stage = 'comprehensive_report'),
    CONSTRAINT project_key PRIMARY KEY (id),
    CONSTRAINT project_settled_after_it_was_proposed CHECK (settled IS NULL OR settled >= proposed),
    CONSTRAINT project_approved_after_it_was_settled CHECK (approved IS NULL OR approved >= settled),
    CONSTRAINT project_closed_or_dropped CHECK (closed IS NULL OR dropped IS NULL),
    CONSTRAINT project_outcome_of_a_closed_one CHECK (outcome IS NULL OR closed IS NOT NULL)
) STRICT;

CREATE INDEX project_year ON project (year, state);
CREATE UNIQUE INDEX project_one_a_year ON project (theme, year) WHERE dropped IS NULL;
CREATE INDEX project_body ON project (body);
CREATE INDEX project_supervises ON project (supervises);

CREATE TABLE project_text (
    id      INTEGER NOT NULL REFERENCES project,
    written INTEGER NOT NULL,
    text    TEXT,
    CONSTRAINT project_text_key PRIMARY KEY (id)
) STRICT;

CREATE TABLE document (
    id         INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    written    INTEGER NOT NULL,
    title      TEXT NOT NULL,
    kind       TEXT NOT NULL,
    number     TEXT,
    issuer     INTEGER REFERENCES organization,
    project    INTEGER REFERENCES project,
    theme      INTEGER REFERENCES theme,
    year       INTEGER CONSTRAINT document_year_is_a_year CHECK (year BETWEEN 1949 AND 9999),
    drafted    TEXT NOT NULL,
    adopted    TEXT,
    adopted_by INTEGER REFERENCES activity,
    due        TEXT,
    in_force   TEXT,
    replaces   INTEGER REFERENCES document CONSTRAINT document_replaces_another CHECK (replaces <> id),
    note       TEXT,
    sent       TEXT,
    replaced   TEXT,
    CONSTRAINT document_key PRIMARY KEY (id),
    CONSTRAINT document_adopted_after_it_was_drafted CHECK (adopted IS NULL OR adopted >= drafted),
    CONSTRAINT document_due_once_adopted CHECK (due IS NULL OR adopted IS NOT NULL)
) STRICT;

CREATE INDEX document_project ON document (project);
CREATE INDEX document_theme ON document (theme);
CREATE INDEX document_kind ON document (kind, year);
CREATE UNIQUE INDEX document_replaced_once ON document (replaces) WHERE replaces IS NOT NULL;
CREATE INDEX document_unsent ON document (due) WHERE due IS NOT NULL AND sent IS NULL;

CREATE TABLE document_text (
    id      INTEGER NOT NULL REFERENCES document,
    written INTEGER NOT NULL,
    text    TEXT,
    CONSTRAINT document_text_key PRIMARY KEY (id)
) STRICT;

CREATE TABLE dispatch (
    id          INTEGER NOT NULL,
    revision    INTEGER NOT NULL,
    written     INTEGER NOT NULL,
    document    INTEGER NOT NULL REFERENCES document,
    recipient   INTEGER NOT NULL, -- an organization or a person
    number      TEXT,
    sent        TEXT NOT NULL,
    due         TEXT,
    late        INTEGER CONSTRAINT dispatch_late_is_yes_or_no CHECK (late IN (0, 1)),
    answered    TEXT,
    answered_by INTEGER, -- an organization or a person
    note        TEXT,
    CONSTRAINT dispatch_key PRIMARY KEY (id),
    CONSTRAINT dispatch_once UNIQUE (document, recipient),
    CONSTRAINT dispatch_answered_by_somebody CHECK ((answered IS NULL) = (answered_by IS NULL)),
    CONSTRAINT dispatch_answered_after_it_was_sent CHECK (answered IS NULL OR answered >= sent)
) STRICT;

CREATE INDEX dispatch_recipient ON dispatch (recipient);

CREATE TABLE dispatch_text (
    id      INTEGER NOT NULL REFERENCES dispatch,
    written INTEGER NOT NULL,
    answer  TEXT,
    CONSTRAINT dispatch_text_key PRIMARY KEY (id)
) STRICT;
