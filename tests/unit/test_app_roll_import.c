/* A roll comes in, comes in again, changes, and meets other rolls. */
#include "town.h"

#include "app/roll_import.h"
#include "app/voter_secret.h"

/* A valid number; odd sequences are men's. */
static const char *id_of(struct arena *a, int ymd, int sequence)
{
    char text[ROLL_ID_BYTES + 1];
    roll_id_write((int64_t)331021 * 100000000000 + (int64_t)ymd * 1000 + sequence, text);
    return arena_copy(a, text, strlen(text));
}

static const char HEAD[] = "姓名,性别,民族,出生日期,公民身份号码,住址,村组,手机\n";

static const char *line(struct town *t, const char *name, int ymd, int sequence, const char *address, const char *unit)
{
    return arena_text(t->arena, "%s,%s,汉族,%d,%s,%s,%s,138%08d\n", name, sequence % 2 ? "男" : "女", ymd,
            id_of(t->arena, ymd, sequence), address, unit, sequence);
}

static void add_places(struct town *t)
{
    static const struct unit units[] = {{1, "东山村", UNIT_VILLAGE, 600, 1}, {2, "西山村", UNIT_VILLAGE, 500, 2},
            {3, "镇中学（本部）", UNIT_WORKPLACE, 100, 0}};
    struct err e;
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    for (size_t i = 0; i < ARRAY_COUNT(units); i++)
        assert_ok(unit_insert(t->ws.db, t->ws.election.county, &units[i], &e), &e);
    for (int d = 1; d <= 2; d++) {
        struct district x = {d, d == 1 ? "东山选区" : "西山选区", 1};
        assert_ok(district_insert(t->ws.db, t->ws.election.county, &x, &e), &e);
    }
    assert_ok(db_commit(&txn, &e), &e);
}

/* ---- importing ---- */

struct options {
    bool yes;
    bool rehearsal;
    const char *replaces;
    const char *unit;
};

static bool attempt(struct town *t, const char *const *files, size_t n, struct options o, struct roll_import_report *r,
        struct err *e)
{
    struct roll_import_order order = {.files = files, .file_count = n, .findings_kept = 100, .is_consented = o.yes,
            .is_rehearsal = o.rehearsal, .replaces = o.replaces, .unit = o.unit};
    return roll_import(&t->ws, &order, r, e);
}

static struct roll_import_report import_with(struct town *t, const char *name, const char *text, struct options o)
{
    struct roll_import_report r;
    struct err e;
    const char *path = town_file(t, name, text);
    assert_ok(attempt(t, &path, 1, o, &r, &e), &e);
    return r;
}

static struct roll_import_report import(struct town *t, const char *name, const char *text)
{
    return import_with(t, name, text, (struct options){0});
}

static struct roll_import_report update(struct town *t, const char *name, const char *text)
{
    return import_with(t, name, text, (struct options){.yes = true});
}

static const char *codes(struct town *t, const struct roll_import_report *r)
{
    struct buf b = {.arena = t->arena};
    for (size_t i = 0; i < r->finding_count; i++)
        buf_addf(&b, "%s%s:%zu", i ? " " : "", finding_code_text(r->findings[i].code), r->findings[i].line);
    return buf_text(&b);
}

static void assert_counts(const struct roll_import_report *r, int64_t added, int64_t changed, int64_t removed, int64_t kept)
{
    assert_int_equal(r->added, added);
    assert_int_equal(r->changed, changed);
    assert_int_equal(r->removed, removed);
    assert_int_equal(r->kept, kept);
}

/* ---- who is on the roll ---- */

static struct voter voter(struct town *t, int64_t voter_no)
{
    struct voter v;
    bool found;
    struct err e;
    assert_ok(voter_load(t->arena, t->ws.db, t->ws.election.county, voter_no, &v, &found, &e), &e);
    assert_true(found);
    return v;
}

