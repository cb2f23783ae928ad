-- SPDX-License-Identifier: MIT
-- What measures brought about, and to whom it was told.

CREATE TABLE effect (
    id          INTEGER NOT NULL,
    revision    INTEGER NOT NULL,
    written     INTEGER NOT NULL,
    measure     INTEGER NOT NULL REFERENCES measure,
    indicator   TEXT NOT NULL,
    measured_in TEXT,
    before      TEXT CONSTRAINT effect_before_is_a_figure CHECK (before GLOB '[-0-9]*' AND before NOT GLOB '*[^-0-9.]*'),
    after       TEXT CONSTRAINT effect_after_is_a_figure CHECK (after GLOB '[-0-9]*' AND after NOT GLOB '*[^-0-9.]*'),
    wanted      TEXT CONSTRAINT effect_wanted_known CHECK (wanted = 'more' OR wanted = 'less'),
    observed    TEXT NOT NULL,
    struck      TEXT,
    since       TEXT,
    source      TEXT,
    document    INTEGER REFERENCES document,
    note        TEXT,
    project     INTEGER REFERENCES project,
    told        TEXT,
    CONSTRAINT effect_key PRIMARY KEY (id),
    CONSTRAINT effect_struck_after_it_was_observed CHECK (struck IS NULL OR struck >= observed),
    CONSTRAINT effect_says_what_was_found CHECK (after IS NOT NULL OR note IS NOT NULL)
) STRICT;

CREATE INDEX effect_measure ON effect (measure, observed);
CREATE INDEX effect_document ON effect (document) WHERE document IS NOT NULL;
CREATE INDEX effect_project ON effect (project) WHERE project IS NOT NULL;

CREATE TABLE telling (
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    effect   INTEGER NOT NULL REFERENCES effect,
    origin   INTEGER NOT NULL, -- an origin of a project, or a proposal
    told     TEXT NOT NULL,
    struck   TEXT,
    means    TEXT,
    project  INTEGER REFERENCES project,
    CONSTRAINT telling_key PRIMARY KEY (id),
    CONSTRAINT telling_struck_after_it_was_told CHECK (struck IS NULL OR struck >= told)
) STRICT;

CREATE INDEX telling_effect ON telling (effect, told);
CREATE INDEX telling_origin ON telling (origin);
CREATE INDEX telling_project ON telling (project) WHERE project IS NOT NULL;
