/* SPDX-License-Identifier: MIT */
#include <zhengxie/rulebook.h>

#include <string.h>

#include <zhengxie/date.h>

#include "sql/data.h"
#include "domain/codes.h"
#include "domain/domain.h"
#include "domain/json_document.h"

ZXI_NO_PADDING(zx_rulebook, reserved);

static const zx_field fields[] = {
    ZXI_TEXT(zx_rulebook, title, 200, ZX_FIELD_REQUIRED | ZX_FIELD_TITLE, "title", "名称"),
    ZXI_TEXT(zx_rulebook, source, 500, 0, "source", "来源"),
    ZXI_DATE(zx_rulebook, starts, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "in force from", "施行日期"),
    ZXI_TEXT(zx_rulebook, document, 0, ZX_FIELD_REQUIRED | ZX_FIELD_LONG, "document", "内容"),
};

static const zx_record_type type = ZXI_TYPE(zx_rulebook, reserved, "rulebook", "rulebook", "规则", fields, .answer = false);

static const zx_rule rules[] = {
    {"rulebook.not-before-judged-steps", "a rulebook may not start before steps that were judged by another",
     "新规则的施行日期不得早于已按原规则办理的事项", "library: a step is judged by the rulebook of its date, for ever"},
    {"rulebook.code", "a code must be in the rulebook's list on that date", "代码须为当日有效规则所列", "library"},
    {"rulebook.document", "a rulebook is a JSON document of the documented form", "规则须为规定格式的 JSON 文档", "docs/rulebook.md"},
    {NULL, NULL, NULL, NULL},
};

const zxi_json_document zxi_rulebook_document = {"rulebook", "rulebook.document"};

/* ---- parsed versions, kept with the handle ---- */

typedef struct version {
    zxi_rulebook_version is;
    int64_t revision;
    json_t *document;
    char *title;
    struct version *next;
} version;

/* With what was asked for of late, while nothing can have changed since. */
enum { ASKED = 8 };
typedef struct versions {
    version *first;
    struct {
        const version *version;
        zx_date on;
    } asked[ASKED];
    int next;
    int64_t epoch;
} versions;

static void release(void *value)
{
    versions *library = value;
    for (version *at = library->first, *next; at; at = next) {
        next = at->next;
        json_decref(at->document);
        zx_free(at->title);
        zx_free(at);
    }
    zx_free(library);
}

static versions *library_of(zx_store *store)
{
    versions *library = zxi_slot_get(store, ZXI_SLOT_DOMAIN);
    if (!library) {
        library = zxi_alloc(sizeof *library);
        if (library)
            zxi_slot_set(store, ZXI_SLOT_DOMAIN, library, release);
    }
    return library;
}

static zx_status read_version(zx_store *store, versions *library, zx_id id, int64_t revision, const version **out)
{
    for (version *at = library->first; at; at = at->next)
        if (at->is.id == id && at->revision == revision) {
            *out = at;
            return ZX_OK;
        }
    void *record;
    json_t *document = NULL;
    zxi_call call = {.store = store, .arena = zxi_call_arena(store)};
    zx_status status = zxi_record_load_texts(&call, &type, id, &record);
    if (status == ZX_OK)
        status = zxi_json_document_parse(&zxi_rulebook_document, ((zx_rulebook *)record)->document, &document);
    if (status != ZX_OK)
        return status;
    const zx_rulebook *rulebook = record;
    version *new = zxi_alloc(sizeof *new);
    char *title = new ? zxi_copy_text(rulebook->title) : NULL;
    if (!title) {
        zx_free(new);
        json_decref(document);
        return zxi_no_memory();
    }
    *new = (version){{document, title, id, rulebook->starts}, revision, document, title, library->first};
    library->first = new;
    *out = new;
    return ZX_OK;
}

