/* SPDX-License-Identifier: MIT */
/** @file
 *  Statuses, and what is known of the last failure.
 *
 *  Every function that can fail returns a ::zx_status. On anything but ::ZX_OK (and ::ZX_DONE of a cursor) the outputs
 *  are as they were before the call, nothing was written, and zx_error_last() explains. One exception, and only for ::ZX_IO: when
 *  the disk fails at the very last step of a commit, the whole change may be kept all the same, and the message says so;
 *  zx_journal_head() tells.
 */
#ifndef ZHENGXIE_STATUS_H
#define ZHENGXIE_STATUS_H

#include <zhengxie/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What became of a call. The numbers are fixed for ever; new ones are only appended. */
typedef enum zx_status {
    ZX_OK = 0,           /**< done as asked */
    ZX_DONE = 1,         /**< a cursor has no more records; not a failure */
    ZX_INVALID = 2,      /**< a field's value is missing, malformed or out of range; the field is named */
    ZX_RULE = 3,         /**< a rule of the domain forbids it; rule and field are named */
    ZX_NOT_FOUND = 4,    /**< no such record (or the id is of a record of another kind) */
    ZX_EXISTS = 5,       /**< what must be unique is there already */
    ZX_CONFLICT = 6,     /**< the record was changed since the given revision */
    ZX_BUSY = 7,         /**< another thread or process holds the store longer than the busy timeout */
    ZX_FULL = 8,         /**< the disk (or a quota) is full */
    ZX_READ_ONLY = 9,    /**< the store, its file or its folder cannot be written */
    ZX_CORRUPT = 10,     /**< the file is damaged: pages that SQLite cannot read */
    ZX_TAMPERED = 11,    /**< a record or journal entry was changed behind the library's back; it is named */
    ZX_SCHEMA = 12,      /**< the file's schema is not ours: an object is extra, missing or altered; it is named */
    ZX_NEWER = 13,       /**< the file was written by a newer version of the library */
    ZX_NOT_OURS = 14,    /**< not a file of this library */
    ZX_IO = 15,          /**< the operating system reported an input/output error */
    ZX_NO_MEMORY = 16,   /**< an allocation failed */
    ZX_TOO_BIG = 17,     /**< beyond a fixed limit of the library or of SQLite */
    ZX_ROLLED_BACK = 18, /**< the group was lost by an earlier failure; roll it back */
    ZX_UNSUPPORTED = 19, /**< not available with this build, option or SQLite version */
    ZX_CLOSED = 20,      /**< the store is closed */
    ZX_CANCELLED = 21,   /**< the caller's progress function asked to stop; nothing was lost */
    ZX_MISUSE = 22       /**< a call against the contract: a NULL, a wrong thread, a forked child */
} zx_status;

/** Why the last failing call of this thread failed. Strings are UTF-8, never NULL in the messages, NULL elsewhere
 *  when they do not apply. Messages never quote the value of a sensitive field. */
typedef struct zx_error {
    size_t size;            /**< sizeof(zx_error) of the library */
    zx_id id;               /**< the record concerned, 0 when none */
    const char *record;     /**< kind of record, e.g. "proposal" */
    const char *field;      /**< field, e.g. "subject" */
    const char *rule;       /**< id of the rule, e.g. "proposal.subject-length"; see zx_rule_at() */
    const char *message;    /**< in English */
    const char *message_zh; /**< in Chinese */
    zx_status status;       /**< the status that the call returned */
    int32_t reserved;       /**< 0 */
} zx_error;

/** The last failure of the calling thread.
 *  @return borrowed: valid until the next failing call of this thread; never NULL. Before any failure its status is
 *  ::ZX_OK. A call that succeeds leaves it alone. */
ZX_API const zx_error *zx_error_last(void);

/** The name of a status, e.g. "NOT_FOUND".
 *  @return borrowed for ever; "UNKNOWN" for a number that is no status. */
ZX_API const char *zx_status_name(zx_status status);

#ifdef __cplusplus
}
#endif
#endif
