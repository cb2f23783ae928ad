/* SPDX-License-Identifier: MIT */
#include "border.h"

static const char CURSOR[] = "zhengxie.cursor";

typedef struct reader {
    zx_cursor *cursor;
    const zxpy_kind *kind;
    PyObject *store;
    bool texts;
    bool busy; /* a cursor is not for two threads at once */
} reader;

static void release(PyObject *capsule)
{
    reader *self = PyCapsule_GetPointer(capsule, CURSOR);
    if (!self)
        return;
    zx_cursor_free(self->cursor);
    Py_XDECREF(self->store);
    PyMem_Free(self);
}

PyObject *zxpy_cursor_handle(zx_cursor *cursor, PyObject *store, bool texts)
{
    const zxpy_kind *kind = zxpy_kind_of(zx_cursor_type(cursor));
    reader *self = kind ? PyMem_Calloc(1, sizeof *self) : NULL;
    PyObject *capsule = self ? PyCapsule_New(self, CURSOR, release) : NULL;
    if (!capsule) {
        if (kind && !self)
            PyErr_NoMemory();
        PyMem_Free(self);
        zx_cursor_free(cursor);
        return NULL;
    }
    Py_XINCREF(store);
    *self = (reader){cursor, kind, store, texts, false};
    return capsule;
}

static reader *reader_of(PyObject *object)
{
    if (!PyCapsule_IsValid(object, CURSOR)) {
        PyErr_Format(PyExc_TypeError, "expected a cursor, not %.100s", Py_TYPE(object)->tp_name);
        return NULL;
    }
    return PyCapsule_GetPointer(object, CURSOR);
}

/* ---- one record ---- */

PyObject *zxpy_record_get(zx_store *store, const char *name, int64_t id)
{
    const zxpy_kind *kind = zxpy_kind_named(name);
    if (!kind)
        return NULL;
    void *record;
    zx_status status;
    Py_BEGIN_ALLOW_THREADS
    status = zx_record_get(store, name, id, &record);
    Py_END_ALLOW_THREADS
    if (status != ZX_OK)
        return zxpy_fail();
    PyObject *result = zxpy_from_record(kind, record, true);
    zx_free(record);
    return result;
}

PyObject *zxpy_record_kind(zx_store *store, int64_t id)
{
    const char *kind;
    zx_status status;
    Py_BEGIN_ALLOW_THREADS
    status = zx_record_kind(store, id, &kind);
    Py_END_ALLOW_THREADS
    return status == ZX_OK ? PyUnicode_FromString(kind) : zxpy_fail();
}

/* ---- many ---- */

/* What is asked for: a filter and a page, with what keeps their texts alive. */
typedef struct query {
    const zxpy_kind *kind;
    void *filter;
    PyObject *kept;
    zx_page page;
} query;

static int read_page(PyObject *given, zx_page *page)
{
    PyObject *after, *limit, *from, *until, *on;
    int texts;
    *page = (zx_page){ZX_PAGE_INIT};
    if (!PyTuple_Check(given)) {
        PyErr_SetString(PyExc_TypeError, "page: expected a tuple");
        return -1;
    }
    if (!PyArg_ParseTuple(given, "OOOOOp", &after, &limit, &from, &until, &on, &texts))
        return -1;
    page->texts = texts ? ZX_YES : 0;
    if (zxpy_to_int(after, (zxpy_place){NULL, "after"}, &page->after) < 0 ||
        zxpy_to_int(limit, (zxpy_place){NULL, "limit"}, &page->limit) < 0)
        return -1;
    return zxpy_to_date(from, (zxpy_place){NULL, "from"}, &page->from) < 0 ||
                   zxpy_to_date(until, (zxpy_place){NULL, "until"}, &page->until) < 0
               ? -1
               : zxpy_to_date(on, (zxpy_place){NULL, "on"}, &page->on);
}

static void query_end(query *self)
{
    PyMem_Free(self->filter);
    Py_XDECREF(self->kept);
}

