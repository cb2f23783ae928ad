-- SPDX-License-Identifier: MIT

ALTER TABLE sample ADD COLUMN weight INTEGER;
