/* SPDX-License-Identifier: MIT */
/* Who was a member on a date. */
#include <zhengxie/membership.h>

#include <string.h>

#include <zhengxie/date.h>
#include <zhengxie/text.h>

#include "analysis/answers.h"
#include "domain/bodies.h"
#include "record/cursor.h"

ZXI_NO_PADDING(zx_member, position);

static const zx_field fields[] = {
    ZXI_NUMBER(zx_member, position, "position", "序号"),
    ZXI_ID(zx_member, person, "person", ZX_FIELD_REQUIRED, "person", "人员"),
    ZXI_TEXT(zx_member, name, 0, ZX_FIELD_REQUIRED | ZX_FIELD_SENSITIVE | ZX_FIELD_TITLE, "name", "姓名"),
    ZXI_ID(zx_member, membership, "membership", ZX_FIELD_REQUIRED, "membership", "任职"),
    ZXI_CODE(zx_member, office, "offices", ZX_FIELD_REQUIRED, "office", "职务"),
    ZXI_ID(zx_member, sector, "organization", 0, "sector", "界别"),
    ZXI_TEXT(zx_member, sector_name, 0, 0, "name of the sector", "界别名称"),
    ZXI_ID(zx_member, party, "organization", 0, "party", "党派"),
    ZXI_TEXT(zx_member, party_name, 0, 0, "name of the party", "党派名称"),
};

const zx_record_type zxi_member_type = ZXI_TYPE(zx_member, position, "member", "member on a date", "委员名单", fields, .answer = true);

/* ?1 the date, ?2 the organization or 0. */
#define ON(m_) m_ ".begun <= ?1 AND (" m_ ".ended IS NULL OR " ZXI_LAST(m_ ".ended") " > ?1)"
#define BODY(kind_)                                                                                                          \
    "(SELECT s.organization FROM membership AS s JOIN organization AS b ON b.id = s.organization WHERE s.person = m.person " \
    "AND b.kind = '" kind_ "' AND " ON("s") " ORDER BY s.begun DESC, s.id DESC LIMIT 1)"
#define NAME(body_)                                                                                                          \
    "coalesce((SELECT n.name FROM organization_name AS n WHERE n.organization = " body_                                      \
    " AND n.ended > ?1 ORDER BY n.ended LIMIT 1), (SELECT b.name FROM organization AS b WHERE b.id = " body_ "))"

static const char sql[] =
    "WITH seats AS (SELECT m.person, m.id, m.office, p.name, " BODY("sector") " AS sector, " BODY("party") " AS party "
    "FROM membership AS m JOIN organization AS o ON o.id = m.organization JOIN person AS p ON p.id = m.person "
    "WHERE CASE ?2 WHEN 0 THEN o.kind = '" ZXI_COMMITTEE "' ELSE o.id = ?2 END AND " ON("m")
    " AND (o.kind <> '" ZXI_COMMITTEE "' OR EXISTS (SELECT 1 FROM membership AS s WHERE s.person = m.person AND "
    "s.organization = m.organization AND s.office = '" ZXI_MEMBER "' AND " ON("s") ")))"
    "SELECT person, id, coalesce(sector, 0), coalesce(party, 0), office, name, " NAME("sector") ", " NAME("party")
    " FROM seats ORDER BY person, id";

enum { PERSON, MEMBERSHIP, SECTOR, PARTY, OFFICE, PERSONS_NAME, SECTOR_NAME, PARTY_NAME };

typedef struct roll_call {
    zx_store *store;
    zxi_arena *arena;
    const json_t *rulebook;
    zx_member *members;
    size_t count, room;
    size_t rank; /* of the last one's office */
} roll_call;

/* Where an office stands in the rulebook's list, from the highest down. */
static size_t rank_of(const roll_call *roll, const char *office)
{
    const json_t *offices = json_object_get(json_object_get(roll->rulebook, "lists"), "offices");
    size_t rank = 0;
    while (rank < json_array_size(offices)) {
        const char *code = json_string_value(json_object_get(json_array_get(offices, rank), "code"));
        if (code && office && strcmp(code, office) == 0)
            break;
        rank++;
    }
    return rank;
}

static zx_status copy_text(const roll_call *roll, zxi_statement *statement, int column, const char **out)
{
    const char *text;
    size_t length;
    zx_status status = zxi_column_text(statement, column, &text, &length);
    *out = NULL;
    if (status != ZX_OK || !text)
        return status;
    *out = zxi_arena_text(roll->arena, text, length);
    return *out ? ZX_OK : zxi_no_memory();
}

static zx_status add(roll_call *roll, zx_member **out)
{
    if (!roll->members || roll->count == roll->room) {
        size_t wider = roll->room ? roll->room * 2 : 64;
        zx_member *copy = zxi_arena_alloc(roll->arena, wider * sizeof *copy);
        if (!copy)
            return zxi_no_memory();
        if (roll->members)
            memcpy(copy, roll->members, roll->count * sizeof *copy);
        roll->members = copy;
        roll->room = wider;
    }
    *out = &roll->members[roll->count++];
    return ZX_OK;
}

