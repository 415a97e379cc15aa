// One list a language, in the order of `Phrase`; a test compares their lengths.
extension Words {
    static let english = [
        "What is due", "Overdue", "due today", "Within 7 days", "Within 30 days", "Open signalling steps",
        "Nothing is due within 30 days.", "STATE", "DUE", "PLAN ON", "CASE", "WHAT", "RULES", "NOTE", "OPENED",
        "STAGE", "STATUS", "open", "closed", "met", "cancelled", "%@: document to renew", "tomorrow",
        "overdue by 1 day", "overdue by # days", "in # days", "end of a short month", "moved to a working day",
        "printed on the document", "source in doubt", "shortest length", "the document, not the right",
        "pack named by hand", "calendar not final yet", "verified", "kit of 2013", "from memory", "unverified",
        "computed from a source that is not verified law: jalon deadline explain CASE shows which", "Team discussion",
        "Specialised centre", "Guardian or lawyer", "Joint dialogue", "done", "left out", "next", "not needed",
        "next step", "opened", "minor", "unaccompanied", "placed in an institution", "nationality", "Stages",
        "Deadlines", "Conditions", "Signalling steps", "Findings", "runs", "followed", "ended", "ends", "no deadline",
        "extended once", "extended # times", "missing", "on record", "needed", "renewal", "no stage follows",
        "granted that day it would end on %@", "until", "lapsed", "Monday", "Tuesday", "Wednesday", "Thursday",
        "Friday", "Saturday", "Sunday",
    ]

    static let french = [
        "Échéances", "En retard", "échéance aujourd’hui", "Dans les 7 jours", "Dans les 30 jours",
        "Étapes de signalement ouvertes", "Aucune échéance dans les 30 jours.", "ÉTAT", "ÉCHÉANCE", "PRÉVOIR",
        "DOSSIER", "OBJET", "RÈGLES", "REMARQUE", "OUVERT LE", "ÉTAPE", "STATUT", "ouvert", "clos", "remplie",
        "annulée", "%@ : document à renouveler", "demain", "en retard de 1 jour", "en retard de # jours",
        "dans # jours", "fin d’un mois court", "reporté à un jour ouvrable", "imprimé sur le document",
        "source incertaine", "durée minimale", "le document, non le droit", "règles choisies à la main",
        "calendrier provisoire", "vérifié", "kit de 2013", "de mémoire", "non vérifié",
        "calculé d’après une source qui n’est pas le droit vérifié : jalon deadline explain DOSSIER la montre",
        "Réunion d’équipe", "Centre spécialisé", "Tuteur ou avocat", "Dialogue commun", "faite", "omise", "prochaine",
        "sans objet", "prochaine étape", "ouvert", "mineur", "non accompagné", "placé en institution", "nationalité",
        "Étapes", "Échéances", "Conditions", "Étapes de signalement", "Constats", "en cours", "suivie", "terminée",
        "fin", "sans échéance", "prolongée une fois", "prolongée # fois", "manque", "au dossier", "requis",
        "renouvellement", "aucune étape ne suit", "accordée ce jour, elle finirait le %@", "jusqu’au", "caduque",
        "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
    ]

    static let dutch = [
        "Wat vervalt", "Te laat", "vervalt vandaag", "Binnen 7 dagen", "Binnen 30 dagen",
        "Openstaande stappen van de melding", "Niets vervalt binnen 30 dagen.", "STAND", "VERVALT", "REKEN OP",
        "DOSSIER", "WAT", "REGELS", "OPMERKING", "GEOPEND", "FASE", "STATUS", "open", "gesloten", "gehaald",
        "geschrapt", "%@: document te vernieuwen", "morgen", "1 dag te laat", "# dagen te laat", "over # dagen",
        "einde van een korte maand", "verschoven naar een werkdag", "gedrukt op het document", "onzekere bron",
        "kortste duur", "het document, niet het recht", "regels met de hand gekozen", "kalender nog voorlopig",
        "geverifieerd", "kit van 2013", "uit het geheugen", "niet geverifieerd",
        "berekend op een bron die geen geverifieerd recht is: jalon deadline explain DOSSIER toont ze", "Teamoverleg",
        "Gespecialiseerd centrum", "Voogd of advocaat", "Samen in dialoog", "gedaan", "overgeslagen", "volgende",
        "niet nodig", "volgende stap", "geopend", "minderjarig", "niet-begeleid", "geplaatst in een instelling",
        "nationaliteit", "Fasen", "Termijnen", "Voorwaarden", "Stappen van de melding", "Bevindingen", "loopt",
        "opgevolgd", "beëindigd", "einde", "geen termijn", "één keer verlengd", "# keer verlengd", "ontbreekt",
        "in het dossier", "vereist", "verlenging", "geen fase volgt", "die dag toegekend zou ze eindigen op %@",
        "tot", "vervallen", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
    ]

