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

%waits(zx_balance)
zx_status zx_balance(zx_store *store, zx_id session, zx_date on, zx_cursor **out);
%waits(zx_annual)
zx_status zx_annual(zx_store *store, zx_id session, zx_date on, zx_cursor **out);
%waits(zx_members_on)
zx_status zx_members_on(zx_store *store, zx_id organization, zx_date on, zx_cursor **out);
%waits(zx_proposal_next_steps)
zx_status zx_proposal_next_steps(zx_store *store, zx_id proposal, zx_date on, zx_cursor **out);
%waits(zx_reply_undelivered)
zx_status zx_reply_undelivered(zx_store *store, zx_id session, zx_date on, zx_cursor **out);
%waits(zx_assignment_due)
zx_status zx_assignment_due(zx_store *store, zx_id assignment, zx_cursor **out);
%waits(zx_organization_name_on)
zx_status zx_organization_name_on(zx_store *store, zx_id organization, zx_date on, char **out);
%waits(zx_term_on)
zx_status zx_term_on(zx_store *store, zx_date on, zx_id *out);
%waits(zx_session_name)
zx_status zx_session_name(zx_store *store, zx_id session, zx_yes_no full, char **out);
%waits(zx_session_find)
zx_status zx_session_find(zx_store *store, const char *name, zx_id *out);

%waits(zx_calendar_is_working_day)
zx_status zx_calendar_is_working_day(zx_store *store, zx_date date, zx_date as_of, zx_yes_no *out);
%waits(zx_calendar_add_working_days)
zx_status zx_calendar_add_working_days(zx_store *store, zx_date date, int64_t days, zx_date as_of, zx_date *out);
%waits(zx_calendar_days)
zx_status zx_calendar_days(zx_store *store, zx_date from, zx_date until, zx_date as_of, zx_cursor **out);
const char *zx_calendar_national(void);

PyObject *zxpy_due(zx_store *store, zx_date on, PyObject *numbers);
PyObject *zxpy_tally(zx_store *store, const char *kind, PyObject *filter, const char *by, PyObject *dates, int credit, int attribute,
                     int rounds);
/* Questions with options: `dates` are (on, from, until). */
PyObject *zxpy_times(zx_store *store, PyObject *filter, const char *begins, const char *ends, const char *by, const char *limits, zx_id unit,
                     int64_t minimum, PyObject *dates, int rounds);
PyObject *zxpy_satisfaction(zx_store *store, PyObject *filter, const char *by, zx_id unit, PyObject *dates, int credit, int attribute,
                            int rounds, zx_yes_no axes);
/* `chosen`: project, theme, body, year, link, gaps; None for unset. */
PyObject *zxpy_loop(zx_store *store, zx_date on, PyObject *chosen);
PyObject *zxpy_loop_shares(zx_store *store, zx_date on, PyObject *chosen);
PyObject *zxpy_loop_progress_on(zx_store *store, zx_date on, PyObject *chosen);
PyObject *zxpy_published_check(int64_t total, PyObject *parts, PyObject *percents);
PyObject *zxpy_times_events(void);
