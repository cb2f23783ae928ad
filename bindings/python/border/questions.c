/* SPDX-License-Identifier: MIT */
#include "border.h"

/* What the questions with options share: a filter record and three dates. */
typedef struct asking {
    const zxpy_kind *kind;
    PyObject *kept;
    void *record;
    zx_date on, from, until;
} asking;

static void end(asking *ask)
{
    PyMem_Free(ask->record);
    Py_XDECREF(ask->kept);
}

/* End it, whatever became of it. */
static int begin(asking *ask, const char *question, const char *kind, PyObject *filter, PyObject *dates)
{
    PyObject *on, *from, *until;
    *ask = (asking){.kind = zxpy_kind_named(kind)};
    if (!ask->kind || !PyArg_ParseTuple(dates, "OOO", &on, &from, &until) ||
        zxpy_to_date(on, (zxpy_place){question, "on"}, &ask->on) < 0 || zxpy_to_date(from, (zxpy_place){question, "from"}, &ask->from) < 0 ||
        zxpy_to_date(until, (zxpy_place){question, "until"}, &ask->until) < 0)
        return -1;
    ask->kept = PyList_New(0);
    ask->record = ask->kept ? zxpy_blank(ask->kind) : NULL;
    return ask->record ? zxpy_to_record(ask->kind, filter, true, ask->kept, ask->record) : -1;
}

static PyObject *handle(zx_status status, zx_cursor *cursor)
{
    return status == ZX_OK ? zxpy_cursor_handle(cursor, NULL, true) : zxpy_fail();
}

PyObject *zxpy_tally(zx_store *store, const char *name, PyObject *filter, const char *by, PyObject *dates, int credit, int attribute,
                     int rounds)
{
    asking ask;
    PyObject *result = NULL;
    if (begin(&ask, "tally", name, filter, dates) == 0) {
        const zx_tally_options options = {ZX_TALLY_INIT, .filter = ask.record, .by = by, .on = ask.on, .from = ask.from, .until = ask.until,
                                          .credit = (zx_credit)credit, .attribute = (zx_attribute)attribute, .rounds = (zx_rounds)rounds};
        zx_cursor *cursor = NULL;
        zx_status status;
        Py_BEGIN_ALLOW_THREADS
        status = zx_tally(store, name, &options, &cursor);
        Py_END_ALLOW_THREADS
        result = handle(status, cursor);
    }
    end(&ask);
    return result;
}

PyObject *zxpy_times(zx_store *store, PyObject *filter, const char *begins, const char *ends, const char *by, const char *limits, zx_id unit,
                     int64_t minimum, PyObject *dates, int rounds)
{
    asking ask;
    PyObject *result = NULL;
    if (begin(&ask, "times", "proposal", filter, dates) == 0) {
        const zx_times_options options = {ZX_TIMES_INIT, .filter = ask.record, .begins = begins, .ends = ends, .by = by, .limits = limits,
                                          .unit = unit, .minimum = minimum, .on = ask.on, .from = ask.from, .until = ask.until,
                                          .rounds = (zx_rounds)rounds};
        zx_cursor *cursor = NULL;
        zx_status status;
        Py_BEGIN_ALLOW_THREADS
        status = zx_times(store, &options, &cursor);
        Py_END_ALLOW_THREADS
        result = handle(status, cursor);
    }
    end(&ask);
    return result;
}

PyObject *zxpy_satisfaction(zx_store *store, PyObject *filter, const char *by, zx_id unit, PyObject *dates, int credit, int attribute,
                            int rounds, zx_yes_no axes)
{
    asking ask;
    PyObject *result = NULL;
    if (begin(&ask, "satisfaction", "proposal", filter, dates) == 0) {
        const zx_satisfaction_options options = {ZX_SATISFACTION_INIT, .filter = ask.record, .by = by, .unit = unit, .on = ask.on,
                                                 .from = ask.from, .until = ask.until, .credit = (zx_credit)credit,
                                                 .attribute = (zx_attribute)attribute, .rounds = (zx_rounds)rounds, .axes = axes};
        zx_cursor *cursor = NULL;
        zx_status status;
        Py_BEGIN_ALLOW_THREADS
        status = zx_satisfaction(store, &options, &cursor);
        Py_END_ALLOW_THREADS
        result = handle(status, cursor);
    }
    end(&ask);
    return result;
}

PyObject *zxpy_times_events(void)
{
    PyObject *events = PyList_New(0);
    const char *name, *en, *zh;
    for (size_t i = 0; events && (name = zx_times_event_at(i, &en, &zh)); i++) {
        PyObject *event = Py_BuildValue("(NNN)", zxpy_from_text(name), zxpy_from_text(en), zxpy_from_text(zh));
        if (!event || PyList_Append(events, event) < 0)
            Py_CLEAR(events);
        Py_XDECREF(event);
    }
    return events;
}

/* ---- published figures ---- */

typedef struct figures {
    PyObject *parts, *percents; /* tuples */
    int64_t *numbers;
    const char **texts;
} figures;

