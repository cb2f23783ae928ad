-- SPDX-License-Identifier: MIT
-- Who sat where, from when to when, and who keeps contact with whom.

CREATE TABLE membership (
    id           INTEGER NOT NULL,
    revision     INTEGER NOT NULL,
    written      INTEGER NOT NULL,
    person       INTEGER NOT NULL REFERENCES person,
    organization INTEGER NOT NULL REFERENCES organization,
    office       TEXT NOT NULL,
    term         INTEGER REFERENCES term,
    begun        TEXT NOT NULL,
    begun_by     TEXT NOT NULL,
    ended        TEXT,
    ended_by     TEXT,
    note         TEXT,
    CONSTRAINT membership_key PRIMARY KEY (id),
    CONSTRAINT membership_says_how_it_ended CHECK ((ended IS NULL) = (ended_by IS NULL))
) STRICT;

CREATE INDEX membership_person ON membership (person, organization);
CREATE INDEX membership_organization ON membership (organization, office);
CREATE INDEX membership_term ON membership (term);

CREATE TABLE liaison (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    person   INTEGER NOT NULL REFERENCES person,
    keeper   INTEGER NOT NULL REFERENCES person CONSTRAINT liaison_of_two CHECK (keeper <> person),
    begun    TEXT NOT NULL,
    ended    TEXT,
    CONSTRAINT liaison_key PRIMARY KEY (id)
) STRICT;

CREATE INDEX liaison_person ON liaison (person);
CREATE INDEX liaison_keeper ON liaison (keeper);
