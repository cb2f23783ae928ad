-- SPDX-License-Identifier: MIT
-- Proposals that are handled together with the main one of their group.

CREATE TABLE joint_handling (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    proposal INTEGER NOT NULL REFERENCES proposal,
    main     INTEGER NOT NULL REFERENCES proposal CONSTRAINT joint_handling_with_another CHECK (main <> proposal),
    begun    TEXT NOT NULL,
    ended    TEXT,
    note     TEXT,
    CONSTRAINT joint_handling_key PRIMARY KEY (id),
    CONSTRAINT joint_handling_ends_after_it_began CHECK (ended IS NULL OR ended >= begun)
) STRICT;

CREATE UNIQUE INDEX joint_handling_in_one_group ON joint_handling (proposal) WHERE ended IS NULL;
CREATE INDEX joint_handling_proposal ON joint_handling (proposal);
CREATE INDEX joint_handling_main ON joint_handling (main);
