/* SPDX-License-Identifier: MIT */
/** @file
 *  Addressees of an instruction (instruction.h): a unit, a person or a post, each with what is demanded of it, to whom it reports, until
 *  when, and what it answered. One that is asked for two things is entered twice.
 */
#ifndef ZHENGXIE_ADDRESSEE_H
#define ZHENGXIE_ADDRESSEE_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An addressee. */
typedef struct zx_addressee {
    size_t size;        /**< sizeof(zx_addressee) */
    zx_id id;           /**< given by the library */
    int64_t revision;   /**< see ::zx_record */
    const char *post;   /**< a post, in words; up to 200 characters */
    const char *demand; /**< what is demanded: code of the rulebook's "demands" */
    const char *note;   /**< more of it; up to 2,000 characters */
    const char *answer; /**< what was answered; up to 5,000 characters */
    zx_id instruction;  /**< the instruction */
    zx_id unit;         /**< the organization or person; or else the post */
    zx_id report_to;    /**< the organization or person to whom it reports */
    zx_id project;      /**< the project of the document. Derived */
    zx_date addressed;  /**< since when it is asked */
    zx_date due;        /**< until when; may be partial */
    zx_date answered;   /**< when it answered */
    zx_date struck;     /**< no longer from this day */
} zx_addressee;

/** Start of an initialiser of a ::zx_addressee. */
#define ZX_ADDRESSEE_INIT .size = sizeof(zx_addressee)

/** Says whom an instruction asks for what. Takes instruction, demand; unit or post; report_to, due, note.
 *  @return as zx_verb_run(); ::ZX_RULE "addressee.who", "addressee.in-order", "addressee.due", "instruction.struck". */
ZX_API zx_status zx_instruction_address(zx_store *store, const zx_act *act, const zx_addressee *in, zx_id *out);

/** Notes what an addressee answered. Takes id, answer.
 *  @return as zx_verb_run(); ::ZX_RULE "addressee.answered-once", "addressee.in-order", "addressee.struck". */
ZX_API zx_status zx_instruction_answer(zx_store *store, const zx_act *act, const zx_addressee *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included. Takes id, demand; unit or post; report_to,
 *  due, note, answer (of one that has answered: still needed); the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "addressee.who", "addressee.due", "addressee.answer-stays", "addressee.struck". */
ZX_API zx_status zx_instruction_correct_addressee(zx_store *store, const zx_act *act, const zx_addressee *in, zx_id *out);

/** Strikes an addressee that was entered wrongly, with its answer. Takes id; the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "addressee.struck", "addressee.in-order". */
ZX_API zx_status zx_instruction_strike_addressee(zx_store *store, const zx_act *act, const zx_addressee *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
