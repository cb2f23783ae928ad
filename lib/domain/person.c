/* SPDX-License-Identifier: MIT */
#include <zhengxie/person.h>

#include <zhengxie/date.h>

#include "domain/domain.h"

ZXI_NO_PADDING(zx_person, died);

static const zx_field fields[] = {
    ZXI_TEXT(zx_person, name, 100, ZX_FIELD_REQUIRED | ZX_FIELD_SENSITIVE | ZX_FIELD_SEARCHABLE | ZX_FIELD_TITLE, "name", "姓名"),
    ZXI_TEXT(zx_person, other_names, 300, ZX_FIELD_SENSITIVE | ZX_FIELD_SEARCHABLE, "other names", "其他姓名"),
    ZXI_TEXT(zx_person, ethnicity, 50, ZX_FIELD_SENSITIVE, "ethnicity", "民族"),
    ZXI_TEXT(zx_person, post, 200, ZX_FIELD_SENSITIVE, "work unit and post", "工作单位及职务"),
    ZXI_TEXT(zx_person, note, 2000, ZX_FIELD_SENSITIVE, "note", "备注"),
    ZXI_CODE(zx_person, gender, "genders", ZX_FIELD_SENSITIVE, "gender", "性别"),
    ZXI_DATE(zx_person, born, ZX_FIELD_SENSITIVE | ZX_FIELD_PARTIAL, "born", "出生日期"),
    ZXI_DATE(zx_person, died, ZX_FIELD_SENSITIVE | ZX_FIELD_PARTIAL, "died", "去世日期"),
};

static const zx_record_type type = ZXI_TYPE(zx_person, died, "person", "person", "人员", fields, .answer = false);

static const zx_rule rules[] = {
    {"person.born-before-died", "a person dies after being born", "去世日期不得早于出生日期", "library"},
    {NULL, NULL, NULL, NULL},
};

static zx_status check(const zxi_call *call, const zx_person *person)
{
    if (person->born.year && person->died.year && zx_date_compare(zx_date_last(person->died), zx_date_first(person->born)) < 0)
        return zxi_refuse(call, &rules[0], "died", person->id, "the dates are the wrong way round", "日期先后颠倒");
    return ZX_OK;
}

static zx_status add(zxi_call *call, void *in, zx_id *out)
{
    zx_person *person = in;
    zx_status status = check(call, person);
    if (status == ZX_OK)
        status = zxi_record_insert(call, &type, person);
    *out = person->id;
    return status;
}

static zx_status correct(zxi_call *call, void *in, zx_id *out)
{
    zx_person *given = in;
    void *loaded;
    zx_status status = zxi_record_load(call, &type, given->id, &loaded);
    if (status == ZX_OK)
        status = check(call, given);
    if (status != ZX_OK)
        return status;
    zxi_record_replace(&type, loaded, given);
    *out = given->id;
    return zxi_record_update(call, &type, loaded);
}

static const zxi_verb verbs[] = {
    {{"person.add", "person", "name! other_names ethnicity post note gender born died", "adds a person", "登记人员"}, &type, add, false},
    {{"person.correct", "person", "id! name! other_names ethnicity post note gender born died", "mends a person's data", "更正人员信息"},
     &type, correct, true},
    {{NULL, NULL, NULL, NULL, NULL}, NULL, NULL, false},
};

static const zx_record_type *const types[] = {&type, NULL};
const zxi_noun zxi_noun_person = {"person", types, verbs, rules};

zx_status zx_person_add(zx_store *store, const zx_act *act, const zx_person *in, zx_id *out)
{
    return ZXI_RUN("person.add");
}

zx_status zx_person_correct(zx_store *store, const zx_act *act, const zx_person *in, zx_id *out)
{
    return ZXI_RUN("person.correct");
}
