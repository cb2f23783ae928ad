/* SPDX-License-Identifier: MIT */
/** @file
 *  Instructions (批示): what a leader wrote on a document that was sent, or on a proposal. Whom it asks for what is in addressee.h.
 */
#ifndef ZHENGXIE_INSTRUCTION_H
#define ZHENGXIE_INSTRUCTION_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An instruction. */
typedef struct zx_instruction {
    size_t size;        /**< sizeof(zx_instruction) */
    zx_id id;           /**< given by the library */
    int64_t revision;   /**< see ::zx_record */
    const char *office; /**< the leader's post at the time, in words; up to 200 characters */
    const char *number; /**< its number; up to 100 characters */
    const char *text;   /**< its words; up to 5,000 characters */
    zx_id of;           /**< the document or the proposal that it is written on */
    zx_id entry;        /**< the one entry of the three lists that it is about; unset: all of the document */
    zx_id leader;       /**< who gave it */
    zx_id project;      /**< the project of the document. Derived */
    zx_date given;      /**< when */
    zx_date struck;     /**< no longer from this day */
} zx_instruction;

/** Start of an initialiser of a ::zx_instruction. */
#define ZX_INSTRUCTION_INIT .size = sizeof(zx_instruction)

/** Notes an instruction. Takes of, leader; entry, office, number, text.
 *  @return as zx_verb_run(); ::ZX_RULE "instruction.sent", "instruction.entry". */
ZX_API zx_status zx_instruction_give(zx_store *store, const zx_act *act, const zx_instruction *in, zx_id *out);

/** Mends what was entered wrongly: every field becomes what is given, unset ones included. Takes id, leader, given; entry, office,
 *  number, text; the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "instruction.sent", "instruction.entry", "instruction.in-order", "instruction.struck". */
ZX_API zx_status zx_instruction_correct(zx_store *store, const zx_act *act, const zx_instruction *in, zx_id *out);

/** Strikes an instruction that was entered wrongly, on another document for one. Takes id; the act needs a reason. Refused as long as
 *  something rests on it: an addressee, which zx_instruction_strike_addressee() strikes, or evidence.
 *  @return as zx_verb_run(); ::ZX_RULE "instruction.struck", "instruction.in-order", "instruction.in-use". */
ZX_API zx_status zx_instruction_strike(zx_store *store, const zx_act *act, const zx_instruction *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
