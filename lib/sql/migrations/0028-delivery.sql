-- SPDX-License-Identifier: MIT
-- What becomes of a reply: whether it may be published, its publication, and its delivery to each proposer.

ALTER TABLE reply ADD COLUMN publication TEXT;
ALTER TABLE reply ADD COLUMN same_as INTEGER REFERENCES reply CONSTRAINT reply_has_the_text_of_another CHECK (same_as <> id);
CREATE INDEX reply_same_as ON reply (same_as) WHERE same_as IS NOT NULL;

CREATE TABLE consent (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    proposal INTEGER NOT NULL REFERENCES proposal,
    proposer INTEGER NOT NULL, -- a person or an organization
    given    TEXT NOT NULL,
    consents INTEGER NOT NULL CONSTRAINT consent_is_yes_or_no CHECK (consents IN (0, 1)),
    ground   TEXT,
    CONSTRAINT consent_key PRIMARY KEY (id),
    CONSTRAINT consent_ground_of_a_refusal CHECK ((ground IS NULL) = (consents = 1))
) STRICT;

CREATE INDEX consent_proposal ON consent (proposal, proposer);
CREATE INDEX consent_proposer ON consent (proposer);

CREATE TABLE publication (
    id                INTEGER NOT NULL,
    revision          INTEGER NOT NULL,
    written           INTEGER NOT NULL,
    reply             INTEGER NOT NULL REFERENCES reply,
    publication_class TEXT NOT NULL,
    published         TEXT NOT NULL,
    note              TEXT,
    CONSTRAINT publication_key PRIMARY KEY (id),
    CONSTRAINT publication_one_a_reply UNIQUE (reply)
) STRICT;

CREATE TABLE delivery (
    id        INTEGER NOT NULL,
    revision  INTEGER NOT NULL,
    written   INTEGER NOT NULL,
    reply     INTEGER NOT NULL REFERENCES reply,
    proposal  INTEGER NOT NULL REFERENCES proposal,
    proposer  INTEGER NOT NULL, -- a person or an organization
    delivered TEXT NOT NULL,
    manner    TEXT NOT NULL,
    note      TEXT,
    CONSTRAINT delivery_key PRIMARY KEY (id),
    CONSTRAINT delivery_once_to_each UNIQUE (reply, proposal, proposer)
) STRICT;

CREATE INDEX delivery_proposal ON delivery (proposal);
CREATE INDEX delivery_proposer ON delivery (proposer);
