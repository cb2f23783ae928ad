/* SPDX-License-Identifier: MIT */
/* What the files of this noun share. */
#ifndef ZXI_DOMAIN_ACTIVITY_H
#define ZXI_DOMAIN_ACTIVITY_H

#include "domain/bodies.h"

typedef enum zxi_activity_rule {
    ZXI_ACTIVITY_DATES,
    ZXI_ONE_HOLDER,
    ZXI_HOLDER_EXISTS,
    ZXI_IN_SESSION,
    ZXI_WITHIN_SESSION,
    ZXI_ACTIVITY_WITHIN_TERM,
    ZXI_NUMBERED_IN_TERM,
    ZXI_NUMBER_COUNTS,
    ZXI_PARENT_TAKES_PLACE,
    ZXI_ACTIVITY_NO_CIRCLE,
    ZXI_CONVENED,
    ZXI_NOT_CANCELLED,
    ZXI_HELD_ONCE_OVER,
    ZXI_PARTS_CANCELLED,
    ZXI_NOBODY_ATTENDED,
    ZXI_PERSON_OR_COUNT,
    ZXI_COUNT_COMPLETE,
    ZXI_AFTER_IT_BEGAN,
    ZXI_EXCUSE,
    ZXI_VOTING,
    ZXI_ACTIVITY_RULES
} zxi_activity_rule;

extern const zx_rule zxi_activity_rules[ZXI_ACTIVITY_RULES + 1];
extern const zx_record_type zxi_agenda_item_type, zxi_attendance_type;

/* An activity that takes or took place. */
zx_status zxi_activity_find(zxi_call *call, zx_id id, const zx_activity **out);

/* The verbs. */
zx_status zxi_activity_convene(zxi_call *call, void *in, zx_id *out);
zx_status zxi_activity_reschedule(zxi_call *call, void *in, zx_id *out);
zx_status zxi_activity_hold(zxi_call *call, void *in, zx_id *out);
zx_status zxi_activity_cancel(zxi_call *call, void *in, zx_id *out);
zx_status zxi_activity_correct(zxi_call *call, void *in, zx_id *out);
zx_status zxi_activity_add_item(zxi_call *call, void *in, zx_id *out);
zx_status zxi_activity_correct_item(zxi_call *call, void *in, zx_id *out);
zx_status zxi_activity_attend(zxi_call *call, void *in, zx_id *out);
zx_status zxi_activity_excuse(zxi_call *call, void *in, zx_id *out);
zx_status zxi_activity_correct_attendance(zxi_call *call, void *in, zx_id *out);

#endif
