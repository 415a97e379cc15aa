#ifndef JALON_MACHINE_SHIM_H
#define JALON_MACHINE_SHIM_H

/// The number by which Linux knows the type of the file system that a path lies on (`f_type` of statfs(2)); 0 when it
/// cannot be told. Swift's view of the C library has no `statfs`.
unsigned int jalon_file_system_type(const char *path);

#endif
