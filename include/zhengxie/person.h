/* SPDX-License-Identifier: MIT */
/** @file
 *  Persons: members, and also staff, lecturers and leaders. A *member* is a person with a membership (membership.h).
 *
 *  A name is never a key: two persons may share one. Identity numbers, telephone numbers and addresses have no place here.
 */
#ifndef ZHENGXIE_PERSON_H
#define ZHENGXIE_PERSON_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A person. */
typedef struct zx_person {
    size_t size;             /**< sizeof(zx_person) */
    zx_id id;                /**< given by the library */
    int64_t revision;        /**< see ::zx_record */
    const char *name;        /**< name, as the person writes it; up to 100 characters */
    const char *other_names; /**< former, foreign or pen names, for finding them; up to 300 characters */
    const char *ethnicity;   /**< e.g. "回族"; up to 50 characters */
    const char *post;        /**< work unit and post; up to 200 characters */
    const char *note;        /**< what tells two of one name apart, and other remarks; up to 2,000 characters */
    const char *gender;      /**< code of the rulebook's "genders" */
    zx_date born;            /**< may be partial */
    zx_date died;            /**< may be partial */
} zx_person;

/** Start of an initialiser of a ::zx_person. */
#define ZX_PERSON_INIT .size = sizeof(zx_person)

/** Adds a person. Takes name; other_names, ethnicity, post, note, gender, born, died.
 *  @return as zx_verb_run(); ::ZX_RULE "person.born-before-died". */
ZX_API zx_status zx_person_add(zx_store *store, const zx_act *act, const zx_person *in, zx_id *out);

/** Mends what was entered wrongly: every field of the person becomes what is given, unset ones included. Takes id, name and the
 *  rest of zx_person_add(); the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "person.born-before-died". */
ZX_API zx_status zx_person_correct(zx_store *store, const zx_act *act, const zx_person *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
