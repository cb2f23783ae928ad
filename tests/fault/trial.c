/* SPDX-License-Identifier: MIT */
#include "trial.h"

#include <stdio.h>
#include <sys/stat.h>

#include "heap.h"
#include "places.h"
#include "points.h"
#include "stage.h"
#include "store/handle.h"
#include "zxtest.h"

enum { BATCH = 32 };

static const char *const way_names[] = {"on a fresh handle", "on a used handle", "in a group"};

/* A step, tried at one point after the other. After most of them the call is done again within a group and rolled back, so that the
 * handle can go on; after the last of a batch, and where that cannot be, it is done for good, all is checked, and the file put back. */
typedef struct trial {
    const zxf_source *source;
    size_t at;
    const zxf_step *step;
    const zxf_scene *scene;
    zxf_way way;
    zxf_world w;
    zxf_balance before; /* the handle was opened */
    unsigned tried;
    bool open, last;    /* last: for good */
    char context[400];
    char head[ZXF_HEAD]; /* before the call, in the group if there is one */
} trial;

#define must(t, condition) ck_assert_msg(condition, "%s: " #condition, (t)->context)

static bool stored(const zxf_step *step)
{
    return !(step->traits & (ZXF_BARE | ZXF_OPENS));
}

static void expect(const trial *t, zx_status status, zx_status expected, const char *what)
{
    ck_assert_msg(status == expected, "%s: %s answers %s instead of %s", t->context, what, zxt_failure(status), zx_status_name(expected));
}

/* ---- before the call ---- */

static zx_status add_before(zxf_world *w)
{
    const zx_act act = {ZX_ACT_INIT, .by = "办公室", .on = {1960, 1, 1}}; /* before any step: nothing is judged by it */
    const zx_person person = {ZX_PERSON_INIT, .name = "先行"};
    zx_id id;
    return zx_person_add(w->store, &act, &person, &id);
}

static void begin_group(const trial *t, zxf_world *w)
{
    expect(t, zx_store_begin(w->store), ZX_OK, "begin");
    expect(t, add_before(w), ZX_OK, "the verb before it in the group");
}

static void prepare(const trial *t, zxf_world *w)
{
    if (t->step->prepare)
        expect(t, t->step->prepare(w), ZX_OK, "preparing");
}

static void abandon(const trial *t, zxf_world *w)
{
    if (t->step->abandon)
        t->step->abandon(w);
}

/* A handle that has done the step before keeps statements, parsed rulebooks and pages. */
static void warm_up(trial *t)
{
    zxf_world *w = &t->w;
    expect(t, zx_store_begin(w->store), ZX_OK, "begin");
    prepare(t, w);
    expect(t, t->step->run(w), t->step->answer, "warming up");
    if (t->step->release && t->step->answer == ZX_OK)
        t->step->release(w);
    abandon(t, w);
    expect(t, zx_store_rollback(w->store), ZX_OK, "rollback");
}

/* What it keeps is given up again: each call starts like the first. */
static void cool_down(trial *t)
{
    if (!stored(t->step))
        return;
    zxi_statements_release(t->w.store);
    for (int slot = 0; slot < ZXI_SLOTS; slot++)
        zxi_slot_set(t->w.store, (zxi_slot)slot, NULL, NULL);
    sqlite3_db_release_memory(t->w.store->engine);
}

static void make_ready(trial *t)
{
    if (!t->open) {
        t->before = zxf_heap_balance();
        t->open = true;
        zxf_stage_enter(t->at, &t->w);
        for (int i = 0; i < 2 && t->way != ZXF_FRESH; i++)
            warm_up(t);
    }
    if (t->way == ZXF_FRESH)
        cool_down(t);
    if (t->way == ZXF_GROUPED)
        begin_group(t, &t->w);
    prepare(t, &t->w);
    if (t->way == ZXF_GROUPED)
        zxf_head(t->w.store, t->head);
    zxf_blank(&t->w.out);
}

/* ---- after a failed call ---- */

/* The group is as before the failed call, or it is lost and says so until it is rolled back; then it is begun anew. */
static void look_at_group(trial *t, zxf_world *w)
{
    char *text = NULL;
    zx_status status = zx_journal_head(w->store, &text);
    if (status == ZX_OK) {
        must(t, strcmp(text, t->head) == 0);
        zx_free(text);
        return;
    }
    expect(t, status, ZX_ROLLED_BACK, "the head in a lost group");
    expect(t, add_before(w), ZX_ROLLED_BACK, "a verb in a lost group");
    expect(t, zx_store_commit(w->store), ZX_ROLLED_BACK, "commit of a lost group");
    expect(t, zx_store_rollback(w->store), ZX_OK, "rollback of a lost group");
    zxf_head(w->store, t->head);
    must(t, strcmp(t->head, t->scene->head) == 0);
    must(t, zxf_same_file(w->path, t->scene));
    begin_group(t, w);
}

