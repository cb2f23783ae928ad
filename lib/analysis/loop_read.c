/* SPDX-License-Identifier: MIT */
/* Reads what belongs to a project, as it stood on the date: each table once, by the project that its rows are of. */
#include "analysis/loop.h"
#include "domain/lists/lists.h"
#include "domain/measures/measures.h"
#include "domain/projects.h"

#define MORE(many_)                                                                                                       \
    zxi_loop_more(reading, (void **)&reading->project->many_, &reading->project->many_##_count, &reading->project->many_##_room, \
                  sizeof *reading->project->many_)

/* ---- stages and origin ---- */

static const char origins[] = "SELECT id, added FROM origin WHERE project = ?1 AND added <= ?2 AND (struck IS NULL OR struck > ?2)";

static zx_status take_origin(zxi_loop_reading *reading)
{
    zx_date added = {0};
    zx_status status = zxi_loop_date(reading, 1, &added);
    zxi_loop_do(&reading->project->origin, zxi_column_int(reading->row, 0), added);
    return status;
}

static const char stages[] = "SELECT id, stage, entered, \"left\", skipped, ground FROM stage WHERE project = ?1 AND ?2 IS NOT NULL";

static zx_status take_stage(zxi_loop_reading *reading)
{
    zx_stage_kind kind = (zx_stage_kind)zxi_loop_enum(reading, 1, &zxi_stage_kind_type);
    zxi_loop_stage *stage = &reading->project->stages[kind];
    stage->id = zxi_column_int(reading->row, 0);
    zx_status status = zxi_loop_date(reading, 2, &stage->entered);
    if (status == ZX_OK)
        status = zxi_loop_date(reading, 3, &stage->left);
    if (status == ZX_OK)
        status = zxi_loop_date(reading, 4, &stage->skipped);
    if (status == ZX_OK)
        status = zxi_loop_text(reading, 5, &stage->ground);
    if (stage->entered.year && kind > reading->project->furthest)
        reading->project->furthest = kind;
    return status;
}

static const char evidence[] = "SELECT s.stage, e.id, e.added FROM stage AS s CROSS JOIN evidence AS e ON e.about = s.id "
                               "WHERE s.project = ?1 AND e.added <= ?2 AND (e.struck IS NULL OR e.struck > ?2)";

static zx_status take_evidence(zxi_loop_reading *reading)
{
    zx_date added = {0};
    zx_status status = zxi_loop_date(reading, 2, &added);
    zxi_loop_do(&reading->project->stages[zxi_loop_enum(reading, 0, &zxi_stage_kind_type)].evidence, zxi_column_int(reading->row, 1), added);
    return status;
}

/* ---- recommendations and their lists ---- */

static const char documents[] = "SELECT id, title, kind, drafted, adopted, due, sent FROM document WHERE project = ?1 AND drafted <= ?2 "
                                "AND (replaced IS NULL OR replaced > ?2) ORDER BY id";

static zx_status take_document(zxi_loop_reading *reading)
{
    const char *kind = NULL;
    zx_status status = zxi_column_text(reading->row, 2, &kind, NULL);
    if (status != ZX_OK || !kind ||
        !zxi_rulebook_marks(reading->asking->rulebook, "document_kinds", kind, "adoption", "formal_recommendation"))
        return status;
    zxi_loop_document *document = MORE(documents);
    if (!document)
        return zxi_no_memory();
    document->id = zxi_column_int(reading->row, 0);
    status = zxi_loop_text(reading, 1, &document->title);
    if (status == ZX_OK)
        status = zxi_loop_date(reading, 3, &document->drafted);
    if (status == ZX_OK)
        status = zxi_loop_date(reading, 4, &document->adopted);
    if (status == ZX_OK)
        status = zxi_loop_due(reading, 5, &document->due);
    return status == ZX_OK ? zxi_loop_date(reading, 6, &document->sent) : status;
}

static const char answers[] = "SELECT d.id, s.id, s.answered FROM document AS d CROSS JOIN dispatch AS s ON s.document = d.id "
                              "WHERE d.project = ?1 AND s.answered <= ?2";

static zx_status take_answer(zxi_loop_reading *reading)
{
    zx_date answered = {0};
    zxi_loop_document *document = ZXI_LOOP_FIND(reading->project, documents, zxi_column_int(reading->row, 0));
    zx_status status = zxi_loop_date(reading, 2, &answered);
    if (document)
        zxi_loop_do(&document->answer, zxi_column_int(reading->row, 1), answered);
    return status;
}

#define ENTRIES(which_) "SELECT id, \"of\", list, title, listed FROM list_entry WHERE " which_ " = ?1 AND listed <= ?2 " \
                        "AND (struck IS NULL OR struck > ?2) ORDER BY id"
static const char entries[] = ENTRIES("project"), entries_of[] = ENTRIES("\"of\"");

