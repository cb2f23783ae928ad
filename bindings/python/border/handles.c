/* SPDX-License-Identifier: MIT */
/* A store in a capsule. The capsule's end is the only place that frees it, so nobody can be using it then: closing only closes. */
#include "border.h"

static const char STORE[] = "zhengxie.store";

typedef struct handle {
    zx_store *store;
    PyObject *clock;
} handle;

static void release(PyObject *capsule)
{
    handle *self = PyCapsule_GetPointer(capsule, STORE);
    if (!self)
        return;
    zx_store_free(self->store);
    Py_XDECREF(self->clock);
    PyMem_Free(self);
}

PyObject *zxpy_store_handle(zx_store *store, PyObject *clock)
{
    handle *self = PyMem_Calloc(1, sizeof *self);
    PyObject *capsule = self ? PyCapsule_New(self, STORE, release) : PyErr_NoMemory();
    if (!capsule) {
        PyMem_Free(self);
        zx_store_free(store);
        return NULL;
    }
    Py_XINCREF(clock);
    *self = (handle){store, clock};
    return capsule;
}

zx_store *zxpy_store(PyObject *object)
{
    if (!PyCapsule_IsValid(object, STORE)) {
        PyErr_Format(PyExc_TypeError, "expected an open store, not %.100s", Py_TYPE(object)->tp_name);
        return NULL;
    }
    return ((handle *)PyCapsule_GetPointer(object, STORE))->store;
}

/* Called within a verb, which has let go of the interpreter's lock. It cannot fail, so what it raises is only shown. */
static int64_t tell_time(void *context)
{
    PyGILState_STATE state = PyGILState_Ensure();
    PyObject *answer = PyObject_CallNoArgs(context);
    int64_t milliseconds = answer ? PyLong_AsLongLong(answer) : -1;
    Py_XDECREF(answer);
    if (PyErr_Occurred()) {
        PyErr_WriteUnraisable(context);
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        milliseconds = (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
    }
    PyGILState_Release(state);
    return milliseconds;
}

static int read_options(PyObject *place, PyObject *division, PyObject *busy_timeout, PyObject *clock, zx_store_options *options)
{
    int64_t number;
    if (zxpy_to_text(place, (zxpy_place){"committee", "place"}, &options->place) < 0)
        return -1;
    if (division != Py_None) {
        if (zxpy_to_int(division, (zxpy_place){"committee", "division"}, &number) < 0)
            return -1;
        options->division = number < 0 || number > INT32_MAX ? -1 : (int32_t)number;
    }
    if (busy_timeout != Py_None) {
        options->busy_timeout.set = 1;
        if (zxpy_to_int(busy_timeout, (zxpy_place){NULL, "busy_timeout"}, &options->busy_timeout.value) < 0)
            return -1;
    }
    if (clock != Py_None) {
        options->clock = tell_time;
        options->clock_context = clock;
    }
    return 0;
}

PyObject *zxpy_store_open(PyObject *path, PyObject *place, PyObject *division, unsigned int flags, PyObject *busy_timeout,
                          PyObject *clock)
{
    zx_store_options options = {ZX_STORE_OPTIONS_INIT, .flags = flags};
    PyObject *kept = NULL;
    const char *name;
    if (read_options(place, division, busy_timeout, clock, &options) < 0 || zxpy_to_path(path, &kept, &name) < 0)
        return NULL;
    zx_store *store = NULL;
    zx_status status;
    Py_BEGIN_ALLOW_THREADS
    status = zx_store_open(name, &options, &store);
    Py_END_ALLOW_THREADS
    PyObject *result = status == ZX_OK ? zxpy_store_handle(store, clock == Py_None ? NULL : clock) : zxpy_fail();
    Py_DECREF(kept);
    return result;
}
