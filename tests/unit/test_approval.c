#include "unit.h"

#include <jpeglib.h>

#include "app/cadre_approval.h"
#include "cadre_form.h"
#include "scratch.h"

enum { SIDE = 40 };

/* A JPEG of SIDE x 5/4 SIDE with a comment that must not go on. */
static struct str picture(struct arena *a, int channels, J_COLOR_SPACE space)
{
    struct jpeg_compress_struct c;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL, row[4 * SIDE] = {0};
    unsigned long n = 0;
    JSAMPROW at = row;
    c.err = jpeg_std_error(&errors);
    jpeg_create_compress(&c);
    jpeg_mem_dest(&c, &bytes, &n);
    c.image_width = SIDE;
    c.image_height = SIDE * 5 / 4;
    c.input_components = channels;
    c.in_color_space = space;
    jpeg_set_defaults(&c);
    jpeg_start_compress(&c, TRUE);
    jpeg_write_marker(&c, JPEG_COM, (const JOCTET *)"where it was taken", 18);
    while (c.next_scanline < c.image_height) jpeg_write_scanlines(&c, &at, 1);
    jpeg_finish_compress(&c);
    jpeg_destroy_compress(&c);
    struct str copy = {arena_copy(a, (const char *)bytes, n), n};
    free(bytes);
    return copy;
}

/* The photo of form_sound is a head only. */
static struct cadre sound_cadre(void)
{
    struct cadre c = form_sound();
    c.photo = (struct str){0};
    return c;
}

static struct cadre_set set_of(struct arena *a, struct cadre_form *form)
{
    struct cadre_set set = {.arena = a, .on = date_from(2021, 10, 31), .v = form, .n = 1, .findings = {.arena = a}};
    form->subject = form->file = "甲.lrmx";
    form->is_read = true;
    return set;
}

/* What keeps the form from being printed, as "cell: why" lines; "" when nothing does. */
static const char *faults_of(struct arena *a, struct cadre_form *form)
{
    struct err e;
    struct approval_sheet *sheets;
    size_t n;
    struct finding_list faults = {.arena = a};
    const struct cadre_set set = set_of(a, form);
    struct buf b = {.arena = a};
    assert_ok(cadre_approval_sheets(&set, &faults, &sheets, &n, &e), &e);
    assert_int_equal(n, faults.n == 0);
    for (size_t i = 0; i < faults.n; i++) {
        assert_int_equal(faults.v[i].code, FINDING_F813);
        buf_addf(&b, "%s\n", faults.v[i].text);
    }
    return buf_text(&b);
}

static const char *repeat(struct arena *a, const char *text, int times)
{
    struct buf b = {.arena = a};
    for (int i = 0; i < times; i++) buf_add_text(&b, text);
    return buf_text(&b);
}

static void what_the_editor_takes_fits_and_what_does_not_is_named(void **state)
{
    (void)state;
    static const struct {
        enum cadre_field field;
        const char *text;
        int fits, too_many;
    } table[] = {
            {CADRE_NAME, "阿", 18, 80},
            {CADRE_POST, "职", 324, 900},
            {CADRE_AWARDS, "奖", 552, 3000},
            {CADRE_ANNUAL_RESULTS, "年", 414, 2500},
            {CADRE_REASON, "因", 552, 3000},
            {CADRE_SPECIALITY, "长", 110, 400},
            {CADRE_TECHNICAL_TITLE, "师", 90, 400},
            {CADRE_FULL_TIME_RECORD, "历", 54, 200},
            {CADRE_IN_SERVICE_DEGREE, "位", 54, 200},
            {CADRE_FULL_TIME_RECORD_SCHOOL, "校", 90, 400},
            {CADRE_IN_SERVICE_DEGREE_SCHOOL, "系", 90, 400},
            {CADRE_RESUME, "2007.07--2012.03  平和县农业局科员\n", 40, 60},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(64 << 20);
        struct cadre_form form = {.cadre = sound_cadre()};
        form.cadre.text[table[i].field] = repeat(a, table[i].text, table[i].fits);
        assert_string_equal(faults_of(a, &form), "");
        form.cadre.text[table[i].field] = repeat(a, table[i].text, table[i].too_many);
        const char *why = faults_of(a, &form);
        if (strncmp(why, cadre_title(table[i].field), strlen(cadre_title(table[i].field))) != 0)
            fail_msg("%s: %s", cadre_title(table[i].field), why);
    }
}

