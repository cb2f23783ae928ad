/* SPDX-License-Identifier: MIT */
/* Bytes that go through Python callables, called while the library works. */
#define PY_SSIZE_T_CLEAN
#include "border.h"

static void keep_exception(zxpy_pipe *pipe)
{
    Py_CLEAR(pipe->type);
    Py_CLEAR(pipe->value);
    Py_CLEAR(pipe->traceback);
    PyErr_Fetch(&pipe->type, &pipe->value, &pipe->traceback);
}

/* What the callable gave, copied; below 0 with an exception. */
static int64_t take(PyObject *given, void *buffer, size_t size)
{
    Py_buffer view;
    if (PyObject_GetBuffer(given, &view, PyBUF_SIMPLE) < 0)
        return -1;
    int64_t length = view.len;
    if ((size_t)view.len > size) {
        PyErr_Format(PyExc_ValueError, "read(%zu) gave %zd bytes", size, view.len);
        length = -1;
    } else {
        memcpy(buffer, view.buf, (size_t)view.len);
    }
    PyBuffer_Release(&view);
    return length;
}

int64_t zxpy_pipe_read(void *context, void *buffer, size_t size)
{
    zxpy_pipe *pipe = context;
    PyGILState_STATE state = PyGILState_Ensure();
    PyObject *given = PyErr_CheckSignals() < 0 ? NULL : PyObject_CallFunction(pipe->callable, "n", (Py_ssize_t)size);
    int64_t length = given ? take(given, buffer, size) : -1;
    Py_XDECREF(given);
    if (length < 0)
        keep_exception(pipe);
    PyGILState_Release(state);
    return length;
}

int zxpy_pipe_write(void *context, const void *bytes, size_t length)
{
    zxpy_pipe *pipe = context;
    PyGILState_STATE state = PyGILState_Ensure();
    PyObject *answer = PyErr_CheckSignals() < 0 ? NULL : PyObject_CallFunction(pipe->callable, "y#", bytes, (Py_ssize_t)length);
    if (!answer)
        keep_exception(pipe);
    Py_XDECREF(answer);
    PyGILState_Release(state);
    return pipe->type != NULL;
}

int zxpy_pipe_end(zxpy_pipe *pipe, zx_status status)
{
    if (pipe->type) {
        PyErr_Restore(pipe->type, pipe->value, pipe->traceback);
        return -1;
    }
    if (status == ZX_OK)
        return 0;
    zxpy_fail();
    return -1;
}

PyObject *zxpy_attachment_read(zx_store *store, int64_t id, PyObject *write)
{
    zxpy_pipe pipe = {.callable = write};
    zx_status status;
    Py_BEGIN_ALLOW_THREADS
    status = zx_attachment_read(store, id, zxpy_pipe_write, &pipe);
    Py_END_ALLOW_THREADS
    return zxpy_pipe_end(&pipe, status) == 0 ? Py_NewRef(Py_None) : NULL;
}
