/* SPDX-License-Identifier: MIT */
/* Invited co-signatures, which can be answered or lapse, and signatures on paper. */
#include "fixture.h"

static zx_id drafted(void)
{
    const zx_proposal proposal = zxt_proposal(city);
    zx_id id = 0;
    ck_ok(zx_proposal_draft(city->store, zxt_on(2020, 1, 5), &proposal, &id));
    return id;
}

static zx_id party_draft(void)
{
    zx_proposal proposal = zxt_proposal(city);
    proposal.proposer_kind = "party";
    proposal.lead = city->party;
    proposal.sealed = ZX_YES;
    zx_id id = 0;
    ck_ok(zx_proposal_draft(city->store, zxt_on(2020, 1, 5), &proposal, &id));
    return id;
}

static zx_status invite(int day, zx_id proposal, zx_id signer, zx_id *out)
{
    const zx_cosignature cosignature = {ZX_COSIGNATURE_INIT, .proposal = proposal, .signer = signer};
    return zx_proposal_invite(city->store, zxt_on(2020, 1, day), &cosignature, out);
}

static zx_id invited(int day, zx_id proposal, zx_id signer)
{
    zx_id id = 0;
    ck_ok(invite(day, proposal, signer, &id));
    return id;
}

static zx_status sign(int day, zx_id id)
{
    const zx_cosignature cosignature = {ZX_COSIGNATURE_INIT, .id = id};
    return zx_proposal_sign(city->store, zxt_on(2020, 1, day), &cosignature, NULL);
}

static zx_status decline(int day, zx_id id)
{
    const zx_cosignature cosignature = {ZX_COSIGNATURE_INIT, .id = id};
    return zx_proposal_decline(city->store, zxt_on(2020, 1, day), &cosignature, NULL);
}

static zx_status cosign(int month, int day, zx_id proposal, zx_id signer)
{
    const zx_cosignature cosignature = {ZX_COSIGNATURE_INIT, .proposal = proposal, .signer = signer};
    return zx_proposal_cosign(city->store, zxt_on(2020, month, day), &cosignature, NULL);
}

static zx_status submit(int month, int day, zx_id id)
{
    const zx_proposal proposal = {ZX_PROPOSAL_INIT, .id = id};
    return zx_proposal_submit(city->store, zxt_on(2020, month, day), &proposal, NULL);
}

static void ck_state(zx_id id, zx_cosignature_state state)
{
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "cosignature", id, &record));
    ck_assert_int_eq(((zx_cosignature *)record)->state, state);
    zx_free(record);
}

START_TEST(an_invitation_is_signed_or_declined_once)
{
    zx_id proposal = drafted(), signed_ = invited(6, proposal, city->members[1]), declined = invited(6, proposal, city->members[2]);
    ck_state(signed_, ZX_COSIGNATURE_INVITED);
    ck_rule(city->store, sign(5, signed_), "proposal.in-order", "on");
    ck_ok(sign(6, signed_));
    ck_ok(decline(7, declined));
    ck_state(signed_, ZX_COSIGNATURE_SIGNED);
    ck_state(declined, ZX_COSIGNATURE_DECLINED);
    ck_rule(city->store, sign(7, signed_), "cosignature.open", "id");
    ck_rule(city->store, decline(7, signed_), "cosignature.open", "id");
    ck_rule(city->store, sign(7, declined), "cosignature.open", "id");
}
END_TEST

START_TEST(an_invitation_lapses_after_its_days)
{
    zx_id proposal = drafted(), late = invited(5, proposal, city->members[1]), in_time = invited(5, proposal, city->members[2]);
    void *record = NULL;
    ck_ok(zx_record_get(city->store, "cosignature", late, &record));
    ck_assert_int_eq(((zx_cosignature *)record)->valid_until.day, 12);
    zx_free(record);
    ck_rule(city->store, sign(13, late), "cosignature.lapsed", "id");
    ck_rule(city->store, decline(13, late), "cosignature.lapsed", "id");
    ck_ok(sign(12, in_time));
}
END_TEST

