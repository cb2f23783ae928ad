-- SPDX-License-Identifier: MIT
-- Proposals under a leader's supervision.

CREATE TABLE supervision (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    proposal INTEGER NOT NULL REFERENCES proposal,
    leader   INTEGER NOT NULL REFERENCES person,
    office   TEXT NOT NULL,
    body     INTEGER REFERENCES organization,
    begun    TEXT NOT NULL,
    ended    TEXT,
    note     TEXT,
    CONSTRAINT supervision_key PRIMARY KEY (id),
    CONSTRAINT supervision_ends_after_it_began CHECK (ended IS NULL OR ended >= begun)
) STRICT;

CREATE UNIQUE INDEX supervision_once_at_a_time ON supervision (proposal, leader) WHERE ended IS NULL;
CREATE INDEX supervision_leader ON supervision (leader);
CREATE INDEX supervision_body ON supervision (body);
