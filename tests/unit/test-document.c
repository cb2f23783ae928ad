/* SPDX-License-Identifier: MIT */
/* Documents: drafted, adopted, replaced. */
#include "fixture.h"

static zx_status drafts(int month, int day, zx_document document, zx_id *out)
{
    document.kind = document.kind ? document.kind : "formal_recommendation";
    document.title = document.title ? document.title : "关于加强停车管理的建议案";
    return zx_document_draft(city->store, zxt_on(2020, month, day), &document, out);
}

#define DRAFT(month_, day_, ...) drafts(month_, day_, (zx_document){ZX_DOCUMENT_INIT, __VA_ARGS__}, NULL)

static zx_id drafted(int month, int day, const char *kind)
{
    zx_id id = 0;
    ck_ok(drafts(month, day, (zx_document){ZX_DOCUMENT_INIT, .kind = kind}, &id));
    return id;
}

static zx_id meeting(const char *kind, int month, int day)
{
    zx_id id = 0;
    const zx_activity in = {ZX_ACTIVITY_INIT, .kind = kind, .title = "会议", .term = city->term, .number = {1, 20 + month}, .begins = {2020, (uint8_t)month, (uint8_t)day}};
    ck_ok(zx_activity_convene(city->store, zxt_on(2020, 1, 20), &in, &id));
    return id;
}

static zx_status adopts(int month, int day, zx_document document)
{
    return zx_document_adopt(city->store, zxt_on(2020, month, day), &document, NULL);
}

#define ADOPT(month_, day_, ...) adopts(month_, day_, (zx_document){ZX_DOCUMENT_INIT, __VA_ARGS__})

static zx_document *get(zx_id id)
{
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "document", id, &record));
    return record;
}

static void ck_dates(zx_id id, zx_date due, zx_date replaced)
{
    zx_document *document = get(id);
    ck_assert_int_eq(zx_date_compare(document->due, due), 0);
    ck_assert_int_eq(zx_date_compare(document->replaced, replaced), 0);
    zx_free(document);
}

START_TEST(its_data_agree)
{
    zx_id theme = 0, other = 0, project = 0;
    zx_theme water = {ZX_THEME_INIT, .title = "治水", .first = {1, 2018}};
    ck_ok(zx_theme_open(city->store, zxt_on(2018, 3, 1), &water, &theme));
    ck_ok(zx_theme_open(city->store, zxt_on(2018, 3, 1), &water, &other));
    const zx_project of = {ZX_PROJECT_INIT, .kind = "research", .source = "own", .title = "治水", .year = {1, 2020}, .theme = theme};
    ck_ok(zx_project_propose(city->store, zxt_on(2020, 1, 20), &of, &project));
    ck_rule(city->store, DRAFT(3, 1, .year = {1, 1900}), "document.year", "year");
    ck_rule(city->store, DRAFT(3, 1, .issuer = city->dissolved_unit), "document.issuer-exists", "issuer");
    ck_ok(DRAFT(2, 29, .issuer = city->dissolved_unit, .year = {1, 1999}));
    ck_rule(city->store, DRAFT(3, 1, .project = project, .theme = other), "document.theme", "theme");
    ck_ok(DRAFT(3, 1, .project = project, .theme = theme));
    ck_ok(DRAFT(3, 1, .theme = other));
    ck_rule(city->store, DRAFT(3, 1, .in_force = {2020, 2, 29}), "document.in-force", "in_force");
    ck_ok(DRAFT(3, 1, .in_force = {2020, 3, 1}, .number = "宁协〔2020〕1号", .text = "正文"));
}
END_TEST