static int read_parts(figures *of, PyObject *given)
{
    of->parts = PySequence_Tuple(given);
    Py_ssize_t count = of->parts ? PyTuple_GET_SIZE(of->parts) : 0;
    of->numbers = of->parts ? PyMem_Calloc((size_t)count + 1, sizeof *of->numbers) : NULL;
    if (of->parts && !of->numbers)
        PyErr_NoMemory();
    if (!of->numbers)
        return -1;
    for (Py_ssize_t i = 0; i < count; i++)
        if (zxpy_to_int(PyTuple_GET_ITEM(of->parts, i), (zxpy_place){"published", "parts"}, &of->numbers[i]) < 0)
            return -1;
    return 0;
}

static int read_percents(figures *of, PyObject *given)
{
    if (given == Py_None)
        return 0;
    Py_ssize_t count = PyTuple_GET_SIZE(of->parts);
    of->percents = PySequence_Tuple(given);
    if (!of->percents)
        return -1;
    if (PyTuple_GET_SIZE(of->percents) != count) {
        PyErr_SetString(PyExc_ValueError, "percents: one for each part, or None");
        return -1;
    }
    of->texts = PyMem_Calloc((size_t)count + 1, sizeof *of->texts);
    if (!of->texts) {
        PyErr_NoMemory();
        return -1;
    }
    for (Py_ssize_t i = 0; i < count; i++)
        if (zxpy_to_text(PyTuple_GET_ITEM(of->percents, i), (zxpy_place){"published", "percents"}, &of->texts[i]) < 0)
            return -1;
    return 0;
}

PyObject *zxpy_published_check(int64_t total, PyObject *parts, PyObject *percents)
{
    figures of = {NULL, NULL, NULL, NULL};
    PyObject *result = NULL;
    if (read_parts(&of, parts) == 0 && read_percents(&of, percents) == 0) {
        zx_cursor *cursor = NULL;
        zx_status status = zx_published_check(total, of.numbers, of.texts, (size_t)PyTuple_GET_SIZE(of.parts), &cursor);
        result = handle(status, cursor);
    }
    Py_XDECREF(of.parts);
    Py_XDECREF(of.percents);
    PyMem_Free(of.numbers);
    PyMem_Free(of.texts);
    return result;
}

/* ---- questions with numbers, None for unset ---- */

static int to_numbers(PyObject *given, const char *question, const char *const *names, Py_ssize_t count, zx_opt_int *out)
{
    if (!PyTuple_Check(given) || PyTuple_GET_SIZE(given) != count) {
        PyErr_Format(PyExc_TypeError, "%s: expected a tuple of %zd", question, count);
        return -1;
    }
    for (Py_ssize_t i = 0; i < count; i++) {
        PyObject *number = PyTuple_GET_ITEM(given, i);
        out[i] = (zx_opt_int){number != Py_None, 0};
        if (number != Py_None && zxpy_to_int(number, (zxpy_place){question, names[i]}, &out[i].value) < 0)
            return -1;
    }
    return 0;
}

PyObject *zxpy_due(zx_store *store, zx_date on, PyObject *numbers)
{
    enum { COUNT = 8 };
    static const char *const names[COUNT] = {"unit", "channel", "session", "proposer", "clock", "states", "soon_days", "long_overdue_days"};
    zx_opt_int value[COUNT];
    if (to_numbers(numbers, "due", names, COUNT, value) < 0)
        return NULL;
    const zx_due_options options = {ZX_DUE_INIT, .on = on, .unit = value[0].value, .channel = value[1].value, .session = value[2].value,
                                    .proposer = value[3].value, .clock = (zx_clock)value[4].value, .states = (uint32_t)value[5].value,
                                    .soon_days = value[6], .long_overdue_days = value[7]};
    zx_cursor *cursor = NULL;
    zx_status status;
    Py_BEGIN_ALLOW_THREADS
    status = zx_due(store, &options, &cursor);
    Py_END_ALLOW_THREADS
    return handle(status, cursor);
}

typedef zx_status (*loop_question)(zx_store *store, const zx_loop_options *options, zx_cursor **out);

static PyObject *ask_loop(zx_store *store, loop_question question, zx_date on, PyObject *chosen)
{
    enum { COUNT = 7 };
    static const char *const names[COUNT] = {"project", "theme", "body", "year", "link", "gaps", "of"};
    zx_opt_int value[COUNT];
    if (to_numbers(chosen, "loop", names, COUNT, value) < 0)
        return NULL;
    const zx_loop_options options = {ZX_LOOP_INIT, .on = on, .project = value[0].value, .theme = value[1].value, .body = value[2].value,
                                     .year = value[3], .link = (zx_loop_link)value[4].value, .gaps = (zx_yes_no)value[5].value,
                                     .of = value[6].value};
    zx_cursor *cursor = NULL;
    zx_status status;
    Py_BEGIN_ALLOW_THREADS
    status = question(store, &options, &cursor);
    Py_END_ALLOW_THREADS
    return handle(status, cursor);
}

PyObject *zxpy_loop(zx_store *store, zx_date on, PyObject *chosen)
{
    return ask_loop(store, zx_loop, on, chosen);
}

PyObject *zxpy_loop_shares(zx_store *store, zx_date on, PyObject *chosen)
{
    return ask_loop(store, zx_loop_shares, on, chosen);
}

PyObject *zxpy_loop_progress_on(zx_store *store, zx_date on, PyObject *chosen)
{
    return ask_loop(store, zx_loop_progress_on, on, chosen);
}
