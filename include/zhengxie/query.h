/* SPDX-License-Identifier: MIT */
/** @file
 *  Questions: what the records say, counted. Each answer is a cursor of rows with their meta (zx_cursor_meta()): what was counted, as
 *  of which date, by which rulebook, at which journal head. A share never comes without its numerator and denominator.
 *
 *  Two kinds of *as of*: the date that each question takes (what had taken effect by then), and zx_store_as_known() (what had been
 *  entered by then), which gives a store that the same questions can be asked of.
 */
#ifndef ZHENGXIE_QUERY_H
#define ZHENGXIE_QUERY_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What runs against the clock in handling a proposal, or a document; how long, the rulebook's section "clocks" says. */
typedef enum zx_clock {
    ZX_CLOCK_ACKNOWLEDGE = 1, /**< a unit acknowledges its assignment (签收) */
    ZX_CLOCK_DECLINE,         /**< a unit may decline it (退办) */
    ZX_CLOCK_FIRST_TALK,      /**< a unit first talks with the proposer (面商) */
    ZX_CLOCK_ASSIST,          /**< an assisting unit sends its comments (会办意见) */
    ZX_CLOCK_REPLY,           /**< a unit replies (答复) */
    ZX_CLOCK_EXTENSION,       /**< the same, once it was given more time (延期) */
    ZX_CLOCK_FEEDBACK,        /**< the proposer says what it was like (反馈意见) */
    ZX_CLOCK_AGAIN,           /**< a proposal is handled again after dissatisfied feedback (重新办理) */
    ZX_CLOCK_SEND             /**< a document that was adopted is sent (报送) */
} zx_clock;

/** A line of a balance. */
typedef struct zx_balance_line {
    size_t size;         /**< sizeof(zx_balance_line) of the library */
    int64_t numerator;   /**< how many */
    int64_t denominator; /**< of how many: the line named by `of` */
    const char *key;     /**< e.g. "filed", "filed.collective", "filed.category.economic" */
    const char *of;      /**< the key of the line that the denominator comes from */
    const char *en;      /**< label in English */
    const char *zh;      /**< label in Chinese */
} zx_balance_line;

/** The balance of a session: each proposal that had come in by the date counts once, by its examination on that date.
 *
 *  Lines: received = filed + absorbed + converted + sent_back + not_filed + withdrawn (before filing) + pending; filed.withdrawn (filed,
 *  and withdrawn later: still part of filed), filed.absorbed and absorbed.filed (filed, and merged later: part of one or the other, as the
 *  rulebook's "counting"."merged" says); received.KIND and filed.KIND for member and collective proposals (by the rulebook's
 *  "collective"), received.kind.CODE and filed.kind.CODE for each kind of proposer, filed.category.CODE for each category, and
 *  filed.category. for those without.
 *  @param session the plenary session
 *  @param on      a complete date
 *  @param out     new: rows of ::zx_balance_line; end with zx_cursor_free()
 *  @return ::ZX_OK; ::ZX_NOT_FOUND; ::ZX_INVALID (on); ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED; ::ZX_ROLLED_BACK; ::ZX_CORRUPT; ::ZX_IO;
 *  ::ZX_NO_MEMORY. */
ZX_API zx_status zx_balance(zx_store *store, zx_id session, zx_date on, zx_cursor **out);

/** A proposer who has not been answered yet. */
typedef struct zx_undelivered {
    size_t size;      /**< sizeof(zx_undelivered) of the library */
    zx_id proposal;   /**< whose proposal */
    zx_id proposer;   /**< its lead proposer or a co-signer */
    zx_id answered;   /**< the proposal that was assigned and answered: another one where this was merged into it */
    zx_id reply;      /**< the reply */
    zx_id unit;       /**< whose reply it is */
    zx_date replied;  /**< since when it could be delivered */
    int32_t reserved; /**< 0 */
} zx_undelivered;

/** Who still waits for a reply that was given by the date: each proposer, lead and co-signers, of each proposal of a session that a reply
 *  answers, those merged into it included, that the reply has not been delivered to.
 *  @param session the plenary session
 *  @param on      a complete date
 *  @param out     new: rows of ::zx_undelivered; end with zx_cursor_free()
 *  @return ::ZX_OK; ::ZX_NOT_FOUND; ::ZX_INVALID (on); ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED; ::ZX_ROLLED_BACK; ::ZX_CORRUPT; ::ZX_IO;
 *  ::ZX_NO_MEMORY. */
