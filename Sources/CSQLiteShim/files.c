#define _GNU_SOURCE
#define _DARWIN_C_SOURCE
#include "CSQLiteShim.h"
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>

#ifdef __linux__
int jalon_rename_new(const char *path, const char *other) {
    return renameat2(AT_FDCWD, path, AT_FDCWD, other, RENAME_NOREPLACE) == 0 ? 0 : errno;
}

int jalon_rename_exchange(const char *path, const char *other) {
    return renameat2(AT_FDCWD, path, AT_FDCWD, other, RENAME_EXCHANGE) == 0 ? 0 : errno;
}

int jalon_reserve(int file, int64_t count) {
    return fallocate(file, FALLOC_FL_KEEP_SIZE, 0, count) == 0 ? 0 : errno;
}
#elif defined(__APPLE__)
int jalon_rename_new(const char *path, const char *other) {
    return renamex_np(path, other, RENAME_EXCL) == 0 ? 0 : errno;
}

int jalon_rename_exchange(const char *path, const char *other) {
    return renamex_np(path, other, RENAME_SWAP) == 0 ? 0 : errno;
}

int jalon_reserve(int file, int64_t count) {
    (void)file, (void)count;
    return ENOTSUP;
}
#else
int jalon_rename_new(const char *path, const char *other) {
    (void)path, (void)other;
    return ENOTSUP;
}

int jalon_rename_exchange(const char *path, const char *other) {
    (void)path, (void)other;
    return ENOTSUP;
}

int jalon_reserve(int file, int64_t count) {
    (void)file, (void)count;
    return ENOTSUP;
}
#endif
