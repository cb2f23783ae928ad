/* SPDX-License-Identifier: MIT */
/* A project's loop as it stood on a date: read once, then looked at link by link. */
#ifndef ZXI_ANALYSIS_LOOP_H
#define ZXI_ANALYSIS_LOOP_H

#include <zhengxie/date.h>
#include <zhengxie/loop.h>

#include "domain/domain.h"

extern const zx_enum_type zxi_loop_link_type;

enum { ZXI_STAGES = ZX_STAGE_COMPREHENSIVE_REPORT, ZXI_LISTS = ZX_LIST_SUGGESTION };

/* ---- a project as it stood; everything begins with its id, and stands in the order of ids ---- */

/* Something that was done, and the record that says so; unset: not by the date. */
typedef struct zxi_loop_deed {
    zx_id by;
    zx_date date;
} zxi_loop_deed;

typedef struct zxi_loop_stage {
    zx_id id;             /* 0: neither entered nor skipped */
    zx_date entered, left, skipped;
    const char *ground;
    zxi_loop_deed evidence;
} zxi_loop_stage;

/* A document of a kind that is adopted. */
typedef struct zxi_loop_document {
    zx_id id;
    const char *title;
    zx_date drafted, adopted, due, sent;
    zxi_loop_deed answer;
    zxi_loop_deed lists[ZXI_LISTS + 1]; /* the first entry of each */
    zxi_loop_deed instruction;          /* the first, of the whole or of an entry */
    bool instructed;                    /* there is one of the whole */
} zxi_loop_document;

typedef struct zxi_loop_entry {
    zx_id id, of;
    const char *title;
    zx_list list;
    zx_date listed;
    zxi_loop_deed remedy, instruction, measure;
} zxi_loop_entry;

typedef struct zxi_loop_instruction {
    zx_id id;
    zx_date given;
    size_t addressees;
} zxi_loop_instruction;

typedef struct zxi_loop_addressee {
    zx_id id;
    const char *name;
    zx_date addressed, due, answered;
    bool silent; /* of whom no answer is expected */
} zxi_loop_addressee;

#define ZXI_NOWHERE SIZE_MAX

typedef struct zxi_loop_measure {
    zx_id id, parent, suggestion;
    const char *title;
    zx_date promised, due, cancelled, completed, moved;
    int64_t percent; /* as rolled up; ZXI_NO_PROGRESS: cancelled */
    int64_t weight;
    size_t top;               /* the measure at its root, which may be itself */
    size_t first, last, next; /* its first part and its last, and the part behind it; ZXI_NOWHERE: none */
    zxi_loop_deed effect;     /* of a top one: the first of it or a part */
} zxi_loop_measure;

typedef struct zxi_loop_effect {
    zx_id id;
    const char *title;
    zx_date observed, told;
} zxi_loop_effect;

/* An array that grows in the call's arena. */
#define ZXI_LOOP_MANY(type_, name_) \
    type_ *name_;                   \
    size_t name_##_count, name_##_room

typedef struct zxi_loop_project {
    zx_id id;
    zx_id of; /* itself; what stands for a project, a document or a proposal, is of this one or of none */
    const char *title;
    bool needs_approval, closed;
    zx_date proposed, settled, approved, refused, ended;
    zxi_loop_deed origin;
    zxi_loop_stage stages[ZXI_STAGES + 1]; /* by zx_stage_kind */
    zx_stage_kind furthest;                /* entered; 0: none */
    ZXI_LOOP_MANY(zxi_loop_document, documents);
    ZXI_LOOP_MANY(zxi_loop_entry, entries);
    ZXI_LOOP_MANY(zxi_loop_instruction, instructions);
    ZXI_LOOP_MANY(zxi_loop_addressee, addressees);
    ZXI_LOOP_MANY(zxi_loop_measure, measures);
    ZXI_LOOP_MANY(zxi_loop_effect, effects);
} zxi_loop_project;

