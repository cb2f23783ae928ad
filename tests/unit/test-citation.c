/* SPDX-License-Identifier: MIT */
/* What a document names. */
#include "fixture.h"

static zx_id drafted(void)
{
    zx_id id = 0;
    const zx_document in = {ZX_DOCUMENT_INIT, .kind = "rule_document", .title = "履职闭环工作意见"};
    ck_ok(zx_document_draft(city->store, zxt_on(2020, 2, 10), &in, &id));
    return id;
}

static zx_status cites(int month, int day, zx_citation citation, zx_id *out)
{
    return zx_document_cite(city->store, zxt_on(2020, month, day), &citation, out);
}

#define CITE(month_, day_, ...) cites(month_, day_, (zx_citation){ZX_CITATION_INIT, __VA_ARGS__}, NULL)

START_TEST(cited_once_and_struck)
{
    zx_id one = drafted(), other = drafted(), id = 0;
    ck_rule(city->store, CITE(2, 10, .document = one, .cites = one), "citation.another", "cites");
    ck_rule(city->store, CITE(2, 9, .document = one, .cites = other), "citation.in-order", "on");
    ck_ok(cites(2, 10, (zx_citation){ZX_CITATION_INIT, .document = one, .cites = other}, &id));
    ck_rule(city->store, CITE(2, 10, .document = one, .cites = other), "citation.once", "cites");
    ck_ok(CITE(2, 10, .document = one, .cites = other, .place = "第三条"));
    ck_ok(CITE(2, 10, .document = one, .cites = zxt_filed(city)));
    const zx_citation strike = {ZX_CITATION_INIT, .id = id};
    ck_rule(city->store, zx_document_uncite(city->store, zxt_mend(2020, 2, 9), &strike, NULL), "citation.in-order", "on");
    ck_ok(zx_document_uncite(city->store, zxt_mend(2020, 2, 11), &strike, NULL));
    ck_rule(city->store, zx_document_uncite(city->store, zxt_mend(2020, 2, 11), &strike, NULL), "citation.still-there", "id");
    ck_ok(CITE(2, 12, .document = one, .cites = other));
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

ZXT_CITY_MAIN("citation", cited_once_and_struck)