static zx_status find_version(zx_store *store, zx_date on, zx_id *id, int64_t *revision)
{
    char date[ZX_DATE_SIZE];
    zxi_statement *statement;
    zx_status status = zxi_prepare(store, "SELECT id, revision FROM rulebook WHERE starts <= ?1 ORDER BY starts DESC LIMIT 1", &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_bytes(statement, 1, date, zx_date_print(on, date));
    bool row;
    status = zxi_step(statement, &row);
    if (status == ZX_OK && row) {
        *id = zxi_column_int(statement, 0);
        *revision = zxi_column_int(statement, 1);
    }
    zxi_done(statement);
    if (status == ZX_OK && !row)
        status = zxi_fail(ZX_NOT_FOUND, ZXI_ABOUT(.record = "rulebook"), "no rulebook was in force on %s", "%s 尚无有效规则", date);
    return status;
}

static const version *asked_before(zx_store *store, versions *library, zx_date on)
{
    if (library->epoch != zxi_epoch(store)) {
        memset(library->asked, 0, sizeof library->asked);
        library->epoch = zxi_epoch(store);
    }
    for (int i = 0; i < ASKED; i++)
        if (library->asked[i].version && zx_date_compare(library->asked[i].on, on) == 0)
            return library->asked[i].version;
    return NULL;
}

zx_status zxi_rulebook_version_of(zx_store *store, zx_date on, zxi_rulebook_version *out)
{
    versions *library = library_of(store);
    if (!library)
        return zxi_no_memory();
    const version *in_force = asked_before(store, library, on);
    if (!in_force) {
        zx_id found = 0;
        int64_t revision = 0;
        zx_status status = find_version(store, on, &found, &revision);
        if (status == ZX_OK)
            status = read_version(store, library, found, revision, &in_force);
        if (status != ZX_OK)
            return status;
        library->asked[library->next].version = in_force;
        library->asked[library->next].on = on;
        library->next = (library->next + 1) % ASKED;
    }
    *out = in_force->is;
    return ZX_OK;
}

zx_status zxi_rulebook_of(zx_store *store, zx_date on, const json_t **out, zx_id *id)
{
    zxi_rulebook_version found;
    zx_status status = zxi_rulebook_version_of(store, on, &found);
    if (status != ZX_OK)
        return status;
    if (id)
        *id = found.id;
    *out = found.document;
    return ZX_OK;
}

const json_t *zxi_rulebook_list(const json_t *rulebook, const char *list)
{
    return json_object_get(json_object_get(rulebook, "lists"), list);
}

const json_t *zxi_rulebook_entry(const json_t *rulebook, const char *list, const char *code)
{
    const json_t *entries = zxi_rulebook_list(rulebook, list);
    for (size_t i = 0; i < json_array_size(entries); i++) {
        const json_t *entry = json_array_get(entries, i);
        const char *own = json_string_value(json_object_get(entry, "code"));
        if (own && strcmp(own, code) == 0)
            return entry;
    }
    return NULL;
}

const char *zxi_rulebook_zh(const json_t *rulebook, const char *list, const char *code)
{
    const char *label = json_string_value(json_object_get(zxi_rulebook_entry(rulebook, list, code), "zh"));
    return label ? label : code;
}

int64_t zxi_rulebook_int(const json_t *rulebook, const char *section, const char *name, int64_t fallback)
{
    const json_t *value = json_object_get(json_object_get(rulebook, section), name);
    return json_is_integer(value) ? json_integer_value(value) : fallback;
}

bool zxi_rulebook_flag(const json_t *entry, const char *name)
{
    return json_is_true(json_object_get(entry, name));
}

/* ---- adopting ---- */

static zx_status check_document(json_t *document)
{
    json_t *national = NULL;
    zx_status status = zxi_json_document_parse(&zxi_rulebook_document, zxi_data_national, &national);
    if (status == ZX_OK)
        status = zxi_rulebook_check(document, national);
    json_decref(national);
    return status;
}

static zx_status refuse_if_judged(zxi_call *call, zx_date starts)
{
    char date[ZX_DATE_SIZE];
    zxi_statement *statement;
    zx_status status = zxi_prepare(call->store,
                                   "SELECT effective FROM journal WHERE effective >= ?1 AND verb NOT LIKE 'rulebook.%' "
                                   "AND verb NOT LIKE 'calendar.%' AND verb <> 'committee.found' LIMIT 1",
                                   &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_bytes(statement, 1, date, zx_date_print(starts, date));
    bool row;
    const char *step = "";
    status = zxi_step(statement, &row);
    if (status == ZX_OK && row)
        status = zxi_column_text(statement, 0, &step, NULL);
    if (status == ZX_OK && row)
        status = zxi_refuse(call, &rules[0], "starts", 0, "there is a step of %s", "已有 %s 的事项", step);
    zxi_done(statement);
    return status;
}

static zx_status adopt(zxi_call *call, void *in, zx_id *out)
{
    zx_rulebook *rulebook = in;
    json_t *document = NULL;
    zx_status status = zxi_json_document_parse(&zxi_rulebook_document, rulebook->document, &document);
    if (status != ZX_OK)
        return status;
    status = check_document(document);
    json_decref(document);
    if (status == ZX_OK)
        status = refuse_if_judged(call, rulebook->starts);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &type, rulebook);
    zxi_epoch_next(call->store);
    *out = rulebook->id;
    return status;
}

static const zxi_verb verbs[] = {
    {{"rulebook.adopt", "rulebook", "title! starts! document! source", "adopts a version of the rulebook", "施行一版规则"},
     &type, adopt, false},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&type, &zxi_rulebook_code_type, NULL};
const zxi_noun zxi_noun_rulebook = {"rulebook", types, verbs, rules};

zx_status zx_rulebook_adopt(zx_store *store, const zx_act *act, const zx_rulebook *in, zx_id *out)
{
    return ZXI_RUN("rulebook.adopt");
}

const char *zx_rulebook_national(void)
{
    return zxi_data_national;
}

zx_status zxi_rulebook_found(zx_store *store, const zx_act *act)
{
    const zx_rulebook national = {ZX_RULEBOOK_INIT, .title = "全国通用规则", .source = "政协全国委员会提案工作条例等公开规定",
                                  .document = zxi_data_national, .starts = act->on};
    return zxi_verb_do(store, zxi_verb_named("rulebook.adopt"), act, &national, NULL);
}

zx_status zx_rulebook_on(zx_store *store, zx_date on, zx_id *out)
{
    if (!out)
        return zxi_misuse("out is NULL");
    if (!zx_date_complete(on))
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = "rulebook", .field = "on", .rule = "date.complete"), "on: must be a complete date",
                        "on：须为完整日期");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    const json_t *document;
    status = zxi_rulebook_of(store, on, &document, out);
    zxi_leave(store);
    return status;
}
