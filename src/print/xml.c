#include "print/xml.h"

void xml_text_part(struct buf *b, struct str text)
{
    size_t done = 0;
    for (size_t i = 0; i < text.n; i++) {
        const char *name;
        switch (text.p[i]) {
        case '&': name = "&amp;"; break;
        case '<': name = "&lt;"; break;
        case '>': name = "&gt;"; break;
        case '"': name = "&quot;"; break;
        case '\'': name = "&apos;"; break;
        default: continue;
        }
        buf_add(b, text.p + done, i - done);
        buf_add_text(b, name);
        done = i + 1;
    }
    buf_add(b, text.p + done, text.n - done);
}

void xml_text(struct buf *b, const char *text)
{
    xml_text_part(b, str_of(text));
}
