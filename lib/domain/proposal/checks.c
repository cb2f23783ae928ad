/* SPDX-License-Identifier: MIT */
/* Who may propose, when, and what a proposal must look like. */
#include <string.h>

#include "domain/bodies.h"
#include "domain/proposal/proposal.h"

static zx_status refuse(const zxi_call *call, zxi_proposal_rule rule, const char *field, zx_id id, const char *en, const char *zh)
{
    return zxi_refuse(call, &zxi_proposal_rules[rule], field, id, "%s%.0s", "%.0s%s", en, zh);
}

/* ---- content ---- */

/* Whether there is anything but white space, the ideographic one included. */
static bool blank(const char *text)
{
    while (text && *text) {
        size_t space = strspn(text, " \t\r\n");
        if (strncmp(text + space, "\xE3\x80\x80", 3) == 0)
            space += 3;
        if (space == 0)
            return false;
        text += space;
    }
    return true;
}

/* Characters of a text that is known to be UTF-8. */
static int64_t length(const char *text)
{
    int64_t characters = 0;
    size_t bytes = text ? strlen(text) : 0;
    for (size_t i = 0; i < bytes; i++)
        characters += ((unsigned char)text[i] & 0xC0) != 0x80;
    return characters;
}

static zx_status check_lengths(zxi_call *call, const json_t *rulebook, const zx_proposal *proposal)
{
    int64_t subject = length(proposal->subject), subject_limit = zxi_rulebook_int(rulebook, "proposal", "subject_limit", 50);
    int64_t body = length(proposal->grounds) + length(proposal->recommendations);
    int64_t body_limit = zxi_rulebook_int(rulebook, "proposal", "body_limit", 2000);
    if (blank(proposal->subject))
        return refuse(call, ZXI_RULE_SUBJECT_LENGTH, "subject", proposal->id, "it is empty", "案由为空");
    if (subject > subject_limit)
        return zxi_refuse(call, &zxi_proposal_rules[ZXI_RULE_SUBJECT_LENGTH], "subject", proposal->id, "%lld characters, at most %lld",
                          "%lld 个字，最多 %lld 个字", (long long)subject, (long long)subject_limit);
    if (body > body_limit)
        return zxi_refuse(call, &zxi_proposal_rules[ZXI_RULE_BODY_LENGTH], "recommendations", proposal->id, "%lld characters, at most %lld",
                          "%lld 个字，最多 %lld 个字", (long long)body, (long long)body_limit);
    return ZX_OK;
}

zx_status zxi_check_content(zxi_call *call, const json_t *rulebook, const zx_proposal *proposal)
{
    zx_status status = check_lengths(call, rulebook, proposal);
    return status == ZX_OK ? zxi_check_subcategory(call, rulebook, proposal) : status;
}

zx_status zxi_check_subcategory(zxi_call *call, const json_t *rulebook, const zx_proposal *proposal)
{
    if (!proposal->subcategory)
        return ZX_OK;
    const json_t *entry = zxi_rulebook_entry(rulebook, "subcategories", proposal->subcategory);
    const char *category = json_string_value(json_object_get(entry, "category"));
    if (!proposal->category || (category && strcmp(category, proposal->category) != 0))
        return zxi_refuse(call, &zxi_proposal_rules[ZXI_RULE_SUBCATEGORY], "subcategory", proposal->id, "“%s” is of “%s”", "“%s”属于“%s”",
                          proposal->subcategory, category ? category : "?");
    return ZX_OK;
}

/* ---- proposers ---- */

bool zxi_names(const json_t *entry, const char *attribute, const char *name)
{
    const json_t *value = json_object_get(entry, attribute);
    if (!name)
        return false;
    if (json_is_string(value))
        return strcmp(json_string_value(value), name) == 0;
    for (size_t i = 0; i < json_array_size(value); i++) {
        const char *one = json_string_value(json_array_get(value, i));
        if (one && strcmp(one, name) == 0)
            return true;
    }
    return false;
}

zx_status zxi_proposer_kind(zxi_call *call, zx_id id, const char **kind)
{
    const zx_record_type *type;
    void *loaded;
    *kind = "person";
    zx_status status = zxi_kind_of(call->store, id, &type);
    if (status != ZX_OK || type != &zxi_organization_type)
        return status;
    status = zxi_record_load(call, &zxi_organization_type, id, &loaded);
    if (status == ZX_OK)
        *kind = ((zx_organization *)loaded)->kind;
    return status;
}

