-- SPDX-License-Identifier: MIT
-- Old years of which only results are known.

ALTER TABLE proposal ADD COLUMN legacy INTEGER CONSTRAINT proposal_legacy_is_yes_or_no CHECK (legacy IN (0, 1));

CREATE TABLE legacy (
    id           INTEGER NOT NULL,
    revision     INTEGER NOT NULL,
    written      INTEGER NOT NULL,
    proposal     INTEGER NOT NULL REFERENCES proposal,
    examination  TEXT NOT NULL CONSTRAINT legacy_examination_known
                 CHECK (examination = 'pending' OR examination = 'filed' OR examination = 'absorbed' OR examination = 'converted'
                        OR examination = 'sent_back' OR examination = 'not_filed' OR examination = 'withdrawn'),
    source       TEXT NOT NULL,
    ground       TEXT,
    case_number  INTEGER CONSTRAINT legacy_case_number_counts CHECK (case_number >= 1),
    unit         INTEGER REFERENCES organization,
    outcome      TEXT,
    satisfaction TEXT,
    submitted    TEXT,
    filed        TEXT,
    replied      TEXT,
    note         TEXT,
    CONSTRAINT legacy_key PRIMARY KEY (id),
    CONSTRAINT legacy_once UNIQUE (proposal)
) STRICT;

CREATE INDEX legacy_unit ON legacy (unit);
