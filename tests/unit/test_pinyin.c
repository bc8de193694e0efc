#include "unit.h"

#include "base/alike.h"
#include "base/pinyin.h"

static void spellings_of_one_sound_are_alike(void **state)
{
    (void)state;
    static const struct {
        const char *text, *sound;
    } table[] = {
            {"王一", "wangyi"},
            {"王依", "wangyi"},
            {"汪亦", "wangyi"},
            {"张建国", "zhangjianguo"},
            {"章建囯", "zhangjianguo"}, /* a variant character */
            {"阿卜杜·买买提", "abodumaimaiti"},
            {"吕芳", "lufang"},
            {"Li Ming", "liming"},
            {"", ""},
    };
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const char *sound;
        struct err e;
        assert_ok(pinyin_of(a, table[i].text, &sound, &e), &e);
        assert_string_equal(sound, table[i].sound);
    }
}

static void names_are_alike_by_their_characters_or_their_sound(void **state)
{
    (void)state;
    static const struct {
        const char *x, *y;
        enum alike how;
    } table[] = {
            {"陈堃", "陳坤", ALIKE_VARIANT},
            {"李喆", "李哲", ALIKE_VARIANT},
            {"張國強", "张国强", ALIKE_VARIANT},
            {"王一", "王依", ALIKE_SOUND},
            {"付强", "傅强", ALIKE_SOUND},
            {"钱多多", "钱朵朵", ALIKE_SOUND},
            {"王一", "王二", ALIKE_NOT},
            {"王一", "王一一", ALIKE_NOT},
            {"?", "!", ALIKE_NOT}, /* nothing to hear */
    };
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        struct alike_key x, y;
        struct err e;
        assert_ok(alike_key_of(a, table[i].x, &x, &e), &e);
        assert_ok(alike_key_of(a, table[i].y, &y, &e), &e);
        if (alike_compare(&x, &y) != table[i].how || alike_compare(&y, &x) != table[i].how)
            fail_msg("%s %s: %d", table[i].x, table[i].y, (int)alike_compare(&x, &y));
    }
}

static void a_text_that_is_no_name_is_refused(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 16);
    char text[3001];
    const char *sound;
    struct err e;
    memset(text, 'a', sizeof text - 1);
    text[3000] = '\0';
    assert_refused(pinyin_of(a, text, &sound, &e), &e, "太长");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(spellings_of_one_sound_are_alike),
            cmocka_unit_test(names_are_alike_by_their_characters_or_their_sound),
            cmocka_unit_test(a_text_that_is_no_name_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
