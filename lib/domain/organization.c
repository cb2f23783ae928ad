/* SPDX-License-Identifier: MIT */
#include <zhengxie/organization.h>

#include <string.h>

#include <zhengxie/date.h>

#include "domain/bodies.h"

ZXI_NO_PADDING(zx_organization, dissolved);
ZXI_NO_PADDING(zx_organization_name, ended);

static const zx_field fields[] = {
    ZXI_TEXT(zx_organization, name, 200, ZX_FIELD_REQUIRED | ZX_FIELD_SEARCHABLE | ZX_FIELD_TITLE, "name", "名称"),
    ZXI_TEXT(zx_organization, short_name, 50, ZX_FIELD_SEARCHABLE, "short name", "简称"),
    ZXI_CODE(zx_organization, kind, "organization_kinds", ZX_FIELD_REQUIRED, "kind", "类别"),
    ZXI_TEXT(zx_organization, note, 2000, 0, "note", "备注"),
    ZXI_ID(zx_organization, parent, "organization", 0, "part of", "上级组织"),
    ZXI_ID(zx_organization, term, "term", 0, "term", "届"),
    ZXI_DATE(zx_organization, founded, ZX_FIELD_EFFECTIVE | ZX_FIELD_PARTIAL, "founded", "成立日期"),
    ZXI_DATE(zx_organization, dissolved, ZX_FIELD_UNTIL | ZX_FIELD_PARTIAL, "dissolved", "撤销日期"),
};

const zx_record_type zxi_organization_type =
    ZXI_TYPE(zx_organization, dissolved, "organization", "organization", "组织机构", fields, .answer = false);

static const zx_field name_fields[] = {
    ZXI_TEXT(zx_organization_name, name, 200, ZX_FIELD_REQUIRED | ZX_FIELD_SEARCHABLE | ZX_FIELD_TITLE, "former name", "原名称"),
    ZXI_TEXT(zx_organization_name, short_name, 50, ZX_FIELD_SEARCHABLE, "former short name", "原简称"),
    ZXI_ID(zx_organization_name, organization, "organization", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "organization", "组织机构"),
    ZXI_DATE(zx_organization_name, begun, ZX_FIELD_EFFECTIVE | ZX_FIELD_PARTIAL, "begun", "启用日期"),
    ZXI_DATE(zx_organization_name, ended, ZX_FIELD_REQUIRED | ZX_FIELD_UNTIL, "ended", "停用日期"),
};

static const zx_record_type name_type =
    ZXI_TYPE(zx_organization_name, ended, "organization_name", "former name of an organization", "组织机构曾用名", name_fields, .answer = false);

enum { EXISTS, DATES, WITHIN_PARENT, ONLY_ONE, ONE_OF_A_NAME, ANOTHER_NAME, SEATS_ENDED, CHILDREN, NO_CIRCLE, KIND_OF_SEATS, HOLDS_SEATS };

static const zx_rule rules[] = {
    [EXISTS] = {"organization.exists", "an organization that was dissolved changes no more", "已撤销的组织机构不再变更", "library"},
    [DATES] = {"organization.dates-in-order", "founding, names and dissolution follow one another", "成立、更名、撤销的日期须先后相承", "library"},
    [WITHIN_PARENT] = {"organization.within-parent", "a part does not outlive the whole", "下级组织不得存续于上级组织撤销之后", "library"},
    [ONLY_ONE] = {"organization.only-one", "the rulebook limits how many of this kind there may be at once",
                  "同一时期此类组织机构的个数以规则为限", "rulebook: organization_kinds, only"},
    [ONE_OF_A_NAME] = {"organization.one-of-a-name", "two of one kind, term and parent do not bear one name at the same time",
                       "同类、同届、同一上级之下，同一时期不得重名", "library"},
    [ANOTHER_NAME] = {"organization.another-name", "a new name differs from the one before", "新名称须与原名称不同", "library"},
    [SEATS_ENDED] = {"organization.seats-ended", "who sits in it must have left before it is dissolved", "撤销之前，其成员的任职须已终止", "library"},
    [CHILDREN] = {"organization.children-dissolved", "its parts are dissolved before it is", "撤销之前，其下级组织须已撤销", "library"},
    [NO_CIRCLE] = {"organization.no-circle", "an organization is no part of its own parts", "组织机构不得隶属于自己的下级", "library"},
    [KIND_OF_SEATS] = {"organization.kind-of-seats", "its kind stays once somebody sat in it", "已有成员任职的组织机构不得改变类别", "library"},
    [HOLDS_SEATS] = {"organization.holds-its-seats", "its seats lie within its life and its term", "成员的任职须在其存续期间和所属届次之内", "library"},
    {NULL, NULL, NULL, NULL},
};

