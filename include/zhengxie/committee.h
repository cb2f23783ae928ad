/* SPDX-License-Identifier: MIT */
/** @file
 *  The committee that the file belongs to. There is one, made with the file by zx_store_open().
 */
#ifndef ZHENGXIE_COMMITTEE_H
#define ZHENGXIE_COMMITTEE_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A committee of the CPPCC. */
typedef struct zx_committee {
    size_t size;         /**< sizeof(zx_committee) */
    zx_id id;            /**< given by the library */
    int64_t revision;    /**< see ::zx_record */
    const char *place;   /**< the place as the committee's name has it, e.g. "南京市"; up to 50 characters */
    zx_opt_int division; /**< administrative code (GB/T 2260), 100000–999999; the first six digits of every id in the file */
} zx_committee;

/** Start of an initialiser of a ::zx_committee. */
#define ZX_COMMITTEE_INIT .size = sizeof(zx_committee)

#ifdef __cplusplus
}
#endif
#endif
