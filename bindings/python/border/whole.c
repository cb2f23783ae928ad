/* SPDX-License-Identifier: MIT */
#include "border.h"

PyObject *zxpy_store_check(zx_store *store, int level, PyObject *callable)
{
    zxpy_progress progress;
    if (zxpy_progress_start(&progress, callable) < 0)
        return NULL;
    zx_status status;
    Py_BEGIN_ALLOW_THREADS
    status = zx_store_check(store, (zx_check_level)level, zxpy_progress_step, &progress);
    Py_END_ALLOW_THREADS
    return zxpy_progress_end(&progress, status) == 0 ? Py_NewRef(Py_None) : NULL;
}

PyObject *zxpy_store_copy(zx_store *store, PyObject *path, PyObject *callable)
{
    zxpy_progress progress;
    PyObject *kept;
    const char *name;
    if (zxpy_progress_start(&progress, callable) < 0 || zxpy_to_path(path, &kept, &name) < 0)
        return NULL;
    zx_status status;
    Py_BEGIN_ALLOW_THREADS
    status = zx_store_copy(store, name, zxpy_progress_step, &progress);
    Py_END_ALLOW_THREADS
    Py_DECREF(kept);
    return zxpy_progress_end(&progress, status) == 0 ? Py_NewRef(Py_None) : NULL;
}

PyObject *zxpy_store_as_known(zx_store *store, int64_t seq, PyObject *callable)
{
    zxpy_progress progress;
    if (zxpy_progress_start(&progress, callable) < 0)
        return NULL;
    zx_store *known = NULL;
    zx_status status;
    Py_BEGIN_ALLOW_THREADS
    status = zx_store_as_known(store, seq, zxpy_progress_step, &progress, &known);
    Py_END_ALLOW_THREADS
    if (zxpy_progress_end(&progress, status) == 0)
        return zxpy_store_handle(known, NULL);
    zx_store_free(known); /* made, but Ctrl-C was pressed */
    return NULL;
}

PyObject *zxpy_journal_verify(zx_store *store, PyObject *head, PyObject *callable)
{
    zxpy_progress progress;
    const char *text;
    if (zxpy_to_text(head, (zxpy_place){NULL, "head"}, &text) < 0 || zxpy_progress_start(&progress, callable) < 0)
        return NULL;
    zx_status status;
    Py_BEGIN_ALLOW_THREADS
    status = zx_journal_verify(store, text, zxpy_progress_step, &progress);
    Py_END_ALLOW_THREADS
    return zxpy_progress_end(&progress, status) == 0 ? Py_NewRef(Py_None) : NULL;
}

PyObject *zxpy_record_redact(zx_store *store, PyObject *on, PyObject *by, PyObject *reason, const char *kind, int64_t id, PyObject *fields)
{
    zx_act act;
    const char **names;
    if (zxpy_to_act("redact", on, by, reason, &act) < 0)
        return NULL;
    PyObject *all = zxpy_to_texts(fields, (zxpy_place){kind, "fields"}, &names);
    if (!all)
        return NULL;
    zx_status status;
    Py_BEGIN_ALLOW_THREADS
    status = zx_record_redact(store, &act, kind, id, names, (size_t)PyTuple_GET_SIZE(all));
    Py_END_ALLOW_THREADS
    PyMem_Free(names);
    Py_DECREF(all);
    return status == ZX_OK ? Py_NewRef(Py_None) : zxpy_fail();
}
