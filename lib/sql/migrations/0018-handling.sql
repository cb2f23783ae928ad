-- SPDX-License-Identifier: MIT
-- What happens between an assignment and its reply, one row a step.

CREATE TABLE decline (
    id         INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    written    INTEGER NOT NULL,
    assignment INTEGER NOT NULL REFERENCES assignment,
    declined   TEXT NOT NULL,
    ground     TEXT NOT NULL CONSTRAINT decline_ground_given CHECK (length(ground) > 0),
    suggested  INTEGER REFERENCES organization,
    state      TEXT NOT NULL CONSTRAINT decline_state_known CHECK (state = 'open' OR state = 'accepted' OR state = 'refused'),
    settled    TEXT,
    note       TEXT,
    CONSTRAINT decline_key PRIMARY KEY (id),
    CONSTRAINT decline_one_an_assignment UNIQUE (assignment),
    CONSTRAINT decline_settled_when_it_was CHECK ((settled IS NULL) = (state = 'open'))
) STRICT;

CREATE INDEX decline_suggested ON decline (suggested) WHERE suggested IS NOT NULL;

CREATE TABLE extension (
    id         INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    written    INTEGER NOT NULL,
    assignment INTEGER NOT NULL REFERENCES assignment,
    requested  TEXT NOT NULL,
    due        TEXT NOT NULL,
    until      TEXT NOT NULL,
    ground     TEXT NOT NULL CONSTRAINT extension_ground_given CHECK (length(ground) > 0),
    state      TEXT NOT NULL CONSTRAINT extension_state_known CHECK (state = 'open' OR state = 'granted' OR state = 'refused'),
    settled    TEXT,
    granted    TEXT,
    note       TEXT,
    CONSTRAINT extension_key PRIMARY KEY (id),
    CONSTRAINT extension_settled_when_it_was CHECK ((settled IS NULL) = (state = 'open')),
    CONSTRAINT extension_granted_until_a_date CHECK ((granted IS NULL) = (state <> 'granted')),
    CONSTRAINT extension_later CHECK (until > due AND (granted IS NULL OR granted > due))
) STRICT;

CREATE INDEX extension_assignment ON extension (assignment);

CREATE TABLE reminder (
    id         INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    written    INTEGER NOT NULL,
    assignment INTEGER NOT NULL REFERENCES assignment,
    reminded   TEXT NOT NULL,
    note       TEXT,
    CONSTRAINT reminder_key PRIMARY KEY (id)
) STRICT;

CREATE INDEX reminder_assignment ON reminder (assignment);

CREATE TABLE talk (
    id         INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    written    INTEGER NOT NULL,
    assignment INTEGER NOT NULL REFERENCES assignment,
    proposer   INTEGER NOT NULL, -- a person or an organization
    talked     TEXT NOT NULL,
    mode       TEXT,
    waived     INTEGER NOT NULL CONSTRAINT talk_waived_is_yes_or_no CHECK (waived IN (0, 1)),
    note       TEXT,
    CONSTRAINT talk_key PRIMARY KEY (id),
    CONSTRAINT talk_held_somehow_or_waived CHECK ((mode IS NULL) = (waived = 1))
) STRICT;

CREATE INDEX talk_assignment ON talk (assignment);
CREATE INDEX talk_proposer ON talk (proposer);

CREATE TABLE comment (
    id              INTEGER NOT NULL,
    revision        INTEGER NOT NULL,
    written         INTEGER NOT NULL,
    assignment      INTEGER NOT NULL REFERENCES assignment,
    commented       TEXT NOT NULL,
    document_number TEXT,
    CONSTRAINT comment_key PRIMARY KEY (id),
    CONSTRAINT comment_one_an_assignment UNIQUE (assignment)
) STRICT;

CREATE TABLE comment_text (
    id      INTEGER NOT NULL REFERENCES comment,
    written INTEGER NOT NULL,
    content TEXT,
    CONSTRAINT comment_text_key PRIMARY KEY (id)
) STRICT;
