#include "CSQLiteShim.h"
#include <errno.h>
#include <sqlite3.h>
#include <string.h>

int jalon_sqlite_defensive(struct sqlite3 *connection) {
    int on = 0;
    return sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, &on) == SQLITE_OK && on == 1;
}

static sqlite3_file *main_file(struct sqlite3 *connection) {
    sqlite3_file *file = 0;
    if (sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK) return 0;
    return file && file->pMethods ? file : 0;
}

int64_t jalon_sqlite_file_size(struct sqlite3 *connection) {
    sqlite3_file *file = main_file(connection);
    sqlite3_int64 size = -1;
    return file && file->pMethods->xFileSize(file, &size) == SQLITE_OK ? size : -1;
}

int jalon_sqlite_file_read(struct sqlite3 *connection, void *bytes, int count, int64_t offset) {
    sqlite3_file *file = main_file(connection);
    return file && file->pMethods->xRead(file, bytes, count, offset) == SQLITE_OK;
}

int jalon_sqlite_file_start(const char *path, void *bytes, int count) {
    sqlite3_vfs *vfs = sqlite3_vfs_find(0);
    sqlite3_file *file = vfs ? sqlite3_malloc(vfs->szOsFile) : 0;
    if (!file) return -ENOMEM;
    memset(file, 0, (size_t)vfs->szOsFile);
    int got = -EIO, flags = 0;
    sqlite3_int64 size = 0;
    if (vfs->xOpen(vfs, path, file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, &flags) != SQLITE_OK) {
        int error = vfs->xGetLastError ? vfs->xGetLastError(vfs, 0, 0) : 0;
        if (error > 0) got = -error;
    } else if (file->pMethods->xFileSize(file, &size) == SQLITE_OK) {
        if (size < count) count = (int)size;
        if (count == 0 || file->pMethods->xRead(file, bytes, count, 0) == SQLITE_OK) got = count;
    }
    if (file->pMethods) file->pMethods->xClose(file);
    sqlite3_free(file);
    return got;
}

int jalon_sqlite_has_moved(struct sqlite3 *connection) {
    int moved = 0;
    return sqlite3_file_control(connection, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}
