/* SPDX-License-Identifier: MIT */
/* What is given from Python is first of the right type (TypeError, naming the field), then what C can hold (Invalid); whether the
 * domain allows it, the library says. */
#include "border.h"

#include <datetime.h>

static int wrong_type(zxpy_place place, const char *expected, PyObject *object)
{
    const char *record = place.record ? place.record : "";
    PyErr_Format(PyExc_TypeError, "%s%s%s: expected %s, not %.100s", record, *record ? "." : "", place.field, expected,
                 Py_TYPE(object)->tp_name);
    return -1;
}

static int refuse(zxpy_place place, const char *rule, const char *en, const char *zh)
{
    char text[600], text_zh[600];
    snprintf(text, sizeof text, "%s: %s", place.field, en);
    snprintf(text_zh, sizeof text_zh, "%s：%s", place.field, zh);
    zxpy_refuse(ZX_INVALID, place.record, place.field, rule, text, text_zh);
    return -1;
}

int zxpy_to_text(PyObject *object, zxpy_place place, const char **out)
{
    *out = NULL;
    if (object == Py_None)
        return 0;
    if (!PyUnicode_Check(object))
        return wrong_type(place, "str", object);
    Py_ssize_t length;
    const char *text = PyUnicode_AsUTF8AndSize(object, &length);
    if (!text) {
        if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError))
            return -1;
        PyErr_Clear();
        return refuse(place, "text.utf8", "holds half a surrogate pair, which no UTF-8 text can", "含有单独的代理码位，不能表示为 UTF-8");
    }
    if (strlen(text) != (size_t)length)
        return refuse(place, "text.nul", "holds a NUL character", "含有空字符");
    *out = text;
    return 0;
}

PyObject *zxpy_to_texts(PyObject *given, zxpy_place place, const char ***out)
{
    PyObject *all = PySequence_Tuple(given);
    if (!all)
        return NULL;
    Py_ssize_t count = PyTuple_GET_SIZE(all), i = 0;
    const char **texts = PyMem_Calloc((size_t)count + 1, sizeof *texts);
    if (!texts)
        PyErr_NoMemory();
    for (; texts && i < count; i++) {
        PyObject *text = PyTuple_GET_ITEM(all, i);
        if (text == Py_None ? wrong_type(place, "str", text) < 0 : zxpy_to_text(text, place, &texts[i]) < 0)
            break;
    }
    if (texts && i == count) {
        *out = texts;
        return all;
    }
    PyMem_Free(texts);
    Py_DECREF(all);
    return NULL;
}

int zxpy_to_int(PyObject *object, zxpy_place place, int64_t *out)
{
    if (PyBool_Check(object) || !PyIndex_Check(object))
        return wrong_type(place, "int", object);
    PyObject *number = PyNumber_Index(object);
    if (!number)
        return -1;
    int overflow;
    long long value = PyLong_AsLongLongAndOverflow(number, &overflow);
    Py_DECREF(number);
    if (overflow)
        return refuse(place, "number.range", "needs more than 64 bits", "超出 64 位整数的范围");
    if (value == -1 && PyErr_Occurred())
        return -1;
    *out = value;
    return 0;
}

static int from_partial(PyObject *object, zx_date *out)
{
    long parts[2] = {0, 0};
    const char *const names[] = {"year", "month"};
    for (int i = 0; i < 2; i++) {
        PyObject *part = PyObject_GetAttrString(object, names[i]);
        if (part && part != Py_None)
            parts[i] = PyLong_AsLong(part);
        Py_XDECREF(part);
        if (PyErr_Occurred())
            return -1;
    }
    *out = (zx_date){.year = (int16_t)parts[0], .month = (uint8_t)parts[1]};
    return 0;
}

int zxpy_to_date(PyObject *object, zxpy_place place, zx_date *out)
{
    *out = (zx_date){0, 0, 0};
    if (object == Py_None)
        return 0;
    if (!PyDateTimeAPI)
        PyDateTime_IMPORT;
    if (!PyDateTimeAPI)
        return -1;
    if (PyDateTime_Check(object)) {
        PyErr_Format(PyExc_TypeError, "%s%s%s: expected datetime.date, not a datetime; use its date()", place.record ? place.record : "",
                     place.record ? "." : "", place.field);
        return -1;
    }
    if (PyDate_Check(object)) {
        *out = (zx_date){.year = (int16_t)PyDateTime_GET_YEAR(object),
                         .month = (uint8_t)PyDateTime_GET_MONTH(object),
                         .day = (uint8_t)PyDateTime_GET_DAY(object)};
        return 0;
    }
    if (zxpy_partial_date() && PyObject_TypeCheck(object, zxpy_partial_date()))
        return from_partial(object, out);
    return wrong_type(place, "datetime.date or PartialDate", object);
}

