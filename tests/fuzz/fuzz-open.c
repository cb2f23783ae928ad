/* SPDX-License-Identifier: MIT */
/* Takes the input for a list of changes to a valid file (offset, byte), and does everything with what comes of it; an input that
 * begins as SQLite's files do is taken for a whole file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "hostile.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char path[64];
static unsigned char *valid;
static size_t length;

static void require(int holds)
{
    if (!holds)
        abort();
}

static void remove_file(void)
{
    remove(path);
    char journal[80];
    snprintf(journal, sizeof journal, "%s-journal", path);
    remove(journal);
}

static void write_file(const unsigned char *bytes, size_t count)
{
    FILE *file = fopen(path, "wb");
    require(file && fwrite(bytes, 1, count, file) == count && fclose(file) == 0);
}

static void read_file(void)
{
    FILE *file = fopen(path, "rb");
    require(file && fseek(file, 0, SEEK_END) == 0);
    length = (size_t)ftell(file);
    rewind(file);
    valid = malloc(length);
    require(valid && fread(valid, 1, length, file) == length && fclose(file) == 0);
}

static void make_valid(void)
{
    const zx_store_options options = {ZX_STORE_OPTIONS_INIT, .flags = ZX_OPEN_CREATE, .place = "南京市", .division = 320100};
    const zx_act act = {ZX_ACT_INIT, .by = "office", .reason = "misspelt", .on = {2020, 1, 15}};
    const char *const fields[] = {"post"};
    zx_person person = {ZX_PERSON_INIT, .name = "王伟", .post = "教师", .born = {1970, 5, 0}};
    zx_id id = 0;
    zx_store *store = NULL;
    snprintf(path, sizeof path, "/tmp/zxfuzz-%d.zx", (int)getpid());
    atexit(remove_file);
    require(zx_store_open(path, &options, &store) == ZX_OK);
    for (int i = 0; i < 5; i++)
        require(zx_person_add(store, &act, &person, &id) == ZX_OK);
    person.id = id;
    person.name = "王维";
    require(zx_person_correct(store, &act, &person, NULL) == ZX_OK);
    require(zx_record_redact(store, &act, "person", id, fields, 1) == ZX_OK);
    zx_store_free(store);
    read_file();
}

static void write_changed(const uint8_t *data, size_t size)
{
    unsigned char *bytes = malloc(length);
    require(bytes != NULL);
    memcpy(bytes, valid, length);
    for (size_t i = 0; i + 4 <= size; i += 4)
        bytes[((size_t)data[i] << 16 | (size_t)data[i + 1] << 8 | data[i + 2]) % length] = data[i + 3];
    write_file(bytes, length);
    free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    hostile_tally tally = {0};
    if (!valid)
        make_valid();
    remove_file();
    if (size > 15 && memcmp(data, "SQLite format 3", 15) == 0)
        write_file(data, size);
    else
        write_changed(data, size);
    hostile_try(path, &tally);
    return 0;
}