/* Rows of one person come together: the highest office is kept. */
static zx_status read_row(roll_call *roll, zxi_statement *statement)
{
    zx_member row = {.person = zxi_column_int(statement, PERSON),
                     .membership = zxi_column_int(statement, MEMBERSHIP),
                     .sector = zxi_column_int(statement, SECTOR),
                     .party = zxi_column_int(statement, PARTY)};
    zx_status status = copy_text(roll, statement, OFFICE, &row.office);
    if (status == ZX_OK)
        status = copy_text(roll, statement, PERSONS_NAME, &row.name);
    if (status == ZX_OK)
        status = copy_text(roll, statement, SECTOR_NAME, &row.sector_name);
    if (status == ZX_OK)
        status = copy_text(roll, statement, PARTY_NAME, &row.party_name);
    if (status != ZX_OK)
        return status;
    size_t rank = rank_of(roll, row.office);
    zx_member *member = roll->count ? &roll->members[roll->count - 1] : NULL;
    if (!member || member->person != row.person)
        status = add(roll, &member);
    else if (rank >= roll->rank)
        return ZX_OK;
    if (status == ZX_OK) {
        *member = row;
        roll->rank = rank;
    }
    return status;
}

static zx_status call_roll(roll_call *roll, zx_id organization, zx_date on)
{
    char date[ZX_DATE_SIZE];
    zxi_statement *statement;
    bool row;
    zx_status status = zxi_prepare(roll->store, sql, &statement);
    if (status != ZX_OK)
        return status;
    zxi_bind_bytes(statement, 1, date, zx_date_print(on, date));
    zxi_bind_int(statement, 2, organization);
    while ((status = zxi_step(statement, &row)) == ZX_OK && row)
        if ((status = read_row(roll, statement)) != ZX_OK)
            break;
    zxi_done(statement);
    return status;
}

static zx_status keep_text(zx_cursor *answer, const char **text)
{
    if (!*text)
        return ZX_OK;
    *text = zxi_arena_text(&answer->rows, *text, strlen(*text));
    return *text ? ZX_OK : zxi_no_memory();
}

static zx_status add_row(zx_cursor *answer, const zx_member *member, size_t position)
{
    void *row;
    zx_status status = zxi_answer_add(answer, &row);
    if (status != ZX_OK)
        return status;
    zx_member *out = row;
    *out = *member;
    out->size = sizeof *out;
    out->position = (int64_t)position;
    const char **texts[] = {&out->name, &out->office, &out->sector_name, &out->party_name};
    for (size_t i = 0; i < sizeof texts / sizeof *texts && status == ZX_OK; i++)
        status = keep_text(answer, texts[i]);
    return status;
}

static zx_status answer_in_order(const roll_call *roll, zx_cursor *answer)
{
    const char **names = zxi_arena_alloc(roll->arena, (roll->count + 1) * sizeof *names);
    size_t *order = zxi_arena_alloc(roll->arena, (roll->count + 1) * sizeof *order);
    if (!names || !order)
        return zxi_no_memory();
    for (size_t i = 0; i < roll->count; i++)
        names[i] = roll->members[i].name;
    zx_status status = zx_stroke_order(names, roll->count, order);
    for (size_t i = 0; i < roll->count && status == ZX_OK; i++)
        status = add_row(answer, &roll->members[order[i]], i + 1);
    return status;
}

static zx_status run(zx_store *store, zx_id organization, zx_date on, zx_cursor *answer)
{
    roll_call roll = {.store = store, .arena = zxi_call_arena(store)};
    void *found;
    zx_id rulebook;
    zx_status status = ZX_OK;
    if (organization)
        status = zxi_record_find(store, &zxi_organization_type, organization, false, roll.arena, &found);
    if (status == ZX_OK)
        status = zxi_rulebook_of(store, on, &roll.rulebook, &rulebook);
    if (status == ZX_OK)
        status = call_roll(&roll, organization, on);
    if (status == ZX_OK)
        status = answer_in_order(&roll, answer);
    if (status != ZX_OK)
        return status;
    return zxi_answer_meta(answer, store, "members_on",
                           "everybody whose seat had begun by the date and had not ended, once, with the highest office, the sector and the "
                           "party of that date; of the committee only who had a seat, not only an office; in the order of strokes, those of one "
                           "name by id",
                           "截至该日任职已开始且尚未终止者，每人一行，列当日最高职务、界别和党派；本会名单只列有委员席位者；按姓氏笔画排列，同名者按编号",
                           on, rulebook);
}

zx_status zx_members_on(zx_store *store, zx_id organization, zx_date on, zx_cursor **out)
{
    if (!out)
        return zxi_misuse("out is NULL");
    if (!zx_date_complete(on))
        return zxi_fail(ZX_INVALID, ZXI_ABOUT(.record = "membership", .field = "on", .rule = "date.complete"), "on: must be a complete date",
                        "on：须为完整日期");
    zx_status status = zxi_enter(store);
    if (status != ZX_OK)
        return status;
    zx_cursor *answer = NULL;
    status = zxi_read_begin(store);
    if (status == ZX_OK) {
        status = zxi_answer_new(&zxi_member_type, &answer);
        if (status == ZX_OK)
            status = run(store, organization, on, answer);
        zxi_read_end(store);
    }
    zxi_leave(store);
    if (status == ZX_OK)
        *out = answer;
    else
        zx_cursor_free(answer);
    return status;
}
