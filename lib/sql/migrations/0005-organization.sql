-- SPDX-License-Identifier: MIT
-- The committee itself, sectors, special committees, parties, groups, units: what they are is a code of the rulebook.

CREATE TABLE organization (
    id         INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    written    INTEGER NOT NULL,
    name       TEXT NOT NULL CONSTRAINT organization_name_given CHECK (length(name) > 0),
    short_name TEXT,
    kind       TEXT NOT NULL,
    note       TEXT,
    parent     INTEGER REFERENCES organization CONSTRAINT organization_not_its_own_parent CHECK (parent <> id),
    term       INTEGER REFERENCES term,
    founded    TEXT,
    dissolved  TEXT,
    CONSTRAINT organization_key PRIMARY KEY (id)
) STRICT;

CREATE INDEX organization_name_index ON organization (name);
CREATE INDEX organization_kind ON organization (kind);
CREATE INDEX organization_parent ON organization (parent);

-- The names that an organization had before the one it has.
CREATE TABLE organization_name (
    id           INTEGER NOT NULL,
    revision     INTEGER NOT NULL,
    written      INTEGER NOT NULL,
    organization INTEGER NOT NULL REFERENCES organization,
    name         TEXT NOT NULL,
    short_name   TEXT,
    begun        TEXT,
    ended        TEXT NOT NULL,
    CONSTRAINT organization_name_key PRIMARY KEY (id)
) STRICT;

CREATE INDEX organization_name_organization ON organization_name (organization, ended);
