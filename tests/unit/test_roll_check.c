#include "roll_rows.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "law/voter.h"
#include "roll/check.h"

#define HEADING "姓名|性别|民族|出生日期|公民身份号码|住址|村组|手机"

/* Valid numbers: a man and a woman born 1987-06-12, and others. */
#define MAN "331021198706121230"
#define WOMAN "331021198706121249"
#define MAN_LEGACY "331021870612123"
#define OF_AGE "331021200812200012"    /* 18 on the election day */
#define DAY_SHORT "331021200812210018" /* a day too young */
#define X_MAN "33102119790301005X"

/* What a check said, as "row:code" in the order of saying, and the last finding of each code. */
struct said {
    struct arena *arena;
    struct buf codes;
    struct roll_finding last[FINDING_COUNT];
};

static bool has_long_number(const char *text)
{
    size_t run = 0;
    for (; *text; text++) {
        run = *text >= '0' && *text <= '9' ? run + 1 : 0;
        if (run >= 11) return true;
    }
    return false;
}

static void hear(void *context, const struct roll_finding *f)
{
    struct said *s = context;
    buf_addf(&s->codes, "%s%zu:%s", s->codes.n ? " " : "", f->row, finding_code_text(f->code));
    s->last[f->code] = *f;
    s->last[f->code].value = arena_copy(s->arena, f->value, strlen(f->value));
    s->last[f->code].text = arena_copy(s->arena, f->text, strlen(f->text));
    s->last[f->code].heading = arena_copy(s->arena, f->heading, strlen(f->heading));
    assert_true(*f->text != '\0');
    if (has_long_number(f->value) || has_long_number(f->text)) fail_msg("shown in full: %s %s", f->value, f->text);
}

static const struct roll_options usual = {.on = {20261220}};

static struct roll_check *begin(struct said *s, const struct roll_options *o)
{
    s->codes = (struct buf){.arena = s->arena};
    memset(s->last, 0, sizeof s->last);
    return roll_check_new(s->arena, o, hear, s);
}

/* lines[0] is the heading; empty texts are blank rows. */
static void feed(struct arena *a, struct roll_check *c, const char *name, const char *const *lines, size_t n)
{
    struct roll_heading *h;
    struct roll_columns columns;
    enum roll_row_place place;
    struct err e;
    struct row heading = row_of(a, 1, lines[0]);
    assert_ok(roll_heading_new(a, NULL, &h, &e), &e);
    assert_ok(roll_heading_offer(h, &heading, &place, &columns, &e), &e);
    assert_ok(roll_check_start_file(c, name, &columns, &e), &e);
    for (size_t i = 1; i < n; i++) {
        struct row r = row_of(a, i + 1, lines[i]);
        roll_check_row(c, &r);
    }
}

static struct roll_check *check_rows(struct said *s, const struct roll_options *o, const char *const *lines, size_t n)
{
    struct roll_check *c = begin(s, o);
    feed(s->arena, c, "名册.csv", lines, n);
    roll_check_finish(c);
    const struct roll_summary *sum = roll_check_summary(c);
    assert_int_equal(sum->rows, sum->accepted + sum->rejected);
    return c;
}

