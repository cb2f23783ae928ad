/* SPDX-License-Identifier: MIT */
/* How values cross, and how failures become exceptions; before any declaration. */

%rename("%(regex:/^(?:zxpy_|zx_|ZX_)(.*)/\\1/)s") "";

%exception {
    $action
    if (PyErr_Occurred())
        SWIG_fail;
}

/* For calls that may wait for the disk, another thread or another process. */
%define %waits(function)
%exception function {
    Py_BEGIN_ALLOW_THREADS
    $action
    Py_END_ALLOW_THREADS
}
%enddef

%typemap(out) zx_status {
    if ($1 != ZX_OK) {
        zxpy_fail();
        SWIG_fail;
    }
    $result = SWIG_Py_Void();
}

%typemap(in) zx_store * {
    $1 = zxpy_store($input);
    if (!$1)
        SWIG_fail;
}

%typemap(in) int64_t, zx_id {
    int64_t number;
    if (zxpy_to_int($input, (zxpy_place){NULL, "$1_name"}, &number) < 0)
        SWIG_fail;
    $1 = number;
}
%typemap(out) int64_t, zx_id "$result = PyLong_FromLongLong($1);"

%typemap(in, numinputs=0) int64_t *out (int64_t number), zx_id *out (zx_id number) {
    number = 0;
    $1 = &number;
}
%typemap(argout) int64_t *out, zx_id *out {
    Py_DECREF($result);
    $result = PyLong_FromLongLong(*$1);
}

%typemap(in, numinputs=0) zx_yes_no *out (zx_yes_no flag) {
    flag = (zx_yes_no)0;
    $1 = &flag;
}
%typemap(argout) zx_yes_no *out {
    Py_DECREF($result);
    $result = PyBool_FromLong(*$1 == ZX_YES);
}
%typemap(in, numinputs=0) zx_date *out (zx_date date) {
    date.year = 0;
    $1 = &date;
}
%typemap(argout) zx_date *out {
    Py_DECREF($result);
    $result = zxpy_from_date(*$1);
}

/* A new text, and a new answer. */
%typemap(in, numinputs=0) char **out (char *text) {
    text = NULL;
    $1 = &text;
}
%typemap(argout) char **out {
    Py_DECREF($result);
    $result = zxpy_from_text(*$1);
    zx_free(*$1);
}
%typemap(in, numinputs=0) zx_cursor **out (zx_cursor *cursor) {
    cursor = NULL;
    $1 = &cursor;
}
%typemap(argout) zx_cursor **out {
    Py_DECREF($result);
    $result = zxpy_cursor_handle(*$1, NULL, true);
}

%typemap(in) const char * {
    if ($input == Py_None) {
        PyErr_SetString(PyExc_TypeError, "$1_name: expected str, not None");
        SWIG_fail;
    }
    if (zxpy_to_text($input, (zxpy_place){NULL, "$1_name"}, (const char **)&$1) < 0)
        SWIG_fail;
}
%typemap(in) const char *OPTIONAL {
    if (zxpy_to_text($input, (zxpy_place){NULL, "$1_name"}, (const char **)&$1) < 0)
        SWIG_fail;
}
%typemap(freearg) const char *, const char *OPTIONAL ""
%typemap(out) const char * "$result = zxpy_from_text($1);"

%typemap(in) zx_yes_no {
    if (!PyBool_Check($input)) {
        PyErr_SetString(PyExc_TypeError, "$1_name: expected bool");
        SWIG_fail;
    }
    $1 = $input == Py_True ? ZX_YES : ZX_NO;
}
%typemap(in) zx_date {
    if (zxpy_to_date($input, (zxpy_place){NULL, "$1_name"}, &$1) < 0)
        SWIG_fail;
}