static zx_status take_entry(zxi_loop_reading *reading)
{
    zxi_loop_entry *entry = MORE(entries);
    if (!entry)
        return zxi_no_memory();
    entry->id = zxi_column_int(reading->row, 0);
    entry->of = zxi_column_int(reading->row, 1);
    entry->list = (zx_list)zxi_loop_enum(reading, 2, &zxi_list_type);
    zx_status status = zxi_loop_text(reading, 3, &entry->title);
    if (status == ZX_OK)
        status = zxi_loop_date(reading, 4, &entry->listed);
    zxi_loop_document *document = ZXI_LOOP_FIND(reading->project, documents, entry->of);
    if (document)
        zxi_loop_do(&document->lists[entry->list], entry->id, entry->listed);
    return status;
}

static const char remedies[] = "SELECT id, problem, suggestion, linked FROM remedy WHERE project = ?1 AND linked <= ?2 "
                               "AND (struck IS NULL OR struck > ?2)";

static zx_status take_remedy(zxi_loop_reading *reading)
{
    zx_date linked = {0};
    zxi_loop_entry *problem = ZXI_LOOP_FIND(reading->project, entries, zxi_column_int(reading->row, 1));
    zx_status status = zxi_loop_date(reading, 3, &linked);
    if (problem && ZXI_LOOP_FIND(reading->project, entries, zxi_column_int(reading->row, 2)))
        zxi_loop_do(&problem->remedy, zxi_column_int(reading->row, 0), linked);
    return status;
}

/* ---- instructions ---- */

static const char instructions[] = "SELECT id, \"of\", entry, given FROM instruction WHERE project = ?1 AND given <= ?2 "
                                   "AND (struck IS NULL OR struck > ?2) ORDER BY id";

static zx_status take_instruction(zxi_loop_reading *reading)
{
    zxi_loop_document *document = ZXI_LOOP_FIND(reading->project, documents, zxi_column_int(reading->row, 1));
    zxi_loop_entry *entry = ZXI_LOOP_FIND(reading->project, entries, zxi_column_int(reading->row, 2));
    zxi_loop_instruction *instruction = MORE(instructions);
    if (!instruction)
        return zxi_no_memory();
    instruction->id = zxi_column_int(reading->row, 0);
    zx_status status = zxi_loop_date(reading, 3, &instruction->given);
    if (entry)
        zxi_loop_do(&entry->instruction, instruction->id, instruction->given);
    if (document) {
        zxi_loop_do(&document->instruction, instruction->id, instruction->given);
        document->instructed = document->instructed || zxi_column_null(reading->row, 2);
    }
    return status;
}

static const char addressees[] =
    "SELECT a.id, a.instruction, a.demand, a.addressed, a.due, a.answered, coalesce(a.post, o.name, p.name) FROM addressee AS a "
    "LEFT JOIN organization AS o ON o.id = a.unit LEFT JOIN person AS p ON p.id = a.unit WHERE a.project = ?1 AND a.addressed <= ?2 "
    "AND (a.struck IS NULL OR a.struck > ?2) ORDER BY a.id";

static zx_status take_addressee(zxi_loop_reading *reading)
{
    const char *demand = NULL;
    zxi_loop_instruction *instruction = ZXI_LOOP_FIND(reading->project, instructions, zxi_column_int(reading->row, 1));
    if (!instruction)
        return ZX_OK;
    zxi_loop_addressee *addressee = MORE(addressees);
    if (!addressee)
        return zxi_no_memory();
    instruction->addressees++;
    addressee->id = zxi_column_int(reading->row, 0);
    zx_status status = zxi_column_text(reading->row, 2, &demand, NULL);
    addressee->silent = demand && zxi_rulebook_marks(reading->asking->rulebook, "demands", demand, "silent", "read");
    if (status == ZX_OK)
        status = zxi_loop_date(reading, 3, &addressee->addressed);
    if (status == ZX_OK)
        status = zxi_loop_due(reading, 4, &addressee->due);
    if (status == ZX_OK)
        status = zxi_loop_date(reading, 5, &addressee->answered);
    return status == ZX_OK ? zxi_loop_text(reading, 6, &addressee->name) : status;
}

/* ---- measures and effects ---- */

#define MEASURES(from_) "SELECT m.id, m.parent, m.suggestion, m.title, m.promised, m.due, m.cancelled, m.completed, m.moved, m.progress, " \
                        "m.weight FROM " from_ " = ?1 AND m.promised <= ?2 ORDER BY m.id"
static const char measures[] = MEASURES("measure AS m WHERE m.project"),
                  measures_of[] = MEASURES("list_entry AS e CROSS JOIN measure AS m ON m.suggestion = e.id WHERE e.\"of\"");

