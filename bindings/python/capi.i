/* SPDX-License-Identifier: MIT */
/* The one SWIG module. Only what is written down in these files crosses the border: no struct, no pointer, no function that frees.
 * Handles are capsules; records are made and read by the field tables (border/). */
%module(docstring="The library, as it crosses the border: use the package zhengxie instead.") capi

%{
#include "border/border.h"
%}

%include "types.i"
%include "bindings.i"
%include "store.i"
%include "records.i"
%include "verbs.i"
%include "journal.i"
%include "rulebook.i"
%include "questions.i"
%include "text.i"
