/* SPDX-License-Identifier: MIT */
/* What becomes of a reply: delivered to everybody who has proposed what it answers, and published where they agree. */
#include <stdio.h>

#include "steps.h"

static zx_id second, third; /* proposals merged into the first */

/* A proposal with two others merged into it, the second with a co-signer, answered on 1 April: the reply. */
static zx_id merged_and_answered(zx_id *principal)
{
    zx_proposal given = zxt_proposal(city);
    zx_id *ids[] = {&second, &third};
    *principal = zxt_filed(city);
    for (int i = 0; i < 2; i++) {
        given.lead = city->members[1 + i];
        ck_ok(zx_proposal_submit(city->store, zxt_on(2020, 1, 13), &given, ids[i]));
    }
    const zx_cosignature cosignature = {ZX_COSIGNATURE_INIT, .proposal = second, .signer = city->members[3]};
    ck_ok(zx_proposal_cosign(city->store, zxt_on(2020, 1, 13), &cosignature, NULL));
    ck_ok(merge_into(D(2020, 1, 25), second, *principal));
    ck_ok(merge_into(D(2020, 1, 25), third, *principal));
    ck_ok(reply_to(D(2020, 4, 1), zxt_assigned(city, *principal, city->units[0], ZX_ROLE_SOLE), "B"));
    return steps_reply_to(*principal);
}

/* How many wait on that day; with `whose`, only those of that proposal. */
static int waiting(int month, int day, zx_id whose)
{
    zx_cursor *answer = NULL;
    const void *row = NULL;
    int count = 0;
    ck_ok(zx_reply_undelivered(city->store, city->session, (zx_date){2020, (uint8_t)month, (uint8_t)day}, &answer));
    ck_assert_str_eq(zx_cursor_meta(answer)->question, "undelivered");
    while (zx_cursor_next(answer, &row) == ZX_OK) {
        const zx_undelivered *line = row;
        ck_assert(line->reply && line->proposer && line->answered && line->unit == city->units[0] && line->replied.year == 2020);
        count += !whose || line->proposal == whose;
    }
    zx_cursor_free(answer);
    return count;
}

START_TEST(everybody_is_answered)
{
    zx_id principal = 0, reply = merged_and_answered(&principal);
    ck_assert_int_eq(waiting(3, 31, 0), 0);
    ck_assert_int_eq(waiting(4, 1, 0), 4);
    ck_assert_int_eq(waiting(4, 1, second), 2);
    ck_ok(deliver(D(2020, 4, 2), reply, 0, 0));
    ck_assert_int_eq(waiting(4, 1, principal), 1);
    ck_assert_int_eq(waiting(4, 2, principal), 0);
    ck_ok(deliver(D(2020, 4, 3), reply, second, 0));
    ck_ok(deliver(D(2020, 4, 4), reply, second, city->members[3]));
    ck_ok(deliver(D(2020, 4, 5), reply, third, city->members[2]));
    ck_assert_int_eq(waiting(4, 4, 0), 1);
    ck_assert_int_eq(waiting(4, 5, 0), 0);
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(to_whom_and_when)
{
    zx_id principal = 0, reply = merged_and_answered(&principal), elsewhere = zxt_filed(city);
    zx_delivery in = {ZX_DELIVERY_INIT, .reply = reply};
    ck_rule(city->store, deliver(D(2020, 3, 31), reply, 0, 0), "delivery.after-reply", "on");
    ck_rule(city->store, deliver(D(2020, 4, 1), reply, elsewhere, 0), "delivery.proposal", "proposal");
    ck_rule(city->store, deliver(D(2020, 4, 1), reply, 0, city->members[1]), "delivery.proposer", "proposer");
    ck_rule(city->store, deliver(D(2020, 4, 1), reply, third, city->members[3]), "delivery.proposer", "proposer");
    ck_refused(deliver(D(2020, 4, 1), principal, 0, 0), ZX_NOT_FOUND, "reply");
    ck_refused(zx_reply_deliver(city->store, zxt_on(2020, 4, 1), &in, NULL), ZX_INVALID, "manner");
    in.manner = "pigeon";
    ck_refused(zx_reply_deliver(city->store, zxt_on(2020, 4, 1), &in, NULL), ZX_INVALID, "manner");
    ck_ok(deliver(D(2020, 4, 1), reply, 0, 0));
    ck_rule(city->store, deliver(D(2020, 4, 2), reply, 0, 0), "delivery.once", "proposer");
    ck_rule(city->store, deliver(D(2020, 4, 2), reply, principal, city->members[0]), "delivery.once", "proposer");
    ck_ok(deliver(D(2020, 4, 1), reply, second, city->members[3]));
}
END_TEST

START_TEST(handled_together_each_has_its_own_to_be_delivered)
{
    zx_id main = zxt_filed(city), id = zxt_filed(city);
    ck_ok(handle_together(D(2020, 2, 1), id, main));
    ck_ok(reply_to(D(2020, 4, 1), zxt_assigned(city, main, city->units[0], ZX_ROLE_SOLE), "A"));
    zx_id reply = steps_reply_to(main), own = 0;
    const zx_reply same = {ZX_REPLY_INIT, .assignment = zxt_assigned(city, id, city->units[0], ZX_ROLE_SOLE), .reply_class = "A", .same_as = reply};
    ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 4, 1), &same, &own));
    ck_assert_int_eq(waiting(4, 1, 0), 2);
    ck_rule(city->store, deliver(D(2020, 4, 1), reply, id, 0), "delivery.proposal", "proposal");
    ck_ok(deliver(D(2020, 4, 1), reply, main, 0));
    ck_ok(deliver(D(2020, 4, 1), own, id, 0));
    ck_assert_int_eq(waiting(4, 1, 0), 0);
}
END_TEST

