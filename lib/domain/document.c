/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include <zhengxie/date.h>

#include "domain/clock.h"
#include "domain/lists/lists.h"
#include "domain/projects.h"

ZXI_NO_PADDING(zx_document, replaced);

static const zx_field fields[] = {
    ZXI_TEXT(zx_document, title, 300, ZX_FIELD_REQUIRED | ZX_FIELD_TITLE | ZX_FIELD_SEARCHABLE, "document", "文件"),
    ZXI_CODE(zx_document, kind, "document_kinds", ZX_FIELD_REQUIRED, "kind", "类别"),
    ZXI_TEXT(zx_document, number, 100, ZX_FIELD_SEARCHABLE, "number", "文号"),
    ZXI_TEXT(zx_document, text, 200000, ZX_FIELD_LONG | ZX_FIELD_SEARCHABLE, "text", "正文"),
    ZXI_ID(zx_document, issuer, "organization", 0, "issued by", "制发单位"),
    ZXI_ID(zx_document, project, "project", 0, "of project", "所属课题"),
    ZXI_ID(zx_document, theme, "theme", 0, "of theme", "所属主题"),
    ZXI_INT(zx_document, year, 0, "year", "年度"),
    ZXI_DATE(zx_document, drafted, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "drafted", "起草日期"),
    ZXI_DATE(zx_document, adopted, 0, "adopted", "通过日期"),
    ZXI_ID(zx_document, adopted_by, "activity", 0, "adopted by", "通过的会议"),
    ZXI_DATE(zx_document, due, 0, "to be sent by", "报送期限"),
    ZXI_DATE(zx_document, in_force, 0, "in force", "施行日期"),
    ZXI_ID(zx_document, replaces, "document", 0, "replaces", "所取代的文件"),
    ZXI_TEXT(zx_document, note, 2000, 0, "note", "说明"),
    ZXI_DATE(zx_document, sent, ZX_FIELD_DERIVED, "sent", "首次报送日期"),
    ZXI_DATE(zx_document, replaced, ZX_FIELD_DERIVED, "replaced", "被取代日期"),
};

static zx_status derive(zx_store *store, void *record)
{
    zx_document *document = record;
    zx_status status = zxi_ask_date(store, &document->sent, "SELECT min(sent) FROM dispatch WHERE document = ?1", "i", document->id);
    if (status == ZX_OK)
        status = zxi_ask_date(store, &document->replaced, "SELECT coalesce(in_force, adopted) FROM document WHERE replaces = ?1", "i", document->id);
    return status;
}

#define BY(date_, column_) "CASE WHEN d." date_ " <= ?1 THEN d." column_ " END AS " column_
static const char as_of[] =
    "SELECT d.id, d.revision, d.written, d.title, d.kind, d.number, d.issuer, d.project, d.theme, d.year, d.drafted, "
    BY("adopted", "adopted") ", " BY("adopted", "adopted_by") ", " BY("adopted", "due") ", d.in_force, d.replaces, d.note, "
    BY("sent", "sent") ", " BY("replaced", "replaced") " FROM document AS d WHERE d.drafted <= ?1";

const zx_record_type zxi_document_type = ZXI_TYPE(zx_document, replaced, "document", "document", "文件", fields, .derive = derive, .as_of = as_of);

enum { YEAR, ISSUER_EXISTS, THEME, IN_FORCE, REPLACES_KIND, REPLACED_ONCE, ADOPTED_ONCE, IN_ORDER, MEETING, STAYS };
static const zx_rule rules[] = {
    [YEAR] = {"document.year", "a document is about a year from 1949 to 9999", "年度须在1949至9999之间", "library"},
    [ISSUER_EXISTS] = {"document.issuer-exists", "who issues it exists on the day on which it is drafted", "制发单位须于起草之日存在", "library"},
    [THEME] = {"document.theme", "a document of a project belongs to no theme but the project's", "课题文件的主题须为该课题的主题", "library"},
    [IN_FORCE] = {"document.in-force", "nothing is in force before it was drafted, and adopted", "施行日期不得早于起草和通过日期", "library"},
    [REPLACES_KIND] = {"document.replaces-its-kind", "a document replaces an earlier one of its kind", "只能取代在先的同类文件", "library"},
    [REPLACED_ONCE] = {"document.replaced-once", "a document is replaced by one other", "一份文件只被一份文件取代", "library"},
    [ADOPTED_ONCE] = {"document.adopted-once", "a document is adopted once", "文件只通过一次", "library"},
    [IN_ORDER] = {"document.in-order", "a document is drafted before it is adopted, replaces another or is sent",
                  "文件须先起草，方可通过、取代其他文件或报送", "library"},
    [MEETING] = {"document.meeting", "a document is adopted by a meeting that took place by then, and of a kind that adopts such documents",
                 "通过文件的会议须已举行，且属于可通过此类文件的会议", "rulebook document_kinds (adopted_by)"},
    [STAYS] = {"document.stays-what-it-is", "kind and project stay once a document was adopted or sent; its kind, once another replaces it",
               "已通过或已报送的文件不得改变类别和所属课题，已被取代的不得改变类别",
               "library"},
    {NULL, NULL, NULL, NULL},
};