static zx_status check_lead_kind(zxi_call *call, const json_t *rulebook, const zx_proposal *proposal, const char **kind)
{
    const json_t *entry = zxi_rulebook_entry(rulebook, "proposer_kinds", proposal->proposer_kind);
    zx_status status = zxi_proposer_kind(call, proposal->lead, kind);
    if (status == ZX_OK && !zxi_names(entry, "lead", *kind))
        status = zxi_refuse(call, &zxi_proposal_rules[ZXI_RULE_LEAD_KIND], "lead", proposal->lead, "a proposal of kind “%s” is led by no %s",
                            "“%s”类提案不能由 %s 提出", proposal->proposer_kind, *kind);
    return status;
}

zx_status zxi_check_lead_kind(zxi_call *call, const json_t *rulebook, const zx_proposal *proposal)
{
    const char *kind;
    return check_lead_kind(call, rulebook, proposal, &kind);
}

static zx_status term_of(zxi_call *call, zx_id session, zx_id *out)
{
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_session_type, session, &loaded);
    if (status == ZX_OK)
        *out = ((zx_session *)loaded)->term;
    return status;
}

/* A seat in the committee, in this very term. */
static zx_status check_seated(zxi_call *call, zx_id person, zx_id term, zx_date on, const char *field)
{
    zx_id seat;
    void *loaded;
    zx_status status = zxi_ask(call->store, &seat,
                               "SELECT m.id FROM membership AS m CROSS JOIN organization AS o ON o.id = m.organization WHERE m.person = ?1 "
                               "AND o.kind = '" ZXI_COMMITTEE "' AND m.office = '" ZXI_MEMBER "' AND +m.term = ?2 AND m.begun <= ?3 "
                               "AND (m.ended IS NULL OR " ZXI_LAST("m.ended") " > ?3) LIMIT 1",
                               "iid", person, term, on);
    if (status == ZX_OK && !seat)
        return zxi_refuse(call, &zxi_proposal_rules[ZXI_RULE_SEATED], field, person, "on %s", "日期：%s", zxi_date_text(on));
    return status == ZX_OK ? zxi_record_load(call, &zxi_membership_type, seat, &loaded) : status;
}

static zx_status check_organization(zxi_call *call, zx_id id, zx_id term, zx_date on, const char *field)
{
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_organization_type, id, &loaded);
    if (status != ZX_OK)
        return status;
    const zx_organization *organization = loaded;
    if (organization->term && organization->term != term)
        return refuse(call, ZXI_RULE_ORGANIZATION_EXISTS, field, id, "it belongs to another term", "属于另一届");
    if (!zxi_organization_on(organization, on))
        return zxi_refuse(call, &zxi_proposal_rules[ZXI_RULE_ORGANIZATION_EXISTS], field, id, "on %s", "日期：%s", zxi_date_text(on));
    return ZX_OK;
}

static zx_status check_eligible(zxi_call *call, zx_id proposer, const char *kind, zx_id term, zx_date on, const char *field)
{
    return strcmp(kind, "person") == 0 ? check_seated(call, proposer, term, on, field) : check_organization(call, proposer, term, on, field);
}

zx_status zxi_check_proposer(zxi_call *call, zx_id proposer, zx_id session, zx_date on, const char *field)
{
    const char *kind;
    zx_id term = 0;
    zx_status status = zxi_proposer_kind(call, proposer, &kind);
    if (status == ZX_OK)
        status = term_of(call, session, &term);
    return status == ZX_OK ? check_eligible(call, proposer, kind, term, on, field) : status;
}

/* ---- submission ---- */

static bool within(const zx_session *session, zx_date on)
{
    return zx_date_compare(on, session->opens) >= 0 && (!session->closes.year || zx_date_compare(on, session->closes) <= 0);
}

/* From some months before the session opens to its deadline. */
static zx_yes_no counts_in_session(const json_t *rulebook, const zx_session *session, zx_date on)
{
    int64_t months = zxi_rulebook_int(rulebook, "proposal", "in_session_months", 3);
    zx_date first = zx_date_add_months(session->opens, -(int)months), last = session->deadline.year ? session->deadline : session->closes;
    bool in = zx_date_compare(on, first) >= 0 && (!last.year || zx_date_compare(on, last) <= 0);
    return in ? ZX_YES : ZX_NO;
}

static zx_status convenor_missing(zxi_call *call, const zx_proposal *proposal)
{
    return refuse(call, ZXI_RULE_CONVENOR, "convenor", proposal->id, "none is given", "未写明召集人");
}