/* ---- rules ---- */

bool zxi_organization_on(const zx_organization *organization, zx_date on)
{
    if (organization->founded.year && zx_date_compare(on, zx_date_first(organization->founded)) < 0)
        return false;
    return !organization->dissolved.year || zx_date_compare(on, zx_date_last(organization->dissolved)) < 0;
}

zx_status zxi_check_exists(zxi_call *call, const zx_rule *rule, const char *field, zx_id organization, zx_date on)
{
    void *record;
    if (!organization)
        return ZX_OK;
    zx_status status = zxi_record_load(call, &zxi_organization_type, organization, &record);
    if (status == ZX_OK && !zxi_organization_on(record, on))
        status = zxi_refuse(call, rule, field, organization, "on %s", "日期：%s", zxi_date_text(on));
    return status;
}

static zx_status check_dates(const zxi_call *call, const zx_organization *given)
{
    if (given->founded.year && given->dissolved.year &&
        zx_date_compare(zx_date_last(given->dissolved), zx_date_first(given->founded)) < 0)
        return zxi_refuse(call, &rules[DATES], "dissolved", given->id, "dissolved %s, founded %s", "%s 撤销，%s 成立",
                          zxi_date_text(given->dissolved), zxi_date_text(given->founded));
    return ZX_OK;
}

static zx_status check_parent(zxi_call *call, const zx_organization *given)
{
    void *found;
    int64_t circle = 0;
    if (!given->parent)
        return ZX_OK;
    zx_status status = zxi_record_load(call, &zxi_organization_type, given->parent, &found);
    if (status == ZX_OK && given->id)
        status = zxi_ask(call->store, &circle,
                         "WITH RECURSIVE up(id) AS (SELECT ?1 UNION SELECT o.parent FROM organization AS o JOIN up USING (id) "
                         "WHERE o.parent IS NOT NULL) SELECT count(*) FROM up WHERE id = ?2",
                         "ii", given->parent, given->id);
    if (status != ZX_OK)
        return status;
    if (circle)
        return zxi_refuse(call, &rules[NO_CIRCLE], "parent", given->id, "%lld is a part of it", "%lld 是其下级", (long long)given->parent);
    const zx_organization *parent = found;
    if (parent->dissolved.year && (!given->dissolved.year || zx_date_compare(zx_date_first(given->dissolved),
                                                                              zx_date_last(parent->dissolved)) > 0))
        return zxi_refuse(call, &rules[WITHIN_PARENT], "parent", given->id, "%s was dissolved %s", "%s 已于 %s 撤销", parent->name,
                          zxi_date_text(parent->dissolved));
    return ZX_OK;
}

/* ?1 the last day that it may have been founded on, ?2 the first day that it may have been dissolved on. */
#define TOGETHER                                                                                                             \
    " AND (dissolved IS NULL OR ?1 IS NULL OR " ZXI_FIRST("dissolved") " > ?1)"                                              \
    " AND (founded IS NULL OR ?2 IS NULL OR " ZXI_LAST("founded") " < ?2)"

static zx_status check_others(zxi_call *call, const zx_organization *given)
{
    const json_t *rulebook;
    int64_t others = 0, namesakes = 0;
    zx_date founded = zx_date_last(given->founded), dissolved = zx_date_first(given->dissolved);
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status != ZX_OK)
        return status;
    const json_t *only = json_object_get(zxi_rulebook_entry(rulebook, "organization_kinds", given->kind), "only");
    if (json_is_integer(only)) {
        status = zxi_ask(call->store, &others, "SELECT count(*) FROM organization WHERE kind = ?3 AND id <> ?4" TOGETHER, "ddti", founded,
                         dissolved, given->kind, given->id);
        if (status == ZX_OK && others >= json_integer_value(only))
            status = zxi_refuse(call, &rules[ONLY_ONE], "kind", given->id, "there are %lld already", "已有 %lld 个", (long long)others);
    }
    if (status == ZX_OK)
        status = zxi_ask(call->store, &namesakes,
                         "SELECT count(*) FROM organization WHERE name = ?3 AND kind = ?4 AND coalesce(term, 0) = ?5 AND "
                         "coalesce(parent, 0) = ?6 AND id <> ?7" TOGETHER,
                         "ddttiii", founded, dissolved, given->name, given->kind, given->term, given->parent, given->id);
    if (status == ZX_OK && namesakes > 0)
        status = zxi_refuse(call, &rules[ONE_OF_A_NAME], "name", given->id, "there is another “%s”", "已有“%s”", given->name);
    return status;
}