static struct voter_secret secret(struct town *t, const struct voter *v)
{
    struct voter_secret s;
    struct err e;
    assert_ok(voter_secret_open(t->arena, t->ws.vault, t->ws.election.county, v, &s, &e), &e);
    return s;
}

/* The number on the card of who has that ID number now; 0: nobody. */
static int64_t holder(struct town *t, int ymd, int sequence)
{
    struct err e;
    struct voter v;
    bool found;
    assert_ok(workspace_unlock(&t->ws, &e), &e);
    struct search_key key = voter_secret_id_key(t->ws.vault, id_of(t->arena, ymd, sequence));
    assert_ok(voter_load_by_id(t->arena, t->ws.db, t->ws.election.county, key.high, key.low, &v, &found, &e), &e);
    return found ? v.voter_no : 0;
}

static int64_t changes_of(struct town *t, const char *kind)
{
    return town_count(t, arena_text(t->arena, "SELECT count(*) FROM voter_change WHERE kind = '%s'", kind));
}

static const char *three(struct town *t)
{
    return arena_text(t->arena, "%s%s%s%s", HEAD, line(t, "王建国", 19700101, 1, "东山村1号", "东山村"),
            line(t, "李秀英", 19710202, 2, "西山村2号", "西山村"), line(t, "张伟", 19720303, 3, "中学3号", "镇中学(本部)"));
}

/* ---- a first file ---- */

static void good_rows_go_in_sealed_and_placed(void **state)
{
    struct town *t = *state;
    add_places(t);
    struct roll_import_report r = import(t, "名册.csv",
            arena_text(t->arena, "%s,男,汉族,19800101,,,东山村,\n赵六,男,汉族,20000101,331021200001010010,,东山村,\n", three(t)));
    assert_counts(&r, 3, 0, 0, 0);
    assert_true(r.is_written);
    assert_int_equal(r.summary->rows, 5);
    assert_int_equal(r.summary->accepted, 3);
    assert_int_equal(r.files[0].rejected, 2);
    assert_int_equal(r.without_district, 1); /* the school is in none */
    struct voter v = voter(t, 1);
    assert_string_equal(v.name, "王建国");
    assert_int_equal(v.sex, SEX_MAN);
    assert_int_equal(v.ethnic, 1);
    assert_int_equal(v.born_on.ymd, 19700101);
    assert_int_equal(v.district_no, 1);
    assert_int_equal(v.unit_no, 1);
    assert_string_equal(v.address, "东山村1号");
    assert_int_equal(v.state, VOTER_ACTIVE);
    assert_string_equal(secret(t, &v).id, id_of(t->arena, 19700101, 1));
    assert_string_equal(secret(t, &v).phone, "13800000001");
    assert_int_equal(voter(t, 3).unit_no, 3);
    assert_int_equal(holder(t, 19710202, 2), 2);
    assert_int_equal(town_count(t, "SELECT count(*) FROM claim"), 3);
    assert_int_equal(town_count(t, "SELECT count(*) FROM voter_change"), 0);
    assert_int_equal(town_count(t, "SELECT rows * 100 + accepted * 10 + rejected FROM roll_source"), 532);
    assert_int_equal(town_journal(t, "roll-import"), 1);
    assert_int_equal(town_count(t, "SELECT count(*) FROM journal WHERE detail LIKE '%王建国%' OR detail LIKE '%19700101%'"), 0);
}

