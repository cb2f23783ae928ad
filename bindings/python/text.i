/* SPDX-License-Identifier: MIT */
/* Chinese text: pure functions. */

int64_t zx_text_length(const char *text);
zx_status zx_numeral_parse(const char *text, int64_t *out);
PyObject *zxpy_numeral_print(int64_t number);
PyObject *zxpy_session_name_parse(const char *text);
%apply const char *OPTIONAL { const char *place };
PyObject *zxpy_session_name_print(int64_t term, int64_t session, const char *place);
%clear const char *place;
PyObject *zxpy_stroke_order(PyObject *names);
