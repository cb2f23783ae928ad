/* SPDX-License-Identifier: MIT */

%waits(zx_journal_head)
zx_status zx_journal_head(zx_store *store, char **out);
%waits(zx_journal_history)
zx_status zx_journal_history(zx_store *store, zx_id id, zx_cursor **out);
%waits(zx_journal_list)
zx_status zx_journal_list(zx_store *store, int64_t after, int64_t limit, zx_cursor **out);

PyObject *zxpy_journal_verify(zx_store *store, PyObject *head, PyObject *progress);
PyObject *zxpy_record_redact(zx_store *store, PyObject *on, PyObject *by, PyObject *reason, const char *kind, int64_t id,
                             PyObject *fields);
PyObject *zxpy_store_as_known(zx_store *store, int64_t seq, PyObject *progress);
