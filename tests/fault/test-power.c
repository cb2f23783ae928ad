/* SPDX-License-Identifier: MIT */
/* The power fails at any moment of a history of changes: what was acknowledged is all there, what was not is there whole or not at
 * all, and the file is sound. */
#include <stdio.h>
#include <unistd.h>

#include "points.h"
#include "power.h"
#include "scenario.h"
#include "zxtest.h"

enum { ENTRIES = 1000, HEAD = 100 };

/* A history as it went, with everything that was written. */
typedef struct history {
    zxf_log log;
    char heads[ENTRIES][HEAD]; /* after each entry that was acknowledged */
} history;

static int64_t keep_head(history *of, zx_store *store)
{
    char *head = NULL;
    ck_ok(zx_journal_head(store, &head));
    int64_t entries = strtoll(head, NULL, 10);
    ck_assert_int_lt(entries, ENTRIES);
    snprintf(of->heads[entries], HEAD, "%s", head);
    zx_free(head);
    return entries;
}

/* A change under way may be there or not; once it is acknowledged it must be. */
static void try_step(history *of, const zxf_step *step, zxf_world *w)
{
    zxf_log_note(&of->log, "under way", 0);
    if (step->prepare)
        ck_ok(step->prepare(w));
    zx_status status = step->run(w);
    ck_assert_msg(status == step->answer, "%s answers %s", step->function, zxt_failure(status));
    if (step->keep)
        w->ids[step->keep] = w->out.id;
    if (step->release && status == ZX_OK)
        step->release(w);
    if (step->abandon)
        step->abandon(w);
    zxf_log_note(&of->log, "acknowledged", keep_head(of, w->store));
}

static history *live(unsigned flags)
{
    zxf_world w = {0};
    history *of = calloc(1, sizeof *of);
    const zxf_step *step;
    ck_assert_ptr_nonnull(of);
    snprintf(w.path, sizeof w.path, "%s", zxt_path("stage.zx"));
    zxf_disk_log(&of->log);
    ck_ok(zxf_open(w.path, ZX_OPEN_CREATE | flags, &w.store));
    zxf_log_note(&of->log, "acknowledged", keep_head(of, w.store));
    for (size_t i = 0; (step = zxf_step_at(i)); i++)
        if ((step->traits & ZXF_WRITES) || (step->answer != ZX_OK && !(step->traits & ZXF_BARE)))
            try_step(of, step, &w);
    zx_store_free(w.store);
    zxf_disk_log(NULL);
    unlink(w.path);
    return of;
}

typedef enum verdict { FINE, LOST, BROKEN } verdict;

/* What became of the file in the folder. */
static verdict look(const history *of, const char *path, int64_t acknowledged, int64_t next, char why[300])
{
    zx_store *store = NULL;
    char *head = NULL;
    zx_status status = zxf_open(path, acknowledged < 0 ? ZX_OPEN_CREATE : 0, &store);
    if (status == ZX_OK)
        status = zx_store_check(store, ZX_CHECK_RECORDS, NULL, NULL);
    if (status == ZX_OK)
        status = zx_journal_head(store, &head);
    int64_t entries = head ? strtoll(head, NULL, 10) : -1;
    bool expected = entries == acknowledged || entries == next || acknowledged < 0;
    if (status != ZX_OK)
        snprintf(why, 300, "%.280s", zxt_failure(status));
    else if (!expected || (acknowledged >= 0 && strcmp(head, of->heads[entries]) != 0))
        snprintf(why, 300, "the journal ends at %s; acknowledged were %lld, under way those up to %lld", head, (long long)acknowledged,
                 (long long)next);
    else
        why[0] = '\0';
    verdict found = status != ZX_OK ? BROKEN : *why ? LOST : FINE;
    zx_free(head);
    zx_store_free(store);
    return found;
}

