/* SPDX-License-Identifier: MIT */
/* Questions answer a handle of a cursor. */

%constant int CREDIT_LEAD = ZX_CREDIT_LEAD;
%constant int CREDIT_ANY = ZX_CREDIT_ANY;
%constant int CREDIT_SHARE = ZX_CREDIT_SHARE;
%constant int ATTRIBUTE_THEN = ZX_ATTRIBUTE_THEN;
%constant int ATTRIBUTE_NOW = ZX_ATTRIBUTE_NOW;
%constant int ROUNDS_ALL = ZX_ROUNDS_ALL;
%constant int ROUNDS_FIRST = ZX_ROUNDS_FIRST;
%constant int ROUNDS_FINAL = ZX_ROUNDS_FINAL;

PyObject *zxpy_balance(PyObject *store, int64_t session, zx_date on);
PyObject *zxpy_tally(PyObject *store, const char *kind, PyObject *filter, const char *by, PyObject *dates, int credit, int attribute,
                     int rounds);