int zxpy_to_path(PyObject *object, PyObject **kept, const char **out)
{
    PyObject *path = PyOS_FSPath(object);
    if (path && PyUnicode_Check(path)) /* file names that are not UTF-8 reach Python as surrogates */
        Py_SETREF(path, PyUnicode_AsEncodedString(path, "utf-8", "surrogateescape"));
    if (!path)
        return -1;
    char *bytes;
    if (PyBytes_AsStringAndSize(path, &bytes, NULL) < 0) { /* also for a NUL inside: ValueError */
        Py_DECREF(path);
        return -1;
    }
    *kept = path;
    *out = bytes;
    return 0;
}

/* ---- records ---- */

/* `refers`: the kinds of record, "person|organization"; NULL or "*": any. */
static int to_id(PyObject *object, zxpy_place place, const char *refers, zx_id *out)
{
    if (!zxpy_is_record(object)) {
        if (PyBool_Check(object) || !PyIndex_Check(object)) {
            bool any = !refers || strcmp(refers, "*") == 0;
            char expected[200];
            snprintf(expected, sizeof expected, "the id of a record%s%s%s, or that record", any ? "" : " (", any ? "" : refers, any ? "" : ")");
            return wrong_type(place, expected, object);
        }
        return zxpy_to_int(object, place, out);
    }
    PyObject *id = PyObject_GetAttrString(object, "id");
    int result = id ? zxpy_to_int(id, place, out) : -1;
    Py_XDECREF(id);
    return result;
}

/* A Decimal, or an int as one. One whose digits fill the memory is not written out; what else is no figure, such as NaN, the library
 * refuses by its text. */
static PyObject *decimal_text(PyObject *object, zxpy_place place)
{
    PyObject *class = zxpy_decimal();
    PyObject *figure = class ? PyObject_CallOneArg(class, object) : NULL;
    PyObject *digits = figure ? PyObject_CallMethod(figure, "adjusted", NULL) : NULL;
    PyObject *form = digits ? PyUnicode_FromString("f") : NULL, *text = NULL;
    long size = form ? PyLong_AsLong(digits) : 0;
    if (form && (size > 100 || size < -100))
        refuse(place, "decimal.form", "has too many digits", "位数过多");
    else if (form)
        text = PyObject_Format(figure, form);
    Py_XDECREF(figure);
    Py_XDECREF(digits);
    Py_XDECREF(form);
    return text;
}

static int to_decimal(PyObject *object, zxpy_place place, PyObject *kept, const char **out)
{
    PyObject *class = zxpy_decimal();
    int known = class ? PyObject_IsInstance(object, class) : -1;
    if (known == 0 && (PyBool_Check(object) || !PyLong_Check(object)))
        return wrong_type(place, "decimal.Decimal or int", object);
    PyObject *text = known < 0 ? NULL : decimal_text(object, place);
    int result = text ? zxpy_to_text(text, place, out) : -1;
    if (result == 0)
        result = PyList_Append(kept, text);
    Py_XDECREF(text);
    return result;
}

/* Says what there is. */
static int refuse_code(zxpy_place place, const zx_enum_type *type, const char *code)
{
    char codes[400] = "", en[500], zh[500];
    size_t length = 0;
    for (size_t i = 0; i < type->count && length < sizeof codes; i++)
        length += (size_t)snprintf(codes + length, sizeof codes - length, "%s%s", i ? ", " : "", type->values[i].code);
    snprintf(en, sizeof en, "“%.64s” is none of %s", code, codes);
    snprintf(zh, sizeof zh, "“%.64s”不在可用取值之列：%s", code, codes);
    return refuse(place, "enum.value", en, zh);
}

static int to_enum(PyObject *object, zxpy_place place, const zx_enum_type *type, int *out)
{
    const char *code;
    if (!PyUnicode_Check(object))
        return wrong_type(place, type->name, object);
    if (zxpy_to_text(object, place, &code) < 0 || !code)
        return -1;
    for (size_t i = 0; i < type->count; i++)
        if (strcmp(type->values[i].code, code) == 0) {
            *out = type->values[i].value;
            return 0;
        }
    return refuse_code(place, type, code);
}

static int to_flag(PyObject *object, zxpy_place place, int *out)
{
    if (!PyBool_Check(object))
        return wrong_type(place, "bool", object);
    *out = object == Py_True ? ZX_YES : ZX_NO;
    return 0;
}

