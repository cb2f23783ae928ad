-- SPDX-License-Identifier: MIT
-- Co-signatures, and the invitations to them.

CREATE TABLE cosignature (
    id          INTEGER NOT NULL,
    revision    INTEGER NOT NULL,
    written     INTEGER NOT NULL,
    proposal    INTEGER NOT NULL REFERENCES proposal,
    signer      INTEGER NOT NULL, -- a person or an organization
    invited     TEXT,
    valid_until TEXT,
    answered    TEXT,
    state       TEXT NOT NULL CONSTRAINT cosignature_state_known
                CHECK (state = 'invited' OR state = 'signed' OR state = 'declined' OR state = 'lapsed'),
    CONSTRAINT cosignature_key PRIMARY KEY (id),
    CONSTRAINT cosignature_answered_when_it_was CHECK ((answered IS NOT NULL) = (state IN ('signed', 'declined'))),
    CONSTRAINT cosignature_invited_or_signed CHECK (invited IS NOT NULL OR state = 'signed')
) STRICT;

CREATE INDEX cosignature_proposal ON cosignature (proposal, signer);
CREATE INDEX cosignature_signer ON cosignature (signer);
