/* Stands between a program and the disk (LD_PRELOAD): records what the program writes, or lets it fail.
 *
 *   TRUST_SHIM_TRACE=FILE  what happens under TRUST_SHIM_ROOT is appended to FILE, in the order in which it happened;
 *                          several processes may share one file. The records are described in records.py.
 *   TRUST_SHIM_ROOT=DIR    the folder that is recorded, as realpath gives it.
 *   TRUST_SHIM_FAIL=CLASS:N:ACTION
 *                          the N-th call of a class does not happen. CLASS: write, pwrite, sync, open, truncate, name
 *                          or any. ACTION: an error number; an error number and "+", after which nothing grows any
 *                          more, as on a disk that stays full; or "kill", which is SIGKILL.
 *   TRUST_SHIM_HIT=FILE    is made when that call was reached. It says "again" when the sync of a folder failed, and a
 *                          later sync of that folder did not.
 *   TRUST_SHIM_COUNT=FILE  how many calls of each class there were, when the program ends.
 *
 * The calls themselves are made directly, so that nothing of the C library is in between. Standard error is left
 * alone: what the program says about a failure is to be read.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { FILES = 4096 };

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int trace = -1;
static char root[PATH_MAX];
static size_t root_length;
/* The file behind each descriptor that is recorded: 1 for a file, 2 for a folder. */
static char watched[FILES];

static char failing[16];
static long failing_at;
static int failing_with;
static int stays_full, kills;
static const char *const classes[] = {"write", "pwrite", "sync", "open", "truncate", "name"};
enum { CLASSES = sizeof classes / sizeof *classes };
static atomic_long reached, counted[CLASSES];
static atomic_int full;

__attribute__((constructor)) static void begin(void) {
    const char *text = getenv("TRUST_SHIM_ROOT");
    if (text && *text) {
        snprintf(root, sizeof root, "%s/", text);
        root_length = strlen(root);
    }
    text = getenv("TRUST_SHIM_TRACE");
    if (text && *text)
        trace = (int)syscall(SYS_openat, AT_FDCWD, text, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    text = getenv("TRUST_SHIM_FAIL");
    char action[16] = "";
    if (text && sscanf(text, "%15[a-z]:%ld:%15s", failing, &failing_at, action) == 3) {
        kills = strcmp(action, "kill") == 0;
        failing_with = atoi(action);
        stays_full = strchr(action, '+') != NULL;
    }
}

__attribute__((destructor)) static void end(void) {
    const char *path = getenv("TRUST_SHIM_COUNT");
    if (!path) return;
    char line[256] = "";
    for (int class = 0; class < CLASSES; class++)
        snprintf(line + strlen(line), 40, "%s %ld\n", classes[class], atomic_load(&counted[class]));
    int file = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0 || syscall(SYS_write, file, line, strlen(line)) < 0) abort();
    syscall(SYS_close, file);
}

