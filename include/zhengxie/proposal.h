/* SPDX-License-Identifier: MIT */
/** @file
 *  Proposals (提案): from a draft to its submission, and the three facts that tell how far one has come.
 *
 *  A proposal has no single status. *Examination* says what became of it at its examination (examination.h), *handling* how far the
 *  units are that it was assigned to (assignment.h, reply.h), *outcome* and *satisfaction* what they answered and what the lead proposer
 *  thinks of it (feedback.h). All of them follow from the records of its steps and are computed by the library.
 *
 *  Who may propose, is said by the rulebook's "proposer_kinds". Neither the receipt number nor the case number ever moves.
 */
#ifndef ZHENGXIE_PROPOSAL_H
#define ZHENGXIE_PROPOSAL_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What became of a proposal at its examination. */
typedef enum zx_proposal_examination {
    ZX_PROPOSAL_PENDING = 1, /**< submitted, not examined yet (or revised and submitted again) */
    ZX_PROPOSAL_FILED,       /**< filed (立案): it has a case number */
    ZX_PROPOSAL_ABSORBED,    /**< merged into another (并案) */
    ZX_PROPOSAL_CONVERTED,   /**< converted to comments (转为意见建议) */
    ZX_PROPOSAL_SENT_BACK,   /**< sent back for revision (退回修改) */
    ZX_PROPOSAL_NOT_FILED,   /**< not filed (不予立案), with a ground */
    ZX_PROPOSAL_WITHDRAWN    /**< withdrawn by its proposer (撤案) */
} zx_proposal_examination;

/** How far the handling of a filed proposal has come. */
typedef enum zx_proposal_handling {
    ZX_HANDLING_UNASSIGNED = 1, /**< filed, not assigned to any unit yet */
    ZX_HANDLING_ASSIGNED,       /**< assigned; nobody has replied yet */
    ZX_HANDLING_PARTLY_REPLIED, /**< some of the units that answer separately have replied */
    ZX_HANDLING_REPLIED         /**< all that must answer have replied */
} zx_proposal_handling;

/** A proposal. */
typedef struct zx_proposal {
    size_t size;                         /**< sizeof(zx_proposal) */
    zx_id id;                            /**< given by the library */
    int64_t revision;                    /**< see ::zx_record */
    const char *subject;                 /**< what it is about (案由); at most as long as the rulebook's "proposal"."subject_limit" says */
    const char *proposer_kind;           /**< code of the rulebook's "proposer_kinds" */
    const char *category;                /**< code of the rulebook's "categories" */
    const char *subcategory;             /**< code of the rulebook's "subcategories" */
    const char *grounds;                 /**< why (案据) */
    const char *recommendations;         /**< what should be done (建议) */
    const char *outcome;                 /**< once all have replied: the class of the reply, code of the rulebook's "reply_classes"; of
                                              several separate ones the last in the order of codes. Derived */
    const char *satisfaction;            /**< what the lead proposer thinks of the reply: code of the rulebook's "satisfactions". Derived */
    zx_id session;                       /**< the plenary session that it is submitted to */
    zx_id lead;                          /**< the lead proposer: a person or an organization */
    zx_id convenor;                      /**< who signs for a sector or group */
    zx_opt_int receipt_number;           /**< serial within the session, given by the library at submission (流水号) */
    zx_opt_int case_number;              /**< serial within the session, given by the library when it is filed (提案号). Derived */
    zx_yes_no sealed;                    /**< whether it bears the organization's seal */
    zx_yes_no in_session;                /**< whether it counts as submitted in session; found out by the library at submission */
    zx_date drafted;                     /**< when it was drafted; unset where it was submitted at once */
    zx_date submitted;                   /**< when it was submitted for the first time; unset for a draft */
    zx_date filed;                       /**< when it was filed. Derived */
    zx_date replied;                     /**< when the last unit that must answer had replied. Derived */
    zx_proposal_examination examination; /**< what became of it at its examination; unset for a draft. Derived */
    zx_proposal_handling handling;       /**< how far its handling has come; unset unless it is filed. Derived */
    zx_yes_no legacy;                    /**< whether it is an old one of which only results are known (legacy.h) */
    int32_t reserved;                    /**< 0 */
} zx_proposal;

