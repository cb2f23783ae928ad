/* SPDX-License-Identifier: MIT */
/* The scenario, played once, so that any of its steps can be tried again on the file as it was before that step. */
#ifndef ZXF_STAGE_H
#define ZXF_STAGE_H

#include "scenario.h"

enum { ZXF_HEAD = 100 };

/* What the play without faults showed. */
typedef struct zxf_scene {
    unsigned char *before; /* the file */
    size_t length;
    zx_id ids[ZXF_KNOWN];
    char head[ZXF_HEAD];   /* before */
    int64_t entries;       /* that the step adds */
    zxf_out out;           /* what it answered, over zxf_blank() */
} zxf_scene;

/* Plays it; afterwards zxf_scene_of(step) tells. Every check of the play is a test. */
void zxf_stage_make(void);
void zxf_stage_free(void);
const zxf_scene *zxf_scene_of(size_t step);

/* Puts the file back as it was before the step, and opens it where the step wants that. */
void zxf_stage_enter(size_t step, zxf_world *w);
void zxf_stage_leave(zxf_world *w);

/* The out of a world, untouched. */
void zxf_blank(zxf_out *out);
bool zxf_untouched(const zxf_out *out);

/* The journal's head by the handle itself. */
void zxf_head(zx_store *store, char head[ZXF_HEAD]);
int64_t zxf_entries(const char *head);
/* Opens the file anew and checks every page, row and entry of it; its head may be asked for. */
void zxf_sound(const char *path, const char *context, char head[ZXF_HEAD]);
/* Whether the file is byte by byte as before the step. */
bool zxf_same_file(const char *path, const zxf_scene *scene);
/* Whether no journal lies beside it. One that could not be removed may lie there till the next change. */
bool zxf_alone(const char *path);
/* "step 12 zx_person_add" */
const char *zxf_step_name(size_t step);

#endif
