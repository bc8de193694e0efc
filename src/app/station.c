#include "app/station.h"

#include <inttypes.h>

#include "law/voting.h"

enum { AT_DISTRICT, AT_NO, AT_KIND, AT_NAME, AT_GROUND, AT_BOOTH, FIELDS };

static const struct table_field fields[FIELDS] = {
        [AT_DISTRICT] = {"选区号|选区编号|选区", true},
        [AT_NO] = {"站号|投票站号|编号", true},
        [AT_KIND] = {"类别|类型", true},
        [AT_NAME] = {"名称|站名|投票站名称|地点", true},
        [AT_GROUND] = {"事由|流动票箱事由", false},
        [AT_BOOTH] = {"秘密写票处|写票处", false},
};

enum { NUMBER_MAX = 9999 };

/* What offices write for the grounds of law/voting.h. */
static bool ground_from_words(struct arena *a, const char *words, enum mobile_ground *ground)
{
    static const struct {
        const char *words;
        enum mobile_ground ground;
    } known[] = {{"|行动不便|疾病|病残|老弱病残|患病|", MOBILE_ILL},
            {"|居住分散|交通不便|居住分散交通不便|居住分散、交通不便|", MOBILE_REMOTE},
            {"|羁押服刑|羁押|服刑|", MOBILE_HELD}, {"|其他|", MOBILE_OTHER}};
    const char *padded = arena_text(a, "|%s|", words);
    for (size_t i = 0; i < ARRAY_COUNT(known); i++) {
        if (!strstr(known[i].words, padded)) continue;
        *ground = known[i].ground;
        return true;
    }
    for (int g = 0; g < MOBILE_GROUND_COUNT; g++) {
        if (!text_eq(mobile_ground_title((enum mobile_ground)g), words)) continue;
        *ground = (enum mobile_ground)g;
        return true;
    }
    return false;
}

static const char *read_ground(const struct table_row *r, enum station_kind kind, struct table_faults *faults)
{
    enum mobile_ground ground;
    const char *words = r->cells[AT_GROUND];
    if (kind != STATION_MOBILE) return "";
    if (*words && ground_from_words(faults->arena, words, &ground)) return mobile_ground_code(ground);
    table_fault(faults, r->line, "事由", "%s%s%s流动票箱的事由应写行动不便、居住分散、羁押服刑、其他之一",
            *words ? "“" : "", words, *words ? "”不明，" : "为空，");
    return "";
}

static struct station read_station(const struct table *t, const struct table_row *r,
        const struct district_list *districts, struct table_faults *faults)
{
    struct station s = {.name = table_name(t, r, AT_NAME, faults)};
    table_text(t, r, AT_DISTRICT, faults);
    s.district_no = table_int_within(t, r, AT_DISTRICT, 1, NUMBER_MAX, 0, faults);
    if (s.district_no && !district_lookup(districts, s.district_no))
        table_fault(faults, r->line, "选区号", "选区表中没有选区 %" PRId64, s.district_no);
    table_text(t, r, AT_NO, faults);
    s.station_no = table_int_within(t, r, AT_NO, 1, NUMBER_MAX, 0, faults);
    if (!station_kind_from_title(r->cells[AT_KIND], &s.kind))
        table_fault(faults, r->line, "类别", "“%s”应为投票站、选举大会、流动票箱之一", r->cells[AT_KIND]);
    s.ground = read_ground(r, s.kind, faults);
    s.has_booth = table_flag(t, r, AT_BOOTH, faults);
    return s;
}

static struct station_list read_stations(
        struct arena *a, const struct table *t, const struct district_list *districts, struct table_faults *faults)
{
    struct station_list list = {arena_alloc_array(a, t->n + 1, sizeof *list.v), 0};
    for (size_t i = 0; i < t->n; i++) {
        struct station s = read_station(t, &t->rows[i], districts, faults);
        const struct station *twin = s.station_no ? station_lookup(&list, s.district_no, s.station_no) : NULL;
        if (twin)
            table_fault(faults, t->rows[i].line, "站号", "%s与第 %zu 行重复",
                    station_subject(a, s.district_no, s.station_no), t->rows[twin - list.v].line);
        list.v[list.n++] = s;
    }
    return list;
}

static const char *title(struct arena *a, const struct station *s)
{
    return arena_text(a, "%s %s", station_subject(a, s->district_no, s->station_no), s->name);
}