static void the_same_again_changes_nothing(void **state)
{
    struct town *t = *state;
    add_places(t);
    import(t, "名册.csv", three(t));
    int64_t before = town_count(t, "SELECT sum(source_mark / 1000) FROM voter");
    struct roll_import_report r = import(t, "名册.csv", three(t));
    assert_counts(&r, 0, 0, 0, 3);
    assert_true(r.is_written && !r.needs_consent);
    r = import(t, "另存的.csv", three(t)); /* word for word */
    assert_counts(&r, 0, 0, 0, 3);
    assert_string_equal(r.files[0].name, "名册.csv");
    assert_int_equal(town_journal(t, "roll-import"), 1);
    assert_int_equal(town_count(t, "SELECT count(*) FROM roll_source"), 1);
    assert_int_equal(town_count(t, "SELECT sum(source_mark / 1000) FROM voter"), before);
    /* Other columns, other bytes, the same people: known from now on by its new hash. */
    const char *turned = arena_text(t->arena, "身份证号,村,姓名\n%s,东山村,王建国\n%s,西山村,李秀英\n%s,镇中学（本部）,张伟\n",
            id_of(t->arena, 19700101, 1), id_of(t->arena, 19710202, 2), id_of(t->arena, 19720303, 3));
    r = import(t, "名册.csv", turned);
    assert_counts(&r, 0, 0, 0, 3);
    assert_true(r.is_written);
    assert_int_equal(town_journal(t, "roll-import"), 2);
    assert_string_equal(voter(t, 1).address, "东山村1号"); /* what the file does not say stays */
    struct voter v = voter(t, 1);
    assert_string_equal(secret(t, &v).phone, "13800000001");
}

/* ---- an update ---- */

static void an_update_is_shown_then_written(void **state)
{
    struct town *t = *state;
    add_places(t);
    import(t, "名册.csv", three(t));
    const char *later = arena_text(t->arena, "%s%s%s%s", HEAD, line(t, "王建国", 19700101, 1, "东山村9号", "东山村"),
            line(t, "张伟", 19720303, 3, "中学3号", "西山村"), line(t, "陈四", 19730404, 4, "东山村4号", "东山村"));
    struct roll_import_report r = import(t, "名册.csv", later);
    assert_counts(&r, 1, 2, 1, 0);
    assert_true(r.needs_consent && !r.is_written);
    assert_int_equal(town_count(t, "SELECT count(*) FROM voter"), 3);
    assert_int_equal(town_journal(t, "roll-import"), 1);
    assert_has(r.changes.v[0].text, "住址 东山村1号 → 东山村9号");
    assert_has(r.changes.v[1].text, "村组 镇中学(本部) → 西山村，选区 0 → 2");
    assert_int_equal(r.changes.v[2].kind, CHANGE_ADDED);
    assert_string_equal(r.changes.v[3].subject, "李秀英（选民证号 2）");

    r = update(t, "名册.csv", later);
    assert_counts(&r, 1, 2, 1, 0);
    assert_true(r.is_written);
    assert_string_equal(voter(t, 1).address, "东山村9号");
    assert_int_equal(voter(t, 2).state, VOTER_STRUCK);
    assert_int_equal(voter(t, 3).district_no, 2);
    assert_string_equal(voter(t, 4).name, "陈四");
    assert_int_equal(changes_of(t, "add"), 1);
    assert_int_equal(changes_of(t, "edit"), 1);
    assert_int_equal(changes_of(t, "move"), 1);
    assert_int_equal(changes_of(t, "strike"), 1);
    assert_int_equal(town_journal(t, "roll-import"), 2);
    r = import(t, "名册.csv", later);
    assert_counts(&r, 0, 0, 0, 3);

    r = update(t, "名册.csv", three(t)); /* back again, with the number of old */
    assert_counts(&r, 0, 3, 1, 0);
    assert_int_equal(holder(t, 19710202, 2), 2);
    assert_int_equal(voter(t, 2).state, VOTER_ACTIVE);
    assert_int_equal(changes_of(t, "restore"), 1);
    assert_int_equal(voter(t, 4).state, VOTER_STRUCK);
}

