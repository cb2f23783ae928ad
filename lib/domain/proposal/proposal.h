/* SPDX-License-Identifier: MIT */
/* What the nouns of a proposal's life share. */
#ifndef ZXI_DOMAIN_PROPOSAL_H
#define ZXI_DOMAIN_PROPOSAL_H

#include <zhengxie/assignment.h>
#include <zhengxie/cosignature.h>
#include <zhengxie/date.h>
#include <zhengxie/examination.h>
#include <zhengxie/feedback.h>
#include <zhengxie/proposal.h>
#include <zhengxie/reply.h>

#include "domain/domain.h"

extern const zx_record_type zxi_proposal_type, zxi_cosignature_type, zxi_examination_type, zxi_assignment_type, zxi_reply_type,
    zxi_feedback_type, zxi_feedback_answer_type, zxi_next_step_type, zxi_due_date_type,
    zxi_consent_type;

extern const zx_enum_type zxi_proposal_examinations;

/* ---- rules that several nouns refuse by ---- */

extern const zx_rule zxi_proposal_rules[];
typedef enum zxi_proposal_rule {
    ZXI_RULE_SUBJECT_LENGTH,
    ZXI_RULE_BODY_LENGTH,
    ZXI_RULE_SUBCATEGORY,
    ZXI_RULE_LEAD_KIND,
    ZXI_RULE_SEATED,
    ZXI_RULE_ORGANIZATION_EXISTS,
    ZXI_RULE_SECTOR_IN_PLENARY,
    ZXI_RULE_CONVENOR,
    ZXI_RULE_SEAL,
    ZXI_RULE_LEAD_NOT_COSIGNER,
    ZXI_RULE_IN_ORDER,
    /* by which the table of steps refuses */
    ZXI_RULE_DRAFT_ONLY,
    ZXI_RULE_SUBMITTED_FIRST,
    ZXI_RULE_BEFORE_EXAMINATION,
    ZXI_RULE_EXAMINED_ONCE,
    ZXI_RULE_SENT_BACK_FIRST,
    ZXI_RULE_WITHDRAW_IN_TIME,
    ZXI_RULE_MERGE_IN_TIME,
    ZXI_RULE_MERGED_FIRST,
    ZXI_RULE_FILED_FIRST,
    ZXI_RULE_AWAITS_REPLY,
    ZXI_RULE_REPLY_FIRST,
    ZXI_RULE_IN_HANDLING,
    ZXI_RULE_UNANSWERED,
    ZXI_RULE_DISSATISFIED_FIRST,
    ZXI_RULE_NOT_LEGACY
} zxi_proposal_rule;

/* ---- how far it has come ---- */

/* What the records of its steps say beside the derived fields; of the last round of handling. */
typedef struct zxi_progress {
    zx_date examined;                       /* the last step of its examination, or of one that was merged into it */
    int64_t round;                          /* 0: not filed */
    zx_date opened;                         /* the round; unset: the first */
    zx_date first_assigned, last_assigned;
    int64_t assigned;                       /* how many units, whatever became of it */
    int64_t asked, answered;                /* units that must answer, and those that have */
    zx_date last_replied;
    const char *last_class;                 /* of the replies, in the order of codes */
} zxi_progress;

/* Loads a proposal and makes sure that its derived fields are what its steps say. ZX_NOT_FOUND, ZX_TAMPERED. */
zx_status zxi_proposal_load(zxi_call *call, zx_id id, bool texts, zx_proposal **out, zxi_progress *progress);
/* Derives the fields anew. Here and above, progress may be NULL. */
zx_status zxi_proposal_progress(zx_store *store, zx_proposal *proposal, zxi_progress *progress);
zx_status zxi_proposal_derive(zx_store *store, void *record);
extern const char zxi_proposal_as_of[];

/* The same of an assignment. */
zx_status zxi_assignment_load(zxi_call *call, zx_id id, zx_assignment **out);

/* What follows from a step for the derived fields, written: the same as deriving them, which would ask for all steps again. */
zx_status zxi_proposal_examined(zxi_call *call, const zx_proposal *before, const zx_examination *step);
zx_status zxi_proposal_assigned(zxi_call *call, const zx_proposal *before, zx_assignment_role role);
zx_status zxi_proposal_replied(zxi_call *call, const zx_proposal *before, const zxi_progress *progress, const zx_reply *reply);
zx_status zxi_proposal_rated(zxi_call *call, const zx_proposal *before, const char *satisfaction);

/* A SELECT of the proposals that are merged into one: those whose last step of examination says so. */
#define ZXI_MERGED_INTO(principal_)                                                                                           \
    "SELECT m.proposal AS id FROM examination AS m WHERE m.\"into\" = " principal_ " AND m.result = 'absorbed' "              \
    "AND NOT EXISTS (SELECT 1 FROM examination AS l WHERE l.proposal = m.proposal AND l.id > m.id)"

/* ---- steps ---- */

/* What a step must not be dated before. */
typedef enum zxi_after {
    ZXI_AFTER_DRAFT,
    ZXI_AFTER_EXAMINATION,
    ZXI_AFTER_FIRST_ASSIGNMENT,
    ZXI_AFTER_LAST_ASSIGNMENT,
    ZXI_AFTER_REPLY
} zxi_after;