static zx_status check(zxi_call *call, const zx_organization *given)
{
    zx_status status = check_dates(call, given);
    if (status == ZX_OK)
        status = check_parent(call, given);
    return status == ZX_OK ? check_others(call, given) : status;
}

/* Nobody sits in it from that day on, and no part of it is left. */
static zx_status check_empty(zxi_call *call, zx_id id, zx_date on)
{
    int64_t seats, children;
    zx_status status = zxi_ask(call->store, &seats,
                               "SELECT count(*) FROM membership WHERE organization = ?1 AND (ended IS NULL OR " ZXI_FIRST("ended") " > ?2)",
                               "id", id, on);
    if (status == ZX_OK && seats > 0)
        return zxi_refuse(call, &rules[SEATS_ENDED], "dissolved", id, "%lld are still there", "尚有 %lld 项任职", (long long)seats);
    if (status == ZX_OK)
        status = zxi_ask(call->store, &children,
                         "SELECT count(*) FROM organization WHERE parent = ?1 AND (dissolved IS NULL OR " ZXI_FIRST("dissolved") " > ?2)",
                         "id", id, on);
    if (status == ZX_OK && children > 0)
        return zxi_refuse(call, &rules[CHILDREN], "dissolved", id, "%lld are still there", "尚有 %lld 个", (long long)children);
    return status;
}

/* What a correction must leave standing. */
static zx_status check_seats(zxi_call *call, const zx_organization *now, const zx_organization *given)
{
    int64_t seats, outside = 0;
    zx_status status = zxi_ask(call->store, &seats, "SELECT count(*) FROM membership WHERE organization = ?1", "i", given->id);
    if (status != ZX_OK || seats == 0)
        return status;
    if (strcmp(now->kind, given->kind) != 0)
        return zxi_refuse(call, &rules[KIND_OF_SEATS], "kind", given->id, "%lld sat in it", "已有 %lld 项任职", (long long)seats);
    status = zxi_ask(call->store, &outside,
                     "SELECT count(*) FROM membership WHERE organization = ?1 AND (" ZXI_LAST("begun") " < ?2 OR (?3 <> 0 AND term <> ?3))",
                     "idi", given->id, zx_date_first(given->founded), given->term);
    if (status == ZX_OK && outside > 0)
        status = zxi_refuse(call, &rules[HOLDS_SEATS], now->term == given->term ? "founded" : "term", given->id, "%lld would lie outside",
                            "有 %lld 项任职将落在其外", (long long)outside);
    return status;
}

/* ---- names ---- */

/* The former name that came last; 0 for none. */
static zx_status last_name(zxi_call *call, zx_id organization, const zx_organization_name **out)
{
    zx_id id;
    void *found = NULL;
    zx_status status =
        zxi_ask(call->store, &id, "SELECT id FROM organization_name WHERE organization = ?1 ORDER BY ended DESC LIMIT 1", "i", organization);
    if (status == ZX_OK && id)
        status = zxi_record_load(call, &name_type, id, &found);
    *out = found;
    return status;
}

