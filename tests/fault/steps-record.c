/* SPDX-License-Identifier: MIT */
/* What works on any record. */
#include "scenario.h"

static const zx_person women = {ZX_PERSON_INIT, .gender = "female", .note = "教师"};

static zx_status prepare_list(zxf_world *w)
{
    return zx_record_list(w->store, "person", NULL, NULL, &w->cursor);
}

static zx_status verb_run(zxf_world *w)
{
    const zx_person person = {ZX_PERSON_INIT, .name = "陈七", .gender = "female"};
    return zx_verb_run(w->store, "person.add", ZXF_ACT(2022, 1, 5), &person, &w->out.id);
}

static zx_status verb_run_many(zxf_world *w)
{
    static const zx_person persons[] = {
        {ZX_PERSON_INIT, .name = "孙一"}, {ZX_PERSON_INIT, .name = "孙二"}, {ZX_PERSON_INIT, .name = "孙三"}};
    const void *in[] = {&persons[0], &persons[1], &persons[2]};
    return zx_verb_run_many(w->store, "person.add", ZXF_ACT(2022, 1, 5), in, 3, w->out.many.ids, NULL, NULL, NULL);
}

static zx_status verb_run_many_refused(zxf_world *w)
{
    static const zx_person persons[] = {{ZX_PERSON_INIT, .name = "孙四"},
                                        {ZX_PERSON_INIT, .name = "孙五", .born = {2000, 1, 1}, .died = {1999, 1, 1}}};
    const void *in[] = {&persons[0], &persons[1]};
    size_t failed;
    return zx_verb_run_many(w->store, "person.add", ZXF_ACT(2022, 1, 5), in, 2, w->out.many.ids, &failed, NULL, NULL);
}

static zx_status record_get(zxf_world *w)
{
    return zx_record_get(w->store, "person", w->ids[ZXF_ZHANG], &w->out.record);
}

static zx_status record_get_missing(zxf_world *w)
{
    return zx_record_get(w->store, "person", 510800999999999, &w->out.record);
}

static zx_status record_kind(zxf_world *w)
{
    return zx_record_kind(w->store, w->ids[ZXF_LI], &w->out.name);
}

static zx_status record_list(zxf_world *w)
{
    return zx_record_list(w->store, "person", &women, NULL, &w->out.cursor);
}

static zx_status record_count(zxf_world *w)
{
    return zx_record_count(w->store, "person", &women, NULL, &w->out.number);
}

static zx_status cursor_next(zxf_world *w)
{
    return zx_cursor_next(w->cursor, &w->out.borrowed);
}

static zx_status record_redact(zxf_world *w)
{
    static const char *const fields[] = {"name", "note", "born"};
    return zx_record_redact(w->store, ZXF_ACT_WHY(2022, 2, 1), "person", w->ids[ZXF_LI], fields, 3);
}

const zxf_step zxf_record_steps[] = {
    {.function = "zx_verb_run", .run = verb_run, .traits = ZXF_WRITES},
    {.function = "zx_verb_run_many", .run = verb_run_many, .traits = ZXF_WRITES},
    {.function = "zx_verb_run_many", .run = verb_run_many_refused, .answer = ZX_RULE},
    {.function = "zx_record_get", .run = record_get, .release = zxf_free_record},
    {.function = "zx_record_get", .run = record_get_missing, .answer = ZX_NOT_FOUND},
    {.function = "zx_record_kind", .run = record_kind},
    {.function = "zx_record_list", .run = record_list, .release = zxf_free_cursor},
    {.function = "zx_record_count", .run = record_count},
    {.function = "zx_cursor_next", .run = cursor_next, .prepare = prepare_list, .abandon = zxf_free_prepared_cursor},
    {.function = "zx_record_redact", .run = record_redact, .traits = ZXF_WRITES},
    {.function = NULL},
};
