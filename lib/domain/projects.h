/* SPDX-License-Identifier: MIT */
/* What the nouns of a project's life share. */
#ifndef ZXI_DOMAIN_PROJECTS_H
#define ZXI_DOMAIN_PROJECTS_H

#include <zhengxie/dispatch.h>
#include <zhengxie/document.h>
#include <zhengxie/origin.h>
#include <zhengxie/stage.h>
#include <zhengxie/theme.h>

#include "domain/bodies.h"

extern const zx_record_type zxi_theme_type, zxi_project_type, zxi_document_type, zxi_dispatch_type, zxi_stage_type, zxi_origin_type;

extern const zx_enum_type zxi_stage_kind_type;
/* In SQL: the furthest of a project's stages that were entered, on a condition about the row s of such a stage. */
#define ZXI_FURTHEST(project_, condition_)                                                                                     \
    "(SELECT s.stage FROM stage AS s WHERE s.project = " project_ " AND " condition_ " ORDER BY CASE s.stage WHEN 'topic_selection' THEN 1 " \
    "WHEN 'research' THEN 2 WHEN 'deliberation' THEN 3 WHEN 'special_report' THEN 4 WHEN 'special_inspection' THEN 5 ELSE 6 END DESC LIMIT 1)"

/* Load one and make sure that its derived fields are right. ZX_NOT_FOUND, ZX_TAMPERED. */
zx_status zxi_project_load(zxi_call *call, zx_id id, zx_project **out);
zx_status zxi_document_load(zxi_call *call, zx_id id, zx_document **out);

/* A project that is neither closed nor dropped, nor proposed after the act. ZX_RULE "project.still-open", "project.in-order", about this
 * field of the verb's record. */
zx_status zxi_project_find_open(zxi_call *call, const char *field, zx_id id, zx_project **out);

#endif
