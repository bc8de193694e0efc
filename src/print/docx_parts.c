#include "print/docx_parts.h"

#include "print/check.h"
#include "print/xml.h"

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define WORD_SPACE "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define OFFICE_SPACE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE_SPACE "http://schemas.openxmlformats.org/package/2006"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml"

// clang-format off
const struct docx_part docx_fixed_parts[] = {
    {"[Content_Types].xml",
     XML_HEAD "<Types xmlns=\"" PACKAGE_SPACE "/content-types\">"
     "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
     "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
     "<Override PartName=\"/word/document.xml\" ContentType=\"" WORD_TYPE ".document.main+xml\"/>"
     "<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD_TYPE ".styles+xml\"/>"
     "<Override PartName=\"/word/settings.xml\" ContentType=\"" WORD_TYPE ".settings+xml\"/>"
     "<Override PartName=\"/word/footer1.xml\" ContentType=\"" WORD_TYPE ".footer+xml\"/>"
     "<Override PartName=\"/word/footer2.xml\" ContentType=\"" WORD_TYPE ".footer+xml\"/>"
     "<Override PartName=\"/docProps/core.xml\" "
     "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
     "</Types>"},
    {"_rels/.rels",
     XML_HEAD "<Relationships xmlns=\"" PACKAGE_SPACE "/relationships\">"
     "<Relationship Id=\"rId1\" Type=\"" OFFICE_SPACE "/officeDocument\" Target=\"word/document.xml\"/>"
     "<Relationship Id=\"rId2\" Type=\"" PACKAGE_SPACE "/relationships/metadata/core-properties\" "
     "Target=\"docProps/core.xml\"/>"
     "</Relationships>"},
    {"word/_rels/document.xml.rels",
     XML_HEAD "<Relationships xmlns=\"" PACKAGE_SPACE "/relationships\">"
     "<Relationship Id=\"rId1\" Type=\"" OFFICE_SPACE "/styles\" Target=\"styles.xml\"/>"
     "<Relationship Id=\"rId2\" Type=\"" OFFICE_SPACE "/settings\" Target=\"settings.xml\"/>"
     "<Relationship Id=\"rId3\" Type=\"" OFFICE_SPACE "/footer\" Target=\"footer1.xml\"/>"
     "<Relationship Id=\"rId4\" Type=\"" OFFICE_SPACE "/footer\" Target=\"footer2.xml\"/>"
     "</Relationships>"},
    {"word/settings.xml",
     XML_HEAD "<w:settings " WORD_SPACE "><w:zoom w:percent=\"100\"/><w:evenAndOddHeaders/>"
     "<w:characterSpacingControl w:val=\"compressPunctuation\"/>"
     "<w:compat><w:doNotExpandShiftReturn/><w:compatSetting w:name=\"compatibilityMode\" "
     "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"},
};
// clang-format on
const size_t docx_fixed_part_count = ARRAY_COUNT(docx_fixed_parts);

const char *docx_face_name(enum face face)
{
    static const char *const names[FACE_COUNT] = {
            [FACE_BODY] = "仿宋_GB2312",
            [FACE_TITLE] = "方正小标宋简体",
            [FACE_HEAD] = "黑体",
            [FACE_KAI] = "楷体_GB2312",
    };
    return names[face];
}

/* closer: twips that each character is set closer to the next */
static void add_face(struct buf *b, struct text_style t, int closer)
{
    const char *name = docx_face_name(t.face);
    buf_addf(b,
            "<w:rPr><w:rFonts w:ascii=\"%s\" w:hAnsi=\"%s\" w:eastAsia=\"%s\" w:cs=\"Times New Roman\"/>"
            "<w:spacing w:val=\"%d\"/><w:sz w:val=\"%d\"/><w:szCs w:val=\"%d\"/></w:rPr>",
            name, name, name, -closer, t.size / 10, t.size / 10);
}

/* What Word needs to know of a style: its built-in name makes outline, table of contents and menus work. */
struct word_style {
    const char *id, *name;
    bool is_base; /* the one that all others rest on */
    bool is_own;  /* not one of Word's */
    const char *keep;
    int outline; /* 0 for text */
    int closer;
    int below;
};

static void add_style(struct buf *b, struct word_style w, struct text_style t)
{
    static const char *const align[] = {[ALIGN_LEFT] = "both", [ALIGN_CENTER] = "center", [ALIGN_RIGHT] = "right"};
    buf_addf(b, "<w:style w:type=\"paragraph\"%s w:styleId=\"%s\"%s><w:name w:val=\"%s\"/>",
            w.is_base ? " w:default=\"1\"" : "", w.id, w.is_own ? " w:customStyle=\"1\"" : "", w.name);
    if (!w.is_base) buf_add_text(b, "<w:basedOn w:val=\"Normal\"/>");
    if (w.outline) buf_add_text(b, "<w:next w:val=\"BodyText\"/>");
    buf_addf(b, "<w:qFormat/><w:pPr>%s<w:spacing w:before=\"0\" w:after=\"%d\" w:line=\"%d\" w:lineRule=\"exact\"/>",
            w.keep, w.below, t.pitch);
    buf_addf(b, "<w:ind w:firstLineChars=\"%d\" w:firstLine=\"%d\"/><w:jc w:val=\"%s\"/>", t.indent * 100,
            t.indent * t.size, align[t.align]);
    if (w.outline) buf_addf(b, "<w:outlineLvl w:val=\"%d\"/>", w.outline - 1);
    buf_add_text(b, "</w:pPr>");
    add_face(b, t, w.closer);
    buf_add_text(b, "</w:style>");
}

