/* SPDX-License-Identifier: MIT */

%waits(zx_rulebook_on)
zx_status zx_rulebook_on(zx_store *store, zx_date on, zx_id *out);
%waits(zx_rulebook_codes)
zx_status zx_rulebook_codes(zx_store *store, const char *list, zx_date on, zx_cursor **out);
PyObject *zxpy_rulebook_label(zx_store *store, const char *list, const char *code, zx_date on); /* (en, zh) */
const char *zx_rulebook_national(void);
