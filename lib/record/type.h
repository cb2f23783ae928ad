/* SPDX-License-Identifier: MIT */
/* How a noun describes its records, verbs and rules. */
#ifndef ZXI_RECORD_TYPE_H
#define ZXI_RECORD_TYPE_H

#include <assert.h>
#include <stdbool.h>
#include <zhengxie/record.h>

#include "store/store.h"

struct zx_record_type {
    const char *name, *en, *zh;
    size_t size;
    const zx_field *fields;
    size_t count;
    bool answer; /* a row of an answer: not kept in the file, no id and revision */
    /* Sets the derived fields of a record (id and own fields are there) from other records. NULL where there are none. */
    zx_status (*derive)(zx_store *store, void *record);
    /* A SELECT of the columns of the table as they stood on the date ?1, for tallies as of an earlier date. NULL: the rows that
     * had begun, as they are. */
    const char *as_of;
    /* Of many that a verb is given at once, those that must wait until the others are done. NULL: none. */
    bool (*waits)(const void *record);
    /* Whether what is kept beside the record is what it says, for verification. NULL where nothing is. */
    zx_status (*check)(zx_store *store, const void *record);
};

/* The members of a field table: ZXI_TEXT(zx_person, name, 100, ZX_FIELD_REQUIRED, "name", "姓名") */
#define ZXI_FIELD_(kind_, struct_, member_, flags_, en_, zh_, ...)                                                            \
    {                                                                                                                         \
        .name = #member_, .en = en_, .zh = zh_, .type = kind_, .flags = flags_, .offset = offsetof(struct_, member_),         \
        __VA_ARGS__                                                                                                           \
    }
#define ZXI_ID(struct_, member_, refers_, flags_, en_, zh_) \
    ZXI_FIELD_(ZX_FIELD_ID, struct_, member_, flags_, en_, zh_, .refers = refers_)
#define ZXI_TEXT(struct_, member_, limit_, flags_, en_, zh_) \
    ZXI_FIELD_(ZX_FIELD_TEXT, struct_, member_, flags_, en_, zh_, .limit = limit_)
#define ZXI_CODE(struct_, member_, codes_, flags_, en_, zh_) \
    ZXI_FIELD_(ZX_FIELD_CODE, struct_, member_, flags_, en_, zh_, .codes = codes_, .limit = 64)
#define ZXI_DATE(struct_, member_, flags_, en_, zh_) ZXI_FIELD_(ZX_FIELD_DATE, struct_, member_, flags_, en_, zh_, .limit = 0)
#define ZXI_INT(struct_, member_, flags_, en_, zh_) ZXI_FIELD_(ZX_FIELD_INT, struct_, member_, flags_, en_, zh_, .limit = 0)
#define ZXI_DECIMAL(struct_, member_, flags_, en_, zh_) \
    ZXI_FIELD_(ZX_FIELD_DECIMAL, struct_, member_, flags_, en_, zh_, .limit = 0)
#define ZXI_FLAG(struct_, member_, flags_, en_, zh_) ZXI_FIELD_(ZX_FIELD_YES_NO, struct_, member_, flags_, en_, zh_, .limit = 0)
#define ZXI_ENUM(struct_, member_, values_, flags_, en_, zh_) \
    ZXI_FIELD_(ZX_FIELD_ENUM, struct_, member_, flags_, en_, zh_, .values = values_)
#define ZXI_NUMBER(struct_, member_, en_, zh_) ZXI_FIELD_(ZX_FIELD_NUMBER, struct_, member_, ZX_FIELD_REQUIRED, en_, zh_, .limit = 0)

/* The type itself. `last` is the struct's last member: nothing may hide behind it. */
#define ZXI_TYPE(struct_, last_, name_, en_, zh_, fields_, ...)                                                              \
    {                                                                                                                         \
        .name = name_, .en = en_, .zh = zh_, .size = sizeof(struct_), .fields = fields_,                                      \
        .count = sizeof(fields_) / sizeof *(fields_), __VA_ARGS__                                                             \
    }
#define ZXI_NO_PADDING(struct_, last_)                                                                                       \
    static_assert(offsetof(struct_, last_) + sizeof(((struct_ *)0)->last_) == sizeof(struct_), "padding at the tail of " #struct_)

/* The enum of a field. */
#define ZXI_ENUM_TYPE(name_, values_) {.name = name_, .values = values_, .count = sizeof(values_) / sizeof *(values_)}
#define ZXI_VALUE(value_, code_, en_, zh_) {.value = value_, .code = code_, .en = en_, .zh = zh_}

/* One call of a verb, while it is under way. */
typedef struct zxi_call {
    zx_store *store;
    zxi_arena *arena;
    const zx_act *act;
    const struct zxi_verb *verb;
    void *with;    /* what the verb was given beside its record; see zxi_verb_do_with() */
    zx_id subject; /* what history files the entry under; the verb may set it, else it is the record itself */
} zxi_call;

/* Checks the rules, writes through zxi_record_insert() and friends, and says which record it made or changed. `in` is a whole
 * record in the call's arena, its fields already checked against the field table; the verb may change it. */
typedef zx_status (*zxi_verb_fn)(zxi_call *call, void *in, zx_id *out);

typedef enum zxi_verb_flag {
    ZXI_REASON = 1,          /* the act must say why */
    ZXI_CHECKS_AFTERWARDS = 2, /* some of its rules are checked on what it wrote: in a group it has a savepoint of its own */
    ZXI_BYTES = 4             /* it is given bytes beside its record: only by its own function */
} zxi_verb_flag;

typedef struct zxi_verb {
    zx_verb is;
    const zx_record_type *type;
    zxi_verb_fn run;
    unsigned flags; /* of zxi_verb_flag; false and true, in a table, are none and ZXI_REASON */
} zxi_verb;

/* Everything a noun brings. Lists end with NULL, or with an element without a name. */
typedef struct zxi_noun {
    const char *name;
    const zx_record_type *const *types;
    const zxi_verb *verbs;
    const zx_rule *rules;
} zxi_noun;

/* The rows of the answers, one line a question in lib/analysis/answers.c; ends with NULL. */
extern const zx_record_type *const zxi_answer_types[];

/* Generated from lib/domain/nouns.def; ends with NULL. */
extern const zxi_noun *const zxi_nouns[];

const zxi_verb *zxi_verb_named(const char *name);
const zx_field *zxi_field_named(const zx_record_type *type, const char *name);

/* What a verb of a public function does: finds itself by name, and runs. */
#define ZXI_RUN(name_) zx_verb_run(store, name_, act, in, out)

#endif