void docx_add_styles(struct buf *b, const struct print_style *s)
{
    struct text_style plain = print_block_style(s, BLOCK_PLAIN);
    struct text_style cell = {FACE_BODY, s->cell_size, s->cell_size * 27 / 20, ALIGN_LEFT, 0}, heading = cell;
    heading.face = FACE_HEAD;
    heading.align = ALIGN_CENTER;
    /* 28 characters of 16 pt need 448 pt of the 442 that a line has. */
    int line = s->page_width - s->left - s->right, characters = (line + plain.size / 2) / plain.size;
    int closer = characters * plain.size > line ? (characters * plain.size - line + characters - 1) / characters : 0;
    buf_add_text(b, XML_HEAD "<w:styles " WORD_SPACE "><w:docDefaults><w:rPrDefault>");
    add_face(b, plain, 0);
    buf_add_text(b, "</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>");
    /* No extra quarter blank between Chinese characters and digits: numbers in narrow cells would break. */
    static const char tight[] = "<w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>";
    static const char keep[] = "<w:keepNext/><w:keepLines/>";
    add_style(b,
            (struct word_style){.id = "Normal", .name = "Normal", .is_base = true, .keep = tight, .closer = closer},
            plain);
    add_style(b, (struct word_style){.id = "Title", .name = "Title", .keep = keep}, s->title);
    add_style(b, (struct word_style){.id = "Subtitle", .name = "Subtitle", .keep = keep}, s->subtitle);
    add_style(b, (struct word_style){.id = "BodyText", .name = "Body Text", .keep = "", .closer = closer},
            print_block_style(s, BLOCK_PARAGRAPH));
    add_style(b, (struct word_style){.id = "Heading1", .name = "heading 1", .keep = keep, .outline = 1},
            print_block_style(s, BLOCK_HEADING1));
    add_style(b, (struct word_style){.id = "Heading2", .name = "heading 2", .keep = keep, .outline = 2},
            print_block_style(s, BLOCK_HEADING2));
    add_style(b, (struct word_style){.id = "Signature", .name = "Signature", .keep = "<w:keepLines/>"},
            print_block_style(s, BLOCK_RIGHT));
    add_style(
            b, (struct word_style){.id = "Caption", .name = "caption", .keep = ""}, print_block_style(s, BLOCK_CENTER));
    add_style(b, (struct word_style){.id = "Note", .name = "表注", .is_own = true, .keep = "", .below = 120},
            print_block_style(s, BLOCK_NOTE));
    add_style(b, (struct word_style){.id = "Cell", .name = "表格文字", .is_own = true, .keep = ""}, cell);
    add_style(b, (struct word_style){.id = "CellHeading", .name = "表头", .is_own = true, .keep = keep}, heading);
    add_style(b, (struct word_style){.id = "Footer", .name = "footer", .keep = ""}, s->footer);
    buf_add_text(b, "</w:styles>");
}

void docx_add_properties(struct buf *b, const struct paper *p)
{
    buf_add_text(b,
            XML_HEAD "<cp:coreProperties xmlns:cp=\"" PACKAGE_SPACE "/metadata/core-properties\" "
                     "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                     "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
    xml_text(b, print_title_line(b->arena, p));
    const char *date = date_text(b->arena, p->dated);
    buf_addf(b,
            "</dc:title><dcterms:created xsi:type=\"dcterms:W3CDTF\">%sT00:00:00Z</dcterms:created>"
            "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">%sT00:00:00Z</dcterms:modified></cp:coreProperties>",
            date, date);
}

static void add_number(struct buf *b, const struct print_style *s)
{
    static const char *const pieces[] = {"<w:t xml:space=\"preserve\">— </w:t>", "<w:fldChar w:fldCharType=\"begin\"/>",
            "<w:instrText xml:space=\"preserve\"> PAGE </w:instrText>", "<w:fldChar w:fldCharType=\"separate\"/>",
            "<w:t>1</w:t>", "<w:fldChar w:fldCharType=\"end\"/>", "<w:t xml:space=\"preserve\"> —</w:t>"};
    for (size_t i = 0; i < ARRAY_COUNT(pieces); i++)
        buf_addf(b,
                "<w:r><w:rPr><w:rFonts w:ascii=\"宋体\" w:hAnsi=\"宋体\" w:eastAsia=\"宋体\"/><w:sz "
                "w:val=\"%d\"/></w:rPr>"
                "%s</w:r>",
                s->number.size / 10, pieces[i]);
}

static void add_foot_text(struct buf *b, const char *footer)
{
    if (!footer) return;
    buf_add_text(b, "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr><w:t xml:space=\"preserve\">");
    xml_text(b, footer);
    buf_add_text(b, "</w:t></w:r>");
}

void docx_add_foot(struct buf *b, const struct paper *p, const struct print_style *s, bool is_even)
{
    int width = s->page_width - s->left - s->right, inset = s->number.size;
    buf_addf(b,
            XML_HEAD "<w:ftr " WORD_SPACE "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/><w:tabs><w:tab w:val=\"right\" "
                     "w:pos=\"%d\"/></w:tabs><w:spacing w:line=\"%d\" w:lineRule=\"exact\"/>"
                     "<w:ind w:left=\"%d\" w:firstLine=\"0\"/><w:jc w:val=\"left\"/></w:pPr>",
            is_even ? width : width - inset, s->number.pitch, is_even ? inset : 0);
    if (!is_even)
        add_foot_text(b, p->footer);
    else if (!p->is_letters)
        add_number(b, s);
    buf_add_text(b, "<w:r><w:tab/></w:r>");
    if (is_even)
        add_foot_text(b, p->footer);
    else if (!p->is_letters)
        add_number(b, s);
    buf_add_text(b, "</w:p></w:ftr>");
}