START_TEST(what_cannot_be_asked)
{
    zx_cursor *answer = NULL;
    ck_refused(zx_reply_undelivered(city->store, city->session, D(2020, 4, 0), &answer), ZX_INVALID, "on");
    ck_refused(zx_reply_undelivered(city->store, city->members[0], D(2020, 4, 1), &answer), ZX_NOT_FOUND, "record.kind");
    ck_status(zx_reply_undelivered(city->store, city->session, D(2020, 4, 1), NULL), ZX_MISUSE);
    ck_assert_ptr_null(answer);
}
END_TEST

START_TEST(a_corrected_reply_is_not_dated_after_its_delivery)
{
    zx_id principal = 0;
    zx_reply mended = {ZX_REPLY_INIT, .id = merged_and_answered(&principal), .reply_class = "A", .replied = {2020, 4, 4}, .publication = "open"};
    ck_ok(deliver(D(2020, 4, 3), mended.id, 0, 0));
    ck_rule(city->store, zx_proposal_correct_reply(city->store, zxt_mend(2020, 5, 1), &mended, NULL), "reply.corrected-date", "replied");
    mended.replied = D(2020, 4, 3);
    ck_ok(zx_proposal_correct_reply(city->store, zxt_mend(2020, 5, 1), &mended, NULL));
    zx_reply *kept = city_get(city->store, "reply", mended.id);
    ck_assert_str_eq(kept->publication, "open");
    zx_free(kept);
}
END_TEST

START_TEST(a_corrected_reply_is_not_dated_before_what_was_merged)
{
    zx_id principal = zxt_filed(city), id = zxt_filed(city), sole = zxt_assigned(city, principal, city->units[0], ZX_ROLE_SOLE);
    ck_ok(merge_into(D(2020, 3, 1), id, principal));
    ck_ok(reply_to(D(2020, 4, 1), sole, "A"));
    zx_reply mended = {ZX_REPLY_INIT, .id = steps_reply_to(principal), .reply_class = "A", .replied = {2020, 2, 29}};
    ck_rule(city->store, zx_proposal_correct_reply(city->store, zxt_mend(2020, 5, 1), &mended, NULL), "reply.corrected-date", "replied");
    mended.replied = D(2020, 3, 1);
    ck_ok(zx_proposal_correct_reply(city->store, zxt_mend(2020, 5, 1), &mended, NULL));
}
END_TEST

/* ---- consent and publication ---- */

START_TEST(who_agrees_and_why_not)
{
    zx_id id = zxt_submitted(city), draft = 0;
    const zx_proposal given = zxt_proposal(city);
    const zx_consent no_ground = {ZX_CONSENT_INIT, .proposal = id, .consents = ZX_NO};
    const zx_consent ground = {ZX_CONSENT_INIT, .proposal = id, .consents = ZX_YES, .ground = "涉及个人情况"};
    ck_ok(zx_proposal_draft(city->store, zxt_on(2020, 1, 13), &given, &draft));
    ck_rule(city->store, consent_to(D(2020, 1, 13), draft, 0, ZX_YES), "proposal.submitted-first", "proposal");
    ck_rule(city->store, consent_to(D(2020, 1, 12), id, 0, ZX_YES), "proposal.in-order", "on");
    ck_rule(city->store, zx_proposal_consent(city->store, zxt_on(2020, 1, 13), &no_ground, NULL), "consent.ground", "ground");
    ck_rule(city->store, zx_proposal_consent(city->store, zxt_on(2020, 1, 13), &ground, NULL), "consent.ground", "ground");
    ck_rule(city->store, consent_to(D(2020, 1, 13), id, city->members[1], ZX_YES), "consent.proposer", "proposer");
    ck_ok(consent_to(D(2020, 1, 14), id, 0, ZX_NO));
    ck_rule(city->store, consent_to(D(2020, 1, 13), id, city->members[0], ZX_YES), "proposal.in-order", "on");
    ck_ok(consent_to(D(2020, 1, 15), id, city->members[0], ZX_YES));
}
END_TEST

