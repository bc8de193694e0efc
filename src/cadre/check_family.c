/* The family, and the photo. */
#include <string.h>

#include "base/utf8.h"
#include "cadre/check_state.h"

/* GB/T 4761 as the editor of the form offers it. */
static const char *const relations[] = {"父亲", "母亲", "丈夫", "妻子", "儿子", "女儿", "哥哥", "弟弟", "姐姐", "妹妹", "长子", "次子",
        "三子", "四子", "五子", "养子", "继子", "女婿", "长女", "次女", "三女", "四女", "五女", "养女", "继女", "儿媳", "孙子", "孙女",
        "外孙子", "外孙", "外孙女", "公公", "婆婆", "岳父", "岳母", "继父", "继母", "养父", "养母", "祖父", "祖母", "外祖父",
        "外祖母", "曾祖父", "曾祖母", "嫂子", "弟媳", "姐夫", "妹夫", "伯父", "伯母", "叔父", "婶母", "舅父", "舅母", "姨父",
        "姨母", "姑父", "姑母", "堂兄", "堂弟", "堂姐", "堂妹", "表兄", "表弟", "表姐", "表妹", "侄子", "侄女", "外甥", "外甥女"};

/* GB/T 4762, with the longer forms that stand in files. */
static const char *const politics[] = {"中共党员", "预备党员", "中共预备党员", "共青团员", "民革", "民革党员", "民盟", "民盟盟员", "民建",
        "民建会员", "民进", "民进会员", "农工党", "农工党党员", "致公党", "致公党党员", "九三", "九三学社", "九三学社社员", "台盟", "台盟盟员",
        "无党派", "无党派人士", "群众"};

static bool is_one_of(const char *text, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (text_eq(text, words[i])) return true;
    }
    return false;
}

static bool is_dead(const char *post)
{
    return strstr(post, "去世") || strstr(post, "已故") || strstr(post, "病故");
}

/* "家庭成员第 2 人（女儿陈一诺）" */
static const char *who(struct form_check *k, size_t i)
{
    const struct cadre_relative *r = &k->cadre->family[i];
    return arena_text(k->arena, "家庭成员第 %zu 人（%s%s）", i + 1, r->text[RELATIVE_RELATION], r->text[RELATIVE_NAME]);
}

static void check_relative(struct form_check *k, size_t i)
{
    const struct cadre_relative *r = &k->cadre->family[i];
    const char *relation = r->text[RELATIVE_RELATION], *born = r->text[RELATIVE_BORN];
    const char *party = r->text[RELATIVE_POLITICS], *post = r->text[RELATIVE_POST];
    bool dead = is_dead(post);
    if (!*relation || !*r->text[RELATIVE_NAME])
        form_add(k, FINDING_W807, "家庭成员第 %zu 人没有填称谓或者姓名", i + 1);
    if (*relation && !is_one_of(relation, relations, ARRAY_COUNT(relations)))
        form_add(k, FINDING_W807, "%s的称谓不在代码表中", who(k, i));
    struct form_month m = form_month_read(k->arena, born);
    if (*born && !form_month_is_set(m))
        form_add(k, FINDING_F805, "%s的出生日期“%s”不是年月，应写成 198511 的样子", who(k, i), born);
    else if (m.n > k->on.n)
        form_add(k, FINDING_F805, "%s的出生日期晚于核对的日期", who(k, i));
    if (!*born && !dead) form_add(k, FINDING_W807, "%s没有填出生日期", who(k, i));
    if (!*party && !dead) form_add(k, FINDING_W807, "%s没有填政治面貌", who(k, i));
    if (*party && !is_one_of(party, politics, ARRAY_COUNT(politics)))
        form_add(k, FINDING_W807, "%s的政治面貌“%s”不在代码表中", who(k, i), party);
    if (!*post) form_add(k, FINDING_W807, "%s没有填工作单位及职务（无工作的写居住地，去世的写已去世）", who(k, i));
}

static size_t count_relation(const struct cadre *c, const char *relation)
{
    size_t n = 0;
    for (size_t i = 0; i < c->family_count; i++) n += text_eq(c->family[i].text[RELATIVE_RELATION], relation);
    return n;
}

void form_check_family(struct form_check *k)
{
    static const char *const single[] = {"父亲", "母亲", "丈夫", "妻子", "岳父", "岳母", "公公", "婆婆", "长子", "长女"};
    const struct cadre *c = k->cadre;
    const char *sex = form_text(k, CADRE_SEX);
    for (size_t i = 0; i < c->family_count; i++) check_relative(k, i);
    for (size_t i = 0; i < ARRAY_COUNT(single); i++) {
        size_t n = count_relation(c, single[i]);
        if (n > 1) form_add(k, FINDING_F811, "家庭成员有 %zu 个%s", n, single[i]);
    }
    if (!count_relation(c, "父亲")) form_add(k, FINDING_W807, "家庭成员没有父亲（去世的也要填）");
    if (!count_relation(c, "母亲")) form_add(k, FINDING_W807, "家庭成员没有母亲（去世的也要填）");
    if (text_eq(sex, "男") && count_relation(c, "丈夫")) form_add(k, FINDING_F811, "本人性别为男，家庭成员却有丈夫");
    if (text_eq(sex, "女") && count_relation(c, "妻子")) form_add(k, FINDING_F811, "本人性别为女，家庭成员却有妻子");
}

/* ---- the photo ---- */

struct picture {
    int width, height; /* 0 when they cannot be read */
};

static int byte_at(struct str s, size_t i)
{
    return i < s.n ? (unsigned char)s.p[i] : 0;
}

static int pair_at(struct str s, size_t i)
{
    return byte_at(s, i) << 8 | byte_at(s, i + 1);
}

/* The size stands in the frame header, behind segments that tell their own length. */
static struct picture read_jpeg(struct str s)
{
    for (size_t i = 2; i + 9 < s.n && byte_at(s, i) == 0xFF;) {
        int marker = byte_at(s, i + 1);
        bool is_frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (is_frame) return (struct picture){pair_at(s, i + 7), pair_at(s, i + 5)};
        i += marker == 0xFF ? 1 : 2 + (size_t)pair_at(s, i + 2);
    }
    return (struct picture){0, 0};
}

static struct picture read_png(struct str s)
{
    bool is_small = pair_at(s, 16) == 0 && pair_at(s, 20) == 0;
    return is_small ? (struct picture){pair_at(s, 18), pair_at(s, 22)} : (struct picture){0, 0};
}

void form_check_photo(struct form_check *k)
{
    struct str photo = k->cadre->photo;
    struct picture p;
    if (!photo.n) {
        form_add(k, FINDING_W811, "没有照片");
        return;
    }
    if (photo.n > 3 && memcmp(photo.p, "\xFF\xD8\xFF", 3) == 0)
        p = read_jpeg(photo);
    else if (photo.n > 24 && memcmp(photo.p, "\x89PNG\r\n\x1A\n", 8) == 0)
        p = read_png(photo);
    else {
        form_add(k, FINDING_W811, "照片不是 JPEG 或者 PNG");
        return;
    }
    if (!p.width || !p.height)
        form_add(k, FINDING_W811, "照片读不出大小，可能已损坏");
    else if (p.width * 5 * 50 < p.height * 4 * 49 || p.width * 5 * 50 > p.height * 4 * 51)
        form_add(k, FINDING_N804, "照片 %d×%d，编辑器要求宽高为 4:5", p.width, p.height);
}