static int query_start(query *self, const char *name, PyObject *filter, PyObject *page)
{
    *self = (query){.kind = zxpy_kind_named(name)};
    if (!self->kind || read_page(page, &self->page) < 0)
        return -1;
    self->filter = zxpy_blank(self->kind);
    self->kept = PyList_New(0);
    if (self->filter && self->kept && zxpy_to_record(self->kind, filter, true, self->kept, self->filter) == 0)
        return 0;
    query_end(self);
    return -1;
}

PyObject *zxpy_record_list(PyObject *handle, const char *name, PyObject *filter, PyObject *page)
{
    zx_store *store = zxpy_store(handle);
    query asked;
    if (!store || query_start(&asked, name, filter, page) < 0)
        return NULL;
    zx_cursor *cursor;
    zx_status status;
    Py_BEGIN_ALLOW_THREADS
    status = zx_record_list(store, name, asked.filter, &asked.page, &cursor);
    Py_END_ALLOW_THREADS
    query_end(&asked);
    return status == ZX_OK ? zxpy_cursor_handle(cursor, handle, asked.page.texts == ZX_YES) : zxpy_fail();
}

PyObject *zxpy_record_count(zx_store *store, const char *name, PyObject *filter, PyObject *page)
{
    query asked;
    if (query_start(&asked, name, filter, page) < 0)
        return NULL;
    int64_t count;
    zx_status status;
    Py_BEGIN_ALLOW_THREADS
    status = zx_record_count(store, name, asked.filter, &asked.page, &count);
    Py_END_ALLOW_THREADS
    query_end(&asked);
    return status == ZX_OK ? PyLong_FromLongLong(count) : zxpy_fail();
}

/* ---- reading ---- */

static zx_status next(reader *self, const void **record)
{
    zx_status status;
    Py_BEGIN_ALLOW_THREADS
    status = zx_cursor_next(self->cursor, record);
    Py_END_ALLOW_THREADS
    return status;
}

/* Appends up to `count` records. A failure after the first is told by the next call, which tries again. */
static int read_rows(reader *self, PyObject *rows, int count)
{
    while (count-- > 0) {
        const void *record;
        zx_status status = next(self, &record);
        if (status == ZX_DONE || (status != ZX_OK && PyList_GET_SIZE(rows) > 0))
            return 0;
        if (status != ZX_OK) {
            zxpy_fail();
            return -1;
        }
        PyObject *row = zxpy_from_record(self->kind, record, self->texts);
        int result = row ? PyList_Append(rows, row) : -1;
        Py_XDECREF(row);
        if (result < 0)
            return -1;
    }
    return 0;
}

PyObject *zxpy_cursor_rows(PyObject *cursor, int count)
{
    reader *self = reader_of(cursor);
    if (!self)
        return NULL;
    if (self->busy)
        return zxpy_refuse(ZX_MISUSE, NULL, NULL, NULL, "the cursor is being read by another thread", "游标正由另一线程读取");
    PyObject *rows = PyList_New(0);
    if (!rows)
        return NULL;
    self->busy = true;
    if (read_rows(self, rows, count) < 0)
        Py_CLEAR(rows);
    self->busy = false;
    return rows;
}

PyObject *zxpy_cursor_kind(PyObject *cursor)
{
    reader *self = reader_of(cursor);
    return self ? PyUnicode_FromString(zx_record_type_name(self->kind->type)) : NULL;
}

PyObject *zxpy_cursor_meta(PyObject *cursor)
{
    reader *self = reader_of(cursor);
    if (!self)
        return NULL;
    const zx_meta *meta = zx_cursor_meta(self->cursor);
    if (!meta)
        Py_RETURN_NONE;
    PyObject *rulebook = meta->rulebook ? PyLong_FromLongLong(meta->rulebook) : Py_NewRef(Py_None);
    return Py_BuildValue("(NNNNNNNN)", zxpy_from_text(meta->question), zxpy_from_text(meta->definition),
                         zxpy_from_text(meta->definition_zh), zxpy_from_text(meta->head), rulebook, zxpy_from_date(meta->on),
                         zxpy_from_text(meta->sentence), zxpy_from_text(meta->sentence_zh));
}
