#include "CRulePacks.h"

#define FILE_OF(symbol, name) {name, symbol, sizeof symbol}

static const unsigned char be_2007[] = {
#embed "../CountryRules/Packs/BE-2007.json5"
};
static const unsigned char be_2017[] = {
#embed "../CountryRules/Packs/BE-2017.json5"
};
static const unsigned char be_2026[] = {
#embed "../CountryRules/Packs/BE-2026.json5"
};
static const unsigned char be_fiit_2013[] = {
#embed "../CountryRules/Packs/BE-FIIT-2013.json5"
};
static const unsigned char fr_2007[] = {
#embed "../CountryRules/Packs/FR-2007.json5"
};
static const unsigned char fr_2014[] = {
#embed "../CountryRules/Packs/FR-2014.json5"
};
static const unsigned char fr_2016[] = {
#embed "../CountryRules/Packs/FR-2016.json5"
};
static const unsigned char fr_2021[] = {
#embed "../CountryRules/Packs/FR-2021.json5"
};
static const unsigned char fr_fiit_2013[] = {
#embed "../CountryRules/Packs/FR-FIIT-2013.json5"
};
static const unsigned char gb_2009[] = {
#embed "../CountryRules/Packs/GB-2009.json5"
};
static const unsigned char gb_2022_12[] = {
#embed "../CountryRules/Packs/GB-2022-12.json5"
};
static const unsigned char gb_2023[] = {
#embed "../CountryRules/Packs/GB-2023.json5"
};
static const unsigned char gb_fiit_2013[] = {
#embed "../CountryRules/Packs/GB-FIIT-2013.json5"
};
static const unsigned char gb_nir_2015[] = {
#embed "../CountryRules/Packs/GB-NIR-2015.json5"
};
static const unsigned char gb_sct_2018[] = {
#embed "../CountryRules/Packs/GB-SCT-2018.json5"
};
static const unsigned char hu_2007[] = {
#embed "../CountryRules/Packs/HU-2007.json5"
};
static const unsigned char hu_2024[] = {
#embed "../CountryRules/Packs/HU-2024.json5"
};
static const unsigned char hu_fiit_2013[] = {
#embed "../CountryRules/Packs/HU-FIIT-2013.json5"
};
static const unsigned char it_2005[] = {
#embed "../CountryRules/Packs/IT-2005.json5"
};
static const unsigned char it_2014[] = {
#embed "../CountryRules/Packs/IT-2014.json5"
};
static const unsigned char it_2025[] = {
#embed "../CountryRules/Packs/IT-2025.json5"
};
static const unsigned char it_fiit_2013[] = {
#embed "../CountryRules/Packs/IT-FIIT-2013.json5"
};

static const struct jalon_rule_file packs[] = {
    FILE_OF(be_2007, "BE-2007.json5"),
    FILE_OF(be_2017, "BE-2017.json5"),
    FILE_OF(be_2026, "BE-2026.json5"),
    FILE_OF(be_fiit_2013, "BE-FIIT-2013.json5"),
    FILE_OF(fr_2007, "FR-2007.json5"),
    FILE_OF(fr_2014, "FR-2014.json5"),
    FILE_OF(fr_2016, "FR-2016.json5"),
    FILE_OF(fr_2021, "FR-2021.json5"),
    FILE_OF(fr_fiit_2013, "FR-FIIT-2013.json5"),
    FILE_OF(gb_2009, "GB-2009.json5"),
    FILE_OF(gb_2022_12, "GB-2022-12.json5"),
    FILE_OF(gb_2023, "GB-2023.json5"),
    FILE_OF(gb_fiit_2013, "GB-FIIT-2013.json5"),
    FILE_OF(gb_nir_2015, "GB-NIR-2015.json5"),
    FILE_OF(gb_sct_2018, "GB-SCT-2018.json5"),
    FILE_OF(hu_2007, "HU-2007.json5"),
    FILE_OF(hu_2024, "HU-2024.json5"),
    FILE_OF(hu_fiit_2013, "HU-FIIT-2013.json5"),
    FILE_OF(it_2005, "IT-2005.json5"),
    FILE_OF(it_2014, "IT-2014.json5"),
    FILE_OF(it_2025, "IT-2025.json5"),
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

static const unsigned char reference_contacts[] = {
#embed "../CountryRules/Reference/contacts.json5"
};
static const unsigned char reference_exploitation[] = {
#embed "../CountryRules/Reference/exploitation.json5"
};
static const unsigned char reference_hotlines[] = {
#embed "../CountryRules/Reference/hotlines.json5"
};
static const unsigned char reference_indicators[] = {
#embed "../CountryRules/Reference/indicators.json5"
};
static const unsigned char reference_retention[] = {
#embed "../CountryRules/Reference/retention.json5"
};
static const unsigned char reference_roles[] = {
#embed "../CountryRules/Reference/roles.json5"
};
static const unsigned char reference_secrecy_be[] = {
#embed "../CountryRules/Reference/secrecy-BE.json5"
};
static const unsigned char reference_signalling[] = {
#embed "../CountryRules/Reference/signalling.json5"
};
static const unsigned char reference_sources[] = {
#embed "../CountryRules/Reference/sources.json5"
};

static const struct jalon_rule_file references[] = {
    FILE_OF(reference_contacts, "contacts.json5"),
    FILE_OF(reference_exploitation, "exploitation.json5"),
    FILE_OF(reference_hotlines, "hotlines.json5"),
    FILE_OF(reference_indicators, "indicators.json5"),
    FILE_OF(reference_retention, "retention.json5"),
    FILE_OF(reference_roles, "roles.json5"),
    FILE_OF(reference_secrecy_be, "secrecy-BE.json5"),
    FILE_OF(reference_signalling, "signalling.json5"),
    FILE_OF(reference_sources, "sources.json5"),
};
size_t jalon_rule_reference_count(void) { return sizeof references / sizeof references[0]; }
struct jalon_rule_file jalon_rule_reference(size_t index) { return references[index]; }
