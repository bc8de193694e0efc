#include "unit.h"

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
            cmocka_unit_test(a_text_that_is_no_name_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
