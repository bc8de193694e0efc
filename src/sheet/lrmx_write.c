/* The form as its editor writes it. */
#include "base/base64.h"
#include "sheet/lrmx.h"

static void write_element(struct buf *b, const char *indent, const char *name, const char *text)
{
    if (!*text) {
        buf_addf(b, "%s<%s />\r\n", indent, name);
        return;
    }
    buf_addf(b, "%s<%s>", indent, name);
    for (const char *p = text; *p; p++) {
        if (*p == '\n')
            buf_add_text(b, "\r\n");
        else
            lrmx_escape(b, p, 1);
    }
    buf_addf(b, "</%s>\r\n", name);
}

static void write_family(struct buf *b, const struct cadre *c)
{
    buf_add_text(b, "  <JiaTingChengYuan>\r\n");
    for (size_t i = 0; i < c->family_count; i++) {
        buf_add_text(b, "    <Item>\r\n");
        for (int f = 0; f < RELATIVE_FIELD_COUNT; f++)
            write_element(b, "      ", relative_element((enum relative_field)f), c->family[i].text[f]);
        buf_addf(b, "%s    </Item>\r\n", c->family[i].extra);
    }
    buf_add_text(b, "  </JiaTingChengYuan>\r\n");
}

struct str lrmx_write(struct arena *a, const struct cadre *c)
{
    struct buf b = {.arena = a};
    buf_add_text(&b, "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<Person>\r\n");
    for (int f = 0; f < CADRE_FIELD_COUNT; f++) {
        if (f == CADRE_SUBMITTING_UNIT) write_family(&b, c);
        if (f == CADRE_VERSION) write_element(&b, "  ", "ZhaoPian", base64_encode(a, c->photo));
        write_element(&b, "  ", cadre_element((enum cadre_field)f), c->text[f]);
    }
    buf_addf(&b, "%s</Person>\r\n", c->extra);
    return (struct str){b.text, b.n};
}
