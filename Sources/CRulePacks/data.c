#include "CRulePacks.h"

#define FILE_OF(symbol, name) {name, symbol, sizeof symbol}

static const unsigned char be_fiit_2013[] = {
#embed "../CountryRules/Packs/BE-FIIT-2013.json5"
};
static const unsigned char fr_fiit_2013[] = {
#embed "../CountryRules/Packs/FR-FIIT-2013.json5"
};
static const unsigned char it_fiit_2013[] = {
#embed "../CountryRules/Packs/IT-FIIT-2013.json5"
};
static const unsigned char hu_fiit_2013[] = {
#embed "../CountryRules/Packs/HU-FIIT-2013.json5"
};
static const unsigned char gb_fiit_2013[] = {
#embed "../CountryRules/Packs/GB-FIIT-2013.json5"
};

static const struct jalon_rule_file packs[] = {
    FILE_OF(be_fiit_2013, "BE-FIIT-2013.json5"),
    FILE_OF(fr_fiit_2013, "FR-FIIT-2013.json5"),
    FILE_OF(gb_fiit_2013, "GB-FIIT-2013.json5"),
    FILE_OF(hu_fiit_2013, "HU-FIIT-2013.json5"),
    FILE_OF(it_fiit_2013, "IT-FIIT-2013.json5"),
};
size_t jalon_rule_pack_count(void) { return sizeof packs / sizeof packs[0]; }
struct jalon_rule_file jalon_rule_pack(size_t index) { return packs[index]; }

static const unsigned char text_en[] = {
#embed "../CountryRules/Text/en.json"
};
static const unsigned char text_fr[] = {
#embed "../CountryRules/Text/fr.json"
};
static const unsigned char text_nl[] = {
#embed "../CountryRules/Text/nl.json"
};
static const unsigned char text_it[] = {
#embed "../CountryRules/Text/it.json"
};
static const unsigned char text_hu[] = {
#embed "../CountryRules/Text/hu.json"
};

static const struct jalon_rule_file texts[] = {
    FILE_OF(text_en, "en.json"), FILE_OF(text_fr, "fr.json"), FILE_OF(text_nl, "nl.json"),
    FILE_OF(text_it, "it.json"), FILE_OF(text_hu, "hu.json"),
};
size_t jalon_rule_text_count(void) { return sizeof texts / sizeof texts[0]; }
struct jalon_rule_file jalon_rule_text(size_t index) { return texts[index]; }
