/* SPDX-License-Identifier: MIT */
/* Changing records, by the names of verbs. */

PyObject *zxpy_verb_run(zx_store *store, const char *verb, PyObject *on, PyObject *by, PyObject *reason, PyObject *fields);
PyObject *zxpy_verb_run_bytes(zx_store *store, const char *verb, PyObject *on, PyObject *by, PyObject *reason, PyObject *fields,
                              PyObject *read);
PyObject *zxpy_attachment_read(zx_store *store, int64_t id, PyObject *write);
PyObject *zxpy_verb_run_many(zx_store *store, const char *verb, PyObject *on, PyObject *by, PyObject *reason, PyObject *rows,
                             PyObject *progress);
