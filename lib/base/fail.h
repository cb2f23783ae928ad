/* SPDX-License-Identifier: MIT */
/* How a failure is recorded: once, where it is noticed, in both languages. Callers above only pass the status on. */
#ifndef ZXI_BASE_FAIL_H
#define ZXI_BASE_FAIL_H

#include <zhengxie/status.h>

#if defined(__GNUC__)
#define ZXI_PRINTF(text, first) __attribute__((__format__(__printf__, text, first)))
#else
#define ZXI_PRINTF(text, first)
#endif

/* What the failure concerns; every member may be left out. */
typedef struct zxi_about {
    const char *record, *field, *rule;
    zx_id id;
} zxi_about;

#define ZXI_ABOUT(...) (&(const zxi_about){__VA_ARGS__})

/* Records the failure and returns its status. Both formats take the same arguments in the same order. Never allocates. */
zx_status zxi_fail(zx_status status, const zxi_about *about, const char *en, const char *zh, ...)
    ZXI_PRINTF(3, 5) ZXI_PRINTF(4, 5);

/* The commonest ones. `what` names the argument or call in both languages. */
zx_status zxi_no_memory(void);
zx_status zxi_misuse(const char *what);

/* The static analyzer sees one file at a time and has to be told that the status that comes back is the one that went in. */
#ifdef __clang_analyzer__
static inline zx_status zxi_told(zx_status status, zx_status returned)
{
    (void)returned;
    return status;
}
#define zxi_fail(status, ...) zxi_told((status), zxi_fail((status), __VA_ARGS__))
#define zxi_no_memory() zxi_told(ZX_NO_MEMORY, zxi_no_memory())
#define zxi_misuse(what) zxi_told(ZX_MISUSE, zxi_misuse(what))
#endif

/* A call that only tries what may fail leaves the recorded failure alone: puts it aside, and back. */
void zxi_failure_aside(void);
void zxi_failure_back(void);

void zxi_failure_about(const zxi_about *about); /* fills in what the recorded failure leaves open */

#endif
