/* SPDX-License-Identifier: MIT */
/** @file
 *  A noun that only the tests have: tests/checks/sample adds it to a copy of the sources.
 */
#ifndef ZHENGXIE_SAMPLE_H
#define ZHENGXIE_SAMPLE_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How a sample is. */
typedef enum zx_sample_state {
    ZX_SAMPLE_FRESH = 1, /**< just taken */
    ZX_SAMPLE_STALE = 2  /**< too old */
} zx_sample_state;

/** A sample. */
typedef struct zx_sample {
    size_t size;           /**< sizeof(zx_sample) */
    zx_id id;              /**< given by the library */
    int64_t revision;      /**< see ::zx_record */
    const char *title;     /**< what it is called; up to 20 characters */
    const char *body;      /**< a long text */
    zx_id person;          /**< who took it */
    zx_date taken;         /**< when; may be partial */
    zx_sample_state state; /**< how it is */
} zx_sample;

/** Start of an initialiser of a ::zx_sample. */
#define ZX_SAMPLE_INIT .size = sizeof(zx_sample)

#ifdef __cplusplus
}
#endif
#endif
