/* SPDX-License-Identifier: MIT */
#include "analysis/events.h"

#include <stddef.h>

#define EXAMINED                                                                                                              \
    "(SELECT min(e.examined) FROM examination AS e WHERE e.proposal = r.id AND e.examined <= ?1 AND e.result <> 'withdrawn' " \
    "AND e.result <> 'revised')"
#define ASSIGNED "(SELECT min(m.assigned) FROM assignment AS m WHERE m.proposal = r.id AND m.assigned <= ?1 AND " ZXI_IN_ROUNDS("m") ")"
#define ACKNOWLEDGED                                                                                                          \
    "(SELECT CASE WHEN count(CASE WHEN m.acknowledged <= ?1 THEN 1 END) = count(*) THEN max(m.acknowledged) END "             \
    "FROM assignment AS m WHERE m.proposal = r.id AND m.assigned <= ?1 AND " ZXI_STANDS("m") " AND " ZXI_IN_ROUNDS("m") ")"
#define REPLIED                                                                                                               \
    "CASE ?2 WHEN 2 THEN (SELECT CASE WHEN count(q.id) = count(*) THEN max(q.replied) END FROM assignment AS m "              \
    "LEFT JOIN reply AS q ON q.assignment = m.id AND q.replied <= ?1 WHERE m.proposal = r.id AND m.assigned <= ?1 "           \
    "AND m.round = 1 AND " ZXI_STANDS("m") " AND " ZXI_MUST_ANSWER("m") ") ELSE r.replied END"
#define FEEDBACK(round_)                                                                                                      \
    "(SELECT min(f.given) FROM feedback AS f WHERE f.proposal = r.id AND f.returned = 1 AND f.given <= ?1 AND f.round = " round_ ")"
#define LAST_ROUND "CASE ?2 WHEN 2 THEN 1 ELSE " ZXI_PRESENT_ROUND("r.id") " END"

const zxi_event zxi_events[] = {
    {"drafted", "drafted", "起草", "r.drafted", NULL, false},
    {"submitted", "submitted", "提交", "r.submitted", NULL, false},
    {"examined", "first examined", "首次审查", EXAMINED, NULL, false},
    {"filed", "filed", "立案", "r.filed", NULL, false},
    {"assigned", "assigned", "交办", ASSIGNED, "a.assigned", false},
    {"acknowledged", "acknowledged", "签收", ACKNOWLEDGED, "a.acknowledged", false},
    {"replied", "replied to", "答复", REPLIED, "a.replied", true},
    {"feedback", "first given feedback on", "首次反馈", FEEDBACK(LAST_ROUND), FEEDBACK("a.round"), true},
    {NULL, NULL, NULL, NULL, NULL, false},
};