#define CHECK_ROWS(s, o, ...)                                                                                          \
    check_rows(s, o, (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void assert_codes(const struct said *s, const char *wanted, const char *what)
{
    if (strcmp(buf_text(&s->codes), wanted) != 0)
        fail_msg("%s:\n  said   %s\n  wanted %s", what, buf_text(&s->codes), wanted);
}

/* ---- single rows ------------------------------------------------------------------------------------ */

static void every_fault_has_its_code(void **state)
{
    (void)state;
    static const struct {
        const char *row, *codes;
    } table[] = {
            {"张三|男|汉族|1987-06-12|" MAN "|东山村3组|东山村|13812345678", ""},
            /* cleaned, not blamed */
            {"张　 三|男 |汉|1987年6月12日| 331021 19870612 1230|　|东山村|138-1234-5678", ""},
            {"张三|男性|01|１９８７．６．１２|３３１０２１１９８７０６１２１２３０|||０５７６－８７２１２３４５", ""},
            {"欧阳娜娜|女|土家族|19870612|" WOMAN "|||", ""},
            {"阿卜杜热合曼·买买提|男|维吾尔族|1987/6/12|" MAN "|||", ""},
            {"阿里 • 木|1|维吾尔族|1987.06.12|" MAN "|||", ""},
            {"𬸦𠮷|男||1987-06-12 00:00:00|" MAN "|||", ""},
            {"张三|男||#d1987-06-12|" MAN "|||#n13812345678", ""},
            {"张三|男||#n19870612|" MAN "|||", ""},
            {"张三|男||1987.06|" MAN "|||", ""},
            {"张三|男||1987年6月|" MAN "|||", ""},
            {"张三||||" MAN "|||", ""},
            {"张三|男|汉族|1979-03-01|33102119790301005x|||", ""},
            /* the name */
            {"|男|汉族|1987-06-12|" MAN "|||", "1:F101"},
            {" 　|男|汉族|1987-06-12|" MAN "|||", "1:F101"},
            {"张|男|汉族||" MAN "|||", "1:W110"},
            {"张?|男|汉族||" MAN "|||", "1:W110"},
            {"张\xEE\x80\x80|男|汉族||" MAN "|||", "1:W110"},
            {"张三(女)|男|汉族||" MAN "|||", "1:W110"},
            {"John Smith|男|||" MAN "|||", "1:W110"},
            /* the number */
            {"张三|男|汉族|1987-06-12|331021198706121231|||", "1:F102"},
            {"张三|男|汉族|1987-06-12|33102119870612123|||", "1:F102"},
            {"张三|男|汉族|1987-06-12|33102119870612123O|||", "1:F102"},
            {"张三|男|汉族|1987-06-12|33102119870231123X|||", "1:F102"},
            {"张三|男|汉族|1987-06-12|3.31021E+17|||", "1:F103"},
            {"张三|男|汉族|1987-06-12|#n331021198706121000|||", "1:F103"},
            {"张三|男|汉族|1987-06-12|#n3310211987061212|||", "1:F103"},
            {"张三|男|汉族|1987-06-12|#n" MAN "|||", "1:F103"}, /* though its sum comes right */
            {"张三|男|汉族|1987-06-12|#n3.310211987061212E+17|||", "1:F103"},
            {"张三|男|汉族|1987-06-12|#n" MAN_LEGACY "|||", "1:W101"}, /* fifteen digits are exact */
            {"张三|男|汉族|1987-06-12|" MAN_LEGACY "|||", "1:W101"},
            {"张三|男|汉族|1987-06-12|331021870231123|||", "1:F102"},
            {"张三|男|汉族|1987-06-12||||", "1:W102"},
            /* birth and age */
            {"张三|男|汉族|||||", "1:F106"},
            {"张三|男|汉族|1987-06|  |||", "1:F106"},
            {"张三|男|汉族|八七年||||", "1:F106"},
            {"张三|男|汉族||331021198706121231|||", "1:F102 1:F106"},
            {"张三|男|汉族|1987-06-31|" MAN "|||", "1:W111"},
            {"张三|男|汉族|1787-06-12|" MAN "|||", "1:W111"},
            {"张三|男|汉族|#n31940|" MAN "|||", "1:F111"},
            {"张三|男|汉族|31940|" MAN "|||", "1:F111"},
            {"张三|男|汉族|#n31940.5||||", "1:F111"},
            {"张三|男|汉族|1987|" MAN "|||", "1:W111"},
            {"张三|男|汉族|#n1987.1|331021198710121237|||", "1:F102 1:F106"}, /* October or January: not guessed */
            {"张三|男|汉族|1987-06-13|" MAN "|||", "1:W103"},
            {"张三|男|汉族|1987.07|" MAN "|||", "1:W103"},
            {"张三|男|汉族|2008-12-20|" OF_AGE "|||", ""},
            {"张三|男|汉族|2008-12-21|" DAY_SHORT "|||", "1:F104"},
            {"张三|男|汉族||" DAY_SHORT "|||", "1:F104"},
            {"张三|男|汉族|2008-12-21||||", "1:W102 1:F104"},
            {"张三|男|汉族|1987-06-12|" DAY_SHORT "|||", "1:W103 1:F104"},
            {"张三|男|汉族|2010-06-12|" MAN "|||", "1:W103 1:F104"},
            /* the rest */
            {"张三|女|汉族|1987-06-12|" MAN "|||", "1:W104"},
            {"张三|雄|汉族|1987-06-12|" MAN "|||", "1:W107"},
            {"张三||汉族|1987-06-12||||", "1:W102 1:W107"},
            {"张三|男|江南族|1987-06-12|" MAN "|||", "1:W108"},
            {"张三|男|57|1987-06-12|" MAN "|||", "1:W108"},
            {"张三|男|汉族|1987-06-12|" MAN "|||1381234567", "1:W109"},
            {"张三|男|汉族|1987-06-12|" MAN "|||12812345678", "1:W109"},
            {"张三|男|汉族|1987-06-12|" MAN "|||无", "1:W109"},
            /* cells that are no plain text */
            {"张三|#f男|汉族|1987-06-12|" MAN "|||", "1:F107"},
            {"张三|男|汉族|#e#VALUE!|" MAN "|||", "1:F107"},
            {"#e#REF!|男|汉族|1987-06-12|" MAN "|||", "1:F107"},
            {"张三|男|汉族|1987-06-12|#e#REF!|||", "1:F107"},
            {"张三|男|汉族|1987-06-12|#f=\"" MAN "\"|||", "1:F107"}, /* as CSV files tell it */
            {"#f=A1|男|汉族|1987-06-12|" MAN "|||", "1:F107"},
            {"张三|男|汉族|1987-06-12|" MAN "|||13812345678|多", "1:F109"},
            {"张三|男|汉族|1987-06-12|" MAN "|||13812345678| |", ""},
            {"\xC7\xE5|男|汉族|1987-06-12|" MAN "|||", "1:F110"},
            {"张\x01|男|汉族|1987-06-12|" MAN "|||", "1:F110"},
            {"张三|男|汉族|1987-06-12|" MAN "|\xFF||", "1:F110"},
            {"张三|男|汉族|1987-06-12|\xFF" MAN "|||", "1:F110"},
            {"张三", "1:F106 1:W107"},
            /* nine faults, nine findings */
            {"|雄|江南族|31940|33102119870612123|||1|多", "1:F109 1:F101 1:F102 1:F111 1:W107 1:W108 1:W109"},
    };
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(64 << 20);
        struct said s = {.arena = a};
        struct roll_check *c = CHECK_ROWS(&s, &usual, HEADING, table[i].row);
        assert_codes(&s, table[i].codes, table[i].row);
        bool is_rejected = strchr(table[i].codes, 'F') != NULL;
        assert_int_equal(roll_check_is_rejected(c, 1), is_rejected);
        assert_int_equal(roll_check_summary(c)->rejected, is_rejected);
        assert_int_equal(roll_check_statistics(c)->unit_count, !is_rejected);
    }
}

static void a_finding_says_where_and_what(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct said s = {.arena = a};
    CHECK_ROWS(&s, &usual, HEADING, "", "李四|男|汉族|1987-06-12|331021198706121231||东山村|13812", " |", "|男||||||");
    const struct roll_finding *f = &s.last[FINDING_F102];
    assert_int_equal(f->row, 1);
    assert_int_equal(f->line, 3);
    assert_int_equal(f->column, 5);
    assert_string_equal(f->heading, "公民身份号码");
    assert_string_equal(f->value, "331021********1231");
    assert_non_null(strstr(f->text, "末位应为 0，这里是 1"));
    f = &s.last[FINDING_F101];
    assert_int_equal(f->row, 2);
    assert_int_equal(f->line, 5);
    assert_int_equal(f->column, 1);
    assert_codes(&s, "1:F102 1:W109 2:F101 2:F106", "blank rows are not counted");
}

/* The reader's own complaint is passed on once, at the cell where it shows if there is one. */
static void a_damaged_record_is_rejected(void **state)
{
    (void)state;
    static const struct {
        const char *row;
        size_t column;
    } table[] = {{"张三|男|汉族|1987-06-12|" MAN "|||", 0}, {"张\xFF|男|汉族|1987-06-12|" MAN "|||", 1}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        AUTO_ARENA struct arena *a = arena_new(64 << 20);
        struct said s = {.arena = a};
        struct roll_check *c = begin(&s, &usual);
        static const char *const heading[] = {HEADING};
        feed(a, c, "甲.csv", heading, 1);
        struct row r = row_of(a, 2, table[i].row);
        r.fault = "这一行坏了";
        roll_check_row(c, &r);
        roll_check_finish(c);
        assert_codes(&s, "1:F110", table[i].row);
        assert_string_equal(s.last[FINDING_F110].text, "这一行坏了");
        assert_int_equal(s.last[FINDING_F110].column, table[i].column);
        assert_int_equal(s.last[FINDING_F110].line, 2);
        assert_int_equal(roll_check_summary(c)->rejected, 1);
    }
}

static void numbers_in_wrong_columns_are_masked_too(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct said s = {.arena = a};
    CHECK_ROWS(&s, &usual, HEADING, MAN "|" MAN "|" WOMAN "|" MAN "|张三|" MAN "|" MAN "|" MAN);
    assert_string_equal(s.last[FINDING_W110].value, "331021********1230");
    assert_string_equal(s.last[FINDING_W108].value, "331021********1249");
    CHECK_ROWS(&s, &usual, HEADING, "张三|男|||" MAN "|||138123456789");
    assert_string_equal(s.last[FINDING_W109].value, "138****6789");
}

/* ---- rows together ------------------------------------------------------------------------------------ */

static void the_first_good_row_of_a_number_stays(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct said s = {.arena = a};
    struct roll_check *c = CHECK_ROWS(&s, &usual, HEADING, /* */
            "|男|||" MAN "|||",                            /* no name */
            "张三|男||1987-06-12|" MAN "|||",              /* stays */
            "李四|女|||" WOMAN "|||",                      /* alone */
            "张三|男||1987-06-12|" MAN_LEGACY "|||",       /* the same by its long form */
            "张叁|男||1987-06-12|" MAN "|||", "|男|||" X_MAN "|||", "|男|||" X_MAN "|||");
    const struct roll_summary *sum = roll_check_summary(c);
    assert_int_equal(sum->same_id_groups, 2);
    assert_int_equal(sum->same_id_rows, 6);
    assert_int_equal(sum->accepted, 2);
    assert_codes(&s, "1:F101 4:W101 6:F101 7:F101 1:F105 4:F105 5:F105 7:F105 4:W105", "groups");
    assert_false(roll_check_is_rejected(c, 2));
    assert_true(roll_check_is_rejected(c, 4));
    assert_non_null(strstr(s.last[FINDING_F105].text, "第 7 行"));
    assert_string_equal(s.last[FINDING_F105].value, "331021********005X");
    assert_int_equal(sum->by_code[FINDING_F105], 4);
    /* Rows taken back leave the statistics. */
    assert_int_equal(roll_check_statistics(c)->by_sex[SEX_MALE], 1);
    assert_int_equal(roll_check_statistics(c)->by_sex[SEX_FEMALE], 1);
}

static void a_mistyped_number_is_traced_to_all_its_rows(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct said s = {.arena = a};
    struct roll_check *c = CHECK_ROWS(&s, &usual, HEADING, /* */
            "甲一|男|||331021198706121320|||",             /* neighbours swapped */
            "张三|男|||" MAN "|||",                        /* */
            "甲二|男||1987-06-12|33102119870612I230|||",   /* a letter */
            "张三|男|||" MAN_LEGACY "|||",                 /* */
            "甲三|男||1987-06-12|331021198706121231|||",   /* the check character */
            "甲四|男||1987-06-12|331021198906121230|||",   /* a digit */
            "甲五|男||1979-03-01|3310211979030100X5|||",   /* X in the wrong place */
            "乙一|男|||" X_MAN "|||",                      /* */
            "甲六|男||1987-06-12|331021198706111231|||",   /* two errors */
            "甲七|男||1987-06-12|33102119870612123|||");   /* a digit missing */
    const struct roll_summary *sum = roll_check_summary(c);
    static const struct roll_near_pair wanted[] = {
            {1, 2}, {1, 4}, {3, 2}, {3, 4}, {5, 2}, {5, 4}, {6, 2}, {6, 4}, {7, 8}};
    assert_int_equal(sum->near_id_total, ARRAY_COUNT(wanted));
    assert_int_equal(sum->near_id_count, ARRAY_COUNT(wanted));
    for (size_t i = 0; i < ARRAY_COUNT(wanted); i++) {
        assert_int_equal(sum->near_id[i].row, wanted[i].row);
        assert_int_equal(sum->near_id[i].of, wanted[i].of);
    }
    assert_int_equal(sum->by_code[FINDING_W106], 5);
    assert_non_null(strstr(s.last[FINDING_W106].text, "第 9 行"));
}

static void names_and_births_are_counted_and_some_listed(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct said s = {.arena = a};
    struct roll_options o = usual;
    static const char *const rows[] = {HEADING, "张三|男||1987-06-12|" MAN "|||", "张三|女||||||", /* no birth */
            "张 三|男||1987.6.12||||",                                                             /* */
            "张三|男||1987-06-12|331021|||", /* rejected rows take part */
            "张三|女|||" WOMAN "|||",        /* birth of the number */
            "张三|男||1987-06-13||||", "李四|男||1987-06-12||||", "李四|男||1987-06-12||||", "|男||1987-06-12||||",
            "|男||1987-06-12||||"};
    struct roll_check *c = check_rows(&s, &o, rows, ARRAY_COUNT(rows));
    assert_int_equal(roll_check_summary(c)->same_name_birth_groups, 2);
    assert_int_equal(roll_check_summary(c)->same_name_birth_pairs, 6 + 1);
    assert_int_equal(roll_check_summary(c)->by_code[FINDING_W105], 4);

    o.twins_listed_max = 2;
    c = check_rows(&s, &o, rows, ARRAY_COUNT(rows));
    assert_int_equal(roll_check_summary(c)->same_name_birth_pairs, 7);
    assert_int_equal(roll_check_summary(c)->by_code[FINDING_W105], 2);
    assert_int_equal(s.last[FINDING_W105].row, 4); /* the first rows are listed */
}

static void every_number_of_the_summary(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct said s = {.arena = a};
    struct roll_check *c = CHECK_ROWS(&s, &usual, HEADING, /* */
            "张三|男|汉族|1987-06-12|" MAN "||东山村|", "李四|女|汉族|1987-06-12|" WOMAN "||西山村|",
            "王五|男|回族|1965-02-28|" MAN "||东山村|",            /* birth differs, same number: rejected */
            "赵六|女|汉族||" X_MAN "||西山村|",                    /* sex differs */
            "孙七|男|汉族|2010-01-01|||东山村|",                   /* empty, under age */
            "周八|男|汉族||" DAY_SHORT "||东山村|",                /* under age */
            "吴九|男|畲族|1965-02-28|331021650228017||西山村|",    /* legacy */
            "郑十|男|汉族|1990-01-01|331021198706121231||西山村|", /* invalid, near rows 1 and 3 */
            "冯一|男|汉族|1990-01-01|3.31021E+17||西山村|",        /* invalid */
            "陈二|男|汉族|1950-01-01|||东山村|");                  /* empty */
    const struct roll_summary *sum = roll_check_summary(c);
    static const struct roll_summary wanted = {.rows = 10,
            .accepted = 5,
            .rejected = 5,
            .invalid_id = 2,
            .legacy_id = 1,
            .empty_id = 2,
            .under_age = 2,
            .birth_differs = 1,
            .sex_differs = 1,
            .same_id_groups = 1,
            .same_id_rows = 2,
            .near_id_total = 2};
    assert_memory_equal(sum, &wanted, offsetof(struct roll_summary, near_id));

    const struct roll_statistics *t = roll_check_statistics(c);
    assert_int_equal(t->by_sex[SEX_MALE], 4);
    assert_int_equal(t->by_sex[SEX_FEMALE], 1);
    assert_int_equal(t->ethnic_count, 2);
    assert_int_equal(t->ethnic[0].ethnic, ETHNIC_HAN);
    assert_int_equal(t->ethnic[0].voters, 4);
    assert_string_equal(roll_ethnic_title(t->ethnic[1].ethnic), "畲族");
    static const int64_t bands[] = {0, 0, 2, 1, 2}; /* ages 39, 39, 47, 61, 76 */
    for (int b = 0; b < BAND_COUNT; b++) assert_int_equal(t->by_band[b], bands[b] + 0);
    assert_int_equal(t->unit_count, 2);
    assert_string_equal(t->units[0].unit, "东山村"); /* E4 B8 … comes before E8 A5 … */
    assert_int_equal(t->units[0].voters, 2);
    assert_int_equal(t->units[0].by_band[BAND_61_UP], 1);
    assert_int_equal(t->units[1].voters, 3);
}

static void lists_have_their_limits(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct said s = {.arena = a};
    struct roll_options o = usual;
    o.near_listed_max = 3;
    struct roll_check *c = CHECK_ROWS(&s, &o, HEADING, "甲|男|||331021198706121231|||", "张三|男|||" MAN "|||",
            "张三|男|||" MAN "|||", "乙|男|||331021198706121232|||", "张三|男|||" MAN "|||");
    const struct roll_summary *sum = roll_check_summary(c);
    assert_int_equal(sum->near_id_total, 6);
    assert_int_equal(sum->near_id_count, 3);
    for (size_t i = 0; i < 3; i++) assert_int_equal(sum->near_id[i].row, 1);
}

/* ---- units, files, lines ------------------------------------------------------------------------------ */

static void rows_of_other_units_are_rejected(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct said s = {.arena = a};
    static const char *const units[] = {"东山村", "西山村(一组)"};
    struct roll_options o = {.on = usual.on, .units = units, .unit_count = ARRAY_COUNT(units)};
    struct roll_check *c = CHECK_ROWS(&s, &o, HEADING, "张三|男|||" MAN "||东山村|",
            "李四|女|||" WOMAN "||西山村（一组）|", "王五|男|||" X_MAN "||西山村|", "赵六|男|||" OF_AGE "|||");
    assert_codes(&s, "3:F108 4:F108", "units");
    assert_int_equal(roll_check_statistics(c)->unit_count, 2);

    struct roll_columns none = {.width = 1, .at = {0}};
    for (int f = 1; f < FIELD_COUNT; f++) none.at[f] = -1;
    struct err e;
    assert_refused(roll_check_start_file(begin(&s, &o), "甲.csv", &none, &e), &e, "--map 村组=");
    o.unit_default = "东山村";
    c = CHECK_ROWS(&s, &o, "姓名|身份证号", "张三|" MAN);
    assert_codes(&s, "", "default unit");
    assert_string_equal(roll_check_statistics(c)->units[0].unit, "东山村");
    o.unit_default = "北山村";
    CHECK_ROWS(&s, &o, "姓名|身份证号", "张三|" MAN);
    assert_codes(&s, "1:F108", "default unit that is not among them");
}

static void units_of_any_number_are_counted(void **state)
{
    (void)state;
    enum { UNITS = 1000, VOTERS = 7 };
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct said s = {.arena = a};
    struct roll_check *c = begin(&s, &usual);
    static const char *const heading[] = {"姓名|出生日期|村"};
    feed(a, c, "甲.csv", heading, 1);
    for (size_t i = 0; i < UNITS * VOTERS; i++) {
        struct row r = row_of(a, i + 2, arena_text(a, "张三|1987-06-12|第%03zu村", i * 37 % UNITS));
        roll_check_row(c, &r);
    }
    roll_check_finish(c);
    const struct roll_statistics *t = roll_check_statistics(c);
    assert_int_equal(t->unit_count, UNITS);
    for (size_t i = 0; i < UNITS; i++) {
        assert_string_equal(t->units[i].unit, arena_text(a, "第%03zu村", i));
        assert_int_equal(t->units[i].voters, VOTERS);
        assert_int_equal(t->units[i].by_band[BAND_36_45], VOTERS);
    }
}

static void several_files_are_one_roll(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct said s = {.arena = a};
    struct roll_check *c = begin(&s, &usual);
    static const char *const first[] = {HEADING, "张三|男|||" MAN "|||", "", "李四|女|||" WOMAN "|||"};
    static const char *const second[] = {"身份证号|姓名", "", "", X_MAN "|王五", MAN "|张三"};
    feed(a, c, "东山村.csv", first, ARRAY_COUNT(first));
    feed(a, c, "西山村.csv", second, ARRAY_COUNT(second));
    roll_check_finish(c);
    assert_codes(&s, "4:F105 4:W105", "files");
    const struct roll_finding *f = &s.last[FINDING_F105];
    assert_int_equal(f->file, 1);
    assert_int_equal(f->line, 5);
    assert_int_equal(f->column, 1);
    assert_string_equal(f->heading, "身份证号");
    assert_non_null(strstr(f->text, "东山村.csv 第 2 行"));
    assert_int_equal(roll_check_summary(c)->rows, 4);
}

static void lines_are_told_however_they_jump(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct said s = {.arena = a};
    struct roll_check *c = begin(&s, &usual);
    static const char *const heading[] = {"姓名|身份证号"};
    feed(a, c, "甲.csv", heading, 1);
    uint64_t seed = 7;
    size_t line = 1, lines[3000];
    for (size_t row = 0; row < ARRAY_COUNT(lines); row++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        line += 1 + (seed >> 33) % 3 * (row > 1000); /* quoted line breaks make records of several lines */
        lines[row] = line;
        struct row r = row_of(a, line, "甲乙|" MAN);
        roll_check_row(c, &r);
    }
    roll_check_finish(c);
    assert_int_equal(s.last[FINDING_F105].line, lines[ARRAY_COUNT(lines) - 1]);
    assert_int_equal(roll_check_summary(c)->by_code[FINDING_F105], ARRAY_COUNT(lines) - 1);
    assert_int_equal(roll_check_summary(c)->same_name_birth_pairs, 3000 * 2999 / 2);
}

static void a_file_without_numbers_is_told_once(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct said s = {.arena = a};
    struct roll_check *c = CHECK_ROWS(&s, &usual, "姓名|出生日期", "张三|1987-06-12", "李四|");
    assert_codes(&s, "0:W102 2:F106", "no number column");
    assert_int_equal(s.last[FINDING_W102].line, 1);
    assert_int_equal(roll_check_summary(c)->empty_id, 2);
}

static void an_empty_roll_is_a_roll(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct said s = {.arena = a};
    struct roll_check *c = CHECK_ROWS(&s, &usual, HEADING, "", " |　|\t");
    assert_int_equal(roll_check_summary(c)->rows, 0);
    assert_int_equal(roll_check_statistics(c)->unit_count, 0);
}

static void a_cell_of_any_length_is_survived(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(64 << 20);
    struct said s = {.arena = a};
    static char lengthy[1 << 20];
    memset(lengthy, '7', sizeof lengthy);
    struct cell cells[8] = {{STR("张三"), CELL_TEXT}, {STR("男"), CELL_TEXT}};
    for (size_t i = 2; i < 8; i++) cells[i] = (struct cell){{lengthy, sizeof lengthy}, CELL_TEXT};
    static const char *const heading[] = {HEADING};
    struct roll_check *c = begin(&s, &usual);
    feed(a, c, "甲.csv", heading, 1);
    roll_check_row(c, &(struct row){2, 8, cells, NULL});
    assert_int_equal(roll_check_summary(c)->by_code[FINDING_F110], 6);
    assert_int_equal(roll_check_summary(c)->invalid_id, 1);
}

/* ---- rows read for registration ---------------------------------------------------------------------------- */

static void a_row_is_read_clean(void **state)
{
    (void)state;
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct roll_columns c;
    struct roll_heading *h;
    enum roll_row_place place;
    struct err e;
    struct row heading =
            row_of(a, 1, "姓名|性别|民族|出生日期|身份证号|住址|村|选区|户籍地|手机|备注|选民证号|学历|政治面貌");
    assert_ok(roll_heading_new(a, NULL, &h, &e), &e);
    assert_ok(roll_heading_offer(h, &heading, &place, &c, &e), &e);
    struct row r = row_of(a, 2,
            "张　三||畲|1987-06-12|331021 870612 123| 东山路３号（后门） "
            "|东山村（一组）|第3选区|台州|１３８１２３４５６７８|e\xCC\x81|"
            "００１|大专|群众");
    struct roll_row row;
    roll_row_read(a, &c, usual.on, "", &r, &row);
    assert_string_equal(row.name, "张三");
    assert_int_equal(row.sex, SEX_MALE);
    assert_int_equal(row.ethnic, 22);
    assert_int_equal(row.birth.ymd, 19870612);
    assert_string_equal(row.id, MAN);
    assert_int_equal(row.id_key, 33102119870612123);
    assert_true(row.is_legacy_id);
    assert_string_equal(row.address, "东山路３号（后门）"); /* kept as written */
    assert_string_equal(row.unit, "东山村(一组)");
    assert_string_equal(row.district, "第3选区");
    assert_string_equal(row.household, "台州");
    assert_string_equal(row.phone, "13812345678");
    assert_string_equal(row.note, "é");
    assert_string_equal(row.voter_no, "001");
    assert_string_equal(row.education, "大专");
    assert_string_equal(row.politics, "群众");

    r = row_of(a, 3, "李四|女||1990-02-03|331021");
    roll_row_read(a, &c, usual.on, "西山村", &r, &row);
    assert_string_equal(row.id, "");
    assert_int_equal(row.id_key, 0);
    assert_int_equal(row.sex, SEX_FEMALE);
    assert_int_equal(row.birth.ymd, 19900203);
    assert_string_equal(row.unit, "");
    c.at[FIELD_UNIT] = -1;
    roll_row_read(a, &c, usual.on, "西山村", &r, &row);
    assert_string_equal(row.unit, "西山村");
}

/* Clean text takes a short way round utf8_accept: both must say the same of any bytes. The cell is of exactly its
 * size, so that a sanitizer sees a byte read past it. */
static void the_short_way_says_what_the_long_way_says(void **state)
{
    (void)state;
    static const char *const pieces[] = {"村", "一", "鿿", "䶵", "𬸦", "·", "（", "豈", "e\xCC\x81", "a", "7", "~",
            " ", "　", "\x7F", "\x1F", "\t", "\xE6\x9D", "\xE6", "\x80", "\xBF", "\xC0\x80", "\xE3\xBF\xBF",
            "\xEA\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF", "0123456", "东山村"};
    static const char *const plain[] = {"东山村", "一", "鿿", "7", "~", "0123456"};
    AUTO_ARENA struct arena *a = arena_new(1 << 20);
    struct roll_columns c = {.width = 1};
    uint64_t seed = 5;
    size_t good = 0;
    for (int f = 0; f < FIELD_COUNT; f++) c.at[f] = f == FIELD_NOTE ? 0 : -1;
    for (int i = 0; i < 60000; i++) {
        char bytes[128] = "";
        for (size_t k = (size_t)(i % 13); k > 0; k--) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            uint64_t dice = seed >> 33;
            bool is_plain = i % 2 && dice % 97; /* every other text has hardly anything out of the way */
            strcat(bytes, is_plain ? plain[dice % ARRAY_COUNT(plain)] : pieces[dice % ARRAY_COUNT(pieces)]);
        }
        size_t n = strlen(bytes);
        char *exact = malloc(n ? n : 1);
        memcpy(exact, bytes, n);
        struct cell cell = {{exact, n}, CELL_TEXT};
        struct roll_row row;
        const char *wanted;
        struct err e;
        if (!utf8_accept(a, cell.text, &wanted, &e)) wanted = "";
        good += *wanted != '\0';
        roll_row_read(a, &c, usual.on, "", &(struct row){1, 1, &cell, NULL}, &row);
        assert_string_equal(row.note, wanted);
        free(exact);
        arena_reset(a);
    }
    assert_in_range(good, 20000, 59000);
}

