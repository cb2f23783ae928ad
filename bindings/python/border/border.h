/* SPDX-License-Identifier: MIT */
/* The border between Python and the library: what the SWIG interface calls. Everything about records goes through the field
 * tables, so that no kind of record is named here.
 *
 * Whoever returns PyObject * or a negative number has raised an exception. All of it is called with the interpreter's lock held,
 * and lets go of it around whatever may wait: for the disk, for another thread, for another process. */
#ifndef ZXPY_BORDER_H
#define ZXPY_BORDER_H

#include <Python.h>
#include <stdbool.h>
#include <time.h>
#include <zhengxie/zhengxie.h>

/* ---- failure.c ---- */

/* Raises the exception for the last failure of this thread. Returns NULL. */
PyObject *zxpy_fail(void);
/* Raises the exception for a failure that is found here. `field` may be NULL. Returns NULL. */
PyObject *zxpy_refuse(zx_status status, const char *record, const char *field, const char *rule, const char *en, const char *zh);
/* The callable that makes an exception of (status, id, record, field, rule, message, message_zh). */
PyObject *zxpy_bind_failure(PyObject *callable);

/* ---- handles.c: capsules, so that no pointer is seen in Python ---- */

PyObject *zxpy_store_open(PyObject *path, PyObject *place, PyObject *division, unsigned int flags, PyObject *busy_timeout,
                          PyObject *clock);
/* The store of a handle; NULL with TypeError for anything else, None included. Borrowed. */
zx_store *zxpy_store(PyObject *object);
/* A handle of a store, which it takes: freed here when the handle cannot be made. `clock` is kept alive with it; may be NULL. */
PyObject *zxpy_store_handle(zx_store *store, PyObject *clock);

/* ---- bindings.c: the Python classes of kinds and enums ---- */

typedef struct zxpy_kind {
    const zx_record_type *type;
    PyTypeObject *class; /* NULL until bound */
    PyObject **names;    /* `count` of them, interned */
    size_t count;
} zxpy_kind;

PyObject *zxpy_bind_record(const char *name, PyObject *class);
PyObject *zxpy_bind_enum(const char *name, PyObject *members); /* {number: member} */
PyObject *zxpy_bind_partial_date(PyObject *class);
/* NULL with KeyError for no kind, or one that is not bound. */
const zxpy_kind *zxpy_kind_named(const char *name);
const zxpy_kind *zxpy_kind_of(const zx_record_type *type);
/* Borrowed; NULL without an exception where it is not bound. */
PyObject *zxpy_enum_member(const zx_enum_type *type, int value);
PyTypeObject *zxpy_partial_date(void);
/* Whether it is an instance of a bound class of a kept kind. */
bool zxpy_is_record(PyObject *object);

/* ---- output.c: from C to Python ---- */

PyObject *zxpy_from_text(const char *text); /* None for NULL */
PyObject *zxpy_from_date(zx_date date);     /* None for unset */
PyObject *zxpy_decimal(void);               /* the class decimal.Decimal, borrowed */
/* An instance of the kind's class. Without `texts`, long texts are left out: reading them raises AttributeError. */
PyObject *zxpy_from_record(const zxpy_kind *kind, const void *record, bool texts);

/* ---- input.c: from Python to C ---- */

/* Where a value belongs, for messages. */
typedef struct zxpy_place {
    const char *record, *field;
} zxpy_place;

/* A text without NUL that can be UTF-8; NULL stands for None. What it points to lives as long as the object. */
int zxpy_to_text(PyObject *object, zxpy_place place, const char **out);
/* Several of them, none of them None. `*out` is for PyMem_Free(); the tuple, a new reference, keeps the texts alive. */
PyObject *zxpy_to_texts(PyObject *given, zxpy_place place, const char ***out);
int zxpy_to_date(PyObject *object, zxpy_place place, zx_date *out); /* None is unset */
int zxpy_to_int(PyObject *object, zxpy_place place, int64_t *out);
/* Path-like or str. `*kept` is a new reference that keeps the bytes alive. */
int zxpy_to_path(PyObject *object, PyObject **kept, const char **out);

/* Sets the fields of a blank record from a dict; what must live as long as the record is appended to the list `kept`. None is
 * unset, or in a filter "has none". */
int zxpy_to_record(const zxpy_kind *kind, PyObject *fields, bool filter, PyObject *kept, void *record);
/* A blank record for PyMem_Free(); NULL with MemoryError. */
void *zxpy_blank(const zxpy_kind *kind);
int zxpy_to_act(const char *verb, PyObject *on, PyObject *by, PyObject *reason, zx_act *out);

/* ---- progress.c ---- */

/* Start with zxpy_progress_start(); hand zxpy_progress_step and this to the library; end with zxpy_progress_end(). Also without a
 * callable: then it is there for Ctrl-C. */
typedef struct zxpy_progress {
    PyObject *callable; /* NULL: none */
    PyObject *type, *value, *traceback; /* what was raised on the way */
    struct timespec last;
    bool called;
} zxpy_progress;

int zxpy_progress_start(zxpy_progress *progress, PyObject *callable);
int zxpy_progress_step(void *context, int64_t done, int64_t total);
/* Raises what was raised on the way, or else the failure. Returns 0 when all is well, else -1. */
int zxpy_progress_end(zxpy_progress *progress, zx_status status);

