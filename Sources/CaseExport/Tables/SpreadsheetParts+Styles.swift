extension SpreadsheetParts {
    /// How cells, columns and pages look.
    ///
    /// Dates are ISO 8601 by the order that is written here, not by the reader's locale; text is of the format that
    /// spreadsheets do not guess at, also when it is edited.
    static let styles = """
        <office:styles>
        <style:style style:name="Default" style:family="table-cell"/>
        </office:styles>
        <office:automatic-styles>
        <number:date-style style:name="isoDate" number:automatic-order="false" number:format-source="fixed">\
        <number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/>\
        <number:text>-</number:text><number:day number:style="long"/></number:date-style>
        <number:date-style style:name="isoInstant" number:automatic-order="false" number:format-source="fixed">\
        <number:year number:style="long"/><number:text>-</number:text><number:month number:style="long"/>\
        <number:text>-</number:text><number:day number:style="long"/><number:text> </number:text>\
        <number:hours number:style="long"/><number:text>:</number:text><number:minutes number:style="long"/>\
        <number:text>:</number:text><number:seconds number:style="long"/><number:text>Z</number:text>\
        </number:date-style>
        <number:number-style style:name="whole">\
        <number:number number:decimal-places="0" number:min-integer-digits="1"/></number:number-style>
        <number:boolean-style style:name="yesNo"><number:boolean/></number:boolean-style>
        <number:text-style style:name="plain"><number:text-content/></number:text-style>
        \(cellStyle("date", data: "isoDate"))
        \(cellStyle("instant", data: "isoInstant"))
        \(cellStyle("integer", data: "whole", align: "end"))
        \(cellStyle("boolean", data: "yesNo"))
        \(cellStyle("text", data: "plain", wraps: true))
        \(cellStyle("heading", data: "plain", wraps: true, look: bold))
        \(cellStyle("numberHeading", data: "plain", wraps: true, align: "end", look: bold))
        \(columnStyle("narrow", centimetres: "3"))
        \(columnStyle("moment", centimetres: "4.2"))
        \(columnStyle("middle", centimetres: "5"))
        \(columnStyle("wide", centimetres: "10"))
        <style:style style:name="row" style:family="table-row">\
        <style:table-row-properties style:use-optimal-row-height="true"/></style:style>
        <style:style style:name="sheet" style:family="table" style:master-page-name="page">\
        <style:table-properties table:display="true"/></style:style>
        <style:page-layout style:name="paper"><style:page-layout-properties fo:page-width="29.7cm"\
         fo:page-height="21cm" style:print-orientation="landscape" style:scale-to-X="1" style:scale-to-Y="0"/>\
        </style:page-layout>
        </office:automatic-styles>
        <office:master-styles>
        <style:master-page style:name="page" style:page-layout-name="paper"/>
        </office:master-styles>

        """

    private static let bold = #"<style:text-properties fo:font-weight="bold"/>"#

    private static func cellStyle(
        _ name: String, data: String, wraps: Bool = false, align: String = "start", look: String = ""
    ) -> String {
        "<style:style style:name=\"\(name)\" style:family=\"table-cell\" style:parent-style-name=\"Default\""
            + " style:data-style-name=\"\(data)\"><style:table-cell-properties"
            + " fo:wrap-option=\"\(wraps ? "wrap" : "no-wrap")\" style:vertical-align=\"top\" fo:padding=\"0.1cm\""
            + " style:text-align-source=\"fix\"/><style:paragraph-properties fo:text-align=\"\(align)\"/>"
            + "\(look)</style:style>"
    }

    private static func columnStyle(_ name: String, centimetres: String) -> String {
        "<style:style style:name=\"\(name)\" style:family=\"table-column\">"
            + "<style:table-column-properties style:column-width=\"\(centimetres)cm\"/></style:style>"
    }
}