static void what_was_changed_by_hand_stays(void **state)
{
    struct town *t = *state;
    struct err e;
    add_places(t);
    import(t, "名册.csv", three(t));
    struct voter moved = voter(t, 1), struck = voter(t, 2);
    moved.address = "新址";
    struck.state = VOTER_MOVED_OUT;
    AUTO_TXN struct db_txn txn = {0};
    assert_ok(db_begin(t->ws.db, &txn, &e), &e);
    assert_ok(voter_update(t->ws.db, t->ws.election.county, &moved, &e), &e);
    assert_ok(voter_update(t->ws.db, t->ws.election.county, &struck, &e), &e);
    assert_ok(db_commit(&txn, &e), &e);
    struct roll_import_report r = update(t, "名册.csv", arena_text(t->arena, "%s\n\n", three(t)));
    assert_counts(&r, 0, 0, 0, 3);
    assert_string_equal(voter(t, 1).address, "新址");
    assert_int_equal(voter(t, 2).state, VOTER_MOVED_OUT);
    /* A file does not bring back whom somebody's hand took off; neither does another file. */
    r = update(t, "名册.csv", arena_text(t->arena, "%s%s", HEAD, line(t, "李秀英", 19710202, 2, "西山村8号", "西山村")));
    assert_int_equal(voter(t, 2).state, VOTER_MOVED_OUT);
    assert_string_equal(voter(t, 2).address, "西山村8号");
    r = import(t, "别处.csv", arena_text(t->arena, "%s%s", HEAD, line(t, "李秀英", 19710202, 2, "西山村7号", "西山村")));
    assert_string_equal(codes(t, &r), "F112:2");
    assert_has(r.findings[0].text, "现为“转出”");
}

static void somebody_without_a_number_is_found_by_name_and_birth(void **state)
{
    struct town *t = *state;
    const char *first = arena_text(t->arena,
            "姓名,性别,出生日期,身份证号,村组\n孙一,男,1950-01-01,,东山村\n孙一,男,1950-01-01,,西山村\n周二,女,1951-02-03,%s,东山村\n",
            id_of(t->arena, 19510203, 8));
    import(t, "名册.csv", first);
    assert_int_equal(town_count(t, "SELECT count(*) FROM claim"), 1);
    struct roll_import_report r = import(t, "名册.csv", first);
    assert_counts(&r, 0, 0, 0, 3);
    /* Two of one name and birth who change places are the same two. A number that is put right, or found, is a change. */
    r = update(t, "名册.csv",
            arena_text(t->arena,
                    "姓名,性别,出生日期,身份证号,村组,住址\n孙一,男,1950-01-01,%s,西山村,\n孙一,男,1950-01-01,,东山村,\n周二,女,1951-02-03,%s,东山村,\n",
                    id_of(t->arena, 19500101, 7), id_of(t->arena, 19510203, 10)));
    assert_counts(&r, 0, 2, 0, 1);
    assert_int_equal(holder(t, 19510203, 8), 0); /* free again */
    assert_int_equal(holder(t, 19510203, 10), 3);
    assert_int_not_equal(holder(t, 19500101, 7), 0);
    assert_int_equal(town_count(t, "SELECT count(*) FROM voter"), 3);
    assert_int_equal(town_count(t, "SELECT count(*) FROM claim"), 2);
    struct voter v = voter(t, 3);
    assert_string_equal(secret(t, &v).id, id_of(t->arena, 19510203, 10));
    assert_int_equal(town_count(t, "SELECT count(*) FROM voter_change WHERE note LIKE '%195102%'"), 0);
    /* A number that is left out later stays. */
    r = update(t, "名册.csv", "姓名,性别,出生日期,身份证号,村组\n孙一,男,1950-01-01,,西山村\n孙一,男,1950-01-01,,东山村\n周二,女,1951-02-03,,东山村\n");
    assert_int_equal(r.added + r.removed, 0);
    assert_int_equal(holder(t, 19510203, 10), 3);
    v = voter(t, 3);
    assert_string_equal(secret(t, &v).id, id_of(t->arena, 19510203, 10));
}

