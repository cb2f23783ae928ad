/* SPDX-License-Identifier: MIT */
/* Reading records of any kind, and the rows of answers. */

PyObject *zxpy_record_get(zx_store *store, const char *kind, int64_t id);
PyObject *zxpy_record_kind(zx_store *store, int64_t id);
PyObject *zxpy_record_list(PyObject *store, const char *kind, PyObject *filter, PyObject *page);
PyObject *zxpy_record_count(zx_store *store, const char *kind, PyObject *filter, PyObject *page);
PyObject *zxpy_cursor_rows(PyObject *cursor, int count);
PyObject *zxpy_cursor_kind(PyObject *cursor);
PyObject *zxpy_cursor_meta(PyObject *cursor);
