/* SPDX-License-Identifier: MIT */
/* What the library knows of itself, and which Python classes stand for it. */

const char *zx_version(void);

%typemap(newfree) char *describe "free($1);"
%newobject describe;
%inline %{
char *describe(void)
{
    char *text = zxpy_describe();
    if (!text)
        PyErr_NoMemory();
    return text;
}
%}

PyObject *zxpy_bind_failure(PyObject *factory);
PyObject *zxpy_bind_partial_date(PyObject *cls);
PyObject *zxpy_bind_record(const char *kind, PyObject *cls);
PyObject *zxpy_bind_enum(const char *name, PyObject *members);
