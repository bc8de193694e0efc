#include "print/qr.h"

#include <qrencode.h>
#include <string.h>

static void close_input(QRinput **input)
{
    if (*input) QRinput_free(*input);
}

static void close_code(QRcode **code)
{
    if (*code) QRcode_free(*code);
}

static void draw_row(cairo_t *cr, const QRcode *code, int row, double x, double y, double module)
{
    for (int at = 0; at < code->width;) {
        int run = 0;
        while (at + run < code->width && code->data[row * code->width + at + run] & 1) run++;
        if (run) cairo_rectangle(cr, x + at * module, y + row * module, run * module, module);
        at += run ? run : 1;
    }
}

bool qr_draw(cairo_t *cr, const char *text, double x, double y, double side, struct err *e)
{
    AUTO(close_input) QRinput *input = QRinput_new2(0, QR_ECLEVEL_M);
    bool is_taken = input && QRinput_append(input, QR_MODE_AN, (int)strlen(text), (const unsigned char *)text) == 0;
    AUTO(close_code) QRcode *code = is_taken ? QRcode_encodeInput(input) : NULL;
    if (!code) return err_set(e, ERR_ENVIRONMENT, "二维码没有生成");
    for (int row = 0; row < code->width; row++) draw_row(cr, code, row, x, y, side / code->width);
    cairo_fill(cr);
    return true;
}