/** Start of an initialiser of a ::zx_proposal. */
#define ZX_PROPOSAL_INIT .size = sizeof(zx_proposal)

/** Drafts a proposal. Takes session, proposer_kind, lead, subject; convenor, sealed, category, subcategory, grounds, recommendations.
 *  Whether it may be submitted is only asked then.
 *  @return as zx_verb_run(); ::ZX_RULE "proposal.subject-length", "proposal.body-length", "proposal.lead-kind",
 *  "proposal.subcategory". */
ZX_API zx_status zx_proposal_draft(zx_store *store, const zx_act *act, const zx_proposal *in, zx_id *out);

/** Changes a draft: every field becomes what is given, unset ones included. Takes id and the rest of zx_proposal_draft().
 *  @return as zx_proposal_draft(); ::ZX_RULE "proposal.draft-only", "proposal.lead-not-cosigner", "proposal.in-order". */
ZX_API zx_status zx_proposal_edit(zx_store *store, const zx_act *act, const zx_proposal *in, zx_id *out);

/** Submits a draft, or a whole new proposal at once. Takes id alone (invitations that were not answered lapse); or, without id,
 *  session, proposer_kind, lead, subject; convenor, sealed, category, subcategory, grounds, recommendations. Gives it its receipt
 *  number.
 *  @return as zx_proposal_draft(); ::ZX_RULE "proposal.draft-only", "proposal.in-order", "proposal.seated",
 *  "proposal.organization-exists", "proposal.sector-in-plenary", "proposal.convenor", "proposal.seal". */
ZX_API zx_status zx_proposal_submit(zx_store *store, const zx_act *act, const zx_proposal *in, zx_id *out);

/** Submits anew what was sent back, with its receipt number. Takes id, subject; convenor, sealed, category, subcategory, grounds,
 *  recommendations: each becomes what is given, unset ones included.
 *  @return as zx_proposal_submit(); ::ZX_RULE "proposal.submitted-first", "proposal.sent-back-first". */
ZX_API zx_status zx_proposal_revise(zx_store *store, const zx_act *act, const zx_proposal *in, zx_id *out);

/** Mends what was entered wrongly in a submitted proposal: every field becomes what is given, unset ones included, and is judged as of
 *  the day of its submission. Takes id, proposer_kind, lead, subject; convenor, sealed, category, subcategory, grounds, recommendations;
 *  the act needs a reason.
 *  @return as zx_proposal_submit(); ::ZX_RULE "proposal.submitted-first", "proposal.lead-not-cosigner". */
ZX_API zx_status zx_proposal_correct(zx_store *store, const zx_act *act, const zx_proposal *in, zx_id *out);

/** A step that may or may not be taken: a row of zx_proposal_next_steps(). */
typedef struct zx_next_step {
    size_t size;           /**< sizeof(zx_next_step) of the library */
    const char *verb;      /**< the verb, e.g. "proposal.examine" */
    const char *result;    /**< of an examination: its result, e.g. "filed"; else NULL */
    const char *rule;      /**< the rule that forbids it; NULL when it is allowed */
    const char *reason;    /**< why it is forbidden, in English; NULL when it is allowed */
    const char *reason_zh; /**< the same in Chinese */
    zx_yes_no allowed;     /**< whether it may be taken */
    int32_t reserved;      /**< 0 */
    zx_id assignment;      /**< the assignment that it is a step of; unset where it is one of the proposal, or there is none */
} zx_next_step;

/** What may be done with a proposal, and with each assignment of its present round, on a date, and why the rest may not. It looks at how
 *  far they have come, not at what a verb will be given: who signs, or which unit is meant.
 *  @param on  a complete date
 *  @param out new: end with zx_cursor_free(); rows are ::zx_next_step
 *  @return ::ZX_OK; ::ZX_NOT_FOUND; ::ZX_INVALID (the date); ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED; ::ZX_ROLLED_BACK; ::ZX_CORRUPT;
 *  ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_proposal_next_steps(zx_store *store, zx_id proposal, zx_date on, zx_cursor **out);

#ifdef __cplusplus
}
#endif
#endif
