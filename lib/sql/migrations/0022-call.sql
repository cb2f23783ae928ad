-- SPDX-License-Identifier: MIT
-- Calls for topics, and what came in.

CREATE TABLE call (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    title    TEXT NOT NULL,
    audience TEXT,
    session  INTEGER REFERENCES session,
    body     INTEGER REFERENCES organization,
    opens    TEXT NOT NULL,
    closes   TEXT NOT NULL,
    CONSTRAINT call_key PRIMARY KEY (id),
    CONSTRAINT call_closes_after_it_opens CHECK (closes >= opens)
) STRICT;

CREATE INDEX call_session ON call (session);
CREATE INDEX call_body ON call (body);

CREATE TABLE topic (
    id         INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    written    INTEGER NOT NULL,
    call       INTEGER NOT NULL REFERENCES call,
    title      TEXT NOT NULL,
    giver      INTEGER, -- a person or an organization
    source     TEXT,
    received   TEXT NOT NULL,
    settled    TEXT,
    taken      INTEGER CONSTRAINT topic_taken_is_yes_or_no CHECK (taken IN (0, 1)),
    taken_into INTEGER, -- any record
    note       TEXT,
    CONSTRAINT topic_key PRIMARY KEY (id),
    CONSTRAINT topic_says_when_it_was_settled CHECK ((settled IS NULL) = (taken IS NULL)),
    CONSTRAINT topic_is_not_given_twice CHECK (giver IS NULL OR source IS NULL)
) STRICT;

CREATE INDEX topic_call ON topic (call, received);
CREATE INDEX topic_giver ON topic (giver);
CREATE INDEX topic_taken_into ON topic (taken_into);

CREATE TABLE topic_text (
    id      INTEGER NOT NULL REFERENCES topic,
    written INTEGER NOT NULL,
    text    TEXT,
    CONSTRAINT topic_text_key PRIMARY KEY (id)
) STRICT;
