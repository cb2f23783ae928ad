-- SPDX-License-Identifier: MIT
-- Public holidays and make-up working days, one row a version of a year.

CREATE TABLE calendar (
    id        INTEGER NOT NULL,
    revision  INTEGER NOT NULL,
    written   INTEGER NOT NULL,
    year      INTEGER NOT NULL CONSTRAINT calendar_year_has_four_digits CHECK (year >= 1949 AND year <= 9998),
    source    TEXT NOT NULL,
    published TEXT NOT NULL,
    CONSTRAINT calendar_key PRIMARY KEY (id),
    CONSTRAINT calendar_one_a_year_and_day UNIQUE (year, published)
) STRICT;

CREATE TABLE calendar_text (
    id       INTEGER NOT NULL REFERENCES calendar,
    written  INTEGER NOT NULL,
    document TEXT NOT NULL,
    CONSTRAINT calendar_text_key PRIMARY KEY (id)
) STRICT;

-- What is open, and what was on an earlier date, is found without a look at what is settled.

CREATE INDEX proposal_in_handling ON proposal (id) WHERE handling <> 'replied';
CREATE INDEX proposal_satisfaction ON proposal (satisfaction) WHERE handling = 'replied';
CREATE INDEX examination_examined ON examination (examined);
CREATE INDEX feedback_given ON feedback (given);