ZX_API zx_status zx_reply_undelivered(zx_store *store, zx_id session, zx_date on, zx_cursor **out);

/** Whose a proposal is, when it is counted by its proposers. */
typedef enum zx_credit {
    ZX_CREDIT_LEAD = 1, /**< the lead proposer's only */
    ZX_CREDIT_ANY = 2,  /**< everybody's who signed it: groups may add up to more than n */
    ZX_CREDIT_SHARE = 3 /**< an equal part for everybody who signed it, in 1/720,720 (exact for up to 16 signers, else rounded half up) */
} zx_credit;

/** As of when a person's sector or party is looked up. */
typedef enum zx_attribute {
    ZX_ATTRIBUTE_THEN = 1, /**< on the day from which the record counts, e.g. that of submission */
    ZX_ATTRIBUTE_NOW = 2   /**< on the date of the question */
} zx_attribute;

/** Which rounds of handling count, for records that belong to an assignment. */
typedef enum zx_rounds {
    ZX_ROUNDS_ALL = 1,   /**< every round */
    ZX_ROUNDS_FIRST = 2, /**< each proposal's first */
    ZX_ROUNDS_FINAL = 3  /**< each proposal's last */
} zx_rounds;

/** Most dimensions of a tally. */
#define ZX_TALLY_DIMENSIONS 4

/** What to count, and by what. Start from ZX_TALLY_INIT. */
typedef struct zx_tally_options {
    size_t size;         /**< sizeof(zx_tally_options) */
    const void *filter;  /**< a record of the kind, as for zx_record_list(); NULL: all */
    /** Up to ::ZX_TALLY_DIMENSIONS paths, joined by commas. A path is a field ("category"), or leads through references ("session.term",
     *  "unit.kind", "lead.name"), and may end in ".year" or ".month" of a date. Behind a person or proposer, the code of a kind of
     *  organization asks for the one that the person then had a seat in: "lead.sector", "proposer.party". "proposer" stands for the lead
     *  proposer or all signers, by `credit`. NULL or "": one row for all. */
    const char *by;
    zx_date on;          /**< as of this complete date: required */
    zx_date from;        /**< only records that began to count on this day or later */
    zx_date until;       /**< only records that began to count on this day or earlier */
    zx_credit credit;    /**< unset: ::ZX_CREDIT_LEAD */
    zx_attribute attribute; /**< unset: ::ZX_ATTRIBUTE_THEN */
    zx_rounds rounds;    /**< unset: ::ZX_ROUNDS_ALL */
} zx_tally_options;

/** Start of an initialiser of ::zx_tally_options. */
#define ZX_TALLY_INIT .size = sizeof(zx_tally_options)

/** A group of a tally. */
typedef struct zx_tally_line {
    size_t size;         /**< sizeof(zx_tally_line) of the library */
    int64_t numerator;   /**< how many in the group; with ::ZX_CREDIT_SHARE in 1/720,720 */
    int64_t denominator; /**< of how many in all; with ::ZX_CREDIT_SHARE in 1/720,720 */
    int64_t n;           /**< records that the group rests on */
    const char *key_1;   /**< value of the first dimension: a code, an id, a date, of a flag "1" (yes) or "0" (no); NULL: none */
    const char *key_2;   /**< of the second */
    const char *key_3;   /**< of the third */
    const char *key_4;   /**< of the fourth */
    const char *en_1;    /**< label of the first value in English */
    const char *en_2;    /**< of the second */
    const char *en_3;    /**< of the third */
    const char *en_4;    /**< of the fourth */
    const char *zh_1;    /**< label of the first value in Chinese */
    const char *zh_2;    /**< of the second */
    const char *zh_3;    /**< of the third */
    const char *zh_4;    /**< of the fourth */
    zx_yes_no overlap;   /**< yes: groups may add up to more than the denominator */
    int32_t reserved;    /**< 0 */
} zx_tally_line;

