# SPDX-License-Identifier: MIT
"""Tells the extension which classes stand for what, once, when the package is imported."""
from . import capi, errors, records
from .dates import PartialDate

capi.bind_failure(errors.failure)
capi.bind_partial_date(PartialDate)
for _name, _class in records.KINDS.items():
    capi.bind_record(_name, _class)
for _name, _members in records.ENUMS.items():
    capi.bind_enum(_name, _members)