static zx_status check_after_last_name(zxi_call *call, zx_id id, const zx_organization_name *last, zx_date on)
{
    if (last && zx_date_compare(on, last->ended) <= 0)
        return zxi_refuse(call, &rules[DATES], NULL, id, "it was renamed %s", "已于 %s 更名", zxi_date_text(last->ended));
    return ZX_OK;
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Its first name is that of its founding: when that is mended, so is this. */
static zx_status move_founding(zxi_call *call, const zx_organization *now, zx_date founded)
{
    zx_id id;
    void *name;
    zx_status status = zxi_ask(call->store, &id, "SELECT id FROM organization_name WHERE organization = ?1 ORDER BY ended LIMIT 1", "i", now->id);
    if (status != ZX_OK || !id || zx_date_compare(now->founded, founded) == 0)
        return status;
    status = zxi_record_load(call, &name_type, id, &name);
    if (status != ZX_OK)
        return status;
    zx_organization_name *first = name;
    if (founded.year && zx_date_compare(first->ended, zx_date_first(founded)) <= 0)
        return zxi_refuse(call, &rules[DATES], "founded", now->id, "it was renamed %s", "已于 %s 更名", zxi_date_text(first->ended));
    first->begun = founded;
    return zxi_record_update(call, &name_type, first);
}

/* ---- verbs ---- */

static zx_status add(zxi_call *call, void *in, zx_id *out)
{
    zx_organization *given = in;
    zx_status status = check(call, given);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_organization_type, given);
    *out = given->id;
    return status;
}

static zx_status load_existing(zxi_call *call, zx_id id, zx_organization **out)
{
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_organization_type, id, &loaded);
    if (status != ZX_OK)
        return status;
    *out = loaded;
    if ((*out)->dissolved.year)
        return zxi_refuse(call, &rules[EXISTS], "id", id, "dissolved %s", "%s 已撤销", zxi_date_text((*out)->dissolved));
    if ((*out)->founded.year && zx_date_compare(call->act->on, zx_date_first((*out)->founded)) < 0)
        return zxi_refuse(call, &rules[DATES], NULL, id, "founded %s", "%s 成立", zxi_date_text((*out)->founded));
    return ZX_OK;
}

static zx_status keep_name(zxi_call *call, const zx_organization *organization, const zx_organization_name *last)
{
    zx_organization_name *former = zxi_arena_alloc(call->arena, sizeof *former);
    if (!former)
        return zxi_no_memory();
    *former = (zx_organization_name){
        ZX_ORGANIZATION_NAME_INIT,
        .organization = organization->id,
        .name = organization->name,
        .short_name = organization->short_name,
        .begun = last ? last->ended : organization->founded,
        .ended = call->act->on,
    };
    return zxi_record_insert(call, &name_type, former);
}

static zx_status rename_it(zxi_call *call, void *in, zx_id *out)
{
    const zx_organization *given = in;
    zx_organization *organization;
    const zx_organization_name *last;
    zx_status status = load_existing(call, given->id, &organization);
    if (status == ZX_OK)
        status = last_name(call, given->id, &last);
    if (status == ZX_OK)
        status = check_after_last_name(call, given->id, last, call->act->on);
    if (status != ZX_OK)
        return status;
    if (same_text(organization->name, given->name) && same_text(organization->short_name, given->short_name))
        return zxi_refuse(call, &rules[ANOTHER_NAME], "name", given->id, "it is called so already", "现名即是如此");
    status = keep_name(call, organization, last);
    if (status != ZX_OK)
        return status;
    organization->name = given->name;
    organization->short_name = given->short_name;
    status = check_others(call, organization);
    *out = given->id;
    return status == ZX_OK ? zxi_record_update(call, &zxi_organization_type, organization) : status;
}

static zx_status dissolve(zxi_call *call, void *in, zx_id *out)
{
    const zx_organization *given = in;
    zx_organization *organization;
    const zx_organization_name *last;
    zx_status status = load_existing(call, given->id, &organization);
    if (status == ZX_OK)
        status = last_name(call, given->id, &last);
    if (status == ZX_OK)
        status = check_after_last_name(call, given->id, last, call->act->on);
    if (status == ZX_OK)
        status = check_empty(call, given->id, call->act->on);
    if (status != ZX_OK)
        return status;
    organization->dissolved = call->act->on;
    *out = given->id;
    return zxi_record_update(call, &zxi_organization_type, organization);
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    const zx_organization *given = in;
    const zx_organization_name *last;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_organization_type, given->id, &loaded);
    if (status == ZX_OK)
        status = check(call, given);
    if (status == ZX_OK)
        status = check_seats(call, loaded, given);
    if (status == ZX_OK && given->dissolved.year) {
        status = check_empty(call, given->id, zx_date_last(given->dissolved));
        if (status == ZX_OK)
            status = last_name(call, given->id, &last);
        if (status == ZX_OK)
            status = check_after_last_name(call, given->id, last, zx_date_last(given->dissolved));
    }
    if (status == ZX_OK)
        status = move_founding(call, loaded, given->founded);
    if (status != ZX_OK)
        return status;
    zxi_record_replace(&zxi_organization_type, loaded, given);
    *out = given->id;
    return zxi_record_update(call, &zxi_organization_type, loaded);
}