/* Whether the file is as before the call, perhaps only after the handle has looked at it and rolled back. In doubt it may also hold
 * all that the call was to do. */
static bool look_at_file(const trial *t, zxf_world *w, bool doubtful)
{
    char head[ZXF_HEAD];
    abandon(t, w);
    if (zxf_same_file(w->path, t->scene) && zxf_alone(w->path) && !t->last)
        return true;
    if (stored(t->step)) {
        zxf_head(w->store, head);
        if (doubtful && zxf_entries(head) == zxf_entries(t->scene->head) + t->scene->entries)
            return false;
        must(t, strcmp(head, t->scene->head) == 0);
    }
    must(t, zxf_same_file(w->path, t->scene));
    return true;
}

/* A copy that failed must not stay. A file that was to be made may be there: empty, to be rolled back, or whole. */
static void look_at_spare(const trial *t, const zxf_world *w)
{
    struct stat info;
    must(t, stat(w->spare, &info) != 0 || strcmp(t->step->function, "zx_store_open") == 0);
}

static void finish(const trial *t, zxf_world *w)
{
    struct stat info;
    if (stat(w->spare, &info) == 0)
        zxf_sound(w->spare, t->context, NULL);
    if (t->step->release)
        t->step->release(w);
}

static void look_at_answer(const trial *t, zxf_world *w)
{
    if (t->step->answer != ZX_OK) {
        must(t, zxf_untouched(&w->out));
        return;
    }
    if ((t->step->traits & ZXF_WRITES) && t->way != ZXF_GROUPED)
        must(t, memcmp(&w->out, &t->scene->out, sizeof w->out) == 0); /* the same ids: none was lost */
    finish(t, w);
}

static void call_again(trial *t, zxf_world *w)
{
    bool undone = !t->last && t->way != ZXF_GROUPED && (t->step->traits & ZXF_WRITES);
    if (undone)
        expect(t, zx_store_begin(w->store), ZX_OK, "begin");
    abandon(t, w);
    prepare(t, w);
    expect(t, t->step->run(w), t->step->answer, "the call, tried again,");
    look_at_answer(t, w);
    if (undone)
        expect(t, zx_store_rollback(w->store), ZX_OK, "rollback");
}

/* The call failed: nothing of it must be left, and the handle must be as good as before. */
static void look_at_failure(trial *t, zxf_world *w, zx_status status, bool doubtful)
{
    const zx_error *error = zx_error_last();
    ck_assert_msg(t->source->expected(status), "%s: the call answers %s", t->context, zxt_failure(status));
    must(t, error->status == status && *error->message && *error->message_zh);
    must(t, zxf_untouched(&w->out));
    if (t->way == ZXF_GROUPED) {
        look_at_group(t, w);
    } else if (!look_at_file(t, w, doubtful)) {
        t->last = true;
        return;
    }
    look_at_spare(t, w);
    call_again(t, w);
}

/* It did not need what failed, or was refused before it did. */
static void look_at_success(trial *t, zxf_world *w)
{
    look_at_answer(t, w);
    if (t->step->answer != ZX_OK && t->way == ZXF_GROUPED)
        look_at_group(t, w); /* undoing what was refused may have lost the group */
    if ((t->step->traits & ZXF_WRITES) && t->way != ZXF_GROUPED)
        t->last = true;
}

/* The file must be sound and say what was done, and nobody must hold on to anything. */
static void leave(trial *t, int64_t entries)
{
    char head[ZXF_HEAD];
    zxf_stage_leave(&t->w);
    zxf_sound(t->w.path, t->context, head);
    entries += zxf_entries(t->scene->head);
    ck_assert_msg(zxf_entries(head) == entries, "%s: the journal ends at %s instead of %lld", t->context, head, (long long)entries);
    zxf_balance after = zxf_heap_balance();
    ck_assert_msg(zxf_balance_same(t->before, after), "%s, or in the points of its batch: blocks left over: %s", t->context,
                  zxf_balance_difference(t->before, after));
    t->open = false;
}

/* The call was done for good. */
static void look_at_result(trial *t, zxf_world *w)
{
    if (t->way == ZXF_GROUPED)
        expect(t, zx_store_commit(w->store), ZX_OK, "commit");
    leave(t, t->scene->entries + (t->way == ZXF_GROUPED));
    if (t->step->traits & ZXF_WRITES)
        must(t, zxf_alone(w->path));
}

