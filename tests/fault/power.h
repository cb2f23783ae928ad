/* SPDX-License-Identifier: MIT */
/* What a disk may hold after the power failed: of each file what was synced, and of what was written since any part, in any order,
 * in whole sectors; of the folder what was synced of it. */
#ifndef ZXF_POWER_H
#define ZXF_POWER_H

#include "disk.h"

/* Disks that do not keep their word. They prove that the check would notice. */
typedef enum zxf_honesty { ZXF_HONEST, ZXF_IGNORES_SYNC, ZXF_IGNORES_FOLDER } zxf_honesty;

typedef struct zxf_power zxf_power;

zxf_power *zxf_power_new(zxf_honesty honesty);
void zxf_power_free(zxf_power *power);
/* The next event of a log. */
void zxf_power_see(zxf_power *power, const zxf_event *event);
/* The power fails now: writes to this empty folder what is left, one of many possibilities a chance. */
void zxf_power_fail(const zxf_power *power, const char *folder, uint64_t chance);

#endif
