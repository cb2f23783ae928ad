/* SPDX-License-Identifier: MIT */

PyObject *zxpy_journal_head(zx_store *store);
PyObject *zxpy_journal_verify(zx_store *store, PyObject *head, PyObject *progress);
PyObject *zxpy_journal_history(PyObject *store, int64_t id);
PyObject *zxpy_journal_list(PyObject *store, int64_t after, int64_t limit);
PyObject *zxpy_record_redact(zx_store *store, PyObject *on, PyObject *by, PyObject *reason, const char *kind, int64_t id,
                             PyObject *fields);
PyObject *zxpy_store_as_known(zx_store *store, int64_t seq, PyObject *progress);
