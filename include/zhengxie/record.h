/* SPDX-License-Identifier: MIT */
/** @file
 *  What all records have in common: how they are described, read, listed and changed.
 *
 *  Each kind of record is a plain struct (in the header of its noun) and a table of fields. Whatever works on any record, this
 *  library's own storage and the Python package included, works from that table, and so can your program: see
 *  zx_record_type_at(), zx_record_get(), zx_record_list() and zx_verb_run(). The headers of the nouns add typed functions.
 */
#ifndef ZHENGXIE_RECORD_H
#define ZHENGXIE_RECORD_H

#include <zhengxie/store.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How every record begins. A record that is given to the library may be smaller than the library's own (an older caller: the
 *  missing fields are unset), or larger, if what is beyond is all zero. */
typedef struct zx_record {
    size_t size;      /**< sizeof the record's struct, as the caller knows it */
    zx_id id;         /**< given by the library */
    int64_t revision; /**< the journal entry that last changed the record. Given to a verb, it must still be so; 0: not asked */
} zx_record;

/** The C type of a field, and how it is kept in the file. */
typedef enum zx_field_type {
    ZX_FIELD_ID = 1,  /**< ::zx_id; INTEGER */
    ZX_FIELD_TEXT,    /**< `const char *`, UTF-8; TEXT */
    ZX_FIELD_CODE,    /**< `const char *`, one of the rulebook's codes; TEXT */
    ZX_FIELD_DATE,    /**< ::zx_date; TEXT, ISO 8601 */
    ZX_FIELD_INT,     /**< ::zx_opt_int; INTEGER */
    ZX_FIELD_YES_NO,  /**< ::zx_yes_no; INTEGER, 0 no and 1 yes */
    ZX_FIELD_ENUM,    /**< an enum of the library (int); TEXT, the value's code */
    ZX_FIELD_NUMBER,  /**< int64_t that is always there; only in answers */
    ZX_FIELD_DECIMAL  /**< `const char *`, a figure such as "-12.50": up to 15 digits and 6 behind the point, none of them needless in
                           front, no zero with a sign. Kept as written, so 12.5 and 12.50 are two; TEXT */
} zx_field_type;

/** What is special about a field; or-ed together. */
typedef enum zx_field_flag {
    ZX_FIELD_REQUIRED = 1,   /**< never unset in a record that is kept */
    ZX_FIELD_SENSITIVE = 2,  /**< a person's data: never quoted in messages */
    ZX_FIELD_SEARCHABLE = 4, /**< text that search looks through */
    ZX_FIELD_LONG = 8,       /**< kept in the side table TABLE_text; lists leave it out unless asked */
    ZX_FIELD_DERIVED = 16,   /**< computed from other records; no verb takes it and the journal does not hold it */
    ZX_FIELD_EFFECTIVE = 32, /**< the date from which the record counts. Unset where it might be partial: not known, always; else: not yet */
    ZX_FIELD_UNTIL = 64,     /**< the date from which it no longer counts */
    ZX_FIELD_SUBJECT = 128,  /**< the record that this one is part of: its changes show in that one's history */
    ZX_FIELD_TITLE = 256,    /**< what a person would call the record */
    ZX_FIELD_PARTIAL = 512   /**< a date that may be only a year, or year and month */
} zx_field_flag;

/** One value of an enum. */
typedef struct zx_enum_value {
    int32_t value;    /**< the number in C */
    int32_t reserved; /**< 0 */
    const char *code; /**< in the file, in JSON and in Python */
    const char *en;   /**< label in English */
    const char *zh;   /**< label in Chinese */
} zx_enum_value;

/** An enum of the library. Its values differ from city to city in nothing; what does differ is a code of the rulebook. */
typedef struct zx_enum_type {
    const char *name;            /**< e.g. "examination_result" */
    const zx_enum_value *values; /**< `count` of them */
    size_t count;                /**< how many values */
} zx_enum_type;

/** One field of a record. */
typedef struct zx_field {
    const char *name;          /**< in C, in the file, in Python */
    const char *en;            /**< label in English */
    const char *zh;            /**< label in Chinese */
    const char *refers;        /**< of an id: the kinds of record it may be, joined by '|'; "*" for any; else NULL */
    const char *codes;         /**< of a code: the rulebook's list, e.g. "categories"; else NULL */
    const zx_enum_type *values; /**< of an enum; else NULL */
    zx_field_type type;        /**< its type */
    uint32_t flags;            /**< of ::zx_field_flag */
    uint32_t offset;           /**< of the member in the struct */
    uint32_t limit;            /**< of a text: most characters; 0: none but the library's (10,000,000 bytes) */
} zx_field;

