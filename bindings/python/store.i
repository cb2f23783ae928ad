/* SPDX-License-Identifier: MIT */
/* Opening, closing, groups, checking, copying. A handle is freed when nothing refers to it any more: zx_store_free() is not here. */

%constant int OPEN_CREATE = ZX_OPEN_CREATE;
%constant int OPEN_READ_ONLY = ZX_OPEN_READ_ONLY;
%constant int OPEN_WAL = ZX_OPEN_WAL;
%constant int OPEN_WAL_ANYWAY = ZX_OPEN_WAL_ANYWAY;
%constant int CHECK_PAGES = ZX_CHECK_PAGES;
%constant int CHECK_RECORDS = ZX_CHECK_RECORDS;

PyObject *zxpy_store_open(PyObject *path, PyObject *place, PyObject *division, unsigned int flags, PyObject *busy_timeout,
                          PyObject *clock);

%waits(zx_store_close)
zx_status zx_store_close(zx_store *store);
%waits(zx_store_begin)
zx_status zx_store_begin(zx_store *store);
%waits(zx_store_commit)
zx_status zx_store_commit(zx_store *store);
%waits(zx_store_rollback)
zx_status zx_store_rollback(zx_store *store);

int zx_store_division(zx_store *store);
const char *zx_store_place(zx_store *store);

PyObject *zxpy_store_check(zx_store *store, int level, PyObject *progress);
PyObject *zxpy_store_copy(zx_store *store, PyObject *path, PyObject *progress);
