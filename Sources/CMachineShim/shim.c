#include "CMachineShim.h"

#ifdef __linux__
#include <sys/vfs.h>

unsigned int jalon_file_system_type(const char *path) {
    struct statfs information;
    return statfs(path, &information) == 0 ? (unsigned int)information.f_type : 0;
}
#else
unsigned int jalon_file_system_type(const char *path) {
    (void)path;
    return 0;
}
#endif
