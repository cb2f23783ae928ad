/* SPDX-License-Identifier: MIT */
/* Tries every step of the scenario with one thing failing, point by point: the Nth time the call asks for it, once, and from then on.
 *
 * What must hold each time: the call answers what a failure may answer, or did not need what failed; a failed call left its output
 * alone; nothing of it is in the file; the same handle does the same call when it is asked again; a group goes on as it was, or says
 * that it is lost until it is rolled back; the file is sound, and nothing leaks. */
#ifndef ZXF_TRIAL_H
#define ZXF_TRIAL_H

#include <stdbool.h>
#include <stdint.h>
#include <zhengxie/status.h>

#include "places.h"

typedef enum zxf_way { ZXF_FRESH, ZXF_USED, ZXF_GROUPED, ZXF_WAYS } zxf_way;

typedef struct zxf_source {
    const char *what;                    /* what fails: "allocation" */
    zxf_asked_of whom;
    void (*arm)(int64_t at, bool from_then_on, int variant); /* counts anew; at 0: nothing fails */
    int64_t (*asked)(void);
    int64_t (*refused)(void);
    int (*kind)(int64_t at);             /* what the `at`th was that was asked for */
    int (*variants)(int kind);           /* in how many ways it may fail */
    const char *(*name)(int kind, int variant);
    bool (*expected)(zx_status status);  /* what a call may answer when this fails */
    bool (*doubtful)(int kind, int variant); /* a change may have been kept although it was reported as failed */
    int64_t few, sample;                 /* points to try of each step */
} zxf_source;

/* All steps in one way, or one part of `parts` of them; how many points there were. */
int64_t zxf_try_all(const zxf_source *source, zxf_way way, unsigned part, unsigned parts);

#endif