static void legacy_numbers_claim_by_their_long_form(void **state)
{
    struct town *t = *state;
    struct roll_import_report r = import(t, "旧.csv", "姓名,身份证号\n吴三,331021700101001\n");
    assert_string_equal(codes(t, &r), "W101:2");
    assert_int_equal(holder(t, 19700101, 1), 1);
    r = import(t, "新.csv", arena_text(t->arena, "姓名,身份证号\n吴三,%s\n", id_of(t->arena, 19700101, 1)));
    assert_int_equal(r.added, 0);
    assert_int_equal(r.summary->by_code[FINDING_F112], 1);
}

/* ---- several rolls ---- */

static void one_person_is_registered_once(void **state)
{
    struct town *t = *state;
    add_places(t);
    import(t, "东.csv", three(t));
    town_add_voter(t, 500, 1, 1, "手工"); /* without a number */
    const char *west = arena_text(t->arena, "%s%s%s", HEAD, line(t, "王建国", 19700101, 1, "西山村1号", "西山村"),
            line(t, "钱五", 19740505, 5, "西山村5号", "西山村"));
    struct roll_import_report r = import(t, "西.csv", west);
    assert_string_equal(codes(t, &r), "F112:2");
    assert_has(r.findings[0].text, "名册 东.csv，选民证号 1");
    assert_has(r.findings[0].value, "331021****");
    assert_int_equal(r.summary->accepted, 1);
    assert_int_equal(r.summary->rejected, 1);
    assert_int_equal(r.statistics->by_sex[SEX_MALE], 1);
    assert_int_equal(r.files[0].rejected, 1);
    r = import(t, "西.csv", west);
    assert_counts(&r, 0, 0, 0, 1);
    /* Namesakes elsewhere are worth a look. */
    r = import(t, "南.csv", arena_text(t->arena, "%s%s", HEAD, line(t, "王建国", 19700101, 11, "西山村1号", "西山村")));
    assert_string_equal(codes(t, &r), "W105:2");
    assert_has(r.findings[0].text, "选民证号 1");
    /* So is a wrong number that is nearly one of another roll; in the roll itself that is said once. */
    char wrong[ROLL_ID_BYTES + 1];
    snprintf(wrong, sizeof wrong, "%s", id_of(t->arena, 19710202, 2));
    wrong[16] = wrong[16] == '9' ? '1' : (char)(wrong[16] + 1);
    const char *near = arena_text(t->arena, "姓名,身份证号,村组,出生日期\n李秀英,%s,西山村,1971-02-02\n", wrong);
    r = import(t, "北.csv", near);
    assert_string_equal(codes(t, &r), "F102:2 W106:2");
    assert_has(r.findings[1].text, "名册 东.csv，选民证号 2");
    r = import(t, "北.csv", arena_text(t->arena, "%s钱六,%s,西山村,\n", near, id_of(t->arena, 19760606, 6)));
    assert_string_equal(codes(t, &r), "F102:2 W106:2");
}

static void who_leaves_one_roll_goes_over_to_another(void **state)
{
    struct town *t = *state;
    struct err e;
    add_places(t);
    import(t, "东.csv", three(t));
    const char *rest = arena_text(t->arena, "%s%s%s", HEAD, line(t, "李秀英", 19710202, 2, "西山村2号", "西山村"),
            line(t, "张伟", 19720303, 3, "中学3号", "镇中学(本部)"));
    const char *west = arena_text(t->arena, "%s%s", HEAD, line(t, "王建国", 19700101, 1, "西山村1号", "西山村"));
    const char *files[] = {town_file(t, "东.csv", rest), town_file(t, "西.csv", west)};
    struct roll_import_report r;
    assert_ok(attempt(t, files, 2, (struct options){.yes = true}, &r, &e), &e);
    assert_counts(&r, 0, 1, 0, 2);
    assert_int_equal(r.summary->rejected, 0);
    assert_int_equal(voter(t, 1).source_no, 2);
    assert_int_equal(voter(t, 1).district_no, 2);
    assert_int_equal(voter(t, 1).state, VOTER_ACTIVE);
    /* The same by two imports one after the other. */
    update(t, "西.csv", arena_text(t->arena, "%s%s", HEAD, line(t, "钱五", 19740505, 5, "西山村5号", "西山村")));
    assert_int_equal(voter(t, 1).state, VOTER_STRUCK);
    r = import(t, "北.csv", west);
    assert_counts(&r, 0, 1, 0, 0);
    assert_has(r.files[0].name, "北.csv");
    assert_int_equal(voter(t, 1).state, VOTER_ACTIVE);
    assert_int_equal(voter(t, 1).source_no, 3);
    assert_int_equal(town_count(t, "SELECT count(*) FROM voter"), 4);
}

