/* SPDX-License-Identifier: MIT */
/** @file
 *  The small types that all records are made of.
 *
 *  *Unset* (in a record) and *any* (in a filter) are 0 or NULL throughout. A filter asks for "has none" with ::ZX_NONE,
 *  ::ZX_NONE_TEXT, ::ZX_NONE_DATE, ::ZX_NONE_INT or ::ZX_NONE_CODE, by the field's type.
 */
#ifndef ZHENGXIE_TYPES_H
#define ZHENGXIE_TYPES_H

#include <stddef.h>
#include <stdint.h>

#ifndef ZX_API
#if defined(SWIG)
#define ZX_API
#elif defined(ZX_BUILD) && defined(__GNUC__)
#define ZX_API __attribute__((visibility("default")))
#else
#define ZX_API
#endif
#endif

#ifdef __cplusplus
extern "C" {
#endif

/** Identifies a record: the committee's six-digit administrative code (GB/T 2260) × 10⁹ + a serial that is unique in
 *  the file over all kinds of record. Always positive and at most 15 digits, so exact in a double. 0 is unset. */
typedef int64_t zx_id;

/** A calendar date (proleptic Gregorian). month or day is 0 where only the year, or year and month, are known; all 0 is
 *  unset. Years 1 to 9999. */
typedef struct zx_date {
    int16_t year;  /**< 1–9999; 0 unset */
    uint8_t month; /**< 1–12; 0 not known */
    uint8_t day;   /**< 1–31 within the month; 0 not known */
} zx_date;

/** A whole number that may really be 0. */
typedef struct zx_opt_int {
    int64_t set;   /**< 0 unset (or any), 1 set, 2 "has none" in a filter */
    int64_t value; /**< meaningful where set is 1 */
} zx_opt_int;

/** A flag that may be unset. */
typedef enum zx_yes_no {
    ZX_NO = 1, /**< no */
    ZX_YES = 2 /**< yes */
} zx_yes_no;

/** In a filter: the id is not set. */
#define ZX_NONE ((zx_id)-1)
/** In a filter: the enum or flag is not set. */
#define ZX_NONE_CODE (-1)
/** In a filter: the date is not set. The initialiser of a ::zx_date. */
#define ZX_NONE_DATE {-1, 0, 0}
/** In a filter: the number is not set. The initialiser of a ::zx_opt_int. */
#define ZX_NONE_INT {2, 0}
/** In a filter: the text is not set. Compared by address, so use this pointer itself. */
#define ZX_NONE_TEXT (zx_none_text())

/** The pointer behind ::ZX_NONE_TEXT. @return borrowed for ever. */
ZX_API const char *zx_none_text(void);

/** One committee's file, opened. Safe to share between threads; see store.h. */
typedef struct zx_store zx_store;

/** Reports progress of long work and may stop it.
 *  @param context as given beside the function
 *  @param done    units done so far
 *  @param total   units in all, or -1 when not known
 *  @return 0 to go on, anything else to cancel: the call then returns ::ZX_CANCELLED and nothing of it is kept. */
typedef int (*zx_progress_fn)(void *context, int64_t done, int64_t total);

/** Frees what a function of the library handed out as **new**. NULL is allowed. */
ZX_API void zx_free(void *memory);

/** The functions the library allocates with. */
typedef struct zx_allocator {
    size_t size;                               /**< sizeof(zx_allocator) */
    void *(*allocate)(size_t bytes);           /**< as malloc */
    void *(*resize)(void *memory, size_t bytes); /**< as realloc */
    void (*release)(void *memory);             /**< as free */
} zx_allocator;

/** Replaces the allocation functions for the whole process.
 *  Call it before anything else of the library, from one thread: memory must go back to where it came from.
 *  @param allocator copied; NULL restores malloc, realloc and free. An incomplete one is ignored. */
ZX_API void zx_allocator_set(const zx_allocator *allocator);

#ifdef __cplusplus
}

/** C++ helpers. */
namespace zx {
/** A record with its size set, every field unset: `auto person = zx::init<zx_person>();` */
template <class T> T init() {
    T record = T();
    record.size = sizeof(T);
    return record;
}
} // namespace zx
#endif
#endif