/** Counts records of a kind by any dimensions, as of a date: those that had begun to count by then and had not ended, with what is
 *  derived (a proposal's examination, say) as it stood then.
 *  @param kind    e.g. "proposal", "reply", "membership"
 *  @param out     new: rows of ::zx_tally_line, largest first; end with zx_cursor_free()
 *  @return ::ZX_OK; ::ZX_INVALID (a dimension, naming the path; an option by field); ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED;
 *  ::ZX_ROLLED_BACK; ::ZX_CORRUPT; ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_tally(zx_store *store, const char *kind, const zx_tally_options *options, zx_cursor **out);

/** How near the end of a clock is. */
typedef enum zx_due_state {
    ZX_DUE_RUNNING = 1,  /**< there is time */
    ZX_DUE_SOON,         /**< it ends within the rulebook's "handling"."soon_days" */
    ZX_DUE_OVERDUE,      /**< it has ended, at most as many days ago as make it long overdue */
    ZX_DUE_LONG_OVERDUE, /**< more than "handling"."long_overdue_days" ago */
    ZX_DUE_UNKNOWN       /**< it ends in a year whose holidays had not been published by the date */
} zx_due_state;

/** A state as a member of a set of them: ZX_DUE_IN(ZX_DUE_SOON) | ZX_DUE_LATE. */
#define ZX_DUE_IN(state) (1u << (state))

/** Whatever is late. */
#define ZX_DUE_LATE (ZX_DUE_IN(ZX_DUE_OVERDUE) | ZX_DUE_IN(ZX_DUE_LONG_OVERDUE))

/** What is asked of zx_due(). Start from ZX_DUE_INIT; all but `on` may be left unset. */
typedef struct zx_due_options {
    size_t size;                  /**< sizeof(zx_due_options) */
    zx_opt_int soon_days;         /**< instead of the rulebook's */
    zx_opt_int long_overdue_days; /**< likewise */
    zx_id unit;                   /**< only of this unit */
    zx_id channel;                /**< only through this channel */
    zx_id session;                /**< only of this session's proposals */
    zx_id proposer;               /**< only of this lead proposer's */
    zx_date on;                   /**< as of this complete date: required */
    zx_clock clock;               /**< only this clock */
    zx_due_state state;           /**< only in this state */
    uint32_t states;              /**< only in one of these: ::ZX_DUE_LATE, or others by ZX_DUE_IN() */
} zx_due_options;

/** Start of an initialiser of a ::zx_due_options. */
#define ZX_DUE_INIT .size = sizeof(zx_due_options)

/** A clock that runs. */
typedef struct zx_due_line {
    size_t size;           /**< sizeof(zx_due_line) of the library */
    zx_opt_int days_left;  /**< days until it is due, negative after; unset where the date is not known */
    const char *reason;    /**< how the date came about, in English; where it is not known, why */
    const char *reason_zh; /**< the same in Chinese */
    zx_id proposal;        /**< the proposal; unset for a document */
    zx_id assignment;      /**< the assignment; unset for feedback, and for handling again before it is assigned */
    zx_id unit;            /**< the unit that has it; of a document its issuer */
    zx_id channel;         /**< through whom it was assigned */
    zx_id proposer;        /**< the lead proposer; unset for a document */
    zx_id rulebook;        /**< the rulebook in force when the clock began */
    zx_clock clock;        /**< what is waited for */
    zx_due_state state;    /**< how near the end is */
    zx_date begins;        /**< the day that it counts from */
    zx_date due;           /**< the last day in time */
    zx_id document;        /**< the document that is to be sent */
} zx_due_line;

/** What is due: every clock that ran on a date, the earliest first.
 *
 *  Each open assignment has its clocks: acknowledge, decline (until it is declined, or its time is over), first_talk, assist or reply
 *  (extension once it was given more time; again in a further round). A proposal that all have replied to has feedback, until the lead
 *  proposer's form came or was noted as not returned; one whose lead proposer is dissatisfied has again, until it is assigned anew. A
 *  A document of a kind that is sent within a time has send from its adoption until it is sent or replaced; it has no channel, session or
 *  proposer. A clock that the rulebook of its first day does not have is not listed. What was declined and is not settled has only the last of them.
 *  Extensions and everything else count from the day on which they were granted or done; of the calendar what was published by the date.
 *  @param out new: rows of ::zx_due_line; end with zx_cursor_free()
 *  @return ::ZX_OK; ::ZX_INVALID (an option by field); ::ZX_NOT_FOUND (no rulebook that early); ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED;
 *  ::ZX_ROLLED_BACK; ::ZX_CORRUPT; ::ZX_TAMPERED; ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_due(zx_store *store, const zx_due_options *options, zx_cursor **out);

#ifdef __cplusplus
}
#endif
#endif
