/* SPDX-License-Identifier: MIT */
/* Which Python class stands for which kind of record, and which member for which value of an enum. Bound once, when the package is
 * imported; afterwards only read. */
#include "border.h"

static zxpy_kind *kinds;
static size_t kind_count;
static PyObject *enums;      /* {name: {number: member}} */
static PyTypeObject *partial_date;

static int take_names(zxpy_kind *kind)
{
    while (zx_record_type_field(kind->type, kind->count))
        kind->count++;
    kind->names = PyMem_Calloc(kind->count + 1, sizeof(PyObject *));
    if (!kind->names) {
        PyErr_NoMemory();
        return -1;
    }
    for (size_t i = 0; i < kind->count; i++) {
        kind->names[i] = PyUnicode_InternFromString(zx_record_type_field(kind->type, i)->name);
        if (!kind->names[i])
            return -1;
    }
    return 0;
}

static int list_kinds(void)
{
    size_t count = 0;
    while (zx_record_type_at(count))
        count++;
    kinds = PyMem_Calloc(count, sizeof *kinds);
    if (!kinds) {
        PyErr_NoMemory();
        return -1;
    }
    for (; kind_count < count; kind_count++) {
        kinds[kind_count].type = zx_record_type_at(kind_count);
        if (take_names(&kinds[kind_count]) < 0)
            return -1;
    }
    return 0;
}

static zxpy_kind *find(const char *name)
{
    for (size_t i = 0; i < kind_count; i++)
        if (strcmp(zx_record_type_name(kinds[i].type), name) == 0)
            return &kinds[i];
    PyErr_Format(PyExc_KeyError, "no kind of record is called %.100s", name);
    return NULL;
}

PyObject *zxpy_bind_record(const char *name, PyObject *class)
{
    if (!PyType_Check(class)) {
        PyErr_SetString(PyExc_TypeError, "expected a class");
        return NULL;
    }
    if (!kinds && list_kinds() < 0)
        return NULL;
    zxpy_kind *kind = find(name);
    if (!kind)
        return NULL;
    Py_INCREF(class);
    Py_XSETREF(kind->class, (PyTypeObject *)class);
    Py_RETURN_NONE;
}

const zxpy_kind *zxpy_kind_named(const char *name)
{
    const zxpy_kind *kind = find(name);
    if (kind && !kind->class) {
        PyErr_Format(PyExc_KeyError, "%.100s has no class", name);
        return NULL;
    }
    return kind;
}

const zxpy_kind *zxpy_kind_of(const zx_record_type *type)
{
    for (size_t i = 0; i < kind_count; i++)
        if (kinds[i].type == type && kinds[i].class)
            return &kinds[i];
    PyErr_Format(PyExc_KeyError, "%.100s has no class", type ? zx_record_type_name(type) : "this");
    return NULL;
}

bool zxpy_is_record(PyObject *object)
{
    for (size_t i = 0; i < kind_count; i++)
        if (Py_TYPE(object) == kinds[i].class)
            return zx_record_type_kept(kinds[i].type) == ZX_YES;
    return false;
}

PyObject *zxpy_bind_enum(const char *name, PyObject *members)
{
    if (!PyDict_Check(members)) {
        PyErr_SetString(PyExc_TypeError, "expected a dict");
        return NULL;
    }
    if (!enums && !(enums = PyDict_New()))
        return NULL;
    if (PyDict_SetItemString(enums, name, members) < 0)
        return NULL;
    Py_RETURN_NONE;
}

PyObject *zxpy_enum_member(const zx_enum_type *type, int value)
{
    PyObject *members = enums ? PyDict_GetItemString(enums, type->name) : NULL;
    PyObject *number = members ? PyLong_FromLong(value) : NULL;
    PyObject *member = number ? PyDict_GetItemWithError(members, number) : NULL;
    Py_XDECREF(number);
    PyErr_Clear();
    return member;
}

PyObject *zxpy_bind_partial_date(PyObject *class)
{
    if (!PyType_Check(class)) {
        PyErr_SetString(PyExc_TypeError, "expected a class");
        return NULL;
    }
    Py_INCREF(class);
    Py_XSETREF(partial_date, (PyTypeObject *)class);
    Py_RETURN_NONE;
}

PyTypeObject *zxpy_partial_date(void)
{
    return partial_date;
}
