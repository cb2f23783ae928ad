/* SPDX-License-Identifier: MIT */
#include "border.h"

static const zx_verb *verb_named(const char *name)
{
    const zx_verb *verb = NULL;
    for (size_t i = 0; (verb = zx_verb_at(i)); i++)
        if (strcmp(verb->name, name) == 0)
            return verb;
    PyErr_Format(PyExc_KeyError, "no verb is called %.100s", name);
    return NULL;
}

/* The records that are given to a verb, with what keeps their texts alive. */
typedef struct inputs {
    const zxpy_kind *kind;
    void **records;
    Py_ssize_t count;
    PyObject *kept;
} inputs;

static void inputs_end(inputs *self)
{
    for (Py_ssize_t i = 0; i < self->count; i++)
        PyMem_Free(self->records[i]);
    PyMem_Free(self->records);
    Py_XDECREF(self->kept);
}

static int inputs_start(inputs *self, const char *record, Py_ssize_t room)
{
    *self = (inputs){.kind = zxpy_kind_named(record)};
    if (!self->kind)
        return -1;
    self->records = PyMem_Calloc((size_t)room + 1, sizeof *self->records);
    self->kept = PyList_New(0);
    if (self->records && self->kept)
        return 0;
    if (!self->records)
        PyErr_NoMemory();
    inputs_end(self);
    return -1;
}

static int inputs_add(inputs *self, PyObject *fields)
{
    void *record = zxpy_blank(self->kind);
    if (!record)
        return -1;
    self->records[self->count++] = record;
    return zxpy_to_record(self->kind, fields, false, self->kept, record);
}

PyObject *zxpy_verb_run(zx_store *store, const char *name, PyObject *on, PyObject *by, PyObject *reason, PyObject *fields)
{
    const zx_verb *verb = verb_named(name);
    zx_act act;
    inputs in;
    if (!verb || zxpy_to_act(name, on, by, reason, &act) < 0 || inputs_start(&in, verb->record, 1) < 0)
        return NULL;
    PyObject *result = NULL;
    if (inputs_add(&in, fields) == 0) {
        zx_id id = 0;
        zx_status status;
        Py_BEGIN_ALLOW_THREADS
        status = zx_verb_run(store, name, &act, in.records[0], &id);
        Py_END_ALLOW_THREADS
        result = status == ZX_OK ? PyLong_FromLongLong(id) : zxpy_fail();
    }
    inputs_end(&in);
    return result;
}

PyObject *zxpy_verb_run_bytes(zx_store *store, const char *name, PyObject *on, PyObject *by, PyObject *reason, PyObject *fields,
                              PyObject *read)
{
    zx_act act;
    inputs in;
    if (zxpy_to_act(name, on, by, reason, &act) < 0 || inputs_start(&in, "attachment", 1) < 0)
        return NULL;
    PyObject *result = NULL;
    if (inputs_add(&in, fields) == 0) {
        zxpy_pipe pipe = {.callable = read};
        zx_id id = 0;
        zx_status status;
        Py_BEGIN_ALLOW_THREADS
        status = zx_attachment_add(store, &act, in.records[0], zxpy_pipe_read, &pipe, &id);
        Py_END_ALLOW_THREADS
        result = zxpy_pipe_end(&pipe, status) == 0 ? PyLong_FromLongLong(id) : NULL;
    }
    inputs_end(&in);
    return result;
}

/* ---- many ---- */

/* Tells on the exception which of the rows it was. */
static void blame(Py_ssize_t index)
{
    PyObject *type, *value, *traceback, *number;
    PyErr_Fetch(&type, &value, &traceback);
    PyErr_NormalizeException(&type, &value, &traceback);
    number = PyLong_FromSsize_t(index);
    if (!number || !value || PyObject_SetAttrString(value, "index", number) < 0)
        PyErr_Clear();
    Py_XDECREF(number);
    PyErr_Restore(type, value, traceback);
}

static PyObject *ids_list(const zx_id *ids, Py_ssize_t count)
{
    PyObject *list = PyList_New(count);
    for (Py_ssize_t i = 0; list && i < count; i++) {
        PyObject *id = PyLong_FromLongLong(ids[i]);
        if (!id)
            Py_CLEAR(list);
        else
            PyList_SET_ITEM(list, i, id);
    }
    return list;
}

static PyObject *run_all(zx_store *store, const char *name, const zx_act *act, const inputs *in, PyObject *callable)
{
    zxpy_progress progress;
    if (zxpy_progress_start(&progress, callable) < 0)
        return NULL;
    zx_id *ids = PyMem_Calloc((size_t)in->count + 1, sizeof *ids);
    if (!ids)
        return PyErr_NoMemory();
    const size_t none = SIZE_MAX;
    size_t failed = none;
    zx_status status;
    Py_BEGIN_ALLOW_THREADS
    status = zx_verb_run_many(store, name, act, (const void *const *)in->records, (size_t)in->count, ids, &failed, zxpy_progress_step,
                              &progress);
    Py_END_ALLOW_THREADS
    PyObject *result = NULL;
    if (zxpy_progress_end(&progress, status) == 0)
        result = ids_list(ids, in->count);
    else if (failed != none)
        blame((Py_ssize_t)failed);
    PyMem_Free(ids);
    return result;
}

PyObject *zxpy_verb_run_many(zx_store *store, const char *name, PyObject *on, PyObject *by, PyObject *reason, PyObject *rows,
                             PyObject *progress)
{
    const zx_verb *verb = verb_named(name);
    zx_act act;
    if (!verb || zxpy_to_act(name, on, by, reason, &act) < 0)
        return NULL;
    PyObject *all = PySequence_Tuple(rows); /* ours: nobody changes it meanwhile */
    inputs in;
    if (!all || inputs_start(&in, verb->record, PyTuple_GET_SIZE(all)) < 0) {
        Py_XDECREF(all);
        return NULL;
    }
    PyObject *result = NULL;
    Py_ssize_t i = 0;
    while (i < PyTuple_GET_SIZE(all) && inputs_add(&in, PyTuple_GET_ITEM(all, i)) == 0)
        i++;
    if (i == PyTuple_GET_SIZE(all))
        result = run_all(store, name, &act, &in, progress);
    else
        blame(i);
    inputs_end(&in);
    Py_DECREF(all);
    return result;
}
