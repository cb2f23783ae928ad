-- SPDX-License-Identifier: MIT
-- What proposers think of the replies: one form per proposal, proposer and round.

CREATE TABLE feedback (
    id           INTEGER NOT NULL,
    revision     INTEGER NOT NULL,
    written      INTEGER NOT NULL,
    proposal     INTEGER NOT NULL REFERENCES proposal,
    proposer     INTEGER NOT NULL, -- a person or an organization
    round        INTEGER NOT NULL CONSTRAINT feedback_round_counts CHECK (round >= 1),
    given        TEXT NOT NULL,
    returned     INTEGER NOT NULL CONSTRAINT feedback_returned_is_yes_or_no CHECK (returned IN (0, 1)),
    satisfaction TEXT,
    note         TEXT,
    CONSTRAINT feedback_key PRIMARY KEY (id),
    CONSTRAINT feedback_one_a_form UNIQUE (proposal, proposer, round),
    CONSTRAINT feedback_says_what_came_back CHECK ((satisfaction IS NOT NULL) = (returned = 1))
) STRICT;

CREATE INDEX feedback_proposer ON feedback (proposer);

CREATE TABLE feedback_answer (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    feedback INTEGER NOT NULL REFERENCES feedback,
    axis     TEXT NOT NULL,
    value    TEXT NOT NULL,
    CONSTRAINT feedback_answer_key PRIMARY KEY (id),
    CONSTRAINT feedback_answer_one_an_axis UNIQUE (feedback, axis)
) STRICT;
