/* SPDX-License-Identifier: MIT */
/* The three lists of a document in the fixture's `city`, and measures under them. What ends in nothing insists on success. */
#ifndef LISTS_H
#define LISTS_H

#include "fixture.h"

/* A research report drafted on 2020-02-10, of a project that was proposed on 2020-02-01; the project is told, if asked for. */
zx_id lists_document(zx_id *project);
/* Sent to the channel on 2020-02-15. */
void lists_send(zx_id document);
/* At the end of the list, on 2020-02-12. */
zx_id lists_entry(zx_id of, zx_list list, const char *title);
/* A suggestion of a document of its own. */
zx_id lists_suggestion(void);
/* Top measures of a suggestion, and parts of a measure, on 2020-03-01, by units[0]. Weight 0: none. */
zx_id lists_measure(zx_id suggestion, int weight);
zx_id lists_part(zx_id parent, int weight);
zx_status lists_report(const zx_act *act, zx_id measure, int percent);
/* -1: none. */
int lists_progress(zx_id measure);
zx_measure *lists_get_measure(zx_id id);
zx_list_entry *lists_get_entry(zx_id id);

#endif