static zx_status correct_name(zxi_call *call, void *in, zx_id *out)
{
    const zx_organization_name *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &name_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_organization_name *former = loaded;
    former->name = given->name;
    former->short_name = given->short_name;
    call->subject = former->organization;
    *out = given->id;
    return zxi_record_update(call, &name_type, former);
}

static const zxi_verb verbs[] = {
    {{"organization.add", "organization", "name! kind! short_name parent term founded note", "adds an organization", "登记组织机构"},
     &zxi_organization_type, add, false},
    {{"organization.rename", "organization", "id! name! short_name", "gives it another name", "更名"}, &zxi_organization_type, rename_it, ZXI_CHECKS_AFTERWARDS},
    {{"organization.dissolve", "organization", "id!", "dissolves it", "撤销"}, &zxi_organization_type, dissolve, false},
    {{"organization.correct", "organization", "id! name! kind! short_name parent term founded dissolved note", "mends an organization's data",
      "更正组织机构信息"},
     &zxi_organization_type, correct, ZXI_REASON | ZXI_CHECKS_AFTERWARDS},
    {{"organization.correct_name", "organization_name", "id! name! short_name", "mends a former name", "更正曾用名"}, &name_type, correct_name,
     true},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_organization_type, &name_type, NULL};
const zxi_noun zxi_noun_organization = {"organization", types, verbs, rules};

zx_status zx_organization_add(zx_store *store, const zx_act *act, const zx_organization *in, zx_id *out)
{
    return ZXI_RUN("organization.add");
}

zx_status zx_organization_rename(zx_store *store, const zx_act *act, const zx_organization *in, zx_id *out)
{
    return ZXI_RUN("organization.rename");
}

zx_status zx_organization_dissolve(zx_store *store, const zx_act *act, const zx_organization *in, zx_id *out)
{
    return ZXI_RUN("organization.dissolve");
}

zx_status zx_organization_correct(zx_store *store, const zx_act *act, const zx_organization *in, zx_id *out)
{
    return ZXI_RUN("organization.correct");
}

zx_status zx_organization_correct_name(zx_store *store, const zx_act *act, const zx_organization_name *in, zx_id *out)
{
    return ZXI_RUN("organization.correct_name");
}

/* ---- what it was called ---- */

static zx_status name_on(zx_store *store, zx_id id, zx_date on, char **out)
{
    char date[ZX_DATE_SIZE];
    void *organization;
    zxi_statement *statement;
    bool row;
    const char *name;
    zx_status status = zxi_record_find(store, &zxi_organization_type, id, false, zxi_call_arena(store), &organization);
    if (status != ZX_OK)
        return status;
    status = zxi_prepare(store, "SELECT name FROM organization_name WHERE organization = ?1 AND ended > ?2 ORDER BY ended LIMIT 1", &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_int(statement, 1, id);
    zxi_bind_bytes(statement, 2, date, zx_date_print(on, date));
    status = zxi_step(statement, &row);
    if (status == ZX_OK && row)
        status = zxi_column_text(statement, 0, &name, NULL);
    if (status == ZX_OK) {
        char *copy = zxi_copy_text(row ? name : ((zx_organization *)organization)->name);
        if (copy)
            *out = copy;
        else
            status = zxi_no_memory();
    }
    zxi_done(statement);
    return status;
}

zx_status zx_organization_name_on(zx_store *store, zx_id organization, zx_date on, char **out)
{
    if (!out)
        return zxi_misuse("out is NULL");
    if (!zx_date_complete(on))
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = "organization", .field = "on", .rule = "date.complete"),
                        "on: must be a complete date", "on：须为完整日期");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = name_on(store, organization, on, out);
        zxi_read_end(store);
    }
    zxi_leave(store);
    return status;
}