/* What it is a part of has a smaller id. */
static void hang(zxi_loop_project *project, size_t index)
{
    zxi_loop_measure *measure = &project->measures[index], *parent = ZXI_LOOP_FIND(project, measures, measure->parent);
    measure->top = parent ? parent->top : index;
    measure->first = measure->next = ZXI_NOWHERE;
    if (!parent)
        return;
    *(parent->first == ZXI_NOWHERE ? &parent->first : &project->measures[parent->last].next) = index;
    parent->last = index;
}

static zx_status take_measure(zxi_loop_reading *reading)
{
    zxi_loop_measure *measure = MORE(measures);
    if (!measure)
        return zxi_no_memory();
    measure->id = zxi_column_int(reading->row, 0);
    measure->parent = zxi_column_int(reading->row, 1);
    measure->suggestion = zxi_column_int(reading->row, 2);
    measure->percent = zxi_column_null(reading->row, 9) ? ZXI_NO_PROGRESS : zxi_column_int(reading->row, 9);
    measure->weight = zxi_column_int(reading->row, 10);
    zx_status status = zxi_loop_text(reading, 3, &measure->title);
    if (status == ZX_OK)
        status = zxi_loop_date(reading, 4, &measure->promised);
    if (status == ZX_OK)
        status = zxi_loop_due(reading, 5, &measure->due);
    if (status == ZX_OK)
        status = zxi_loop_date(reading, 6, &measure->cancelled);
    if (status == ZX_OK)
        status = zxi_loop_date(reading, 7, &measure->completed);
    if (status == ZX_OK)
        status = zxi_loop_due(reading, 8, &measure->moved);
    hang(reading->project, reading->project->measures_count - 1);
    return status;
}

static const char effects[] =
    "SELECT e.id, e.measure, e.indicator, e.observed, (SELECT min(t.told) FROM telling AS t WHERE t.effect = e.id AND t.told <= ?2 "
    "AND (t.struck IS NULL OR t.struck > ?2)) FROM effect AS e WHERE e.project = ?1 AND e.observed <= ?2 "
    "AND (e.struck IS NULL OR e.struck > ?2) ORDER BY e.id";

static zx_status take_effect(zxi_loop_reading *reading)
{
    zxi_loop_measure *measure = ZXI_LOOP_FIND(reading->project, measures, zxi_column_int(reading->row, 1));
    zxi_loop_effect *effect = MORE(effects);
    if (!effect)
        return zxi_no_memory();
    effect->id = zxi_column_int(reading->row, 0);
    zx_status status = zxi_loop_text(reading, 2, &effect->title);
    if (status == ZX_OK)
        status = zxi_loop_date(reading, 3, &effect->observed);
    if (status == ZX_OK)
        status = zxi_loop_date(reading, 4, &effect->told);
    if (measure)
        zxi_loop_do(&reading->project->measures[measure->top].effect, effect->id, effect->observed);
    return status;
}

/* The first measure of each suggestion that is not cancelled. */
static void tell_suggestions(zxi_loop_project *project)
{
    for (size_t i = 0; i < project->measures_count; i++) {
        const zxi_loop_measure *measure = &project->measures[i];
        zxi_loop_entry *suggestion = ZXI_LOOP_FIND(project, entries, measure->suggestion);
        if (suggestion && !measure->parent && measure->percent != ZXI_NO_PROGRESS)
            zxi_loop_do(&suggestion->measure, measure->id, measure->promised);
    }
}

/* ---- all of it ---- */

typedef struct part {
    const char *sql;
    zxi_loop_take take;
} part;

static zx_status read_parts(zxi_loop_asking *asking, zxi_loop_project *project, const part *parts, size_t count)
{
    zx_status status = ZX_OK;
    for (size_t i = 0; i < count && status == ZX_OK; i++)
        status = zxi_loop_rows(asking, project, parts[i].sql, parts[i].take);
    return status;
}

#define READ(parts_) read_parts(asking, project, parts_, sizeof(parts_) / sizeof *(parts_))

zx_status zxi_loop_read_measures(zxi_loop_asking *asking, zxi_loop_project *project)
{
    static const part parts[] = {{entries, take_entry}, {measures, take_measure}},
                      parts_of[] = {{entries_of, take_entry}, {measures_of, take_measure}};
    zx_status status = asking->options->of ? READ(parts_of) : READ(parts);
    return status == ZX_OK ? zxi_loop_roll_up(asking, project) : status;
}

zx_status zxi_loop_read(zxi_loop_asking *asking, zxi_loop_project *project)
{
    static const part before[] = {{origins, take_origin}, {stages, take_stage}, {evidence, take_evidence}, {documents, take_document},
                                  {answers, take_answer}};
    static const part behind[] = {{remedies, take_remedy}, {instructions, take_instruction}, {addressees, take_addressee}, {effects, take_effect}};
    zx_status status = READ(before);
    if (status == ZX_OK)
        status = zxi_loop_read_measures(asking, project);
    if (status == ZX_OK)
        status = READ(behind);
    if (status == ZX_OK)
        tell_suggestions(project);
    return status;
}