/* Where an assignment stands. */
typedef enum zxi_standing {
    ZXI_HELD = 1,       /* its unit has it */
    ZXI_DECLINED = 2,   /* and does not want it; not settled yet */
    ZXI_PASSED_ON = 4,  /* another unit has it from its unit */
    ZXI_ANSWERED = 8,   /* replied to; of an assisting one: nothing more is waited for */
    ZXI_ENDED = 16
} zxi_standing;

/* What a step is about. */
typedef struct zxi_handling {
    zx_proposal *proposal;
    zx_assignment *assignment; /* NULL where it is about the proposal as a whole */
    zxi_progress progress;
} zxi_handling;

/* A condition of a single step. */
typedef zx_status (*zxi_step_condition)(zxi_call *call, const zxi_handling *of);

typedef struct zxi_proposal_step {
    const char *verb;
    zx_examination_result result; /* of an examination; 0 for any other step */
    uint32_t from;                /* examinations it may be taken from: bits, ZXI_DRAFT for none */
    uint32_t handling;            /* handlings, bits likewise; 0: whatever it is */
    zx_proposal_examination to;   /* the examination afterwards; 0: unchanged */
    zxi_proposal_rule rule;       /* by which the wrong examination is refused */
    zxi_proposal_rule handling_rule;
    zxi_after after;
    bool first_round;             /* only then */
    uint32_t of;                  /* of an assignment: where it may stand, bits of zxi_standing; 0: a step of the proposal */
    zxi_step_condition before;    /* further conditions, asked before those above, */
    zxi_step_condition behind;    /* or after them */
} zxi_proposal_step;

enum { ZXI_DRAFT = 1 };
#define ZXI_STATE(value_) (1u << (value_))

extern const zxi_proposal_step zxi_steps[]; /* ends with an element without a verb */

/* The step of a verb (and result). NULL when the verb takes no step. */
const zxi_proposal_step *zxi_step_of(const char *verb, zx_examination_result result);
/* The rule that forbids it now; NULL when it is allowed. */
const zx_rule *zxi_step_forbidden(const zxi_proposal_step *step, const zx_proposal *proposal);
/* That, and its date, as a refusal of the verb under way. `field` names the verb's field that says which proposal. Conditions of single
 * steps are not asked. */
zx_status zxi_step_check(zxi_call *call, const zxi_proposal_step *step, const zx_proposal *proposal, const zxi_progress *progress,
                         const char *field);
/* "proposal.in-order" about a date that the step follows. */
zx_status zxi_in_order(const zxi_call *call, zx_date before, zx_id id);
/* Loads a proposal, checks the step of the verb under way, and files the entry under the proposal. */
zx_status zxi_step_begin(zxi_call *call, zx_id id, zx_examination_result result, const char *field, zx_proposal **out,
                         zxi_progress *progress);

/* ---- who and what ---- */

/* The next that is free in the session. */
zx_status zxi_next_receipt_number(zxi_call *call, zx_proposal *proposal);
zx_status zxi_check_subcategory(zxi_call *call, const json_t *rulebook, const zx_proposal *proposal);

/* Subject, body and subcategory. */
zx_status zxi_check_content(zxi_call *call, const json_t *rulebook, const zx_proposal *proposal);
/* The lead is of the kind that the kind of proposer asks for. */
zx_status zxi_check_lead_kind(zxi_call *call, const json_t *rulebook, const zx_proposal *proposal);
/* Everything that submitting on this date asks for, and whether it is in session. */
zx_status zxi_check_submission(zxi_call *call, const json_t *rulebook, const zx_proposal *proposal, zx_date on, zx_yes_no *in_session);
/* The same of a draft as it is, on the date of the act. */
zx_status zxi_may_submit(zxi_call *call, const zxi_handling *draft);
/* The principal of its merge is not answered yet. */
zx_status zxi_may_unmerge(zxi_call *call, const zxi_handling *of);
/* A proposer (lead or co-signer) is eligible on a date: a seated member, or an organization that exists. */
zx_status zxi_check_proposer(zxi_call *call, zx_id proposer, zx_id session, zx_date on, const char *field);
/* The kind of organization that an id is of, or "person". */
zx_status zxi_proposer_kind(zxi_call *call, zx_id id, const char **kind);
/* Whether somebody has proposed it: the lead, a co-signer, or one of those whose proposal was merged into it. */
zx_status zxi_is_proposer(zxi_call *call, zx_id proposal, zx_id proposer, bool *out);
/* The proposal that one is merged into; 0: it is not merged. */
zx_status zxi_principal_of(zxi_call *call, zx_id proposal, zx_id *out);
/* Whether somebody has proposed this very one: the lead or a co-signer. */
zx_status zxi_has_signed(zxi_call *call, zx_id proposal, zx_id proposer, bool *out);
/* Whether an entry's attribute, a text or a list of texts, names it. */
bool zxi_names(const json_t *entry, const char *attribute, const char *name);
#endif