START_TEST(an_invitation_lapses_when_the_proposal_is_submitted)
{
    zx_id proposal = drafted(), late = invited(10, proposal, city->members[1]), in_time = invited(10, proposal, city->members[2]);
    ck_ok(sign(12, in_time));
    ck_ok(submit(1, 12, proposal));
    ck_state(late, ZX_COSIGNATURE_LAPSED);
    ck_state(in_time, ZX_COSIGNATURE_SIGNED);
    ck_rule(city->store, sign(12, late), "cosignature.lapsed", "id");
    ck_rule(city->store, invite(12, proposal, city->members[3], NULL), "proposal.draft-only", "proposal");
    ck_ok(zx_journal_verify(city->store, NULL, NULL, NULL));
}
END_TEST

START_TEST(a_signer_is_invited_once)
{
    zx_id proposal = drafted(), first = invited(5, proposal, city->members[1]), second = 0;
    ck_rule(city->store, invite(12, proposal, city->members[1], NULL), "cosignature.once", "signer");
    ck_rule(city->store, cosign(1, 12, proposal, city->members[1]), "cosignature.once", "signer");
    ck_ok(invite(13, proposal, city->members[1], &second)); /* the first has lapsed */
    ck_state(first, ZX_COSIGNATURE_LAPSED);
    ck_ok(decline(14, second));
    ck_ok(invite(14, proposal, city->members[1], &second)); /* a changed mind */
    ck_ok(sign(14, second));
    ck_rule(city->store, invite(15, proposal, city->members[1], NULL), "cosignature.once", "signer");
    ck_ok(invite(15, proposal, city->members[2], NULL));
}
END_TEST

START_TEST(the_lead_does_not_co_sign)
{
    zx_id proposal = drafted();
    ck_rule(city->store, invite(6, proposal, city->members[0], NULL), "proposal.lead-not-cosigner", "signer");
    ck_rule(city->store, cosign(1, 6, proposal, city->members[0]), "proposal.lead-not-cosigner", "signer");
    ck_ok(cosign(1, 6, proposal, city->members[1]));
    /* nor does a co-signer come to lead */
    zx_proposal edit = zxt_proposal(city);
    edit.id = proposal;
    edit.lead = city->members[1];
    ck_rule(city->store, zx_proposal_edit(city->store, zxt_on(2020, 1, 7), &edit, NULL), "proposal.lead-not-cosigner", "lead");
    edit.lead = city->members[2];
    ck_ok(zx_proposal_edit(city->store, zxt_on(2020, 1, 7), &edit, NULL));
    ck_ok(submit(1, 13, proposal));
    edit.session = 0;
    edit.lead = city->members[1];
    ck_rule(city->store, zx_proposal_correct(city->store, zxt_mend(2020, 2, 1), &edit, NULL), "proposal.lead-not-cosigner", "lead");
    edit.lead = city->members[3];
    ck_ok(zx_proposal_correct(city->store, zxt_mend(2020, 2, 1), &edit, NULL));
}
END_TEST

START_TEST(members_sign_with_members_and_organizations_with_organizations)
{
    zx_id member = drafted(), party = party_draft();
    ck_rule(city->store, cosign(1, 6, member, city->party), "cosignature.kind", "signer");
    ck_rule(city->store, cosign(1, 6, party, city->members[1]), "cosignature.kind", "signer");
    ck_rule(city->store, cosign(1, 6, party, city->sector), "cosignature.kind", "signer");
    ck_ok(cosign(1, 6, member, city->members[1]));
    ck_ok(cosign(1, 6, party, city->other_party));
    ck_ok(cosign(1, 6, party, city->special));
}
END_TEST

START_TEST(a_signer_is_eligible_on_the_day)
{
    zx_id member = drafted(), party = party_draft();
    ck_rule(city->store, cosign(1, 12, member, city->co_opted), "proposal.seated", "signer");
    ck_ok(cosign(1, 13, member, city->co_opted));
    ck_rule(city->store, cosign(1, 12, member, city->former), "proposal.seated", "signer");
    ck_rule(city->store, invite(12, member, city->outsider, NULL), "proposal.seated", "signer");
    ck_ok(invite(12, member, city->members[1], NULL));
    ck_rule(city->store, cosign(3, 1, member, city->resigned), "proposal.seated", "signer");
    ck_ok(cosign(2, 29, member, city->resigned));
    ck_rule(city->store, cosign(3, 1, party, city->dissolved_party), "proposal.organization-exists", "signer");
    ck_ok(cosign(2, 29, party, city->dissolved_party));
}
END_TEST

