/* SPDX-License-Identifier: MIT */
#include "border.h"

#include <datetime.h>

/* A file that was changed by hand may hold anything; journal_verify() tells, reading only must not stop. */
PyObject *zxpy_from_text(const char *text)
{
    if (!text)
        Py_RETURN_NONE;
    return PyUnicode_DecodeUTF8(text, (Py_ssize_t)strlen(text), "replace");
}

PyObject *zxpy_from_date(zx_date date)
{
    if (date.year <= 0)
        Py_RETURN_NONE;
    if (zx_date_complete(date)) {
        if (!PyDateTimeAPI)
            PyDateTime_IMPORT;
        return PyDateTimeAPI ? PyDate_FromDate(date.year, date.month, date.day) : NULL;
    }
    PyObject *class = (PyObject *)zxpy_partial_date();
    return date.month ? PyObject_CallFunction(class, "ii", date.year, date.month) : PyObject_CallFunction(class, "i", date.year);
}

PyObject *zxpy_decimal(void)
{
    static PyObject *class;
    if (!class) {
        PyObject *module = PyImport_ImportModule("decimal");
        class = module ? PyObject_GetAttrString(module, "Decimal") : NULL;
        Py_XDECREF(module);
    }
    return class;
}

static PyObject *from_decimal(const char *text)
{
    if (!text)
        Py_RETURN_NONE;
    PyObject *class = zxpy_decimal();
    return class ? PyObject_CallFunction(class, "s", text) : NULL;
}

static PyObject *from_id(zx_id id)
{
    if (!id)
        Py_RETURN_NONE;
    return PyLong_FromLongLong(id);
}

static PyObject *from_enum(const zx_enum_type *type, int value)
{
    if (!value)
        Py_RETURN_NONE;
    PyObject *member = zxpy_enum_member(type, value);
    if (!member)
        return PyLong_FromLong(value);
    Py_INCREF(member);
    return member;
}

static PyObject *from_field(const zx_field *field, const void *record)
{
    const char *at = (const char *)record + field->offset;
    switch (field->type) {
    case ZX_FIELD_ID: return from_id(*(const zx_id *)at);
    case ZX_FIELD_TEXT:
    case ZX_FIELD_CODE: return zxpy_from_text(*(const char *const *)at);
    case ZX_FIELD_DECIMAL: return from_decimal(*(const char *const *)at);
    case ZX_FIELD_DATE: return zxpy_from_date(*(const zx_date *)at);
    case ZX_FIELD_INT: {
        const zx_opt_int *number = (const zx_opt_int *)at;
        if (number->set == 1)
            return PyLong_FromLongLong(number->value);
        Py_RETURN_NONE;
    }
    case ZX_FIELD_YES_NO: {
        int flag = *(const int *)at;
        if (flag == ZX_YES || flag == ZX_NO)
            return PyBool_FromLong(flag == ZX_YES);
        Py_RETURN_NONE;
    }
    case ZX_FIELD_ENUM: return from_enum(field->values, *(const int *)at);
    case ZX_FIELD_NUMBER: return PyLong_FromLongLong(*(const int64_t *)at);
    }
    PyErr_Format(PyExc_SystemError, "field %s is of no known type", field->name);
    return NULL;
}

/* The classes are frozen: past their __setattr__, straight into the slot. */
static int set(PyObject *self, PyObject *name, PyObject *value)
{
    int result = value ? PyObject_GenericSetAttr(self, name, value) : -1;
    Py_XDECREF(value);
    return result;
}

static int set_head(PyObject *self, const zx_record *head)
{
    static PyObject *id, *revision;
    if (!id)
        id = PyUnicode_InternFromString("id");
    if (!revision)
        revision = PyUnicode_InternFromString("revision");
    if (!id || !revision)
        return -1;
    return set(self, id, PyLong_FromLongLong(head->id)) < 0 ? -1 : set(self, revision, PyLong_FromLongLong(head->revision));
}

PyObject *zxpy_from_record(const zxpy_kind *kind, const void *record, bool texts)
{
    PyObject *self = kind->class->tp_alloc(kind->class, 0);
    if (!self)
        return NULL;
    bool kept = zx_record_type_kept(kind->type) == ZX_YES;
    int result = kept ? set_head(self, record) : 0;
    for (size_t i = 0; i < kind->count && result == 0; i++) {
        const zx_field *field = zx_record_type_field(kind->type, i);
        if (texts || !kept || !(field->flags & ZX_FIELD_LONG))
            result = set(self, kind->names[i], from_field(field, record));
    }
    if (result < 0)
        Py_CLEAR(self);
    return self;
}
