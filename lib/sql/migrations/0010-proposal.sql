-- SPDX-License-Identifier: MIT
-- Proposals. What follows from the records of their steps is kept here too, so that lists and counts need not look there.
-- (Codes are listed with OR: for IN of more than two, SQLite builds a table each time that it checks a row.)

CREATE TABLE proposal (
    id             INTEGER NOT NULL,
    revision       INTEGER NOT NULL,
    written        INTEGER NOT NULL,
    session        INTEGER NOT NULL REFERENCES session,
    proposer_kind  TEXT NOT NULL,
    lead           INTEGER NOT NULL, -- a person or an organization
    convenor       INTEGER REFERENCES person,
    sealed         INTEGER CONSTRAINT proposal_sealed_is_yes_or_no CHECK (sealed IN (0, 1)),
    subject        TEXT NOT NULL CONSTRAINT proposal_subject_given CHECK (length(subject) > 0),
    category       TEXT,
    subcategory    TEXT,
    receipt_number INTEGER CONSTRAINT proposal_receipt_number_counts CHECK (receipt_number >= 1),
    drafted        TEXT,
    submitted      TEXT,
    in_session     INTEGER CONSTRAINT proposal_in_session_is_yes_or_no CHECK (in_session IN (0, 1)),
    examination    TEXT CONSTRAINT proposal_examination_known
                   CHECK (examination = 'pending' OR examination = 'filed' OR examination = 'absorbed' OR examination = 'converted'
                          OR examination = 'sent_back' OR examination = 'not_filed' OR examination = 'withdrawn'),
    case_number    INTEGER CONSTRAINT proposal_case_number_counts CHECK (case_number >= 1),
    filed          TEXT,
    handling       TEXT CONSTRAINT proposal_handling_known
                   CHECK (handling = 'unassigned' OR handling = 'assigned' OR handling = 'partly_replied' OR handling = 'replied'),
    replied        TEXT,
    outcome        TEXT,
    satisfaction   TEXT,
    CONSTRAINT proposal_key PRIMARY KEY (id),
    CONSTRAINT proposal_begun CHECK (drafted IS NOT NULL OR submitted IS NOT NULL),
    CONSTRAINT proposal_numbered_when_submitted CHECK ((receipt_number IS NULL) = (submitted IS NULL))
) STRICT;

CREATE UNIQUE INDEX proposal_receipt_number ON proposal (session, receipt_number) WHERE receipt_number IS NOT NULL;
CREATE UNIQUE INDEX proposal_case_number ON proposal (session, case_number) WHERE case_number IS NOT NULL;
CREATE INDEX proposal_examination ON proposal (session, examination);
CREATE INDEX proposal_handling ON proposal (session, handling) WHERE handling IS NOT NULL;
CREATE INDEX proposal_lead ON proposal (lead, session);

CREATE TABLE proposal_text (
    id              INTEGER NOT NULL REFERENCES proposal,
    written         INTEGER NOT NULL,
    grounds         TEXT,
    recommendations TEXT,
    CONSTRAINT proposal_text_key PRIMARY KEY (id)
) STRICT;
