-- SPDX-License-Identifier: MIT
-- The stages of projects, where their topics came from, what shows that a stage took place, and what documents cite.

CREATE TABLE stage (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    project  INTEGER NOT NULL REFERENCES project,
    stage    TEXT NOT NULL CONSTRAINT stage_known
             CHECK (stage = 'topic_selection' OR stage = 'research' OR stage = 'deliberation' OR stage = 'special_report'
                    OR stage = 'special_inspection' OR stage = 'comprehensive_report'),
    entered  TEXT,
    "left"   TEXT,
    skipped  TEXT,
    ground   TEXT,
    note     TEXT,
    CONSTRAINT stage_key PRIMARY KEY (id),
    CONSTRAINT stage_once UNIQUE (project, stage),
    CONSTRAINT stage_left_after_it_was_entered CHECK ("left" IS NULL OR "left" >= entered),
    CONSTRAINT stage_ground_of_skipping CHECK (ground IS NULL OR skipped IS NOT NULL)
) STRICT;

CREATE TABLE origin (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    project  INTEGER NOT NULL REFERENCES project,
    giver    INTEGER, -- any record
    source   TEXT,
    added    TEXT NOT NULL,
    struck   TEXT,
    note     TEXT,
    CONSTRAINT origin_key PRIMARY KEY (id),
    CONSTRAINT origin_is_not_given_twice CHECK (giver IS NULL OR source IS NULL),
    CONSTRAINT origin_struck_after_it_was_added CHECK (struck IS NULL OR struck >= added)
) STRICT;

CREATE INDEX origin_project ON origin (project);
CREATE INDEX origin_giver ON origin (giver);

CREATE TABLE evidence (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    about    INTEGER NOT NULL, -- a stage, a list entry, an effect, an instruction
    record   INTEGER,          -- any record
    added    TEXT NOT NULL,
    struck   TEXT,
    note     TEXT,
    CONSTRAINT evidence_key PRIMARY KEY (id),
    CONSTRAINT evidence_struck_after_it_was_added CHECK (struck IS NULL OR struck >= added)
) STRICT;

CREATE INDEX evidence_about ON evidence (about, added);
CREATE INDEX evidence_record ON evidence (record);

CREATE TABLE evidence_text (
    id      INTEGER NOT NULL REFERENCES evidence,
    written INTEGER NOT NULL,
    text    TEXT,
    CONSTRAINT evidence_text_key PRIMARY KEY (id)
) STRICT;

CREATE TABLE citation (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES document,
    cites    INTEGER NOT NULL CONSTRAINT citation_of_another CHECK (cites <> document), -- any record
    place    TEXT,
    added    TEXT NOT NULL,
    struck   TEXT,
    CONSTRAINT citation_key PRIMARY KEY (id),
    CONSTRAINT citation_struck_after_it_was_added CHECK (struck IS NULL OR struck >= added)
) STRICT;

CREATE INDEX citation_document ON citation (document);
CREATE INDEX citation_cites ON citation (cites);