START_TEST(who_signed_is_still_eligible_at_submission)
{
    zx_id late = drafted(), in_time = drafted();
    ck_ok(cosign(2, 1, late, city->resigned));
    ck_ok(cosign(2, 1, in_time, city->resigned));
    ck_rule(city->store, submit(3, 1, late), "proposal.seated", "id");
    ck_ok(submit(2, 29, in_time));
}
END_TEST

START_TEST(invited_members_who_left_do_not_sign)
{
    zx_id proposal = drafted();
    const zx_cosignature given = {ZX_COSIGNATURE_INIT, .proposal = proposal, .signer = city->resigned};
    zx_cosignature answer = {ZX_COSIGNATURE_INIT};
    ck_ok(zx_proposal_invite(city->store, zxt_on(2020, 2, 25), &given, &answer.id));
    ck_rule(city->store, zx_proposal_sign(city->store, zxt_on(2020, 3, 1), &answer, NULL), "proposal.seated", "id");
    ck_ok(zx_proposal_sign(city->store, zxt_on(2020, 2, 29), &answer, NULL));
}
END_TEST

START_TEST(nothing_is_signed_before_it_is_drafted)
{
    zx_id proposal = drafted();
    ck_rule(city->store, invite(4, proposal, city->members[1], NULL), "proposal.in-order", "on");
    ck_ok(invite(5, proposal, city->members[1], NULL));
    ck_rule(city->store, cosign(1, 4, proposal, city->members[2]), "proposal.in-order", "on");
    ck_ok(cosign(1, 5, proposal, city->members[2]));
}
END_TEST

START_TEST(signatures_on_the_paper_that_was_handed_in)
{
    zx_id proposal = zxt_submitted(city); /* on 13 January */
    ck_rule(city->store, cosign(1, 14, proposal, city->members[1]), "cosignature.before-submission", "on");
    ck_ok(cosign(1, 13, proposal, city->members[1]));
    ck_rule(city->store, invite(13, proposal, city->members[2], NULL), "proposal.draft-only", "proposal");
    const zx_examination filed = {ZX_EXAMINATION_INIT, .proposal = proposal, .result = ZX_EXAMINED_FILED};
    ck_ok(zx_proposal_examine(city->store, zxt_on(2020, 1, 13), &filed, NULL));
    ck_rule(city->store, cosign(1, 13, proposal, city->members[2]), "cosignature.before-examination", "proposal");
}
END_TEST

START_TEST(ids_and_revisions)
{
    zx_id proposal = drafted(), invitation = invited(6, proposal, city->members[1]);
    char *before = zxt_head(city->store);
    ck_refused(invite(6, city->session, city->members[2], NULL), ZX_NOT_FOUND, "proposal");
    ck_refused(invite(6, proposal, city->session, NULL), ZX_NOT_FOUND, "signer");
    ck_refused(sign(6, proposal), ZX_NOT_FOUND, "record.kind");
    const zx_cosignature stale = {ZX_COSIGNATURE_INIT, .id = invitation, .revision = 1};
    ck_refused(zx_proposal_sign(city->store, zxt_on(2020, 1, 6), &stale, NULL), ZX_CONFLICT, "revision");
    char *after = zxt_head(city->store);
    ck_assert_str_eq(before, after);
    free(before);
    free(after);
}
END_TEST

ZXT_CITY_MAIN("cosignature", an_invitation_is_signed_or_declined_once, an_invitation_lapses_after_its_days,
              an_invitation_lapses_when_the_proposal_is_submitted, a_signer_is_invited_once, the_lead_does_not_co_sign,
              members_sign_with_members_and_organizations_with_organizations, a_signer_is_eligible_on_the_day,
              who_signed_is_still_eligible_at_submission, invited_members_who_left_do_not_sign, nothing_is_signed_before_it_is_drafted,
              signatures_on_the_paper_that_was_handed_in, ids_and_revisions)
