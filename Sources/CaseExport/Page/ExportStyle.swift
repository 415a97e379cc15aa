/// The one stylesheet of a page, and what the content policy calls it by.
enum ExportStyle {
    /// The content policy: no script, no request, no style but this one.
    static let policy = "default-src 'none'; style-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'"

    /// The SHA-256 of the stylesheet in Base64.
    static let hash = "m4dfL8s43JN5+r3tNxtLWprFNclf4VSWPPTzj1CtEkI="

    /// The stylesheet; whoever changes it changes its hash, and a test tells which it is.
    ///
    /// On a dark screen the picture is turned round rather than drawn in other colours: its contrasts stay.
    static let sheet: StaticString = """
        :root{--ink:#1b1b1b;--paper:#fff;--soft:#555;--line:#9a9a9a;--band:#f2f4f6}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:72rem;padding:1.5rem;background:var(--paper);color:var(--ink);\
        font:1rem/1.45 system-ui,sans-serif}
        h1,h2,h3,p,dd,li,th,td,caption,figcaption{overflow-wrap:anywhere}
        th,td{min-width:6.25rem}
        .code,.number,time{min-width:0}
        h1,h2,h3,p,dd,th,td,caption,figcaption{overflow:hidden;unicode-bidi:plaintext}
        h1{margin:0 0 .75rem;font-size:1.6rem;line-height:1.25}
        h2{margin:2rem 0 .5rem;font-size:1.25rem}
        h3{margin:1.25rem 0 .5rem;font-size:1.05rem}
        dl{display:grid;grid-template-columns:fit-content(12rem) 1fr fit-content(12rem) 1fr;gap:.2rem 1rem;margin:0}
        @media screen and (max-width:40rem){dl:not([class]){grid-template-columns:fit-content(10rem) 1fr}}
        dt{color:var(--soft)}
        dd{margin:0;white-space:pre-line}
        figure{margin:1.25rem 0}
        figcaption{margin-bottom:.5rem;color:var(--soft);font-size:.875rem}
        .picture{overflow-x:auto;border:1px solid var(--line)}
        .picture svg{display:block;width:100%;min-width:44rem;height:auto}
        .legend{columns:18rem 2;column-gap:2rem;margin:.75rem 0 0;padding:0;font-size:.875rem}
        .legend li{margin-left:2.75rem;break-inside:avoid}
        table{width:100%;margin:1.5rem 0 0;border-collapse:collapse;font-size:.9375rem}
        caption{padding:.25rem 0;font-weight:bold;font-size:1.05rem;text-align:start}
        th,td{padding:.3rem .6rem;border-bottom:1px solid var(--line);text-align:start;vertical-align:top;\
        white-space:pre-line}
        thead th{background:var(--band);border-bottom:2px solid var(--soft)}
        tbody th{font-weight:normal}
        time{white-space:nowrap}
        footer{margin-top:2rem;padding-top:.5rem;border-top:2px solid var(--soft);color:var(--soft);font-size:.875rem}
        .code{white-space:pre}
        .landscape{max-width:none;page:landscape}
        .landscape table{font-size:.8rem}
        .landscape th,.landscape td{min-width:0;padding:.3rem .4rem;border:1px solid var(--line);overflow-wrap:break-word}
        .landscape tbody th{min-width:6.5rem}
        .landscape .wide{width:35%;min-width:14rem}
        .figures{grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:.5rem;margin:1rem 0 0}
        .figures div{padding:.3rem .7rem;border:1px solid var(--line);\
        border-left:.4rem solid var(--mark,var(--line))}
        .figures dd{font-size:1.6rem;line-height:1.2;font-variant-numeric:tabular-nums}
        .overdue{--mark:#a83200;--sign:"\u{25A0}\u{A0}"}
        .today{--mark:#7b3f9d;--sign:"\u{25C6}\u{A0}"}
        .soon{--mark:#00609c;--sign:"\u{25B2}\u{A0}"}
        .later{--mark:#555;--sign:"\u{25CB}\u{A0}"}
        .undated{--mark:#a83200;--sign:"?\u{A0}"}
        .figures [class] dt::before,.dense [class] th::before{content:var(--sign);color:var(--mark);font-weight:bold}
        .dense{margin-top:.5rem;font-size:.875rem}
        .dense th,.dense td{min-width:0;padding:.2rem .5rem;overflow-wrap:break-word}
        .dense tbody th{font-weight:bold}
        .dense .group th{border-bottom-color:var(--mark,var(--line));background:var(--band)}
        .short{white-space:nowrap}
        .note{margin:.5rem 0 0;color:var(--soft);font-size:.875rem}
        @media screen and (max-width:60rem){
        .dense thead{display:none}
        .dense tr{display:flex;flex-wrap:wrap;gap:0 .9rem;padding:.25rem .25rem;border-bottom:1px solid var(--line)}
        .dense th,.dense td{min-width:0;padding:0;border:0}
        .dense .group{background:var(--band)}
        .dense td:empty{display:none}
        .dense [data-label]::before{content:attr(data-label) ": ";color:var(--soft)}
        }
        .number{text-align:end;font-variant-numeric:tabular-nums}
        footer p{margin:.15rem 0}
        @media screen and (prefers-color-scheme:dark){
        :root{--ink:#e8e8e8;--paper:#141414;--soft:#b5b5b5;--line:#666;--band:#26292c}
        .overdue,.undated{--mark:#ff9a6b}
        .today{--mark:#d9a8f5}
        .soon{--mark:#7cc4f7}
        .later{--mark:#b5b5b5}
        .picture svg{filter:invert(.92) hue-rotate(180deg)}
        }
        @page{size:A4;margin:14mm 14mm 16mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif}}
        @page landscape{size:A4 landscape}
        @media print{
        :root{font-size:9.5pt}
        body{max-width:none;padding:0}
        .picture{overflow:visible;border:0}
        .picture svg{min-width:0;max-height:235mm}
        .picture,tr,li,dl,footer{break-inside:avoid}
        thead{display:table-header-group}
        caption,figcaption,thead,h1,h2,h3{break-after:avoid}
        tbody tr:first-child,li:nth-child(2){break-before:avoid}
        section+section{break-before:page}
        .together section+section{break-before:auto}
        .together h2{margin:1.1rem 0 .2rem}
        .together table{margin-top:.3rem}
        .dense{font-size:8pt;line-height:1.25}
        .dense th,.dense td{min-width:0;padding:.06rem .3rem}
        .dense tbody tr:first-child{break-before:auto}
        .dense tbody:first-of-type tr:first-child,.dense .group+tr{break-before:avoid}
        .dense .group{break-after:avoid}
        .figures{grid-template-columns:repeat(auto-fit,minmax(6rem,1fr));gap:.3rem;margin-top:.4rem}
        .figures div{padding:.1rem .5rem}
        .figures dd{font-size:1.3rem}
        }
        @media print and (orientation:landscape){.picture svg{max-height:150mm}}

        """
}
