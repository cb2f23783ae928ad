/* SPDX-License-Identifier: MIT */
/* What SQLite answers, in the library's own statuses. Its own messages are passed on only where they name something. */
#include <string.h>

#include "store/handle.h"

/* "CHECK constraint failed: proposal_subject_given" → the name */
static const char *constraint(const char *message)
{
    const char *colon = strstr(message, "failed: ");
    return colon ? colon + strlen("failed: ") : message;
}

static zx_status violated(sqlite3 *engine, int extended)
{
    const char *name = constraint(sqlite3_errmsg(engine));
    if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY || extended == SQLITE_CONSTRAINT_ROWID)
        return zxi_fail(ZX_EXISTS, ZXI_ABOUT(.rule = "schema.unique"), "there already: %s", "已存在：%s", name);
    return zxi_fail(ZX_INVALID, ZXI_ABOUT(.rule = "schema.check"), "violates the constraint %s", "违反约束 %s", name);
}

#undef zxi_engine_status
zx_status zxi_engine_status(zx_store *store, int result)
{
    sqlite3 *engine = store->engine;
    switch (result & 0xFF) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE: return ZX_OK;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return zxi_fail(ZX_BUSY, NULL, "another process is using the file", "另一进程正在使用该文件");
    case SQLITE_FULL: return zxi_fail(ZX_FULL, NULL, "the disk is full", "磁盘已满");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH: return zxi_fail(ZX_READ_ONLY, NULL, "the file or its folder cannot be written", "文件或其所在文件夹不可写");
    case SQLITE_CORRUPT: return zxi_fail(ZX_CORRUPT, NULL, "the file is damaged", "文件已损坏");
    case SQLITE_NOTADB: return zxi_fail(ZX_NOT_OURS, NULL, "not a libzhengxie file", "不是本库的文件");
    case SQLITE_IOERR:
        if (result == SQLITE_IOERR_NOMEM)
            return zxi_no_memory();
        return zxi_fail(ZX_IO, NULL, "input/output error (%d)", "输入输出错误（%d）", result >> 8);
    case SQLITE_NOMEM: return zxi_no_memory();
    case SQLITE_TOOBIG: return zxi_fail(ZX_TOO_BIG, NULL, "a text is beyond the limit", "文本超出上限");
    case SQLITE_CONSTRAINT: return violated(engine, engine ? sqlite3_extended_errcode(engine) : result);
    case SQLITE_CANTOPEN: return zxi_fail(ZX_IO, NULL, "the file or its journal cannot be opened", "无法打开文件或其日志文件");
    case SQLITE_INTERRUPT: return zxi_fail(ZX_CANCELLED, NULL, "cancelled", "已取消");
    default:
        return zxi_fail(ZX_SCHEMA, NULL, "SQLite refuses (%d): %s", "SQLite 拒绝执行（%d）：%s", result,
                        engine ? sqlite3_errmsg(engine) : sqlite3_errstr(result));
    }
}