static void set_none(const zx_field *field, char *at)
{
    switch (field->type) {
    case ZX_FIELD_ID: *(zx_id *)at = ZX_NONE; break;
    case ZX_FIELD_TEXT:
    case ZX_FIELD_DECIMAL:
    case ZX_FIELD_CODE: *(const char **)at = ZX_NONE_TEXT; break;
    case ZX_FIELD_DATE: *(zx_date *)at = (zx_date)ZX_NONE_DATE; break;
    case ZX_FIELD_INT: *(zx_opt_int *)at = (zx_opt_int)ZX_NONE_INT; break;
    case ZX_FIELD_YES_NO:
    case ZX_FIELD_ENUM: *(int *)at = ZX_NONE_CODE; break;
    case ZX_FIELD_NUMBER: break;
    }
}

static int set_field(const zxpy_kind *kind, const zx_field *field, PyObject *value, bool filter, PyObject *kept, char *at)
{
    const zxpy_place place = {zx_record_type_name(kind->type), field->name};
    if (value == Py_None) {
        if (filter)
            set_none(field, at);
        return 0;
    }
    switch (field->type) {
    case ZX_FIELD_ID: return to_id(value, place, field->refers, (zx_id *)at);
    case ZX_FIELD_TEXT:
    case ZX_FIELD_CODE:
        return zxpy_to_text(value, place, (const char **)at) < 0 ? -1 : PyList_Append(kept, value);
    case ZX_FIELD_DECIMAL: return to_decimal(value, place, kept, (const char **)at);
    case ZX_FIELD_DATE: return zxpy_to_date(value, place, (zx_date *)at);
    case ZX_FIELD_INT: ((zx_opt_int *)at)->set = 1; return zxpy_to_int(value, place, &((zx_opt_int *)at)->value);
    case ZX_FIELD_YES_NO: return to_flag(value, place, (int *)at);
    case ZX_FIELD_ENUM: return to_enum(value, place, field->values, (int *)at);
    case ZX_FIELD_NUMBER: return zxpy_to_int(value, place, (int64_t *)at);
    }
    return 0;
}

/* The index of a field by its name, interned or not; -1 for none. */
static Py_ssize_t field_named(const zxpy_kind *kind, PyObject *name)
{
    for (size_t i = 0; i < kind->count; i++)
        if (kind->names[i] == name)
            return (Py_ssize_t)i;
    for (size_t i = 0; i < kind->count; i++)
        if (PyUnicode_Compare(kind->names[i], name) == 0)
            return (Py_ssize_t)i;
    return -1;
}

static int set_named(const zxpy_kind *kind, PyObject *name, PyObject *value, bool filter, PyObject *kept, zx_record *record)
{
    const char *kind_name = zx_record_type_name(kind->type);
    if (!PyUnicode_Check(name))
        return wrong_type((zxpy_place){kind_name, "a field's name"}, "str", name);
    Py_ssize_t index = field_named(kind, name);
    if (index >= 0) {
        const zx_field *field = zx_record_type_field(kind->type, (size_t)index);
        return set_field(kind, field, value, filter, kept, (char *)record + field->offset);
    }
    bool id = PyUnicode_CompareWithASCIIString(name, "id") == 0;
    if (!id && PyUnicode_CompareWithASCIIString(name, "revision") != 0) {
        PyErr_Format(PyExc_TypeError, "%s has no field %R", kind_name, name);
        return -1;
    }
    if (value == Py_None)
        return 0;
    return id ? to_id(value, (zxpy_place){kind_name, "id"}, kind_name, &record->id)
              : zxpy_to_int(value, (zxpy_place){kind_name, "revision"}, &record->revision);
}

int zxpy_to_record(const zxpy_kind *kind, PyObject *fields, bool filter, PyObject *kept, void *record)
{
    if (!PyDict_Check(fields))
        return wrong_type((zxpy_place){zx_record_type_name(kind->type), "fields"}, "dict", fields);
    Py_ssize_t at = 0;
    PyObject *name, *value;
    while (PyDict_Next(fields, &at, &name, &value)) {
        /* __index__ and os.fspath may run code that changes the dict */
        Py_INCREF(name);
        Py_INCREF(value);
        int result = set_named(kind, name, value, filter, kept, record);
        Py_DECREF(name);
        Py_DECREF(value);
        if (result < 0)
            return -1;
    }
    return 0;
}

void *zxpy_blank(const zxpy_kind *kind)
{
    size_t size = zx_record_type_size(kind->type);
    zx_record *record = PyMem_Calloc(1, size);
    if (!record) {
        PyErr_NoMemory();
        return NULL;
    }
    record->size = size;
    return record;
}

int zxpy_to_act(const char *verb, PyObject *on, PyObject *by, PyObject *reason, zx_act *out)
{
    *out = (zx_act){ZX_ACT_INIT};
    if (zxpy_to_date(on, (zxpy_place){verb, "on"}, &out->on) < 0 || zxpy_to_text(by, (zxpy_place){verb, "by"}, &out->by) < 0)
        return -1;
    return zxpy_to_text(reason, (zxpy_place){verb, "reason"}, &out->reason);
}