zx_status zxi_document_load(zxi_call *call, zx_id id, zx_document **out)
{
    void *loaded;
    zx_status status = zxi_record_load_derived(call, &zxi_document_type, id, &loaded);
    if (status == ZX_OK)
        *out = loaded;
    return status;
}

/* ---- rules about its data ---- */

static zx_status check_theme(zxi_call *call, const zx_document *given)
{
    void *loaded;
    if (!given->project || !given->theme)
        return ZX_OK;
    zx_status status = zxi_record_load(call, &zxi_project_type, given->project, &loaded);
    if (status == ZX_OK && ((const zx_project *)loaded)->theme != given->theme)
        status = zxi_refuse(call, &rules[THEME], "theme", given->theme, "the project has another one", "该课题不属于此主题");
    return status;
}

static zx_status check_in_force(zxi_call *call, const zx_document *given)
{
    zx_date from = given->adopted.year ? given->adopted : given->drafted;
    if (given->in_force.year && zx_date_compare(given->in_force, from) < 0)
        return zxi_refuse(call, &rules[IN_FORCE], "in_force", given->id, "not before %s", "不得早于 %s", zxi_date_text(from));
    return ZX_OK;
}

static zx_status refuse_kind(zxi_call *call, const zx_document *earlier)
{
    const json_t *rulebook;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status != ZX_OK)
        return status;
    return zxi_refuse(call, &rules[REPLACES_KIND], "replaces", earlier->id, "it is of the kind %s%.0s", "所给类别为%.0s%s", earlier->kind,
                      zxi_rulebook_zh(rulebook, "document_kinds", earlier->kind));
}

/* What it replaces is no later than it: so there is no circle either, but among those of one day. */
static zx_status check_replaced(zxi_call *call, const zx_document *given)
{
    zx_document *earlier = NULL;
    int64_t other = 0;
    if (!given->replaces)
        return ZX_OK;
    zx_status status = zxi_document_load(call, given->replaces, &earlier);
    if (status != ZX_OK)
        return status;
    if (strcmp(earlier->kind, given->kind) != 0)
        return refuse_kind(call, earlier);
    int order = zx_date_compare(earlier->drafted, given->drafted);
    if (order > 0 || (order == 0 && given->id && earlier->id >= given->id))
        return zxi_refuse(call, &rules[REPLACES_KIND], "replaces", given->replaces, "drafted on %s", "%s 起草", zxi_date_text(earlier->drafted));
    status = zxi_ask(call->store, &other, "SELECT id FROM document WHERE replaces = ?1 AND id <> ?2 LIMIT 1", "ii", given->replaces, given->id);
    if (status == ZX_OK && other)
        status = zxi_refuse(call, &rules[REPLACED_ONCE], "replaces", other, "by document %lld", "已被文件 %lld 取代", (long long)other);
    return status;
}

static zx_status check(zxi_call *call, const zx_document *given)
{
    zx_status status = zxi_check_year(call, &rules[YEAR], "year", given->year);
    if (status == ZX_OK)
        status = zxi_check_exists(call, &rules[ISSUER_EXISTS], "issuer", given->issuer, given->drafted);
    if (status == ZX_OK)
        status = check_theme(call, given);
    if (status == ZX_OK)
        status = check_in_force(call, given);
    return status == ZX_OK ? check_replaced(call, given) : status;
}

/* ---- adopting ---- */

