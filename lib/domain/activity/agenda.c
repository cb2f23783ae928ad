/* SPDX-License-Identifier: MIT */
/* What is on the agenda. */
#include <zhengxie/date.h>

#include "domain/activity/activity.h"

ZXI_NO_PADDING(zx_agenda_item, position);

static const zx_field fields[] = {
    ZXI_ID(zx_agenda_item, activity, "activity", ZX_FIELD_REQUIRED | ZX_FIELD_SUBJECT, "of activity", "所属活动"),
    ZXI_INT(zx_agenda_item, position, ZX_FIELD_REQUIRED, "position", "序号"),
    ZXI_TEXT(zx_agenda_item, title, 500, ZX_FIELD_REQUIRED | ZX_FIELD_SEARCHABLE | ZX_FIELD_TITLE, "item", "议程"),
    ZXI_ID(zx_agenda_item, subject, "*", 0, "deals with", "所涉记录"),
    ZXI_CODE(zx_agenda_item, study_kind, "study_kinds", 0, "kind of study", "学习内容类别"),
};

const zx_record_type zxi_agenda_item_type = ZXI_TYPE(zx_agenda_item, position, "agenda_item", "agenda item", "议程项", fields, .answer = false);

zx_status zxi_activity_find(zxi_call *call, zx_id id, const zx_activity **out)
{
    void *found;
    zx_status status = zxi_record_load(call, &zxi_activity_type, id, &found);
    if (status != ZX_OK)
        return status;
    *out = found;
    if ((*out)->state == ZX_ACTIVITY_CANCELLED)
        return zxi_refuse(call, &zxi_activity_rules[ZXI_NOT_CANCELLED], "activity", id, "it was cancelled", "该活动已取消");
    return ZX_OK;
}

zx_status zxi_check_took_place(zxi_call *call, const zx_rule *rule, const char *field, zx_id given, const zx_activity **out)
{
    void *found = NULL;
    zx_status status = given ? zxi_record_load(call, &zxi_activity_type, given, &found) : ZX_OK;
    if (status != ZX_OK)
        return status;
    *out = found;
    if (*out && (*out)->state == ZX_ACTIVITY_CANCELLED)
        return zxi_refuse(call, rule, field, given, "it was cancelled", "该活动已取消");
    if (*out && zx_date_compare(call->act->on, (*out)->begins) < 0)
        return zxi_refuse(call, rule, field, given, "it begins on %s", "%s 开始", zxi_date_text((*out)->begins));
    return ZX_OK;
}

zx_status zxi_activity_add_item(zxi_call *call, void *in, zx_id *out)
{
    zx_agenda_item *given = in;
    const zx_activity *activity;
    int64_t last;
    zx_status status = zxi_activity_find(call, given->activity, &activity);
    if (status == ZX_OK)
        status = zxi_ask(call->store, &last, "SELECT max(position) FROM agenda_item WHERE activity = ?1", "i", given->activity);
    if (status != ZX_OK)
        return status;
    given->position = (zx_opt_int){1, last + 1};
    call->subject = given->activity;
    status = zxi_record_insert(call, &zxi_agenda_item_type, given);
    *out = given->id;
    return status;
}

zx_status zxi_activity_correct_item(zxi_call *call, void *in, zx_id *out)
{
    const zx_agenda_item *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &zxi_agenda_item_type, given->id, &loaded);
    if (status != ZX_OK)
        return status;
    zx_agenda_item *item = loaded;
    item->title = given->title;
    item->subject = given->subject;
    item->study_kind = given->study_kind;
    call->subject = item->activity;
    *out = given->id;
    return zxi_record_update(call, &zxi_agenda_item_type, item);
}