START_TEST(a_meeting_adopts_it)
{
    zx_id id = drafted(3, 1, NULL), council = meeting("chairpersons_council_meeting", 4, 1), report = drafted(3, 1, "report");
    ck_rule(city->store, ADOPT(4, 1, .id = id), "document.meeting", "adopted_by");
    ck_assert_ptr_nonnull(strstr(zx_error_last()->message, "(none is given; it takes a plenary_sitting or standing_committee_meeting or "
                                                           "chairpersons_council_meeting)"));
    ck_assert_ptr_nonnull(strstr(zx_error_last()->message_zh, "（未填写；应为全体会议或常务委员会会议或主席会议）"));
    ck_rule(city->store, ADOPT(4, 1, .id = id, .adopted_by = city->forum), "document.meeting", "adopted_by");
    ck_rule(city->store, ADOPT(3, 31, .id = id, .adopted_by = council), "document.meeting", "adopted_by");
    ck_rule(city->store, ADOPT(2, 28, .id = id, .adopted_by = council), "document.in-order", "on");
    ck_rule(city->store, ADOPT(4, 1, .id = id, .adopted_by = council, .in_force = {2020, 3, 31}), "document.in-force", "in_force");
    ck_ok(ADOPT(4, 1, .id = id, .adopted_by = council, .number = "宁协〔2020〕2号"));
    ck_rule(city->store, ADOPT(4, 2, .id = id, .adopted_by = council), "document.adopted-once", "id");
    ck_ok(ADOPT(4, 1, .id = report));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

/* Seven working days from 28 April: 1 to 5 May are off, 9 May is a make-up day, the 10th a Sunday. */
START_TEST(it_is_to_be_sent_in_time)
{
    zx_id id = drafted(3, 1, NULL), council = meeting("chairpersons_council_meeting", 4, 28), report = drafted(3, 1, "report");
    ck_ok(ADOPT(4, 28, .id = id, .adopted_by = council));
    ck_dates(id, (zx_date){2020, 5, 11}, (zx_date){0});
    ck_ok(ADOPT(4, 28, .id = report, .adopted_by = council));
    ck_dates(report, (zx_date){0}, (zx_date){0});
}
END_TEST

/* By the rulebook of the day of adoption, and by the kind of document; a variant of another kind is no rulebook. */
START_TEST(each_kind_may_have_its_own_time)
{
    const char *const seven = "\"send\": {\"working_days\": 7}";
    zxt_adopt(city, (zx_date){2020, 6, 1}, seven, "\"send\": {\"working_days\": 7, \"of\": {\"formal_recommendation\": {\"days\": 10}}}");
    zx_id id = drafted(6, 1, NULL), council = meeting("chairpersons_council_meeting", 6, 5);
    ck_ok(ADOPT(6, 5, .id = id, .adopted_by = council));
    ck_dates(id, (zx_date){2020, 6, 15}, (zx_date){0});
    zx_id early = drafted(3, 1, NULL), spring = meeting("chairpersons_council_meeting", 4, 28);
    ck_ok(ADOPT(4, 28, .id = early, .adopted_by = spring));
    ck_dates(early, (zx_date){2020, 5, 11}, (zx_date){0});
}
END_TEST

START_TEST(another_one_replaces_it)
{
    zx_id old = drafted(3, 1, "rule_document"), new = 0, report = drafted(3, 2, "report"), third = drafted(3, 2, "rule_document");
    ck_rule(city->store, DRAFT(3, 2, .kind = "report", .replaces = old), "document.replaces-its-kind", "replaces");
    ck_rule(city->store, DRAFT(2, 28, .kind = "rule_document", .replaces = old), "document.replaces-its-kind", "replaces");
    ck_ok(drafts(3, 2, (zx_document){ZX_DOCUMENT_INIT, .kind = "rule_document", .replaces = old}, &new));
    ck_dates(old, (zx_date){0}, (zx_date){0});
    ck_rule(city->store, DRAFT(3, 2, .kind = "rule_document", .replaces = old), "document.replaced-once", "replaces");
    ck_ok(ADOPT(4, 1, .id = new));
    ck_dates(old, (zx_date){0}, (zx_date){2020, 4, 1});
    zx_document again = {ZX_DOCUMENT_INIT, .id = third, .replaces = old};
    ck_rule(city->store, zx_document_replace(city->store, zxt_on(2020, 4, 2), &again, NULL), "document.replaced-once", "replaces");
    again.replaces = new;
    ck_rule(city->store, zx_document_replace(city->store, zxt_on(2020, 3, 1), &again, NULL), "document.in-order", "on");
    ck_rule(city->store, zx_document_replace(city->store, zxt_on(2020, 4, 2), &again, NULL), "document.replaces-its-kind", "replaces");
    again.id = drafted(3, 3, "rule_document");
    ck_ok(zx_document_replace(city->store, zxt_on(2020, 4, 2), &again, NULL));
    zx_document mended = {ZX_DOCUMENT_INIT, .id = again.id, .kind = "rule_document", .title = "工作规则", .in_force = {2020, 5, 1}, .replaces = third};
    ck_ok(zx_document_correct(city->store, zxt_mend(2020, 4, 3), &mended, NULL));
    ck_dates(new, (zx_date){0}, (zx_date){0});
    ck_dates(third, (zx_date){0}, (zx_date){2020, 5, 1});
    ck_assert(report != 0);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(once_adopted_it_stays_what_it_is)
{
    zx_id id = drafted(3, 1, "report"), project = 0;
    const zx_project of = {ZX_PROJECT_INIT, .kind = "research", .source = "own", .title = "治水", .year = {1, 2020}};
    ck_ok(zx_project_propose(city->store, zxt_on(2020, 1, 20), &of, &project));
    zx_document mended = {ZX_DOCUMENT_INIT, .id = id, .kind = "speech", .title = "发言"};
    ck_ok(zx_document_correct(city->store, zxt_mend(2020, 3, 2), &mended, NULL));
    ck_ok(ADOPT(4, 1, .id = id));
    mended.kind = "report";
    ck_rule(city->store, zx_document_correct(city->store, zxt_mend(2020, 4, 2), &mended, NULL), "document.stays-what-it-is", "kind");
    mended.kind = "speech";
    mended.project = project;
    ck_rule(city->store, zx_document_correct(city->store, zxt_mend(2020, 4, 2), &mended, NULL), "document.stays-what-it-is", "project");
    mended.project = 0;
    mended.text = "各位委员";
    ck_ok(zx_document_correct(city->store, zxt_mend(2020, 4, 2), &mended, NULL));
    zx_id old = drafted(3, 1, "plan"), new = 0;
    ck_ok(drafts(3, 2, (zx_document){ZX_DOCUMENT_INIT, .kind = "plan", .replaces = old}, &new));
    mended.id = old;
    ck_rule(city->store, zx_document_correct(city->store, zxt_mend(2020, 4, 2), &mended, NULL), "document.stays-what-it-is", "kind");
    mended.kind = "plan";
    ck_ok(zx_document_correct(city->store, zxt_mend(2020, 4, 2), &mended, NULL));
}
END_TEST

ZXT_CITY_MAIN("document", its_data_agree, a_meeting_adopts_it, it_is_to_be_sent_in_time, each_kind_may_have_its_own_time,
              another_one_replaces_it, once_adopted_it_stays_what_it_is)
