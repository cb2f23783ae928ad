/* SPDX-License-Identifier: MIT */

%waits(zx_rulebook_on)
zx_status zx_rulebook_on(zx_store *store, zx_date on, zx_id *out);
const char *zx_rulebook_national(void);