static void a_renamed_file_replaces_the_earlier_one(void **state)
{
    struct town *t = *state;
    struct err e;
    struct roll_import_report r;
    import(t, "一.csv", "姓名,出生日期\n甲乙,1970-01-01\n丙丁,1971-01-01\n");
    r = import_with(t, "二.csv", "姓名,出生日期\n甲乙,1970-01-01\n", (struct options){.replaces = "一.csv", .yes = true});
    assert_counts(&r, 0, 0, 1, 1);
    assert_int_equal(town_count(t, "SELECT count(*) FROM roll_source WHERE name = '二.csv'"), 1);
    import(t, "三.csv", "姓名,出生日期\n戊己,1972-01-01\n");
    const char *path = town_file(t, "三.csv", "姓名,出生日期\n戊己,1972-01-01\n");
    assert_refused(attempt(t, &path, 1, (struct options){.replaces = "二.csv"}, &r, &e), &e, "也导入过");
    assert_refused(attempt(t, &path, 1, (struct options){.replaces = "四.csv"}, &r, &e), &e, "没有导入过名册 四.csv");
}

/* ---- places ---- */

static void districts_come_from_the_row_or_its_unit(void **state)
{
    static const struct {
        const char *unit;
        const char *district;
        int64_t district_no;
        const char *codes;
    } table[] = {{"东山村", "", 1, ""}, {"西山村", "2", 2, ""}, {"东山村", "2", 2, "W112:2"}, {"镇中学（本部）", "", 0, ""},
            {"镇中学(本部)", "第１选区", 1, ""}, {"东山村", "西山选区", 2, "W112:2"}, {"西山村", "西山", 2, ""},
            {"东山村", "7", -1, "F113:2"}, {"东山村", "东", -1, "F113:2"}, {"南山村", "1", -1, "F108:2"}};
    struct town *t = *state;
    add_places(t);
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const char *name = arena_text(t->arena, "%zu.csv", i);
        struct roll_import_report r = import(t, name,
                arena_text(t->arena, "姓名,出生日期,村组,选区\n某某%zu,1970-01-0%zu,%s,%s\n", i, i + 1, table[i].unit,
                        table[i].district));
        bool is_in = table[i].district_no >= 0;
        assert_int_equal(r.summary->accepted, is_in);
        assert_non_null(strstr(codes(t, &r), table[i].codes));
        assert_true(*table[i].codes || !strstr(codes(t, &r), ":2 F1"));
        if (is_in) assert_int_equal(town_count(t, "SELECT district_no FROM voter ORDER BY voter_no DESC LIMIT 1"), table[i].district_no);
    }
}

static void units_that_come_later_are_filled_in(void **state)
{
    struct town *t = *state;
    struct roll_import_report r = import(t, "名册.csv", three(t));
    assert_int_equal(r.without_district, 3);
    assert_int_equal(voter(t, 1).unit_no, 0);
    add_places(t);
    r = update(t, "名册.csv", three(t));
    assert_counts(&r, 0, 3, 0, 0);
    assert_int_equal(voter(t, 1).unit_no, 1);
    assert_int_equal(voter(t, 2).district_no, 2);
}

