/* SPDX-License-Identifier: MIT */
#include "border.h"

PyObject *zxpy_tally(zx_store *store, const char *name, PyObject *filter, const char *by, PyObject *dates, int credit, int attribute,
                     int rounds)
{
    const zxpy_kind *kind = zxpy_kind_named(name);
    PyObject *on, *from, *until;
    zx_tally_options options = {ZX_TALLY_INIT, .by = by, .credit = (zx_credit)credit, .attribute = (zx_attribute)attribute,
                                .rounds = (zx_rounds)rounds};
    if (!kind || !PyArg_ParseTuple(dates, "OOO", &on, &from, &until) || zxpy_to_date(on, (zxpy_place){"tally", "on"}, &options.on) < 0 ||
        zxpy_to_date(from, (zxpy_place){"tally", "from"}, &options.from) < 0 ||
        zxpy_to_date(until, (zxpy_place){"tally", "until"}, &options.until) < 0)
        return NULL;
    PyObject *kept = PyList_New(0), *result = NULL;
    void *record = kept ? zxpy_blank(kind) : NULL;
    if (record && zxpy_to_record(kind, filter, true, kept, record) == 0) {
        zx_cursor *cursor;
        zx_status status;
        options.filter = record;
        Py_BEGIN_ALLOW_THREADS
        status = zx_tally(store, name, &options, &cursor);
        Py_END_ALLOW_THREADS
        result = status == ZX_OK ? zxpy_cursor_handle(cursor, NULL, true) : zxpy_fail();
    }
    PyMem_Free(record);
    Py_XDECREF(kept);
    return result;
}

static int to_number(PyObject *object, const char *field, zx_opt_int *out)
{
    *out = (zx_opt_int){object != Py_None, 0};
    return object == Py_None ? 0 : zxpy_to_int(object, (zxpy_place){"due", field}, &out->value);
}

PyObject *zxpy_due(zx_store *store, zx_date on, PyObject *numbers)
{
    enum { COUNT = 8 };
    static const char *const names[COUNT] = {"unit", "channel", "session", "proposer", "clock", "state", "soon_days", "long_overdue_days"};
    PyObject *given[COUNT];
    zx_opt_int value[COUNT];
    if (!PyArg_ParseTuple(numbers, "OOOOOOOO", &given[0], &given[1], &given[2], &given[3], &given[4], &given[5], &given[6], &given[7]))
        return NULL;
    for (int i = 0; i < COUNT; i++)
        if (to_number(given[i], names[i], &value[i]) < 0)
            return NULL;
    const zx_due_options options = {ZX_DUE_INIT, .on = on, .unit = value[0].value, .channel = value[1].value, .session = value[2].value,
                                    .proposer = value[3].value, .clock = (zx_clock)value[4].value, .state = (zx_due_state)value[5].value,
                                    .soon_days = value[6], .long_overdue_days = value[7]};
    zx_cursor *cursor;
    zx_status status;
    Py_BEGIN_ALLOW_THREADS
    status = zx_due(store, &options, &cursor);
    Py_END_ALLOW_THREADS
    return status == ZX_OK ? zxpy_cursor_handle(cursor, NULL, true) : zxpy_fail();
}