    static let italian = [
        "Scadenze", "In ritardo", "scade oggi", "Entro 7 giorni", "Entro 30 giorni", "Passi di segnalazione aperti",
        "Nessuna scadenza entro 30 giorni.", "STATO", "SCADENZA", "PREVEDERE", "CASO", "OGGETTO", "REGOLE", "NOTA",
        "APERTO IL", "FASE", "SITUAZIONE", "aperto", "chiuso", "rispettata", "annullata",
        "%@: documento da rinnovare", "domani", "in ritardo di 1 giorno", "in ritardo di # giorni", "tra # giorni",
        "fine di un mese corto", "spostato a un giorno lavorativo", "stampato sul documento", "fonte incerta",
        "durata minima", "il documento, non il diritto", "regole scelte a mano", "calendario provvisorio",
        "verificato", "kit del 2013", "a memoria", "non verificato",
        "calcolato da una fonte che non è diritto verificato: jalon deadline explain CASO la mostra",
        "Riunione d’équipe", "Centro specializzato", "Tutore o avvocato", "Dialogo comune", "fatto", "omesso",
        "prossimo", "non necessario", "prossimo passo", "aperto", "minore", "non accompagnato",
        "collocato in un istituto", "cittadinanza", "Fasi", "Scadenze", "Condizioni", "Passi di segnalazione",
        "Rilievi", "in corso", "seguita", "terminata", "fine", "senza scadenza", "prorogata una volta",
        "prorogata # volte", "manca", "agli atti", "richiesto", "rinnovo", "nessuna fase segue",
        "concessa quel giorno finirebbe il %@", "fino al", "decaduta", "lunedì", "martedì", "mercoledì", "giovedì",
        "venerdì", "sabato", "domenica",
    ]

    static let hungarian = [
        "Határidők", "Lejárt", "ma jár le", "7 napon belül", "30 napon belül", "Nyitott jelzési lépések",
        "30 napon belül nincs határidő.", "ÁLLAPOT", "HATÁRIDŐ", "TERVEZÉS", "ÜGY", "TÁRGY", "SZABÁLYOK",
        "MEGJEGYZÉS", "MEGNYITVA", "SZAKASZ", "STÁTUSZ", "nyitott", "lezárt", "teljesült", "törölve",
        "%@: megújítandó okmány", "holnap", "1 napja lejárt", "# napja lejárt", "# nap múlva", "rövid hónap vége",
        "munkanapra tolva", "az okmányra nyomtatva", "bizonytalan forrás", "legrövidebb tartam",
        "az okmány, nem a jog", "kézzel választott szabályok", "a naptár még nem végleges", "ellenőrzött",
        "2013-as kit", "emlékezetből", "ellenőrizetlen",
        "nem ellenőrzött jogforrásból számítva: a jalon deadline explain ÜGY megmutatja", "Csapatmegbeszélés",
        "Szakosodott központ", "Gyám vagy ügyvéd", "Közös párbeszéd", "megtörtént", "kihagyva", "következő",
        "nem szükséges", "következő lépés", "megnyitva", "kiskorú", "kísérő nélküli", "intézményben elhelyezve",
        "állampolgárság", "Szakaszok", "Határidők", "Feltételek", "Jelzési lépések", "Megállapítások", "folyamatban",
        "követte másik", "lezárult", "vége", "nincs határidő", "egyszer meghosszabbítva",
        "# alkalommal meghosszabbítva", "hiányzik", "rögzítve", "szükséges", "megújítás", "nem következik szakasz",
        "aznap megadva ekkor járna le: %@", "eddig", "megszűnt", "hétfő", "kedd", "szerda", "csütörtök", "péntek",
        "szombat", "vasárnap",
    ]
}
