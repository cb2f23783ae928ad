/* SPDX-License-Identifier: MIT */
/* A filtered page of 20 from the middle of a large list, against the same of a small one.
 *
 *     page SMALL LARGE FOLDER */
#include <stdio.h>
#include <stdlib.h>

#include "bench.h"

enum { PAGES = 2000, ROUNDS = 9, PAGE = 20 };

static zx_id middle(zx_store *store, zx_id session, int count)
{
    zx_cursor *cursor;
    const void *record = NULL;
    const zx_proposal filter = {ZX_PROPOSAL_INIT, .session = session, .receipt_number = {1, count / 2}};
    must(zx_record_list(store, "proposal", &filter, NULL, &cursor), "list");
    must(zx_cursor_next(cursor, &record), "next");
    zx_id id = ((const zx_proposal *)record)->id;
    zx_cursor_free(cursor);
    return id;
}

static double read_pages(zx_store *store, const zx_proposal *filter, zx_id after)
{
    const zx_page page = {ZX_PAGE_INIT, .after = after, .limit = PAGE};
    double from = processor_seconds();
    for (int i = 0; i < PAGES; i++) {
        zx_cursor *cursor;
        const void *record;
        int rows = 0;
        must(zx_record_list(store, "proposal", filter, &page, &cursor), "list");
        while (zx_cursor_next(cursor, &record) == ZX_OK)
            rows++;
        zx_cursor_free(cursor);
        if (rows != PAGE) {
            fprintf(stderr, "a page of %d\n", rows);
            exit(1);
        }
    }
    return (processor_seconds() - from) / PAGES;
}

static int ascending(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return one < other ? -1 : one > other;
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        fprintf(stderr, "usage: page SMALL LARGE FOLDER\n");
        return 2;
    }
    committee committees[2];
    int counts[2] = {atoi(argv[1]), atoi(argv[2])};
    zx_id after[2];
    double times[2][ROUNDS];
    for (int i = 0; i < 2; i++) {
        char path[400];
        snprintf(path, sizeof path, "%s/page-%d.zx", argv[3], counts[i]);
        committees[i] = found(path);
        load(&committees[i], counts[i]);
        after[i] = middle(committees[i].store, committees[i].session, counts[i]);
    }
    static const struct { const char *what; zx_proposal filter; } cases[] = {
        {"session and examination", {ZX_PROPOSAL_INIT, .examination = ZX_PROPOSAL_FILED}},
        {"session and handling", {ZX_PROPOSAL_INIT, .handling = ZX_HANDLING_REPLIED}},
        {"session, category too", {ZX_PROPOSAL_INIT, .examination = ZX_PROPOSAL_FILED, .category = "social"}},
    };
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        for (int round = 0; round < ROUNDS; round++)
            for (int i = 0; i < 2; i++) {
                zx_proposal filter = cases[c].filter;
                filter.session = committees[i].session;
                times[i][round] = read_pages(committees[i].store, &filter, after[i]);
            }
        for (int i = 0; i < 2; i++)
            qsort(times[i], ROUNDS, sizeof times[i][0], ascending);
        double small = times[0][ROUNDS / 2], large = times[1][ROUNDS / 2];
        printf("page of %d by %s: %.1f us among %d, %.1f us among %d, ratio %.2f\n", PAGE, cases[c].what, small * 1e6, counts[0],
               large * 1e6, counts[1], large / small);
    }
    for (int i = 0; i < 2; i++)
        zx_store_free(committees[i].store);
    return 0;
}