static void a_file_of_one_village_names_it_at_import(void **state)
{
    struct town *t = *state;
    struct err e;
    struct roll_import_report r;
    add_places(t);
    const char *path = town_file(t, "村.csv", "姓名,出生日期\n甲乙,1970-01-01\n");
    assert_refused(attempt(t, &path, 1, (struct options){0}, &r, &e), &e, "没有村组");
    assert_refused(attempt(t, &path, 1, (struct options){.unit = "北山村"}, &r, &e), &e, "单位表中没有“北山村”");
    assert_ok(attempt(t, &path, 1, (struct options){.unit = "镇中学（本部）"}, &r, &e), &e);
    assert_int_equal(voter(t, 1).unit_no, 3);
}

/* ---- nothing, or all of it ---- */

static void nothing_is_left_of_what_fails(void **state)
{
    struct town *t = *state;
    struct err e;
    struct roll_import_report r;
    const char *good = town_file(t, "好.csv", three(t));
    const char *empty = town_file(t, "空.csv", HEAD), *strange = town_file(t, "表.csv", "甲,乙\n1,2\n");
    const char *gone = scratch_path(t->arena, "没有.csv");
    const char *zip = town_file(t, "假.xlsx", "PK\3\4 这不是压缩文件");
    const struct {
        const char *file;
        const char *word;
    } table[] = {{empty, "没有一行选民"}, {strange, "姓名"}, {gone, "没有.csv"}, {zip, "假.xlsx"}, {good, "两个文件同名"}};
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        const char *files[] = {good, table[i].file};
        assert_refused(attempt(t, files, 2, (struct options){0}, &r, &e), &e, table[i].word);
        assert_int_equal(town_count(t, "SELECT count(*) FROM voter"), 0);
        assert_int_equal(town_count(t, "SELECT count(*) FROM roll_source"), 0);
        assert_int_equal(town_count(t, "SELECT count(*) FROM journal"), 1);
    }
}

static void a_rehearsal_writes_nothing(void **state)
{
    struct town *t = *state;
    add_places(t);
    struct roll_import_report r = import_with(t, "名册.csv", three(t), (struct options){.rehearsal = true, .yes = true});
    assert_counts(&r, 3, 0, 0, 0);
    assert_false(r.is_written);
    assert_int_equal(r.sample_count, 3);
    assert_string_equal(r.samples[0].name, "王建国");
    assert_string_equal(r.samples[0].birth, "1970-01-01");
    assert_string_equal(r.samples[0].phone, "138****0001");
    assert_null(strstr(r.samples[0].id, "19700101"));
    assert_int_equal(town_count(t, "SELECT count(*) FROM voter"), 0);
    assert_int_equal(town_count(t, "SELECT count(*) FROM journal"), 1);
}

static void a_rehearsal_needs_no_workspace(void **state)
{
    struct town *t = *state;
    struct err e;
    struct roll_import_report r;
    const char *path = town_file(t, "名册.csv", arena_text(t->arena, "%s%s", three(t), line(t, "小明", 19940105, 21, "", "别村")));
    const struct roll_import_order order = {.files = &path, .file_count = 1, .findings_kept = 10, .is_rehearsal = true,
            .findings_path = scratch_path(t->arena, "问题.csv")};
    assert_ok(roll_rehearse(t->arena, town_day("2012-01-04"), &order, &r, &e), &e);
    assert_int_equal(r.summary->accepted, 3);
    assert_string_equal(codes(t, &r), "F104:5");
    struct str csv = scratch_read(t->arena, order.findings_path);
    assert_non_null(memmem(csv.p, csv.n, "名册.csv,5,5,公民身份号码,331021", 38));
    assert_non_null(memmem(csv.p, csv.n, "F104", 4));
    assert_null(memmem(csv.p, csv.n, "19940105", 8));
}

