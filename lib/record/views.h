/* SPDX-License-Identifier: MIT */
#ifndef ZXI_RECORD_VIEWS_H
#define ZXI_RECORD_VIEWS_H

/* CREATE VIEW statements for every kind of record, once with English and once with Chinese labels, so that a person who opens
 * the file in any SQLite tool understands it. New; NULL without memory. */
char *zxi_views(void);

#endif