static void ethnic_groups_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int number;
    } table[] = {{"汉", 1}, {"汉族", 1}, {"01", 1}, {"1", 1}, {"基诺族", 56}, {"56", 56}, {"57", 0}, {"0", 0}, {"", 0},
            {"土", 30}, {"土家", 15}, {"蒙古", 2}, {"91", ETHNIC_OTHER}, {"97", ETHNIC_OTHER}, {"穿青人", ETHNIC_OTHER},
            {"族", 0}, {"汉族族", 0}, {"汉汉", 0}, {"外国血统", ETHNIC_FOREIGN}, {"99", ETHNIC_NATURALIZED}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++)
        if (roll_ethnic_from(str_of(table[i].text)) != table[i].number) fail_msg("%s", table[i].text);
    for (int n = 1; n <= ETHNIC_COUNT; n++) assert_int_equal(roll_ethnic_from(str_of(roll_ethnic_title(n))), n);
}

/* R03: the roll judges by the row what the law judges by the person; leap days included. */
static void the_roll_agrees_with_the_law_on_age(void **state)
{
    (void)state;
    static const int32_t days[] = {20261220, 20120104, 20280229, 20270301, 20270228};
    for (size_t i = 0; i < ARRAY_COUNT(days); i++) {
        AUTO_ARENA struct arena *a = arena_new(64 << 20);
        struct said s = {.arena = a};
        struct law_basis basis;
        struct err e;
        const struct roll_options o = {.on = {days[i]}};
        assert_ok(law_basis_on(o.on, &basis, &e), &e);
        struct date born = date_add_months(o.on, -18 * 12 - 1);
        for (int d = 0; d < 60; d++, born = date_add_days(born, 1)) {
            struct reason_list reasons = {.arena = a};
            bool is_of_age = law_is_of_age(&basis, born, &reasons) == VERDICT_YES;
            struct roll_check *c = CHECK_ROWS(&s, &o, "姓名|出生日期", arena_text(a, "张三|%s", date_text(a, born)));
            assert_int_equal(roll_check_summary(c)->under_age, !is_of_age);
        }
    }
}

