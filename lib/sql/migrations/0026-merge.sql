-- SPDX-License-Identifier: MIT
-- A proposal leaves a merge again: one more result, which names the principal too; a CHECK that takes a new table.

CREATE TABLE examination_with_merges (
    id          INTEGER NOT NULL,
    revision    INTEGER NOT NULL,
    written     INTEGER NOT NULL,
    proposal    INTEGER NOT NULL REFERENCES proposal,
    result      TEXT NOT NULL CONSTRAINT examination_result_known
                CHECK (result = 'filed' OR result = 'absorbed' OR result = 'converted' OR result = 'sent_back'
                       OR result = 'not_filed' OR result = 'withdrawn' OR result = 'revised' OR result = 'unmerged'),
    examined    TEXT NOT NULL,
    case_number INTEGER CONSTRAINT examination_case_number_counts CHECK (case_number >= 1),
    ground      TEXT,
    "into"      INTEGER REFERENCES proposal CONSTRAINT examination_not_into_itself CHECK ("into" <> proposal),
    body        INTEGER REFERENCES organization,
    note        TEXT,
    CONSTRAINT examination_key PRIMARY KEY (id),
    CONSTRAINT examination_numbers_what_is_filed CHECK ((case_number IS NOT NULL) = (result = 'filed')),
    CONSTRAINT examination_ground_of_not_filing CHECK ((ground IS NOT NULL) = (result = 'not_filed')),
    CONSTRAINT examination_principal_of_a_merge CHECK (("into" IS NOT NULL) = (result = 'absorbed' OR result = 'unmerged'))
) STRICT;

INSERT INTO examination_with_merges (id, revision, written, proposal, result, examined, case_number, ground, "into", body, note)
SELECT id, revision, written, proposal, result, examined, case_number, ground, "into", body, note FROM examination;

DROP TABLE examination;
ALTER TABLE examination_with_merges RENAME TO examination;

CREATE INDEX examination_proposal ON examination (proposal);
CREATE INDEX examination_into ON examination ("into") WHERE "into" IS NOT NULL;
CREATE INDEX examination_examined ON examination (examined);