/** A kind of record. All of it is constant and lives as long as the process. */
typedef struct zx_record_type zx_record_type;

/** The kinds of record, one by one.
 *  @return borrowed for ever; NULL past the last. */
ZX_API const zx_record_type *zx_record_type_at(size_t index);

/** A kind of record by its name, e.g. "proposal". @return borrowed for ever; NULL when there is none. */
ZX_API const zx_record_type *zx_record_type_named(const char *name);

/** Its name, which is also that of its table. @return borrowed for ever. */
ZX_API const char *zx_record_type_name(const zx_record_type *type);
/** Its label in English. @return borrowed for ever. */
ZX_API const char *zx_record_type_en(const zx_record_type *type);
/** Its label in Chinese. @return borrowed for ever. */
ZX_API const char *zx_record_type_zh(const zx_record_type *type);
/** Bytes of its struct. */
ZX_API size_t zx_record_type_size(const zx_record_type *type);
/** Whether it is kept in the file (else it is a row of an answer, without id and revision). */
ZX_API zx_yes_no zx_record_type_kept(const zx_record_type *type);
/** Its fields, one by one, without size, id and revision. @return borrowed for ever; NULL past the last. */
ZX_API const zx_field *zx_record_type_field(const zx_record_type *type, size_t index);

/* ---- reading ---- */

/** Reads one record.
 *  @param kind its kind, e.g. "person"
 *  @param out  new: a pointer to the kind's struct; one memory block with all its texts
 *  @return ::ZX_OK; ::ZX_NOT_FOUND (no such record, or the id is of another kind, which is named); ::ZX_MISUSE; ::ZX_BUSY;
 *  ::ZX_CLOSED; ::ZX_ROLLED_BACK; ::ZX_CORRUPT; ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_record_get(zx_store *store, const char *kind, zx_id id, void **out);

/** The kind of the record that has this id.
 *  @param out borrowed for ever
 *  @return as zx_record_get(). */
ZX_API zx_status zx_record_kind(zx_store *store, zx_id id, const char **out);

/** Which part of a list is wanted. Start from ZX_PAGE_INIT. */
typedef struct zx_page {
    size_t size;      /**< sizeof(zx_page) */
    zx_id after;      /**< only records after this id, in the order of ids; 0: from the first */
    int64_t limit;    /**< at most so many; 0: all */
    zx_date from;     /**< only records that began to count on this day or later (partial: its first day). A record's own partial date
                           counts as its first day, here and below; one whose date is not known is left out */
    zx_date until;    /**< only records that began to count on this day or earlier (partial: its last day) */
    zx_date on;       /**< only records that counted on this complete date: begun (or not known when), and not yet ended */
    zx_yes_no texts;  /**< ::ZX_YES: with the long texts, which lists leave out */
} zx_page;

/** Start of an initialiser of a ::zx_page. */
#define ZX_PAGE_INIT .size = sizeof(zx_page)

/** A list being read. It holds no lock between calls and may be left half read. Not for two threads at once. */
typedef struct zx_cursor zx_cursor;

/** Lists records of a kind, by id.
 *  @param filter a record of that kind: each field that is set must be equal; ZX_NONE… asks for "has none". NULL: any. Long
 *                texts and derived fields too can be asked for
 *  @param page   NULL: everything
 *  @param out    new: end with zx_cursor_free()
 *  @return ::ZX_OK; ::ZX_INVALID (the filter or page, by field); ::ZX_MISUSE; ::ZX_CLOSED; ::ZX_BUSY; ::ZX_ROLLED_BACK;
 *  ::ZX_NO_MEMORY. */
ZX_API zx_status zx_record_list(zx_store *store, const char *kind, const void *filter, const zx_page *page, zx_cursor **out);

/** Counts what zx_record_list() would list.
 *  @return as zx_record_list(), and ::ZX_CORRUPT; ::ZX_IO. */
ZX_API zx_status zx_record_count(zx_store *store, const char *kind, const void *filter, const zx_page *page, int64_t *out);

/** The next record.
 *  @param out borrowed till the cursor moves on or is freed: a pointer to the struct of the cursor's kind
 *  @return ::ZX_OK; ::ZX_DONE after the last; ::ZX_CLOSED; ::ZX_BUSY; ::ZX_ROLLED_BACK; ::ZX_MISUSE; ::ZX_CORRUPT; ::ZX_IO;
 *  ::ZX_NO_MEMORY. After a failure the same call may be tried again. */
