/* SPDX-License-Identifier: MIT */
#include <zhengxie/consent.h>
#include <zhengxie/publication.h>

#include "domain/handling/handling.h"

ZXI_NO_PADDING(zx_publication, reserved);

static const zx_field fields[] = {
    ZXI_ID(zx_publication, reply, "reply", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "reply", "答复"),
    ZXI_CODE(zx_publication, publication_class, "publication_classes", ZX_FIELD_REQUIRED, "class", "公开方式"),
    ZXI_DATE(zx_publication, published, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "published", "公开日期"),
    ZXI_TEXT(zx_publication, note, 2000, ZX_FIELD_SEARCHABLE, "note", "公开途径"),
};

static const zx_record_type type = ZXI_TYPE(zx_publication, reserved, "publication", "publication", "答复公开", fields, .answer = false);

enum { CONSENT_FIRST, ONCE, CLOSED };
static const zx_rule rules[] = {
    [CONSENT_FIRST] = {"reply.consent-first",
                       "a reply is published once the lead proposers of the proposals that it answers consent and no co-signer refuses",
                       "答复须经所答复各提案的第一提案人同意、且无联名人不同意，方可公开", "提案公开通行规定"},
    [ONCE] = {"publication.once", "a reply is published once", "一件答复只公开一次", "library"},
    [CLOSED] = {"publication.closed", "what is closed is not published", "不予公开的不得公开", "rulebook publication_classes"},
    {NULL, NULL, NULL, NULL},
};

static zx_status check_class(zxi_call *call, zx_publication *given, const zx_reply *reply)
{
    const json_t *rulebook;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    given->publication_class = given->publication_class ? given->publication_class : reply->publication;
    if (!given->publication_class)
        return zxi_invalid(call, "publication_class", "field.required", "the reply has none: it must be given", "答复未写明公开方式，须填写");
    if (status == ZX_OK && zxi_rulebook_marks(rulebook, "publication_classes", given->publication_class, "closed", "closed"))
        status = zxi_refuse(call, &rules[CLOSED], "publication_class", reply->id, "“%s”", "“%s”", given->publication_class);
    return status;
}

/* Of those who have signed one of the proposals: their last words by then, and 0 for each lead proposer who has said nothing. */
static const char last_words[] =
    "WITH one (id) AS (SELECT ?1 UNION ALL " ZXI_MERGED_INTO("?1") "), "
    "signer (proposal, proposer, leads) AS (SELECT p.id, p.lead, 1 FROM one JOIN proposal AS p ON p.id = one.id "
    "UNION ALL SELECT c.proposal, c.signer, 0 FROM one JOIN cosignature AS c ON c.proposal = one.id WHERE c.state = 'signed'), "
    "word (id, leads) AS (SELECT coalesce((SELECT max(c.id) FROM consent AS c WHERE c.proposal = signer.proposal "
    "AND c.proposer = signer.proposer AND c.given <= ?2), 0), leads FROM signer) "
    "SELECT id FROM word WHERE id <> 0 OR leads = 1";

static zx_status check_consents(zxi_call *call, zx_id reply, zx_id proposal)
{
    zx_id *words;
    size_t count;
    void *loaded;
    bool all = true;
    zx_status status = zxi_ask_ids(call, &words, &count, last_words, "id", proposal, call->act->on);
    for (size_t i = 0; status == ZX_OK && all && i < count; i++) {
        if (words[i])
            status = zxi_record_load(call, &zxi_consent_type, words[i], &loaded);
        all = status == ZX_OK && words[i] && ((const zx_consent *)loaded)->consents == ZX_YES;
    }
    if (status == ZX_OK && !all)
        status = zxi_refuse(call, &rules[CONSENT_FIRST], "reply", reply, "on %s not all have", "截至 %s 尚未全部同意",
                            zxi_date_text(call->act->on));
    return status;
}

static zx_status check_once(zxi_call *call, zx_id reply)
{
    int64_t there;
    zx_status status = ZXI_QUERY(call->store, 0, &there, "SELECT id FROM publication WHERE reply = ?1", reply);
    if (status == ZX_OK && there)
        status = zxi_refuse(call, &rules[ONCE], "reply", reply, "publication %lld", "公开记录 %lld", (long long)there);
    return status;
}

static zx_status publish(zxi_call *call, void *in, zx_id *out)
{
    zx_publication *given = in;
    void *loaded;
    zx_assignment *assignment = NULL;
    zx_status status = zxi_record_load(call, &zxi_reply_type, given->reply, &loaded);
    if (status == ZX_OK)
        status = zxi_assignment_load(call, ((const zx_reply *)loaded)->assignment, &assignment);
    if (status == ZX_OK)
        status = check_once(call, given->reply);
    if (status == ZX_OK)
        status = check_class(call, given, loaded);
    if (status == ZX_OK)
        status = zxi_in_order(call, ((const zx_reply *)loaded)->replied, given->reply);
    if (status == ZX_OK)
        status = check_consents(call, given->reply, assignment->proposal);
    if (status != ZX_OK)
        return status;
    given->published = call->act->on;
    call->subject = assignment->proposal;
    status = zxi_record_insert(call, &type, given);
    *out = given->id;
    return status;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    zx_publication *given = in;
    void *loaded, *reply;
    zx_assignment *assignment = NULL;
    zx_status status = zxi_record_load(call, &type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_publication *kept = loaded;
    status = zxi_record_load(call, &zxi_reply_type, kept->reply, &reply);
    if (status == ZX_OK)
        status = zxi_assignment_load(call, ((const zx_reply *)reply)->assignment, &assignment);
    if (status == ZX_OK)
        status = check_class(call, given, reply);
    if (status != ZX_OK)
        return status;
    kept->publication_class = given->publication_class;
    kept->note = given->note;
    call->subject = assignment->proposal;
    *out = given->id;
    return zxi_record_update(call, &type, kept);
}

static const zxi_verb verbs[] = {
    {{"reply.publish", "publication", "reply! publication_class note", "publishes a reply", "公开答复"}, &type, publish, false},
    {{"reply.correct_publication", "publication", "id! publication_class! note", "mends what was noted of a publication", "更正答复公开"}, &type, correct,
     ZXI_REASON},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&type, NULL};
const zxi_noun zxi_noun_publication = {"reply", types, verbs, rules};

zx_status zx_reply_publish(zx_store *store, const zx_act *act, const zx_publication *in, zx_id *out)
{
    return ZXI_RUN("reply.publish");
}

zx_status zx_reply_correct_publication(zx_store *store, const zx_act *act, const zx_publication *in, zx_id *out)
{
    return ZXI_RUN("reply.correct_publication");
}