static void end(trial *t)
{
    abandon(t, &t->w);
    if (t->last)
        look_at_result(t, &t->w);
    else if (t->way == ZXF_GROUPED)
        expect(t, zx_store_rollback(t->w.store), ZX_OK, "rollback");
}

/* ---- the loops ---- */

/* Whether it can only be tried with all that belongs to it. */
static bool for_good(const zxf_step *step)
{
    return (step->traits & ZXF_ENDS) || step->prepare;
}

/* Answers whether anything failed. */
static bool try_point(trial *t, int64_t n, bool from_then_on, int kind, int variant)
{
    const zxf_source *source = t->source;
    snprintf(t->context, sizeof t->context, "%s %s, %s (%s) at %lld %s", zxf_step_name(t->at), way_names[t->way], source->what,
             source->name(kind, variant), (long long)n, from_then_on ? "and ever after" : "once");
    if (getenv("ZX_FAULT_TALK"))
        fprintf(stderr, "%s\n", t->context);
    t->last = for_good(t->step) || ++t->tried % BATCH == 0;
    make_ready(t);
    source->arm(n, from_then_on, variant);
    zx_status status = t->step->run(&t->w);
    bool failed = source->refused() > 0;
    source->arm(0, false, 0);
    if (failed && status != t->step->answer) {
        look_at_failure(t, &t->w, status, source->doubtful(kind, variant));
    } else {
        expect(t, status, t->step->answer, "the call");
        look_at_success(t, &t->w);
    }
    end(t);
    return failed;
}

/* How often the call asks when nothing fails, and for what. */
static int64_t count(trial *t, int **kinds)
{
    snprintf(t->context, sizeof t->context, "%s %s", zxf_step_name(t->at), way_names[t->way]);
    t->last = true;
    make_ready(t);
    t->source->arm(0, false, 0);
    zxf_places_watch(t->source->whom);
    zx_status status = t->step->run(&t->w);
    zxf_places_unwatch();
    int64_t asked = t->source->asked();
    expect(t, status, t->step->answer, "the call");
    *kinds = calloc((size_t)asked + 1, sizeof **kinds);
    ck_assert_ptr_nonnull(*kinds);
    for (int64_t n = 1; n <= asked; n++)
        (*kinds)[n] = t->source->kind(n);
    look_at_success(t, &t->w);
    end(t);
    return asked;
}

static int64_t try_step(const zxf_source *source, size_t at, zxf_way way)
{
    trial t = {.source = source, .at = at, .step = zxf_step_at(at), .scene = zxf_scene_of(at), .way = way};
    int *kinds;
    int64_t points = 0, possible = 0, missed = 0, at_point = 0, total = count(&t, &kinds);
    for (int64_t n = 1; n <= total; n++)
        possible += 2 * source->variants(kinds[n]);
    for (int64_t n = 1; n <= total; n++)
        for (int variant = 0; variant < source->variants(kinds[n]); variant++)
            for (int again = 0; again < 2; again++) {
                if (!zxf_chosen(++at_point, possible, source->few, source->sample) || zxf_places_repeat(n))
                    continue;
                if (try_point(&t, n, again, kinds[n], variant))
                    points++;
                else
                    missed++; /* the handle came to need less than when it was counted */
            }
    ck_assert_msg(missed <= 20 + points / 20, "%s: %lld points were missed", t.context, (long long)missed);
    free(kinds);
    if (t.open)
        leave(&t, 0);
    if (getenv("ZX_FAULT_TALK"))
        fprintf(stderr, "%s %s: missed %lld: %lld of %lld points\n", zxf_step_name(at), way_names[way], (long long)missed, (long long)points, (long long)possible);
    return points;
}

/* ZX_FAULT_STEP: only those whose name has this in it. Of few, one step in three. */
static bool is_wanted(size_t at)
{
    const char *part = getenv("ZX_FAULT_STEP");
    if (part)
        return strstr(zxf_step_name(at), part) != NULL;
    return zxf_share_asked() != ZXF_FEW || (at + zxf_seed()) % 3 == 0;
}

int64_t zxf_try_all(const zxf_source *source, zxf_way way, unsigned part, unsigned parts)
{
    const unsigned none = way == ZXF_FRESH ? ZXF_SETTING : ZXF_SETTING | ZXF_ALONE | ZXF_BARE | ZXF_OPENS;
    int64_t points = 0;
    zxf_stage_make();
    for (size_t i = 0; i < zxf_step_count(); i++)
        if (!(zxf_step_at(i)->traits & none) && i % parts == part && is_wanted(i))
            points += try_step(source, i, way);
    zxf_stage_free();
    return points;
}