/* The convenor holds, on that date, one of the offices that sign for such a body. */
static zx_status check_convenor(zxi_call *call, const json_t *entry, const zx_proposal *proposal, zx_date on)
{
    zx_id *seats;
    size_t count;
    bool signs = false;
    zx_status status = zxi_ask_ids(call, &seats, &count,
                                   "SELECT id FROM membership WHERE person = ?1 AND organization = ?2 AND begun <= ?3 "
                                   "AND (ended IS NULL OR " ZXI_LAST("ended") " > ?3)",
                                   "iid", proposal->convenor, proposal->lead, on);
    for (size_t i = 0; status == ZX_OK && !signs && i < count; i++) {
        void *loaded;
        status = zxi_record_load(call, &zxi_membership_type, seats[i], &loaded);
        signs = status == ZX_OK && zxi_names(entry, "signed_by", ((zx_membership *)loaded)->office);
    }
    if (status == ZX_OK && !signs)
        status = refuse(call, ZXI_RULE_CONVENOR, "convenor", proposal->convenor, "not its convenor on that date", "当日并非其召集人");
    return status;
}

static zx_status check_signature(zxi_call *call, const json_t *entry, const zx_proposal *proposal, zx_date on)
{
    bool convened = json_object_get(entry, "signed_by") != NULL, seal = zxi_rulebook_flag(entry, "sealed");
    if (!convened && proposal->convenor)
        return refuse(call, ZXI_RULE_CONVENOR, "convenor", proposal->convenor, "this kind of proposer has none", "此类提案者无召集人");
    if (seal && proposal->sealed != ZX_YES)
        return refuse(call, ZXI_RULE_SEAL, "sealed", proposal->id, "the seal is missing", "未加盖公章");
    if (!convened)
        return ZX_OK;
    return proposal->convenor ? check_convenor(call, entry, proposal, on) : convenor_missing(call, proposal);
}

zx_status zxi_check_submission(zxi_call *call, const json_t *rulebook, const zx_proposal *proposal, zx_date on, zx_yes_no *in_session)
{
    const json_t *entry = zxi_rulebook_entry(rulebook, "proposer_kinds", proposal->proposer_kind);
    void *session;
    const char *kind;
    zx_status status = zxi_record_load(call, &zxi_session_type, proposal->session, &session);
    if (status == ZX_OK && zxi_rulebook_flag(entry, "plenary_only") && !within(session, on))
        status = zxi_refuse(call, &zxi_proposal_rules[ZXI_RULE_SECTOR_IN_PLENARY], "proposer_kind", proposal->session,
                            "%s is outside the session's days", "%s 不在会期之内", zxi_date_text(on));
    if (status == ZX_OK)
        status = check_lead_kind(call, rulebook, proposal, &kind);
    if (status == ZX_OK)
        status = check_eligible(call, proposal->lead, kind, ((zx_session *)session)->term, on, "lead");
    if (status == ZX_OK)
        status = check_signature(call, entry, proposal, on);
    if (status == ZX_OK)
        status = zxi_check_content(call, rulebook, proposal);
    if (status == ZX_OK)
        *in_session = counts_in_session(rulebook, session, on);
    return status;
}

zx_status zxi_may_submit(zxi_call *call, const zxi_handling *draft)
{
    const json_t *rulebook;
    zx_yes_no in_session;
    zx_status status = zxi_rulebook_of(call->store, call->act->on, &rulebook, NULL);
    return status == ZX_OK ? zxi_check_submission(call, rulebook, draft->proposal, call->act->on, &in_session) : status;
}

zx_status zxi_is_proposer(zxi_call *call, zx_id proposal, zx_id proposer, bool *out)
{
    int64_t is = 0;
    zx_status status = ZXI_QUERY(call->store, 0, &is,
                                 "WITH one (id) AS (SELECT ?1 UNION ALL " ZXI_MERGED_INTO("?1") ") "
                                 "SELECT 1 FROM one JOIN proposal AS p ON p.id = one.id WHERE p.lead = ?2 OR EXISTS (SELECT 1 "
                                 "FROM cosignature AS c WHERE c.proposal = p.id AND c.signer = ?2 AND c.state = 'signed') LIMIT 1",
                                 proposal, proposer);
    *out = is != 0;
    return status;
}

zx_status zxi_has_signed(zxi_call *call, zx_id proposal, zx_id proposer, bool *out)
{
    int64_t has = 0;
    zx_status status = ZXI_QUERY(call->store, 0, &has,
                                 "SELECT 1 FROM proposal AS p WHERE p.id = ?1 AND (p.lead = ?2 OR EXISTS (SELECT 1 FROM cosignature AS c "
                                 "WHERE c.proposal = ?1 AND c.signer = ?2 AND c.state = 'signed'))",
                                 proposal, proposer);
    *out = has != 0;
    return status;
}
