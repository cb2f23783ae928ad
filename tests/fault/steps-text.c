/* SPDX-License-Identifier: MIT */
/* Text: no store. */
#include "scenario.h"

static void free_place(zxf_world *w)
{
    zx_free(w->out.session_name.place);
}

static zx_status session_name_parse(zxf_world *w)
{
    return zx_session_name_parse("政协第十四届青川市委员会第三次会议", &w->out.session_name.term, &w->out.session_name.session,
                                 &w->out.session_name.place);
}

static zx_status session_name_print(zxf_world *w)
{
    return zx_session_name_print(14, 3, "青川市", &w->out.text);
}

static zx_status stroke_order(zxf_world *w)
{
    static const char *const names[] = {"张三", "丁一", "李四", NULL, "王五", "丁一", "赵六", "习"};
    return zx_stroke_order(names, 8, w->out.order);
}

const zxf_step zxf_text_steps[] = {
    {.function = "zx_session_name_parse", .run = session_name_parse, .traits = ZXF_BARE, .release = free_place},
    {.function = "zx_session_name_print", .run = session_name_print, .traits = ZXF_BARE, .release = zxf_free_record},
    {.function = "zx_stroke_order", .run = stroke_order, .traits = ZXF_BARE},
    {.function = NULL},
};
