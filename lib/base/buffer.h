/* SPDX-License-Identifier: MIT */
/* A growing text. A failed allocation is remembered: append on, ask zxi_buffer_ok() once at the end. Zeroed == empty. */
#ifndef ZXI_BASE_BUFFER_H
#define ZXI_BASE_BUFFER_H

#include <stdbool.h>
#include <zhengxie/types.h>

#include "base/fail.h"

typedef struct zxi_buffer {
    char *bytes; /* NUL-terminated once anything was appended */
    size_t length, size;
    bool failed;
} zxi_buffer;

void zxi_buffer_bytes(zxi_buffer *buffer, const void *bytes, size_t length);
void zxi_buffer_text(zxi_buffer *buffer, const char *text);
void zxi_buffer_format(zxi_buffer *buffer, const char *format, ...) ZXI_PRINTF(2, 3);
void zxi_buffer_int(zxi_buffer *buffer, int64_t value);
/* The text as a JSON string with its quotes: only '"', '\' and control characters are escaped. Valid UTF-8 is taken for granted. */
void zxi_buffer_json_text(zxi_buffer *buffer, const char *text, size_t length);
void zxi_buffer_hex(zxi_buffer *buffer, const uint8_t *bytes, size_t length);
bool zxi_buffer_ok(const zxi_buffer *buffer);
void zxi_buffer_clear(zxi_buffer *buffer);   /* length 0, memory kept, failure forgotten */
void zxi_buffer_release(zxi_buffer *buffer); /* back to zero */
/* The text itself, NUL-terminated, for the caller to zx_free; NULL when anything failed. The buffer is empty afterwards. */
char *zxi_buffer_take(zxi_buffer *buffer);

#endif
