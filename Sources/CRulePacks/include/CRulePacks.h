#ifndef JALON_RULE_PACKS_H
#define JALON_RULE_PACKS_H
#include <stddef.h>

/// One file of the rules, carried in the binary.
struct jalon_rule_file {
    const char *name;           // the file's name, without its folder
    const unsigned char *data;  // UTF-8, not terminated
    size_t length;              // bytes
};

/// The rule packs: JSON5, one file a pack, sorted by name. The name begins with the country's code.
size_t jalon_rule_pack_count(void);
struct jalon_rule_file jalon_rule_pack(size_t index);

/// The texts: JSON, one file a language.
size_t jalon_rule_text_count(void);
struct jalon_rule_file jalon_rule_text(size_t index);

/// The reference data: professional secrecy, the signalling guide, indicators, contacts; JSON5, sorted by name.
size_t jalon_rule_reference_count(void);
struct jalon_rule_file jalon_rule_reference(size_t index);

#endif
