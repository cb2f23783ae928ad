/* SPDX-License-Identifier: MIT */
/* Which Python classes stand for what. */

const char *zx_version(void);

PyObject *zxpy_bind_failure(PyObject *factory);
PyObject *zxpy_bind_partial_date(PyObject *cls);
PyObject *zxpy_bind_record(const char *kind, PyObject *cls);
PyObject *zxpy_bind_enum(const char *name, PyObject *members);
