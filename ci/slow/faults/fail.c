/* Loaded before the system's library: the n-th call that writes below a folder fails.
 * FAIL_UNDER=FOLDER  FAIL_AT=N (0: none)  FAIL_ERRNO=NUMBER  FAIL_STAY=1 (all later calls fail too)  FAIL_COUNT=FILE
 * At the end the number of such calls is written to FAIL_COUNT. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;

static int is_under(const char *path) {
    const char *under = getenv("FAIL_UNDER");
    return under && path && strncmp(path, under, strlen(under)) == 0;
}

static int is_ours(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n < 0) return 0;
    path[n] = 0;
    return is_under(path);
}

static int fails(void) {
    const char *at = getenv("FAIL_AT"), *with = getenv("FAIL_ERRNO");
    long call = atomic_fetch_add(&calls, 1) + 1, which = at ? atol(at) : 0;
    if (which == 0 || !(call == which || (getenv("FAIL_STAY") && call > which))) return 0;
    errno = with ? atoi(with) : ENOSPC;
    return 1;
}

/* Opened at once: later the program may have given up the right to open it. */
static FILE *count;
__attribute__((constructor)) static void begin(void) {
    const char *path = getenv("FAIL_COUNT");
    count = path ? fopen(path, "w") : NULL;
}

__attribute__((destructor)) static void tell(void) {
    if (count) { fprintf(count, "%ld\n", (long)calls); fclose(count); }
}

#define NEXT(name) \
    static __typeof__(name) *next; \
    if (!next) next = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *bytes, size_t n) {
    NEXT(write);
    if (is_ours(fd) && fails()) return -1;
    return next(fd, bytes, n);
}
ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at) {
    NEXT(pwrite);
    if (is_ours(fd) && fails()) return -1;
    return next(fd, bytes, n, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at) {
    NEXT(pwrite64);
    if (is_ours(fd) && fails()) return -1;
    return next(fd, bytes, n, at);
}
int fsync(int fd) {
    NEXT(fsync);
    if (is_ours(fd) && fails()) return -1;
    return next(fd);
}
int fdatasync(int fd) {
    NEXT(fdatasync);
    if (is_ours(fd) && fails()) return -1;
    return next(fd);
}
int ftruncate(int fd, off_t size) {
    NEXT(ftruncate);
    if (is_ours(fd) && fails()) return -1;
    return next(fd, size);
}
int ftruncate64(int fd, off64_t size) {
    NEXT(ftruncate64);
    if (is_ours(fd) && fails()) return -1;
    return next(fd, size);
}
int rename(const char *from, const char *to) {
    NEXT(rename);
    if (is_under(to) && fails()) return -1;
    return next(from, to);
}
int linkat(int at, const char *from, int beside, const char *to, int flags) {
    NEXT(linkat);
    if (is_under(to) && fails()) return -1;
    return next(at, from, beside, to, flags);
}
int link(const char *from, const char *to) {
    NEXT(link);
    if (is_under(to) && fails()) return -1;
    return next(from, to);
}
int mkdir(const char *path, mode_t mode) {
    NEXT(mkdir);
    if (is_under(path) && fails()) return -1;
    return next(path, mode);
}
int open64(const char *path, int flags, ...) {
    NEXT(open64);
    mode_t mode = 0;
    if (flags & O_CREAT) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }
    if ((flags & O_CREAT) && is_under(path) && fails()) return -1;
    return next(path, flags, mode);
}