static void empty(const char *folder)
{
    static const char *const names[] = {"stage.zx", "stage.zx-journal", "stage.zx-wal", "stage.zx-shm"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[700];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
}

static int64_t next_acknowledged(const history *of, size_t event, int64_t acknowledged)
{
    for (; event < of->log.count; event++)
        if (of->log.events[event].kind == ZXF_NOTED && strcmp(of->log.events[event].name, "acknowledged") == 0)
            return of->log.events[event].offset;
    return acknowledged;
}

/* Fails the power after events, several times each: after `few`, `sample` or all of them as asked for, or, of a disk that lies, after some
 * `sample` of them. Answers how often; what was not fine is a failed test, or counted. */
static int64_t cut_power(const history *of, zxf_honesty honesty, int64_t few, int64_t sample, int64_t *bad)
{
    const int chances = zxf_share_asked() == ZXF_ALL || bad ? 2 : 4;
    const size_t apart = bad ? of->log.count / (size_t)sample + 1 : 1;
    zxf_power *power = zxf_power_new(honesty);
    int64_t points = 0, acknowledged = -1;
    char path[700], why[300];
    snprintf(path, sizeof path, "%s/stage.zx", zxt_folder());
    for (size_t i = 0; i < of->log.count; i++) {
        const zxf_event *event = &of->log.events[i];
        if (event->kind == ZXF_NOTED && strcmp(event->name, "acknowledged") == 0)
            acknowledged = event->offset;
        zxf_power_see(power, event);
        if (bad ? i % apart != 0 : !zxf_chosen((int64_t)i + 1, (int64_t)of->log.count, few, sample))
            continue;
        for (int chance = 0; chance < chances; chance++, points++) {
            empty(zxt_folder());
            zxf_power_fail(power, zxt_folder(), i * 64 + (uint64_t)chance);
            verdict found = look(of, path, acknowledged, next_acknowledged(of, i + 1, acknowledged), why);
            if (bad)
                *bad += found != FINE;
            else
                ck_assert_msg(found == FINE, "power failing after event %zu of %zu, chance %d: %s", i, of->log.count, chance, why);
        }
    }
    zxf_power_free(power);
    empty(zxt_folder());
    return points;
}

static void forget(history *of)
{
    zxf_log_release(&of->log);
    free(of);
}

START_TEST(nothing_acknowledged_is_lost)
{
    history *of = live(0);
    zxf_points("power failures", cut_power(of, ZXF_HONEST, 20, 300, NULL), 50, 500, 1000);
    forget(of);
}
END_TEST

START_TEST(nor_with_a_log_ahead)
{
    history *of = live(ZX_OPEN_WAL | ZX_OPEN_WAL_ANYWAY);
    zxf_points("power failures with a write-ahead log", cut_power(of, ZXF_HONEST, 20, 200, NULL), 50, 200, 500);
    forget(of);
}
END_TEST

/* The same check, on disks that lie, finds what they lost. */
START_TEST(a_lying_disk_is_found_out)
{
    history *of = live(0);
    const int events = zxt_rounds(100, 200, 400);
    int64_t no_sync = 0, no_folder = 0, points = cut_power(of, ZXF_IGNORES_SYNC, events, events, &no_sync);
    points += cut_power(of, ZXF_IGNORES_FOLDER, events, events, &no_folder);
    ck_assert_int_gt(no_sync, 10);
    ck_assert_int_gt(no_folder, 5);
    printf("of %lld power failures, %lld and %lld were found on disks that lie\n", (long long)points, (long long)no_sync,
           (long long)no_folder);
    forget(of);
}
END_TEST

int main(int count, char **arguments)
{
    const zxf_part parts[] = {{"honest", nothing_acknowledged_is_lost}, {"ahead", nor_with_a_log_ahead}, {"lying", a_lying_disk_is_found_out}};
    zxf_disk_install();
    return zxf_run_parts("power", parts, sizeof parts / sizeof *parts, count, arguments);
}
