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