/* Whether this call is the one that is to fail; errno says how. */
static int fails(const char *class) {
    for (int place = 0; place < CLASSES; place++)
        if (!strcmp(classes[place], class)) atomic_fetch_add(&counted[place], 1);
    if (!failing_at || (strcmp(failing, class) && strcmp(failing, "any"))) return 0;
    if (atomic_fetch_add(&reached, 1) + 1 != failing_at) return 0;
    const char *hit = getenv("TRUST_SHIM_HIT");
    if (hit) {
        int file = (int)syscall(SYS_openat, AT_FDCWD, hit, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        if (file >= 0) syscall(SYS_close, file);
    }
    if (kills) kill(getpid(), SIGKILL);
    if (stays_full) atomic_store(&full, 1);
    errno = failing_with;
    return 1;
}

/* Whether the disk is full by now, for a call that needs more of it. */
static int is_full(void) {
    if (!atomic_load(&full)) return 0;
    errno = failing_with;
    return 1;
}

static int is_device(const char *path) {
    return !strncmp(path, "/dev/", 5) || !strncmp(path, "/proc/", 6) || !strncmp(path, "/sys/", 5);
}

/* Files, and standard output whatever it is. */
static int counts(int file) {
    struct stat information;
    if (file == STDERR_FILENO) return 0;
    return file == STDOUT_FILENO || (!fstat(file, &information) && S_ISREG(information.st_mode));
}

static int grows(int file, off_t end) {
    struct stat information;
    return file == STDOUT_FILENO || fstat(file, &information) || end > information.st_size;
}

/* Recording. */

static const char *under_root(const char *path, char *buffer) {
    if (trace < 0 || !root_length || !path) return NULL;
    if (path[0] != '/') {
        char folder[PATH_MAX];
        if (!getcwd(folder, sizeof folder) || strlen(folder) + strlen(path) + 2 > PATH_MAX) return NULL;
        strcpy(buffer, folder);
        strcat(strcat(buffer, "/"), path);
    } else {
        snprintf(buffer, PATH_MAX, "%s", path);
    }
    return strncmp(buffer, root, root_length) ? NULL : buffer + root_length;
}

static void lock(void) {
    if (trace < 0) return;
    pthread_mutex_lock(&mutex);
    flock(trace, LOCK_EX);
}

static void unlock(void) {
    if (trace < 0) return;
    int number = errno;
    flock(trace, LOCK_UN);
    pthread_mutex_unlock(&mutex);
    errno = number;
}

static void put(const void *bytes, size_t count) {
    const char *rest = bytes;
    while (count > 0) {
        long done = syscall(SYS_write, trace, rest, count);
        if (done <= 0) abort();
        rest += done;
        count -= (size_t)done;
    }
}

__attribute__((format(printf, 1, 2))) static void record(const char *format, ...) {
    int number = errno;
    char line[3 * PATH_MAX];
    va_list values;
    va_start(values, format);
    int length = vsnprintf(line, sizeof line, format, values);
    va_end(values);
    put(line, (size_t)length);
    errno = number;
}

static unsigned long inode(int file) {
    struct stat information;
    return fstat(file, &information) ? 0 : (unsigned long)information.st_ino;
}

static int is_watched(int file, int kind) { return trace >= 0 && file >= 0 && file < FILES && watched[file] == kind; }

/* The calls. */

static int opened(int folder, const char *path, int flags, mode_t mode) {
    int writes = (flags & O_ACCMODE) != O_RDONLY || flags & O_CREAT;
    struct stat before;
    int was_there = syscall(SYS_newfstatat, folder, path, &before, 0) == 0;
    if (writes && !is_device(path)) {
        if (fails("open")) return -1;
        if (!was_there && is_full()) return -1;
    }
    char buffer[PATH_MAX];
    const char *name = folder == AT_FDCWD ? under_root(path, buffer) : NULL;
    if (!name) {
        /* The root itself may be opened in order to sync it. */
        char whole[PATH_MAX + 1];
        snprintf(whole, sizeof whole, "%s/", path);
        name = trace >= 0 && root_length && !strcmp(whole, root) ? "." : NULL;
    }
    lock();
    int file = (int)syscall(SYS_openat, folder, path, flags, mode);
    struct stat information;
    if (name && file >= 0 && file < FILES && !fstat(file, &information)) {
        watched[file] = S_ISREG(information.st_mode) ? 1 : S_ISDIR(information.st_mode) ? 2 : 0;
        if (S_ISREG(information.st_mode) && flags & O_CREAT && !was_there)
            record("create %lu %o %s\n", (unsigned long)information.st_ino, information.st_mode & 07777, name);
        else if (S_ISREG(information.st_mode) && flags & O_TRUNC)
            record("truncate %lu 0\n", (unsigned long)information.st_ino);
    } else if (file >= 0 && file < FILES) {
        watched[file] = 0;
    }
    unlock();
    return file;
}

#define MODE(flags)                              \
    mode_t mode = 0;                             \
    if ((flags) & (O_CREAT | O_TMPFILE)) {     \
        va_list rest;                            \
        va_start(rest, flags);                   \
        mode = va_arg(rest, mode_t);             \
        va_end(rest);                            \
    }

int open(const char *path, int flags, ...) {
    MODE(flags)
    return opened(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
    MODE(flags)
    return opened(AT_FDCWD, path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
    MODE(flags)
    return opened(folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) {
    MODE(flags)
    return opened(folder, path, flags, mode);
}
int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int mkostemp(char *name, int flags) {
    static atomic_uint number;
    char *end = name + strlen(name) - 6;
    for (int tries = 0; tries < 1000; tries++) {
        unsigned code = (unsigned)getpid() * 1000003u + atomic_fetch_add(&number, 1) * 7919u + (unsigned)tries;
        for (int place = 0; place < 6; place++, code /= 26) end[place] = (char)('a' + code % 26);
        int file = opened(AT_FDCWD, name, O_CREAT | O_EXCL | O_RDWR | flags, 0600);
        if (file >= 0 || errno != EEXIST) return file;
    }
    errno = EEXIST;
    return -1;
}
int mkstemp(char *name) { return mkostemp(name, 0); }
int mkstemp64(char *name) { return mkostemp(name, 0); }
int mkostemp64(char *name, int flags) { return mkostemp(name, flags); }

int close(int file) {
    if (file >= 0 && file < FILES) watched[file] = 0;
    return (int)syscall(SYS_close, file);
}

static ssize_t wrote(const char *class, int file, const void *bytes, size_t count, off_t offset, int at_offset) {
    off_t begin = offset;
    if (!at_offset) {
        struct stat information;
        int appends = fcntl(file, F_GETFL) & O_APPEND;
        begin = appends && !fstat(file, &information) ? information.st_size : lseek(file, 0, SEEK_CUR);
    }
    if (counts(file)) {
        if (fails(class)) return -1;
        if (grows(file, begin + (off_t)count) && is_full()) return -1;
    }
    lock();
    ssize_t done = at_offset ? syscall(SYS_pwrite64, file, bytes, count, offset)
                             : syscall(SYS_write, file, bytes, count);
    if (done > 0 && is_watched(file, 1)) {
        record("write %lu %lld %zd\n", inode(file), (long long)begin, done);
        put(bytes, (size_t)done);
        record("\n");
    }
    unlock();
    return done;
}

ssize_t write(int file, const void *bytes, size_t count) { return wrote("write", file, bytes, count, 0, 0); }
ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
    return wrote("pwrite", file, bytes, count, offset, 1);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
    return wrote("pwrite", file, bytes, count, offset, 1);
}
ssize_t writev(int file, const struct iovec *pieces, int count) {
    ssize_t all = 0;
    for (int place = 0; place < count; place++) {
        ssize_t done = wrote("write", file, pieces[place].iov_base, pieces[place].iov_len, 0, 0);
        if (done < 0) return all ? all : done;
        all += done;
        if ((size_t)done < pieces[place].iov_len) break;
    }
    return all;
}

int ftruncate(int file, off_t size) {
    if (counts(file)) {
        if (fails("truncate")) return -1;
        if (grows(file, size) && is_full()) return -1;
    }
    lock();
    int outcome = (int)syscall(SYS_ftruncate, file, size);
    if (!outcome && is_watched(file, 1)) record("truncate %lu %lld\n", inode(file), (long long)size);
    unlock();
    return outcome;
}
int ftruncate64(int file, off64_t size) { return ftruncate(file, size); }

/* The folder whose sync failed. */
static dev_t failed_device;
static ino_t failed_inode;

static void remember(int file) {
    int number = errno;
    struct stat information;
    if (!fstat(file, &information) && S_ISDIR(information.st_mode)) {
        failed_device = information.st_dev;
        failed_inode = information.st_ino;
    }
    errno = number;
}

static void made_good(int file) {
    struct stat information;
    const char *hit = getenv("TRUST_SHIM_HIT");
    if (!failed_inode || !hit || fstat(file, &information)) return;
    if (information.st_dev != failed_device || information.st_ino != failed_inode) return;
    int note = (int)syscall(SYS_openat, AT_FDCWD, hit, O_WRONLY | O_CLOEXEC, 0);
    if (note >= 0 && syscall(SYS_write, note, "again", 5) == 5) syscall(SYS_close, note);
}

static int synced(int file, long call) {
    if (fails("sync")) {
        remember(file);
        return -1;
    }
    lock();
    int outcome = (int)syscall(call, file);
    if (!outcome) made_good(file);
    if (!outcome && is_watched(file, 1)) record("sync %lu\n", inode(file));
    if (!outcome && is_watched(file, 2)) {
        char link[64], path[PATH_MAX], buffer[PATH_MAX];
        snprintf(link, sizeof link, "/proc/self/fd/%d", file);
        ssize_t length = readlink(link, path, sizeof path - 2);
        if (length > 0) {
            path[length] = 0;
            const char *name = under_root(path, buffer);
            record("syncfolder %s\n", name ? name : ".");
        }
    }
    unlock();
    return outcome;
}
int fsync(int file) { return synced(file, SYS_fsync); }
int fdatasync(int file) { return synced(file, SYS_fdatasync); }

/* Names. */

static int unlinked(int folder, const char *path, int flags) {
    if (fails("name")) return -1;
    char buffer[PATH_MAX];
    const char *name = folder == AT_FDCWD ? under_root(path, buffer) : NULL;
    lock();
    int outcome = (int)syscall(SYS_unlinkat, folder, path, flags);
    if (!outcome && name) record("%s %s\n", flags & AT_REMOVEDIR ? "rmdir" : "unlink", name);
    unlock();
    return outcome;
}
int unlink(const char *path) { return unlinked(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return unlinked(folder, path, flags); }
int rmdir(const char *path) { return unlinked(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char *path) {
    int outcome = unlinked(AT_FDCWD, path, 0);
    return outcome && errno == EISDIR ? unlinked(AT_FDCWD, path, AT_REMOVEDIR) : outcome;
}

/* Two names in one record are parted by a tab. */
static int renamed(const char *from, const char *to, unsigned flags) {
    if (fails("name")) return -1;
    char one[PATH_MAX], other[PATH_MAX];
    const char *old = under_root(from, one), *new = under_root(to, other);
    lock();
    int outcome = (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, flags);
    if (!outcome && old && new) record("rename %s\t%s\n", old, new);
    unlock();
    return outcome;
}
int rename(const char *from, const char *to) { return renamed(from, to, 0); }
int renameat(int folder, const char *from, int other, const char *to) {
    return folder == AT_FDCWD && other == AT_FDCWD ? renamed(from, to, 0)
                                                   : (int)syscall(SYS_renameat2, folder, from, other, to, 0);
}
int renameat2(int folder, const char *from, int other, const char *to, unsigned flags) {
    return folder == AT_FDCWD && other == AT_FDCWD ? renamed(from, to, flags)
                                                   : (int)syscall(SYS_renameat2, folder, from, other, to, flags);
}

int link(const char *from, const char *to) {
    if (fails("name") || is_full()) return -1;
    char one[PATH_MAX], other[PATH_MAX];
    const char *old = under_root(from, one), *new = under_root(to, other);
    lock();
    int outcome = (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
    if (!outcome && old && new) record("link %s\t%s\n", old, new);
    unlock();
    return outcome;
}

int mkdir(const char *path, mode_t mode) {
    if (fails("name") || is_full()) return -1;
    char buffer[PATH_MAX];
    const char *name = under_root(path, buffer);
    lock();
    int outcome = (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
    struct stat information;
    if (!outcome && name && !stat(path, &information))
        record("mkdir %o %s\n", information.st_mode & 07777, name);
    unlock();
    return outcome;
}
