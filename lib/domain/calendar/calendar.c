/* SPDX-License-Identifier: MIT */
/* The record of a year's holidays, and its verb. */
#include "domain/calendar/calendar.h"

#include <zhengxie/date.h>

#include "sql/data.h"

ZXI_NO_PADDING(zx_calendar, reserved);

static const zx_field fields[] = {
    ZXI_INT(zx_calendar, year, ZX_FIELD_REQUIRED, "year", "年份"),
    ZXI_TEXT(zx_calendar, source, 500, ZX_FIELD_REQUIRED | ZX_FIELD_TITLE, "notice", "通知"),
    ZXI_DATE(zx_calendar, published, ZX_FIELD_REQUIRED | ZX_FIELD_EFFECTIVE, "published", "发布日期"),
    ZXI_TEXT(zx_calendar, document, 0, ZX_FIELD_REQUIRED | ZX_FIELD_LONG, "document", "内容"),
};

const zx_record_type zxi_calendar_type =
    ZXI_TYPE(zx_calendar, reserved, "calendar", "calendar of a year", "年度节假日", fields, .answer = false);

const zx_rule zxi_calendar_rules[] = {
    [ZXI_CALENDAR_YEAR_KNOWN] = {"calendar.year-known", "working days are counted only in years whose holidays have been published",
                                 "只在节假日安排已经公布的年份计算工作日", "《全国年节及纪念日放假办法》"},
    [ZXI_CALENDAR_PUBLISHED] = {"calendar.published-by-then", "a notice is entered when it has been published", "通知发布之后方可登记",
                                "library"},
    [ZXI_CALENDAR_DOCUMENT] = {"calendar.document", "a calendar is a JSON document of the documented form, of its year",
                               "年度节假日须为规定格式的该年度 JSON 文档", "docs/calendar.md"},
    {NULL, NULL, NULL, NULL},
};

const zxi_json_document zxi_calendar_document = {"calendar", "calendar.document"};

static zx_status publish(zxi_call *call, void *in, zx_id *out)
{
    zx_calendar *calendar = in;
    json_t *document = NULL;
    if (zx_date_compare(calendar->published, call->act->on) > 0)
        return zxi_refuse(call, &zxi_calendar_rules[ZXI_CALENDAR_PUBLISHED], "published", 0, "on %s it was not", "%s 尚未发布",
                          zxi_date_text(call->act->on));
    if (calendar->year.value < ZXI_FIRST_YEAR || calendar->year.value > ZXI_LAST_YEAR)
        return zxi_invalid(call, "year", "calendar.document", "year: 1949 to 9998 is needed", "year：应为 1949 至 9998");
    zx_status status = zxi_json_document_parse(&zxi_calendar_document, calendar->document, &document);
    if (status != ZX_OK)
        return status;
    status = zxi_calendar_check(document, calendar->year.value);
    json_decref(document);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &zxi_calendar_type, calendar);
    zxi_epoch_next(call->store);
    *out = calendar->id;
    return status;
}

static const zxi_verb verbs[] = {
    {{"calendar.publish", "calendar", "year! source! published! document!", "adds the holidays of a year as a notice arranges them",
      "登记年度节假日安排"},
     &zxi_calendar_type, publish, false},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&zxi_calendar_type, &zxi_calendar_day_type, NULL};
const zxi_noun zxi_noun_calendar = {"calendar", types, verbs, zxi_calendar_rules};

zx_status zx_calendar_publish(zx_store *store, const zx_act *act, const zx_calendar *in, zx_id *out)
{
    return ZXI_RUN("calendar.publish");
}

const char *zx_calendar_national(void)
{
    return zxi_data_calendar;
}