/* Says which meetings adopt such a document. */
static zx_status refuse_meeting(zxi_call *call, const json_t *kinds, zx_id id, const zx_activity *activity)
{
    const json_t *rulebook;
    char en[200] = "", zh[200] = "";
    size_t length = 0, length_zh = 0;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status != ZX_OK)
        return status;
    for (size_t i = 0; i < json_array_size(kinds) && length < sizeof en && length_zh < sizeof zh; i++) {
        const char *code = json_string_value(json_array_get(kinds, i));
        length += (size_t)snprintf(en + length, sizeof en - length, "%s%s", i ? " or " : "", code);
        length_zh += (size_t)snprintf(zh + length_zh, sizeof zh - length_zh, "%s%s", i ? "或" : "",
                                      zxi_rulebook_zh(rulebook, "activity_kinds", code));
    }
    if (!activity)
        return zxi_refuse(call, &rules[MEETING], "adopted_by", id, "none is given; it takes a %s%.0s", "未填写；应为%.0s%s", en, zh);
    return zxi_refuse(call, &rules[MEETING], "adopted_by", id, "given: %s; it takes a %s%.0s%.0s", "所给为%.0s%.0s%s；应为%s", activity->kind, en,
                      zxi_rulebook_zh(rulebook, "activity_kinds", activity->kind), zh);
}

/* The meeting took place, and may adopt such a document. */
static zx_status check_meeting(zxi_call *call, const json_t *entry, zx_id id, zx_id meeting)
{
    const json_t *kinds = json_object_get(entry, "adopted_by");
    const zx_activity *activity = NULL;
    zx_status status = zxi_check_took_place(call, &rules[MEETING], "adopted_by", meeting, &activity);
    if (status != ZX_OK || !kinds)
        return status;
    for (size_t i = 0; activity && i < json_array_size(kinds); i++)
        if (strcmp(activity->kind, json_string_value(json_array_get(kinds, i))) == 0)
            return ZX_OK;
    return refuse_meeting(call, kinds, id, activity);
}

/* Until when it is to be sent. Of a year whose holidays are not known yet nothing is said. */
static zx_status set_due(zxi_call *call, const json_t *entry, zx_document *document)
{
    zxi_deadline deadline = {0};
    const zxi_clock_ask ask = {.clock = ZX_CLOCK_SEND, .kind = document->kind, .start = document->adopted, .as_of = call->act->on};
    if (!zxi_rulebook_flag(entry, "send") || document->sent.year)
        return ZX_OK;
    zxi_failure_aside();
    zx_status status = zxi_clock_run(call->store, &ask, &deadline);
    if (status == ZX_RULE) {
        zxi_failure_back();
        status = ZX_OK;
    }
    document->due = deadline.due;
    return status;
}

/* Derives what another document says of the one that it replaces. */
static zx_status tell_replaced(zxi_call *call, zx_id id)
{
    return id ? zxi_record_derive(call, &zxi_document_type, id) : ZX_OK;
}

static zx_status check_adoption(zxi_call *call, const zx_document *kept, const json_t *entry, zx_id meeting)
{
    if (kept->adopted.year)
        return zxi_refuse(call, &rules[ADOPTED_ONCE], "id", kept->id, "on %s", "已于 %s 通过", zxi_date_text(kept->adopted));
    if (zx_date_compare(call->act->on, kept->drafted) < 0)
        return zxi_refuse(call, &rules[IN_ORDER], "on", kept->id, "drafted on %s", "%s 起草", zxi_date_text(kept->drafted));
    return check_meeting(call, entry, kept->id, meeting);
}

static zx_status adopt(zxi_call *call, void *in, zx_id *out)
{
    const zx_document *given = in;
    const json_t *rulebook;
    zx_document *kept = NULL;
    zx_status status = zxi_document_load(call, given->id, &kept);
    if (status == ZX_OK)
        status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    if (status != ZX_OK)
        return status;
    const json_t *entry = zxi_rulebook_entry(rulebook, "document_kinds", kept->kind);
    status = check_adoption(call, kept, entry, given->adopted_by);
    if (status != ZX_OK)
        return status;
    kept->adopted = call->act->on;
    kept->adopted_by = given->adopted_by;
    kept->number = given->number ? given->number : kept->number;
    kept->in_force = given->in_force.year ? given->in_force : kept->in_force;
    status = check_in_force(call, kept);
    if (status == ZX_OK)
        status = set_due(call, entry, kept);
    if (status == ZX_OK)
        status = zxi_record_update(call, &zxi_document_type, kept);
    *out = given->id;
    return status == ZX_OK ? tell_replaced(call, kept->replaces) : status;
}

/* ---- other verbs ---- */

static zx_status draft(zxi_call *call, void *in, zx_id *out)
{
    zx_document *given = in;
    given->drafted = call->act->on;
    zx_status status = check(call, given);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_document_type, given);
    *out = given->id;
    return status == ZX_OK ? tell_replaced(call, given->replaces) : status;
}

