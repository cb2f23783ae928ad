/* SPDX-License-Identifier: MIT */
/* Long calls report here without the interpreter's lock. It is taken again a few times a second only: to ask whether somebody
 * pressed Ctrl-C, and to tell the callable. */
#include "border.h"

static const int64_t EVERY = 50 * 1000 * 1000; /* nanoseconds */

int zxpy_progress_start(zxpy_progress *progress, PyObject *callable)
{
    *progress = (zxpy_progress){.callable = callable == Py_None ? NULL : callable};
    if (progress->callable && !PyCallable_Check(callable)) {
        PyErr_Format(PyExc_TypeError, "progress: expected a callable, not %.100s", Py_TYPE(callable)->tp_name);
        return -1;
    }
    clock_gettime(CLOCK_MONOTONIC, &progress->last);
    return 0;
}

static bool due(zxpy_progress *progress, int64_t done, int64_t total)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    int64_t passed = (int64_t)(now.tv_sec - progress->last.tv_sec) * 1000000000 + (now.tv_nsec - progress->last.tv_nsec);
    bool first_or_last = progress->callable && (!progress->called || done == total);
    if (passed < EVERY && !first_or_last)
        return false;
    progress->last = now;
    progress->called = true;
    return true;
}

/* Whether to stop. */
static bool tell(PyObject *callable, int64_t done, int64_t total)
{
    PyObject *whole = total < 0 ? Py_NewRef(Py_None) : PyLong_FromLongLong(total);
    PyObject *answer = whole ? PyObject_CallFunction(callable, "LN", (long long)done, whole) : NULL;
    bool stop = !answer || answer == Py_False;
    Py_XDECREF(answer);
    return stop;
}

int zxpy_progress_step(void *context, int64_t done, int64_t total)
{
    zxpy_progress *progress = context;
    if (!due(progress, done, total))
        return 0;
    PyGILState_STATE state = PyGILState_Ensure();
    bool stop = PyErr_CheckSignals() < 0 || (progress->callable && tell(progress->callable, done, total));
    if (PyErr_Occurred()) {
        Py_CLEAR(progress->type);
        Py_CLEAR(progress->value);
        Py_CLEAR(progress->traceback);
        PyErr_Fetch(&progress->type, &progress->value, &progress->traceback);
    }
    PyGILState_Release(state);
    return stop;
}

int zxpy_progress_end(zxpy_progress *progress, zx_status status)
{
    if (progress->type) {
        PyErr_Restore(progress->type, progress->value, progress->traceback);
        return -1;
    }
    if (status == ZX_OK)
        return 0;
    zxpy_fail();
    return -1;
}
