/* A preloaded library that breaks what the store relies on. $TORTURE_FAULT says how:
     flock-enolck  locks are not supported          flock-noop   every lock is granted, none is held
     fsync-eio     no flush succeeds                folder-eio   no flush of a folder succeeds
     fsync-noop    flushes do nothing               rename-copy  a rename copies, slowly, over the old file
     write-enospc  the disk is full for .maestro
   The runtime may look functions up by name instead of linking them, so dlsym answers with ours as well. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int fault(const char *name)
{
    const char *wanted = getenv("TORTURE_FAULT");
    return wanted && strcmp(wanted, name) == 0;
}

static int refuse(int error)
{
    errno = error;
    return -1;
}

static int is_folder(int fd)
{
    struct stat status;
    return fstat(fd, &status) == 0 && S_ISDIR(status.st_mode);
}

static int is_state(int fd)
{
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    return length > 0 && (path[length] = 0, strstr(path, "/.maestro/") != NULL);
}

int flock(int fd, int operation)
{
    return fault("flock-enolck") ? refuse(ENOLCK) : fault("flock-noop") ? 0 : (int)syscall(SYS_flock, fd, operation);
}

static int flush(int fd, long call)
{
    if (fault("fsync-eio") || (fault("folder-eio") && is_folder(fd)))
        return refuse(EIO);
    return fault("fsync-noop") ? 0 : (int)syscall(call, fd);
}

int fsync(int fd) { return flush(fd, SYS_fsync); }

int fdatasync(int fd) { return flush(fd, SYS_fdatasync); }

static int copy(const char *from, const char *to)
{
    char buffer[64];
    ssize_t count;
    int source = open(from, O_RDONLY), target = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    if (source < 0 || target < 0)
        return -1;
    while ((count = read(source, buffer, sizeof buffer)) > 0)
    {
        if (syscall(SYS_write, target, buffer, count) != count)
            return -1;
        usleep(2000);
    }
    close(source);
    close(target);
    return unlink(from);
}

int rename(const char *from, const char *to)
{
    return fault("rename-copy") ? copy(from, to) : (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int renameat(int fromfd, const char *from, int tofd, const char *to)
{
    return fault("rename-copy") ? copy(from, to) : (int)syscall(SYS_renameat2, fromfd, from, tofd, to, 0);
}

int renameat2(int fromfd, const char *from, int tofd, const char *to, unsigned int flags)
{
    return fault("rename-copy") ? copy(from, to) : (int)syscall(SYS_renameat2, fromfd, from, tofd, to, flags);
}

ssize_t write(int fd, const void *buffer, size_t count)
{
    return fault("write-enospc") && is_state(fd) ? refuse(ENOSPC) : syscall(SYS_write, fd, buffer, count);
}

ssize_t pwrite64(int fd, const void *buffer, size_t count, off64_t offset)
{
    return fault("write-enospc") && is_state(fd) ? refuse(ENOSPC) : syscall(SYS_pwrite64, fd, buffer, count, offset);
}

ssize_t pwrite(int fd, const void *buffer, size_t count, off_t offset) { return pwrite64(fd, buffer, count, offset); }

static const struct { const char *name; void *function; } ours[] = {
    { "flock", flock }, { "fsync", fsync }, { "fdatasync", fdatasync }, { "rename", rename }, { "renameat", renameat }, { "renameat2", renameat2 },
    { "write", write }, { "pwrite", pwrite }, { "pwrite64", pwrite64 },
};

void *dlsym(void *handle, const char *name)
{
    static void *(*real)(void *, const char *);
    if (!real)
        for (const char *const *version = (const char *const[]){ "GLIBC_2.34", "GLIBC_2.17", "GLIBC_2.2.5", NULL }; *version && !real; version++)
            *(void **)&real = dlvsym(RTLD_NEXT, "dlsym", *version);
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
        if (strcmp(name, ours[i].name) == 0)
            return ours[i].function;
    return real(handle, name);
}
