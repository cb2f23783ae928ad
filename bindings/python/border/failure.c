/* SPDX-License-Identifier: MIT */
#include "border.h"

static PyObject *factory;

PyObject *zxpy_bind_failure(PyObject *callable)
{
    Py_INCREF(callable);
    Py_XSETREF(factory, callable);
    Py_RETURN_NONE;
}

/* Messages are UTF-8, but may quote a path that is not. */
static PyObject *words(const char *text)
{
    if (!text)
        Py_RETURN_NONE;
    return PyUnicode_DecodeUTF8(text, (Py_ssize_t)strlen(text), "replace");
}

static PyObject *raise_for(const zx_error *error)
{
    if (error->status == ZX_NO_MEMORY && !factory)
        return PyErr_NoMemory();
    if (!factory) {
        PyErr_SetString(PyExc_RuntimeError, error->message);
        return NULL;
    }
    PyObject *exception = PyObject_CallFunction(factory, "iLNNNNN", (int)error->status, (long long)error->id, words(error->record),
                                                words(error->field), words(error->rule), words(error->message),
                                                words(error->message_zh));
    if (exception) {
        PyErr_SetObject((PyObject *)Py_TYPE(exception), exception);
        Py_DECREF(exception);
    }
    return NULL;
}

PyObject *zxpy_fail(void)
{
    return raise_for(zx_error_last());
}

PyObject *zxpy_refuse(zx_status status, const char *record, const char *field, const char *rule, const char *en, const char *zh)
{
    const zx_error error = {
        .size = sizeof error, .status = status, .record = record, .field = field, .rule = rule, .message = en, .message_zh = zh};
    return raise_for(&error);
}