/* The one of this id, of an array that is in their order; NULL for none. */
void *zxi_loop_find(const void *items, size_t count, size_t size, zx_id id);
#define ZXI_LOOP_FIND(project_, many_, id_) \
    zxi_loop_find((project_)->many_, (project_)->many_##_count, sizeof *(project_)->many_, (id_))

/* ---- reading ---- */

typedef struct zxi_loop_asking {
    zx_store *store;
    const zx_loop_options *options;
    const json_t *rulebook;
    zx_id rulebook_id;
    char on[ZX_DATE_SIZE];
} zxi_loop_asking;

/* The projects that are asked about, without what belongs to them. */
zx_status zxi_loop_projects(zxi_loop_asking *asking, zxi_loop_project **out, size_t *count);
/* What belongs to one: all of it, or its entries and measures only. */
zx_status zxi_loop_read(zxi_loop_asking *asking, zxi_loop_project *project);
zx_status zxi_loop_read_measures(zxi_loop_asking *asking, zxi_loop_project *project);
/* How far its measures had come: as they are, or from the reports if one of them moved after the date. */
zx_status zxi_loop_roll_up(zxi_loop_asking *asking, zxi_loop_project *project);

/* Calls `take` for each row of a query about a project (?1) as of the date (?2). */
typedef struct zxi_loop_reading {
    zxi_loop_asking *asking;
    zxi_loop_project *project;
    zxi_statement *row;
} zxi_loop_reading;
typedef zx_status (*zxi_loop_take)(zxi_loop_reading *reading);
zx_status zxi_loop_rows(zxi_loop_asking *asking, zxi_loop_project *project, const char *sql, zxi_loop_take take);
/* Its columns. A date later than that of the question is unset. */
zx_status zxi_loop_date(zxi_loop_reading *reading, int column, zx_date *out);
zx_status zxi_loop_due(zxi_loop_reading *reading, int column, zx_date *out); /* it may be later, and partial */
zx_status zxi_loop_text(zxi_loop_reading *reading, int column, const char **out);
int zxi_loop_enum(zxi_loop_reading *reading, int column, const zx_enum_type *type); /* 0 for none */
/* A blank one more of an array. NULL without memory. */
void *zxi_loop_more(zxi_loop_reading *reading, void **items, size_t *count, size_t *room, size_t size);
/* Notes a deed, if it is the first. */
void zxi_loop_do(zxi_loop_deed *deed, zx_id by, zx_date date);

/* ---- links ---- */

/* What is told of a link; `row` is blank but for what the link is. */
typedef zx_status (*zxi_loop_tell)(void *context, const zx_loop_row *row);
zx_status zxi_loop_links(const zxi_loop_project *project, zx_date on, zxi_loop_tell tell, void *context);

/* What is said of a kind of link. */
typedef struct zxi_loop_words {
    zx_stage_kind by;   /* by whose end it is asked for, where no date is set; 0: at once */
    const char *wanted; /* the verb that makes it complete */
    const char *missing, *missing_zh;
    const char *open, *open_zh; /* NULL: it is never open */
    const char *counted, *counted_zh;
} zxi_loop_words;
extern const zxi_loop_words zxi_loop_says[ZX_LOOP_TELLING + 1];

/* ---- asking ---- */

/* What the three questions share: checks, enters, reads the projects one by one, and hands out the answer. */
typedef struct zxi_loop_question {
    const char *name;
    const zx_record_type *row;
    const char *en, *zh; /* the definition */
    bool chooses_links;  /* options link and gaps are for it */
    bool takes_of;       /* option of is for it */
    /* The whole of the loop is read, or measures only. */
    zx_status (*read)(zxi_loop_asking *asking, zxi_loop_project *project);
    zx_status (*look)(void *context, const zxi_loop_project *project);
    zx_status (*end)(void *context); /* NULL: nothing is left to do */
} zxi_loop_question;
zx_status zxi_loop_ask(zx_store *store, const zx_loop_options *options, const zxi_loop_question *question, void *context,
                       zx_cursor **answer, zx_cursor **out);

#endif