/* More rows than one thread takes: each sealed to its own number. */
static void many_rows_are_sealed_by_several_threads(void **state)
{
    enum { ROWS = 20000 };
    struct town *t = *state;
    struct err e;
    struct buf b = {.arena = t->arena};
    buf_add_text(&b, "姓名,身份证号,手机\n");
    for (int i = 0; i < ROWS; i++)
        buf_addf(&b, "某某,%s,139%08d\n", id_of(t->arena, 19500101 + i / 900 % 28, i % 900 + 1), i);
    struct roll_import_report r = import(t, "大.csv", buf_text(&b));
    assert_int_equal(r.added, town_count(t, "SELECT count(*) FROM claim"));
    struct voter_list list;
    assert_ok(voter_load_named(t->arena, t->ws.db, t->ws.election.county, "某某", &list, &e), &e);
    assert_int_equal(list.n, ROWS);
    for (size_t i = 0; i < list.n; i += 97) {
        struct voter_secret s = secret(t, &list.v[i]);
        struct search_key key = voter_secret_id_key(t->ws.vault, s.id);
        assert_string_equal(s.phone, arena_text(t->arena, "139%08zu", i));
        assert_true(key.high == list.v[i].id_high && key.low == list.v[i].id_low);
    }
}

/* Rows that nothing tells apart are as many voters, and finding them again takes no longer for that. */
static void many_of_one_name_are_found_again(void **state)
{
    enum { ROWS = 5000 };
    struct town *t = *state;
    struct buf b = {.arena = t->arena};
    buf_add_text(&b, "姓名,出生日期\n");
    for (int i = 0; i < ROWS; i++) buf_add_text(&b, "某某,1970-01-01\n");
    import(t, "同名.csv", buf_text(&b));
    struct roll_import_report r = import(t, "同名.csv", buf_text(&b));
    assert_counts(&r, 0, 0, 0, ROWS);
    buf_add_text(&b, "某某,1970-01-01\n");
    r = import(t, "同名.csv", buf_text(&b));
    assert_counts(&r, 1, 0, 0, ROWS);
    r = import(t, "别的.csv", "姓名,出生日期\n某某,1970-01-01\n");
    assert_string_equal(codes(t, &r), "W102:1 W105:2");
}

static void what_the_roll_has_no_room_for_is_refused(void **state)
{
    static const struct {
        const char *field;
        int most;
    } table[] = {{"住址", 500}, {"户籍地", 500}, {"备注", 1000}};
    struct town *t = *state;
    for (size_t i = 0; i < ARRAY_COUNT(table); i++) {
        for (int more = 0; more < 2; more++) {
            struct buf b = {.arena = t->arena};
            buf_addf(&b, "姓名,出生日期,%s\n某某,1970-01-01,", table[i].field);
            for (int n = 0; n < table[i].most + more; n++) buf_add_text(&b, "长");
            struct roll_import_report r = import(t, arena_text(t->arena, "%zu-%d.csv", i, more), buf_text(&b));
            assert_int_equal(r.summary->by_code[FINDING_F110], more);
            assert_int_equal(r.added, 1 - more);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            town_test(good_rows_go_in_sealed_and_placed),
            town_test(the_same_again_changes_nothing),
            town_test(an_update_is_shown_then_written),
            town_test(what_was_changed_by_hand_stays),
            town_test(somebody_without_a_number_is_found_by_name_and_birth),
            town_test(legacy_numbers_claim_by_their_long_form),
            town_test(one_person_is_registered_once),
            town_test(who_leaves_one_roll_goes_over_to_another),
            town_test(a_renamed_file_replaces_the_earlier_one),
            town_test(districts_come_from_the_row_or_its_unit),
            town_test(units_that_come_later_are_filled_in),
            town_test(a_file_of_one_village_names_it_at_import),
            town_test(nothing_is_left_of_what_fails),
            town_test(a_rehearsal_writes_nothing),
            town_test(a_rehearsal_needs_no_workspace),
            town_test(many_rows_are_sealed_by_several_threads),
            town_test(many_of_one_name_are_found_again),
            town_test(what_the_roll_has_no_room_for_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