START_TEST(published_when_all_agree)
{
    zx_id principal = 0, reply = merged_and_answered(&principal);
    ck_rule(city->store, publish(D(2020, 4, 10), reply, "open"), "reply.consent-first", "reply");
    ck_ok(consent_to(D(2020, 4, 2), principal, 0, ZX_YES));
    ck_ok(consent_to(D(2020, 4, 2), second, 0, ZX_YES));
    ck_rule(city->store, publish(D(2020, 4, 10), reply, "open"), "reply.consent-first", "reply");
    ck_ok(consent_to(D(2020, 4, 3), third, 0, ZX_NO));
    ck_rule(city->store, publish(D(2020, 4, 10), reply, "open"), "reply.consent-first", "reply");
    ck_ok(consent_to(D(2020, 4, 5), third, 0, ZX_YES));
    ck_rule(city->store, publish(D(2020, 4, 4), reply, "open"), "reply.consent-first", "reply"); /* not yet on that day */
    ck_ok(consent_to(D(2020, 4, 6), second, city->members[3], ZX_NO)); /* a co-signer */
    ck_rule(city->store, publish(D(2020, 4, 10), reply, "open"), "reply.consent-first", "reply");
    ck_ok(consent_to(D(2020, 4, 7), second, city->members[3], ZX_YES));
    ck_rule(city->store, publish(D(2020, 3, 31), reply, "open"), "proposal.in-order", "on");
    ck_rule(city->store, publish(D(2020, 4, 10), reply, "closed"), "publication.closed", "publication_class");
    ck_refused(publish(D(2020, 4, 10), reply, NULL), ZX_INVALID, "publication_class");
    ck_ok(publish(D(2020, 4, 10), reply, "excerpt"));
    ck_rule(city->store, publish(D(2020, 4, 11), reply, "open"), "publication.once", "reply");
}
END_TEST

START_TEST(as_the_unit_would_have_it)
{
    static const char *const classes[] = {"open", "closed"};
    for (int i = 0; i < 2; i++) {
        zx_id id = zxt_filed(city), reply = 0, publication = 0;
        const zx_reply given = {ZX_REPLY_INIT, .assignment = zxt_assigned(city, id, city->units[0], ZX_ROLE_SOLE), .reply_class = "A",
                                .publication = classes[i]};
        ck_ok(zx_proposal_reply(city->store, zxt_on(2020, 4, 1), &given, &reply));
        ck_ok(consent_to(D(2020, 4, 2), id, 0, ZX_YES));
        const zx_publication in = {ZX_PUBLICATION_INIT, .reply = reply};
        if (i) {
            ck_rule(city->store, zx_reply_publish(city->store, zxt_on(2020, 4, 2), &in, NULL), "publication.closed", "publication_class");
            ck_ok(publish(D(2020, 4, 2), reply, "excerpt"));
            continue;
        }
        ck_ok(zx_reply_publish(city->store, zxt_on(2020, 4, 2), &in, &publication));
        zx_publication *kept = city_get(city->store, "publication", publication);
        ck_assert_str_eq(kept->publication_class, "open");
        zx_free(kept);
    }
    const zx_reply wrong = {ZX_REPLY_INIT, .assignment = zxt_assigned(city, zxt_filed(city), city->units[0], ZX_ROLE_SOLE), .reply_class = "A",
                            .publication = "loud"};
    ck_refused(zx_proposal_reply(city->store, zxt_on(2020, 4, 1), &wrong, NULL), ZX_INVALID, "publication");
}
END_TEST

ZXT_CITY_MAIN("delivery", everybody_is_answered, to_whom_and_when, handled_together_each_has_its_own_to_be_delivered, what_cannot_be_asked,
              a_corrected_reply_is_not_dated_after_its_delivery, a_corrected_reply_is_not_dated_before_what_was_merged,
              who_agrees_and_why_not, published_when_all_agree, as_the_unit_would_have_it)