ZX_API zx_status zx_cursor_next(zx_cursor *cursor, const void **out);

/** What kind of record the cursor answers. @return borrowed for ever; NULL for NULL. */
ZX_API const zx_record_type *zx_cursor_type(const zx_cursor *cursor);

/** What an answer rests on. */
typedef struct zx_meta {
    size_t size;               /**< sizeof(zx_meta) of the library */
    const char *question;      /**< e.g. "balance" */
    const char *definition;    /**< what is counted, in English */
    const char *definition_zh; /**< the same in Chinese */
    const char *head;          /**< the journal's head when it was answered */
    zx_id rulebook;            /**< the rulebook in force on that date; 0 where none was needed */
    zx_date on;                /**< as of which date */
    int32_t reserved;          /**< 0 */
    const char *sentence;      /**< the answer in words, in English; NULL: this question has none */
    const char *sentence_zh;   /**< the same in Chinese */
} zx_meta;

/** What the answer in this cursor rests on. @return borrowed till the cursor is freed; NULL for a plain list. */
ZX_API const zx_meta *zx_cursor_meta(const zx_cursor *cursor);

/** Ends a cursor. NULL is allowed. */
ZX_API void zx_cursor_free(zx_cursor *cursor);

/* ---- changing ---- */

/** On what date, by whom and why something is done. Start from ZX_ACT_INIT. */
typedef struct zx_act {
    size_t size;        /**< sizeof(zx_act) */
    const char *by;     /**< who does it, e.g. an account or an office: required, up to 200 characters */
    const char *reason; /**< why: up to 2,000 characters; required where the verb says so */
    zx_date on;         /**< the date it takes effect: required, complete */
    int32_t reserved;   /**< 0 */
} zx_act;

/** Start of an initialiser of a ::zx_act. */
#define ZX_ACT_INIT .size = sizeof(zx_act)

/** A verb: a change that checks its rules, writes, and is journalled, in one transaction. */
typedef struct zx_verb {
    const char *name;   /**< e.g. "proposal.examine" */
    const char *record; /**< the kind of record that it takes, e.g. "examination" */
    const char *takes;  /**< the fields it takes, separated by spaces; '!' behind one that must be set */
    const char *en;     /**< what it does, in English */
    const char *zh;     /**< what it does, in Chinese */
} zx_verb;

/** The verbs, one by one. @return borrowed for ever; NULL past the last. */
ZX_API const zx_verb *zx_verb_at(size_t index);

/** Does a verb, by its name. Each verb has a function of its own too, which says what else it can answer.
 *  @param in  a record of the verb's kind
 *  @param out the record that was made or changed; NULL is allowed
 *  @return ::ZX_OK; ::ZX_INVALID (a field); ::ZX_RULE (a rule); ::ZX_NOT_FOUND; ::ZX_EXISTS; ::ZX_CONFLICT (the revision);
 *  ::ZX_TAMPERED (a record it rests on); ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED; ::ZX_ROLLED_BACK; ::ZX_READ_ONLY; ::ZX_FULL;
 *  ::ZX_IO; ::ZX_CORRUPT; ::ZX_TOO_BIG; ::ZX_NEWER; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_verb_run(zx_store *store, const char *verb, const zx_act *act, const void *in, zx_id *out);

/** Does the same verb for many records: all of them or none. They are done in their order, save that what rests on others of them
 *  (an assisting unit on its lead unit) waits for the rest.
 *  @param in       `count` pointers to records of the verb's kind
 *  @param out      room for `count` ids; NULL is allowed
 *  @param progress NULL is allowed
 *  @param failed   the index of the record that was refused; NULL is allowed
 *  @return as zx_verb_run(), and ::ZX_CANCELLED. */
ZX_API zx_status zx_verb_run_many(zx_store *store, const char *verb, const zx_act *act, const void *const *in, size_t count,
                                  zx_id *out, size_t *failed, zx_progress_fn progress, void *context);

/** A rule of the domain. */
typedef struct zx_rule {
    const char *id;     /**< e.g. "proposal.subject-length" */
    const char *en;     /**< the rule in English */
    const char *zh;     /**< the rule in Chinese */
    const char *source; /**< where the rule comes from */
} zx_rule;

/** The rules, one by one. @return borrowed for ever; NULL past the last. */
ZX_API const zx_rule *zx_rule_at(size_t index);

#ifdef __cplusplus
}
#endif
#endif