/* ---- bytes.c ---- */

/* A Python callable on the way of bytes: read(size) -> bytes, or write(bytes). Hand zxpy_pipe_read or zxpy_pipe_write and this to the
 * library; zxpy_pipe_end() is as zxpy_progress_end(). */
typedef struct zxpy_pipe {
    PyObject *callable;
    PyObject *type, *value, *traceback; /* what was raised on the way */
} zxpy_pipe;

int64_t zxpy_pipe_read(void *context, void *buffer, size_t size);
int zxpy_pipe_write(void *context, const void *bytes, size_t length);
int zxpy_pipe_end(zxpy_pipe *pipe, zx_status status);
PyObject *zxpy_attachment_read(zx_store *store, int64_t id, PyObject *write);

/* ---- lists.c ---- */

PyObject *zxpy_record_get(zx_store *store, const char *name, int64_t id);
PyObject *zxpy_record_kind(zx_store *store, int64_t id);
/* A handle of a cursor. `page` is a tuple: after, limit, from, until, on, texts. */
PyObject *zxpy_record_list(PyObject *handle, const char *name, PyObject *filter, PyObject *page);
PyObject *zxpy_record_count(zx_store *store, const char *name, PyObject *filter, PyObject *page);
/* A handle of a cursor, which it takes. `store` is kept alive with it; may be NULL. */
PyObject *zxpy_cursor_handle(zx_cursor *cursor, PyObject *store, bool texts);
/* Up to `count` more records as a list; an empty one after the last. */
PyObject *zxpy_cursor_rows(PyObject *cursor, int count);
/* The kind of its records. */
PyObject *zxpy_cursor_kind(PyObject *cursor);
/* (question, definition, definition_zh, head, rulebook, on, sentence, sentence_zh), or None for a plain list. */
PyObject *zxpy_cursor_meta(PyObject *cursor);

/* ---- verbs.c ---- */

PyObject *zxpy_verb_run(zx_store *store, const char *name, PyObject *on, PyObject *by, PyObject *reason, PyObject *fields);
/* The same for a verb that is given bytes, by a callable read(size) -> bytes. */
PyObject *zxpy_verb_run_bytes(zx_store *store, const char *name, PyObject *on, PyObject *by, PyObject *reason, PyObject *fields,
                              PyObject *read);
/* The ids. A refused one is named by the exception's attribute `index`. */
PyObject *zxpy_verb_run_many(zx_store *store, const char *name, PyObject *on, PyObject *by, PyObject *reason, PyObject *rows,
                             PyObject *progress);

/* ---- whole.c: what is done to a whole store ---- */

PyObject *zxpy_store_check(zx_store *store, int level, PyObject *callable);
PyObject *zxpy_store_copy(zx_store *store, PyObject *path, PyObject *callable);
PyObject *zxpy_store_as_known(zx_store *store, int64_t seq, PyObject *callable);
PyObject *zxpy_journal_verify(zx_store *store, PyObject *head, PyObject *callable);
PyObject *zxpy_record_redact(zx_store *store, PyObject *on, PyObject *by, PyObject *reason, const char *kind, int64_t id,
                             PyObject *fields);

/* ---- questions.c ---- */

/* A handle of a cursor. `dates` is a tuple: on, from, until. */
/* `numbers`: unit, channel, session, proposer, clock, states, soon_days, long_overdue_days; None for unset. */
PyObject *zxpy_due(zx_store *store, zx_date on, PyObject *numbers);
PyObject *zxpy_tally(zx_store *store, const char *name, PyObject *filter, const char *by, PyObject *dates, int credit,
                     int attribute, int rounds);
PyObject *zxpy_times(zx_store *store, PyObject *filter, const char *begins, const char *ends, const char *by, const char *limits, zx_id unit,
                     int64_t minimum, PyObject *dates, int rounds);
PyObject *zxpy_satisfaction(zx_store *store, PyObject *filter, const char *by, zx_id unit, PyObject *dates, int credit, int attribute,
                            int rounds, zx_yes_no axes);
/* `chosen` is a tuple: project, theme, body, year, link, gaps; None for unset. */
PyObject *zxpy_loop(zx_store *store, zx_date on, PyObject *chosen);
PyObject *zxpy_loop_shares(zx_store *store, zx_date on, PyObject *chosen);
PyObject *zxpy_loop_progress_on(zx_store *store, zx_date on, PyObject *chosen);
/* [(name, en, zh), …] */
PyObject *zxpy_times_events(void);
/* `parts` are numbers; `percents` None, or as many texts or None. */
PyObject *zxpy_published_check(int64_t total, PyObject *parts, PyObject *percents);

/* ---- text.c ---- */

PyObject *zxpy_rulebook_label(zx_store *store, const char *list, const char *code, zx_date on);

PyObject *zxpy_numeral_print(int64_t number);
PyObject *zxpy_session_name_parse(const char *text); /* (term, session, place or None) */
PyObject *zxpy_session_name_print(int64_t term, int64_t session, const char *place);
PyObject *zxpy_stroke_order(PyObject *given); /* a list of indexes */

#endif
