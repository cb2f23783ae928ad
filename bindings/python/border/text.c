/* SPDX-License-Identifier: MIT */
#include "border.h"

PyObject *zxpy_numeral_print(int64_t number)
{
    char out[ZX_NUMERAL_SIZE];
    if (zx_numeral_print(number, out) == 0)
        return zxpy_refuse(ZX_INVALID, NULL, "number", "number.range", "number: must be from 0 to 9,999,999,999,999,999",
                           "number：应为 0 至 9999999999999999");
    return zxpy_from_text(out);
}

PyObject *zxpy_session_name_parse(const char *text)
{
    int64_t term, session;
    char *place = NULL;
    if (zx_session_name_parse(text, &term, &session, &place) != ZX_OK)
        return zxpy_fail();
    PyObject *result = Py_BuildValue("(LLN)", (long long)term, (long long)session, zxpy_from_text(place));
    zx_free(place);
    return result;
}

PyObject *zxpy_session_name_print(int64_t term, int64_t session, const char *place)
{
    char *name;
    if (zx_session_name_print(term, session, place, &name) != ZX_OK)
        return zxpy_fail();
    PyObject *result = zxpy_from_text(name);
    zx_free(name);
    return result;
}

PyObject *zxpy_rulebook_label(zx_store *store, const char *list, const char *code, zx_date on)
{
    char *en = NULL, *zh = NULL;
    zx_status status;
    Py_BEGIN_ALLOW_THREADS
    status = zx_rulebook_label(store, list, code, on, &en, &zh);
    Py_END_ALLOW_THREADS
    if (status != ZX_OK)
        return zxpy_fail();
    PyObject *result = Py_BuildValue("(NN)", zxpy_from_text(en), zxpy_from_text(zh));
    zx_free(en);
    zx_free(zh);
    return result;
}

static PyObject *indexes(const size_t *order, Py_ssize_t count)
{
    PyObject *list = PyList_New(count);
    for (Py_ssize_t i = 0; list && i < count; i++) {
        PyObject *index = PyLong_FromSize_t(order[i]);
        if (!index)
            Py_CLEAR(list);
        else
            PyList_SET_ITEM(list, i, index);
    }
    return list;
}

PyObject *zxpy_stroke_order(PyObject *given)
{
    const char **names;
    PyObject *all = zxpy_to_texts(given, (zxpy_place){NULL, "name"}, &names);
    if (!all)
        return NULL;
    Py_ssize_t count = PyTuple_GET_SIZE(all);
    size_t *order = PyMem_Calloc((size_t)count + 1, sizeof *order);
    PyObject *result = order ? NULL : PyErr_NoMemory();
    if (order) {
        zx_status status;
        Py_BEGIN_ALLOW_THREADS
        status = zx_stroke_order(names, (size_t)count, order);
        Py_END_ALLOW_THREADS
        result = status == ZX_OK ? indexes(order, count) : zxpy_fail();
    }
    PyMem_Free(names);
    PyMem_Free(order);
    Py_DECREF(all);
    return result;
}
