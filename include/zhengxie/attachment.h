/* SPDX-License-Identifier: MIT */
/** @file
 *  Attachments (附件): files that belong to a record of any kind, kept in the same file. Their bytes come and go in portions, so that
 *  none has to fit in memory; their SHA-256 is in the journal, and verification reads them all.
 */
#ifndef ZHENGXIE_ATTACHMENT_H
#define ZHENGXIE_ATTACHMENT_H

#include <zhengxie/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An attachment. */
typedef struct zx_attachment {
    size_t size;            /**< sizeof(zx_attachment) */
    zx_id id;               /**< given by the library */
    int64_t revision;       /**< see ::zx_record */
    const char *name;       /**< name of the file, without a folder; up to 255 characters */
    const char *media_type; /**< e.g. "application/pdf"; up to 100 characters */
    const char *sha256;     /**< of its bytes, 64 hex digits; given by the library */
    const char *note;       /**< what it is; up to 500 characters */
    zx_id record;           /**< the record that it belongs to, of any kind but this */
    zx_opt_int bytes;       /**< how many; given by the library */
    zx_date added;          /**< when it was added */
    zx_date struck;         /**< when its bytes were struck */
} zx_attachment;

/** Start of an initialiser of a ::zx_attachment. */
#define ZX_ATTACHMENT_INIT .size = sizeof(zx_attachment)

/** Gives the next bytes of a file. It may not call the store.
 *  @param buffer room for `size` bytes
 *  @return how many were given; 0 at the end; below 0: it failed, and nothing is written */
typedef int64_t (*zx_read_fn)(void *context, void *buffer, size_t size);

/** Takes the next bytes of a file. It may not call the store. @return 0 to go on */
typedef int (*zx_write_fn)(void *context, const void *bytes, size_t length);

/** Adds a file to a record, in one transaction whatever its size. Takes record, name; media_type, note. It may have as many bytes as the
 *  rulebook's "attachment"."most_bytes" says.
 *  @return as zx_verb_run(); ::ZX_RULE "attachment.name", "attachment.size", "attachment.of-record"; ::ZX_CANCELLED when `read`
 *  failed. */
ZX_API zx_status zx_attachment_add(zx_store *store, const zx_act *act, const zx_attachment *in, zx_read_fn read, void *context,
                                   zx_id *out);

/** Hands out the bytes of an attachment, in order.
 *  @return ::ZX_OK; ::ZX_NOT_FOUND (also when they were struck); ::ZX_CANCELLED when `write` answered other than 0; ::ZX_TAMPERED when
 *  they are not those that were added: what was handed out then is not to be used; ::ZX_UNSUPPORTED in a store as known earlier;
 *  ::ZX_MISUSE; ::ZX_BUSY; ::ZX_CLOSED; ::ZX_ROLLED_BACK; ::ZX_CORRUPT; ::ZX_IO; ::ZX_NO_MEMORY. */
ZX_API zx_status zx_attachment_read(zx_store *store, zx_id attachment, zx_write_fn write, void *context);

/** Strikes the bytes of an attachment; what it was called, its size and its hash stay. Takes id; the act needs a reason.
 *  @return as zx_verb_run(); ::ZX_RULE "attachment.still-there", "attachment.in-order". */
ZX_API zx_status zx_attachment_strike(zx_store *store, const zx_act *act, const zx_attachment *in, zx_id *out);

#ifdef __cplusplus
}
#endif
#endif