static void a_photo_is_drawn_or_named(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct str good = picture(a, 3, JCS_RGB), cut = {good.p, 200};
    char huge[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\1\0\0\0\1\0\0\x08\2\0\0\0";
    const struct {
        struct str photo;
        const char *why;
    } table[] = {
            {good, ""},
            {picture(a, 1, JCS_GRAYSCALE), ""},
            {picture(a, 4, JCS_CMYK), "CMYK"},
            {cut, "损坏"},
            {{good.p, 3}, "不是 JPEG"},
            {{huge, sizeof huge - 1}, "太大"},
            {STR("GIF89a........"), "不是 JPEG"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct cadre_form form = {.cadre = sound_cadre()};
        form.cadre.photo = table[i].photo;
        const char *why = faults_of(a, &form);
        if (*table[i].why ? !strstr(why, table[i].why) : *why) fail_msg("photo %zu: %s", i, why);
    }
}

static void the_sheet_says_what_the_form_means(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct cadre_form form = {.cadre = sound_cadre()};
    form.cadre.text[CADRE_BORN] = "198511";
    form.cadre.text[CADRE_PARTY] = "200606；民建";
    form.cadre.text[CADRE_FILLED_ON] = "20211018";
    form.cadre.text[CADRE_ID] = "110105198511020038";
    form.cadre.text[CADRE_RESUME] =
            "2007.07--2012.03  农业局科员（其间：\n2008.03--2008.12挂职）\n      续行\n2016.08--         镇长";
    const struct cadre_set set = set_of(a, &form);
    struct approval_sheet sheet = cadre_approval_sheet(&set, &form);
    assert_string_equal(sheet.shown.text[CADRE_BORN], "1985.11\n（35岁）");
    assert_string_equal(sheet.shown.text[CADRE_PARTY], "2006.06\n民建");
    assert_string_equal(sheet.shown.text[CADRE_FILLED_ON], "2021年10月18日");
    assert_null(strstr(sheet.foot, "19851102"));
    assert_non_null(strstr(sheet.foot, "110105"));
    assert_int_equal(sheet.resume_count, 3);
    assert_string_equal(sheet.resume[0].months, "2007.07--2012.03");
    assert_string_equal(sheet.resume[1].text, "挂职）续行");
    assert_string_equal(sheet.resume[2].months, "2016.08--");
    assert_string_equal(sheet.resume[2].text, "镇长");
}

static void the_file_is_the_same_every_time_and_keeps_secrets(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct err e;
    struct cadre_form form = {.cadre = sound_cadre()};
    form.cadre.photo = picture(a, 3, JCS_RGB);
    assert_non_null(memmem(form.cadre.photo.p, form.cadre.photo.n, "where it was", 12));
    const struct cadre_set set = set_of(a, &form);
    struct approval_sheet sheet = cadre_approval_sheet(&set, &form);
    const char *first = scratch_path(a, "1.pdf"), *second = scratch_path(a, "2.pdf");
    assert_ok(approval_write(&sheet, 1, "表", set.on, first, &e), &e);
    assert_ok(approval_write(&sheet, 1, "表", set.on, second, &e), &e);
    struct str x = scratch_read(a, first), y = scratch_read(a, second);
    assert_true(x.n == y.n && memcmp(x.p, y.p, x.n) == 0);
    assert_null(memmem(x.p, x.n, "where it was", 12));
    assert_non_null(memmem(x.p, x.n, "/DCTDecode", 10));
    assert_refused(approval_write(&sheet, 0, "表", set.on, first, &e), &e, "没有");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(what_the_editor_takes_fits_and_what_does_not_is_named),
            cmocka_unit_test(a_photo_is_drawn_or_named),
            cmocka_unit_test(the_sheet_says_what_the_form_means),
            cmocka_unit_test(the_file_is_the_same_every_time_and_keeps_secrets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
