/* SPDX-License-Identifier: MIT */
#include <zhengxie/committee.h>

#include <string.h>

#include <zhengxie/date.h>

#include "domain/domain.h"
#include "record/validate.h"
#include "record/views.h"
#include "record/noun.h"

ZXI_NO_PADDING(zx_committee, division);

static const zx_field fields[] = {
    ZXI_TEXT(zx_committee, place, 50, ZX_FIELD_REQUIRED | ZX_FIELD_TITLE, "place", "地名"),
    ZXI_INT(zx_committee, division, ZX_FIELD_REQUIRED, "administrative code", "行政区划代码"),
};

static const zx_record_type type = ZXI_TYPE(zx_committee, division, "committee", "committee", "政协委员会", fields, .answer = false);

static const zx_rule rules[] = {
    {"committee.one", "a file belongs to one committee", "一个文件只属于一个政协委员会", "library"},
    {"committee.division", "the administrative code has six digits", "行政区划代码为六位数字", "GB/T 2260"},
    {NULL, NULL, NULL, NULL},
};

static zx_status check_division(const zxi_call *call, int64_t division)
{
    if (division < 100000 || division > 999999)
        return zxi_refuse(call, &rules[1], "division", 0, "given: %lld", "所给为 %lld", (long long)division);
    return ZX_OK;
}

static zx_status found(zxi_call *call, void *in, zx_id *out)
{
    zx_committee *committee = in;
    int64_t there, division = committee->division.value;
    zx_status status = zxi_query_int(call->store, 0, &there, "SELECT count(*) FROM committee", 0, NULL);
    if (status != ZX_OK)
        return status;
    if (there > 0)
        return zxi_refuse(call, &rules[0], "place", 0, "it has one already", "已有所属委员会");
    status = check_division(call, division);
    if (status == ZX_OK)
        status = zxi_store_identify(call->store, division, committee->place);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &type, committee);
    *out = committee->id;
    return status;
}

static const zxi_verb verbs[] = {
    {{"committee.found", "committee", "place! division!", "makes the file a committee's", "为一个政协委员会建立文件"}, &type, found, false},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&type, NULL};
const zxi_noun zxi_noun_committee = {"committee", types, verbs, rules};

/* ---- opening a file ---- */

static const zx_act founding = {.size = sizeof founding, .by = "libzhengxie", .on = {1949, 9, 21}};

static zx_committee asked_for(const zx_store_options *options)
{
    return (zx_committee){ZX_COMMITTEE_INIT, .place = options->place, .division = {1, options->division}};
}

/* What founding would refuse is refused before there is a file. */
static zx_status check(zx_store *store, const zx_store_options *options)
{
    zxi_call call = {.store = store, .act = &founding, .verb = zxi_verb_named("committee.found")};
    const zx_committee committee = asked_for(options);
    zx_status status = zxi_input_check(&call, &committee);
    return status == ZX_OK ? check_division(&call, options->division) : status;
}

static zx_status make(zx_store *store, const zx_store_options *options)
{
    const zx_committee committee = asked_for(options);
    zx_status status = zxi_verb_do(store, zxi_verb_named("committee.found"), &founding, &committee, NULL);
    return status == ZX_OK ? zxi_rulebook_found(store, &founding) : status;
}

static zx_status identify(zx_store *store)
{
    zxi_statement *statement;
    const char *place = NULL;
    bool row;
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    status = zxi_prepare(store, "SELECT division, place FROM committee", &statement);
    if (status == ZX_OK) {
        status = zxi_step(statement, &row);
        if (status == ZX_OK && !row)
            status = zxi_fail(ZX_TAMPERED, NULL, "the file does not say whose it is", "文件未注明所属委员会");
        if (status == ZX_OK)
            status = zxi_column_text(statement, 1, &place, NULL);
        int64_t division = zxi_column_int(statement, 0);
        if (status == ZX_OK && (!place || division < 100000 || division > 999999))
            status = zxi_fail(ZX_TAMPERED, NULL, "the file does not say whose it is", "文件未注明所属委员会");
        if (status == ZX_OK)
            status = zxi_store_identify(store, division, place);
        if (status == ZX_TAMPERED)
            zxi_failure_about(ZXI_ABOUT(.record = "committee"));
        zxi_done(statement);
    }
    zxi_leave(store);
    return status;
}

static const zxi_opening opening = {.check = check, .found = make, .views = zxi_views};

zx_status zx_store_open(const char *path, const zx_store_options *options, zx_store **out)
{
    if (!out)
        return zxi_misuse("out is NULL");
    zx_store *store = NULL;
    zx_status status = zxi_store_open(path, options, &opening, &store);
    if (status == ZX_OK) {
        status = identify(store);
        if (status == ZX_OK)
            *out = store;
        else
            zx_store_free(store);
    }
    return status;
}