static void bands_meet_without_gap(void **state)
{
    (void)state;
    assert_int_equal(roll_band_of(17), BAND_COUNT);
    for (int age = 18; age < 130; age++) {
        assert_in_range(roll_band_of(age), 0, BAND_COUNT - 1);
        assert_true(roll_band_of(age + 1) - roll_band_of(age) <= 1);
    }
    assert_int_equal(roll_band_of(25), BAND_18_25);
    assert_int_equal(roll_band_of(61), BAND_61_UP);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_fault_has_its_code),
            cmocka_unit_test(a_finding_says_where_and_what),
            cmocka_unit_test(a_damaged_record_is_rejected),
            cmocka_unit_test(numbers_in_wrong_columns_are_masked_too),
            cmocka_unit_test(the_first_good_row_of_a_number_stays),
            cmocka_unit_test(a_mistyped_number_is_traced_to_all_its_rows),
            cmocka_unit_test(names_and_births_are_counted_and_some_listed),
            cmocka_unit_test(every_number_of_the_summary),
            cmocka_unit_test(lists_have_their_limits),
            cmocka_unit_test(rows_of_other_units_are_rejected),
            cmocka_unit_test(units_of_any_number_are_counted),
            cmocka_unit_test(several_files_are_one_roll),
            cmocka_unit_test(lines_are_told_however_they_jump),
            cmocka_unit_test(a_file_without_numbers_is_told_once),
            cmocka_unit_test(an_empty_roll_is_a_roll),
            cmocka_unit_test(a_cell_of_any_length_is_survived),
            cmocka_unit_test(a_row_is_read_clean),
            cmocka_unit_test(the_short_way_says_what_the_long_way_says),
            cmocka_unit_test(ethnic_groups_are_read),
            cmocka_unit_test(the_roll_agrees_with_the_law_on_age),
            cmocka_unit_test(bands_meet_without_gap),
    };
    return cmocka_run_group_tests_name("roll_check", tests, NULL, NULL);
}