/* A place where a round is counted keeps its number and stays a counting place. */
static bool is_free(struct workspace *ws, const struct station *s, struct err *e)
{
    int64_t rounds;
    if (!station_count_rounds(ws->db, ws->election.county, s->district_no, s->station_no, &rounds, e)) return false;
    if (rounds == 0) return true;
    return err_set(e, ERR_STATE, "%s是已建立的投票的计票点，不能去掉，也不能改成流动票箱", title(ws->arena, s));
}

static const char *ground_title(const char *code)
{
    enum mobile_ground g;
    return mobile_ground_from(code, &g) ? mobile_ground_title(g) : "";
}

static bool compare_station(struct workspace *ws, const struct station *old, const struct station *s,
        struct change_list *changes, struct err *e)
{
    if (s->kind == STATION_MOBILE && old->kind != STATION_MOBILE && !is_free(ws, old, e)) return false;
    struct buf b = {.arena = ws->arena};
    change_note_text(&b, "类别", station_kind_title(old->kind), station_kind_title(s->kind));
    change_note_text(&b, "名称", old->name, s->name);
    change_note_text(&b, "事由", ground_title(old->ground), ground_title(s->ground));
    change_note_text(&b, "秘密写票处", old->has_booth ? "是" : "否", s->has_booth ? "是" : "否");
    if (b.n)
        change_add(changes, CHANGE_CHANGED, title(ws->arena, s), buf_text(&b));
    else
        changes->kept++;
    return true;
}

static bool compare_stations(struct workspace *ws, const struct station_list *stored, const struct station_list *given,
        struct change_list *changes, struct err *e)
{
    for (size_t i = 0; i < given->n; i++) {
        const struct station *s = &given->v[i], *old = station_lookup(stored, s->district_no, s->station_no);
        if (!old)
            change_add(changes, CHANGE_ADDED, title(ws->arena, s), station_kind_title(s->kind));
        else if (!compare_station(ws, old, s, changes, e))
            return false;
    }
    for (size_t i = 0; i < stored->n; i++) {
        const struct station *old = &stored->v[i];
        if (station_lookup(given, old->district_no, old->station_no)) continue;
        if (!is_free(ws, old, e)) return false;
        change_add(changes, CHANGE_REMOVED, title(ws->arena, old), "");
    }
    return true;
}

static bool write_stations(
        struct workspace *ws, const struct station_list *stored, const struct station_list *given, struct err *e)
{
    int64_t county = ws->election.county;
    for (size_t i = 0; i < stored->n; i++) {
        const struct station *old = &stored->v[i];
        if (!station_lookup(given, old->district_no, old->station_no) &&
                !station_delete(ws->db, county, old->district_no, old->station_no, e))
            return false;
    }
    for (size_t i = 0; i < given->n; i++) {
        const struct station *s = &given->v[i];
        bool is_new = !station_lookup(stored, s->district_no, s->station_no);
        if (is_new ? !station_insert(ws->db, county, s, e) : !station_update(ws->db, county, s, e)) return false;
    }
    return true;
}

bool station_import(struct workspace *ws, const char *path, bool is_consented, struct change_list *out, struct err *e)
{
    struct arena *a = ws->arena;
    struct table t;
    struct table_faults faults = {.arena = a};
    struct change_list changes = {.arena = a};
    struct district_list districts;
    struct station_list stored;
    if (!table_load(a, path, fields, FIELDS, &t, &faults, e) || !change_is_usable(&t, e)) return false;
    AUTO_TXN struct db_txn txn = {0};
    if (!db_begin(ws->db, &txn, e) || !workspace_must_be_open(ws, e) ||
            !district_load_all(a, ws->db, ws->election.county, &districts, e) ||
            !station_load_all(a, ws->db, ws->election.county, &stored, e))
        return false;
    struct station_list given = read_stations(a, &t, &districts, &faults);
    if (!table_is_sound(&t, &faults, e) || !compare_stations(ws, &stored, &given, &changes, e)) return false;
    changes.is_written = change_may_be_written(&changes, stored.n, is_consented);
    if (changes.is_written && changes.n > 0 &&
            !(write_stations(ws, &stored, &given, e) && change_record(ws, "station-import", &t, &changes, e) &&
                    db_commit(&txn, e)))
        return false;
    *out = changes;
    return true;
}