static zx_status replace(zxi_call *call, void *in, zx_id *out)
{
    const zx_document *given = in;
    zx_document *kept = NULL;
    zx_status status = zxi_document_load(call, given->id, &kept);
    if (status != ZX_OK)
        return status;
    if (zx_date_compare(call->act->on, kept->drafted) < 0)
        return zxi_refuse(call, &rules[IN_ORDER], "on", given->id, "drafted on %s", "%s 起草", zxi_date_text(kept->drafted));
    zx_id before = kept->replaces;
    kept->replaces = given->replaces;
    status = check_replaced(call, kept);
    if (status == ZX_OK)
        status = zxi_record_update(call, &zxi_document_type, kept);
    if (status == ZX_OK && before != given->replaces)
        status = tell_replaced(call, before);
    *out = given->id;
    return status == ZX_OK ? tell_replaced(call, given->replaces) : status;
}

static zx_status check_stays(zxi_call *call, const zx_document *kept, const zx_document *given)
{
    int64_t replaced_by = 0;
    bool other_kind = strcmp(kept->kind, given->kind) != 0;
    zx_date since = kept->adopted.year ? kept->adopted : kept->sent;
    if (since.year && (other_kind || kept->project != given->project))
        return zxi_refuse(call, &rules[STAYS], other_kind ? "kind" : "project", given->id, "since %s", "自 %s 起", zxi_date_text(since));
    zx_status status = zxi_ask(call->store, &replaced_by, "SELECT id FROM document WHERE replaces = ?1", "i", given->id);
    if (status == ZX_OK && replaced_by && other_kind)
        status = zxi_refuse(call, &rules[STAYS], "kind", replaced_by, "document %lld replaces it", "已被文件 %lld 取代", (long long)replaced_by);
    return status;
}

static void take(zx_document *kept, const zx_document *given)
{
    kept->kind = given->kind;
    kept->title = given->title;
    kept->number = given->number;
    kept->text = given->text;
    kept->issuer = given->issuer;
    kept->project = given->project;
    kept->theme = given->theme;
    kept->year = given->year;
    kept->in_force = given->in_force;
    kept->replaces = given->replaces;
    kept->note = given->note;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    const zx_document *given = in;
    zx_document *kept = NULL;
    void *loaded;
    zx_status status = zxi_document_load(call, given->id, &kept);
    if (status == ZX_OK)
        status = zxi_record_load_texts(call, &zxi_document_type, given->id, &loaded);
    if (status == ZX_OK)
        status = check_stays(call, kept, given);
    if (status != ZX_OK)
        return status;
    zx_id before = kept->replaces, project = kept->project;
    take(loaded, given);
    status = check(call, loaded);
    if (status == ZX_OK)
        status = zxi_record_update_texts(call, &zxi_document_type, loaded);
    if (status == ZX_OK && before != given->replaces)
        status = tell_replaced(call, before);
    if (status == ZX_OK && project != given->project)
        status = zxi_matter_moved(call, given->id);
    *out = given->id;
    return status == ZX_OK ? tell_replaced(call, given->replaces) : status;
}

#define DATA "kind! title! number text issuer project theme year in_force replaces note"

static const zxi_verb verbs[] = {
    {{"document.draft", "document", DATA, "drafts a document", "起草文件"}, &zxi_document_type, draft, false},
    {{"document.adopt", "document", "id! adopted_by number in_force", "adopts a document", "通过文件"}, &zxi_document_type, adopt, false},
    {{"document.replace", "document", "id! replaces!", "says which document this one replaces", "取代文件"}, &zxi_document_type, replace, false},
    {{"document.correct", "document", "id! " DATA, "mends a document's data", "更正文件"}, &zxi_document_type, correct, ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_document_type, NULL};
const zxi_noun zxi_noun_document = {"document", types, verbs, rules};

zx_status zx_document_draft(zx_store *store, const zx_act *act, const zx_document *in, zx_id *out)
{
    return ZXI_RUN("document.draft");
}

zx_status zx_document_adopt(zx_store *store, const zx_act *act, const zx_document *in, zx_id *out)
{
    return ZXI_RUN("document.adopt");
}

zx_status zx_document_replace(zx_store *store, const zx_act *act, const zx_document *in, zx_id *out)
{
    return ZXI_RUN("document.replace");
}

zx_status zx_document_correct(zx_store *store, const zx_act *act, const zx_document *in, zx_id *out)
{
    return ZXI_RUN("document.correct");
}
