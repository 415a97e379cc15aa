internal import CountryRules

// Six lists a language: single words, states of bars, shapes, states of deadlines, months, weekdays.
extension PictureWords {
    static func list(_ language: RuleLanguage) -> [[String]] {
        switch language {
        case .english: english
        case .french: french
        case .dutch: dutch
        case .italian: italian
        case .hungarian: hungarian
        }
    }

    private static let english = [
        ["today", "Deadlines", "Nothing is recorded yet.", "extended", "ended early"],
        ["runs", "followed by another", "ended", "planned"],
        ["step", "signal", "positive decision", "negative decision", "refused or withdrawn", "other event"],
        ["overdue", "due today", "upcoming", "met", "cancelled"],
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    ]

    private static let french = [
        ["aujourd’hui", "Échéances", "Rien n’est encore enregistré.", "prolongation", "fin anticipée"],
        ["en cours", "suivie d’une autre", "terminée", "prévue"],
        ["étape", "signalement", "décision positive", "décision négative", "refus ou retrait", "autre événement"],
        ["en retard", "échéance aujourd’hui", "à venir", "remplie", "annulée"],
        ["janv.", "févr.", "mars", "avril", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
        ["lun", "mar", "mer", "jeu", "ven", "sam", "dim"],
    ]

    private static let dutch = [
        ["vandaag", "Termijnen", "Er is nog niets geregistreerd.", "verlenging", "vroeger beëindigd"],
        ["loopt", "opgevolgd door een andere", "beëindigd", "gepland"],
        ["stap", "melding", "positieve beslissing", "negatieve beslissing", "geweigerd of ingetrokken", "andere"],
        ["te laat", "vervalt vandaag", "komt nog", "gehaald", "geschrapt"],
        ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
        ["ma", "di", "wo", "do", "vr", "za", "zo"],
    ]

    private static let italian = [
        ["oggi", "Scadenze", "Non è ancora registrato nulla.", "proroga", "fine anticipata"],
        ["in corso", "seguita da un’altra", "terminata", "prevista"],
        ["passo", "segnalazione", "decisione positiva", "decisione negativa", "rifiuto o revoca", "altro evento"],
        ["in ritardo", "scade oggi", "futura", "rispettata", "annullata"],
        ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"],
        ["lun", "mar", "mer", "gio", "ven", "sab", "dom"],
    ]

    private static let hungarian = [
        ["ma", "Határidők", "Még semmi sincs rögzítve.", "meghosszabbítás", "korábban véget ért"],
        ["folyamatban", "követte másik", "lezárult", "tervezett"],
        ["lépés", "jelzés", "kedvező döntés", "kedvezőtlen döntés", "elutasítás vagy visszavonás", "egyéb esemény"],
        ["lejárt", "ma jár le", "közelgő", "teljesült", "törölve"],
        ["jan.", "febr.", "márc.", "ápr.", "máj.", "jún.", "júl.", "aug.", "szept.", "okt.", "nov.", "dec."],
        ["H", "K", "Sze", "Cs", "P", "Szo", "V"],
    ]
}
