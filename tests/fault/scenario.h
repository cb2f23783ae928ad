/* SPDX-License-Identifier: MIT */
/* What the fault tests do: every public function, one call after the other, on one small file. A step is tried alone, with the file
 * as the steps before it left it. */
#ifndef ZXF_SCENARIO_H
#define ZXF_SCENARIO_H

#include <stdbool.h>
#include <zhengxie/zhengxie.h>

/* What a call writes its answer to. Filled with one pattern before the call, it shows what a failed call touched. */
typedef union zxf_out {
    unsigned char bytes[192];
    zx_id id, ids[8];
    void *record;
    const void *borrowed;
    const char *name;
    char *text;
    zx_cursor *cursor;
    zx_store *store;
    size_t order[8];
    struct { int64_t term, session; char *place; } session_name;
    struct { zx_id ids[8]; size_t failed; } many;
    int64_t number;
    zx_date date;
    zx_yes_no yes_no;
} zxf_out;

/* The records that later steps refer to. */
typedef enum zxf_known {
    ZXF_NONE,
    ZXF_ZHANG, ZXF_LI, ZXF_WANG, ZXF_ZHAO, ZXF_QIAN,
    ZXF_BODY, ZXF_EDUCATION, ZXF_HEALTH, ZXF_PROPOSALS, ZXF_SCHOOLS, ZXF_FINANCE, ZXF_TEMPORARY, ZXF_FORMER_NAME,
    ZXF_TERM, ZXF_SESSION,
    ZXF_SEAT_ZHANG, ZXF_SECTOR_ZHANG, ZXF_OFFICE_ZHANG, ZXF_SEAT_LI, ZXF_SEAT_WANG, ZXF_SEAT_ZHAO, ZXF_OFFICE_ZHAO, ZXF_SEAT_QIAN,
    ZXF_PAIR,
    ZXF_SITTING, ZXF_VISIT, ZXF_ITEM, ZXF_ATTENDANCE,
    ZXF_DRAFT, ZXF_INVITED_LI, ZXF_INVITED_WANG, ZXF_PAPER, ZXF_JOINT, ZXF_ASSIGNED, ZXF_FORM,
    ZXF_ASSISTING, ZXF_OTHER, ZXF_NEXT, ZXF_DECLINED, ZXF_OTHER_DECLINED, ZXF_REFUSED, ZXF_EXTENSION,
    ZXF_TALK, ZXF_COMMENT, ZXF_DELIVERY, ZXF_PUBLICATION,
    ZXF_MARK, ZXF_SUPERVISION, ZXF_CALLED, ZXF_TOPIC, ZXF_ATTACHED, ZXF_REPLY, ZXF_MEASURE, ZXF_OLD, ZXF_RESULT, ZXF_EXAMINED,
    ZXF_THEME, ZXF_PROJECT, ZXF_OTHER_PROJECT, ZXF_REQUEST, ZXF_GENERAL, ZXF_DISPATCH, ZXF_RECOMMENDED,
    ZXF_ORIGIN, ZXF_STAGE, ZXF_LATER_STAGE, ZXF_EVIDENCE, ZXF_CITATION, ZXF_TAKEN_TOPIC,
    ZXF_PROBLEM, ZXF_SUGGESTION, ZXF_REMEDY, ZXF_INSTRUCTION, ZXF_ADDRESSEE, ZXF_TOP, ZXF_PART, ZXF_OTHER_PART, ZXF_REPORT, ZXF_ASSISTS,
    ZXF_EFFECT, ZXF_RESIDENTS, ZXF_TELLING,
    ZXF_KNOWN
} zxf_known;

typedef struct zxf_world {
    char path[600], spare[600]; /* spare: for a file that a step makes */
    zx_store *store;
    zx_cursor *cursor; /* of a step's preparation */
    zx_id ids[ZXF_KNOWN];
    zxf_out out;
} zxf_world;

typedef enum zxf_trait {
    ZXF_WRITES = 1,  /* adds to the journal */
    ZXF_ALONE = 2,   /* not within a group */
    ZXF_ENDS = 32,   /* begins or ends a group, or the handle */
    ZXF_BARE = 4,    /* needs no store */
    ZXF_OPENS = 8,   /* opens the file itself */
    ZXF_SETTING = 16 /* only makes what other steps need: tried elsewhere */
} zxf_trait;

typedef struct zxf_step {
    const char *function;                /* the public function that it calls; NULL ends a chapter */
    const char *verb;                    /* the verb that this is, or NULL */
    zx_status (*run)(zxf_world *);       /* the one call */
    unsigned traits;
    zxf_known keep;                      /* out.id, from now on */
    zx_status (*prepare)(zxf_world *);   /* goes before it, without faults */
    void (*release)(zxf_world *);        /* ends what a successful call handed out */
    void (*abandon)(zxf_world *);        /* ends what the preparation left, whatever became of the call */
    zx_status answer;                    /* what it answers when nothing fails */
} zxf_step;

/* The chapters, one a file steps-*.c.. */
extern const zxf_step zxf_text_steps[], zxf_rulebook_steps[], zxf_person_steps[], zxf_organization_steps[], zxf_membership_steps[],
    zxf_activity_steps[], zxf_proposal_steps[], zxf_handling_steps[], zxf_office_steps[], zxf_loop_steps[], zxf_lists_steps[], zxf_query_steps[],
    zxf_record_steps[], zxf_journal_steps[], zxf_ending_steps[], zxf_store_steps[];
/* All of them in order. NULL past the last. */
const zxf_step *zxf_step_at(size_t index);
size_t zxf_step_count(void);

/* Opens the world's file as every step does: with a clock of its own and without waiting. */
zx_status zxf_open(const char *path, unsigned flags, zx_store **out);

/* What steps share. */
#define ZXF_ACT(...) (&(const zx_act){ZX_ACT_INIT, .by = "提案委员会办公室", .on = {__VA_ARGS__}})
#define ZXF_ACT_WHY(...) (&(const zx_act){ZX_ACT_INIT, .by = "提案委员会办公室", .reason = "登记有误", .on = {__VA_ARGS__}})
/* The call of a verb: ZXF_CALL(person_add, zx_person_add, zx_person, ZXF_ACT(2023, 1, 5), .name = "张三") */
#define ZXF_CALL(name_, function_, type_, act_, ...)             \
    static zx_status name_(zxf_world *w)                         \
    {                                                            \
        const type_ in = {.size = sizeof in, __VA_ARGS__};       \
        return function_(w->store, act_, &in, &w->out.id);       \
    }
/* Its step. */
#define ZXF_VERB(verb_, function_, ...) {.function = #function_, .verb = verb_, .traits = ZXF_WRITES, .run = __VA_ARGS__}
#define ZXF_ID(known_) w->ids[ZXF_##known_]

void zxf_free_record(zxf_world *w);
void zxf_free_store(zxf_world *w);
void zxf_free_cursor(zxf_world *w);
void zxf_free_prepared_cursor(zxf_world *w);
void zxf_remove_spare(zxf_world *w);
void zxf_rollback(zxf_world *w);

#endif
