#include "cadre/awareness.h"

#include <inttypes.h>

#include "base/utf8.h"
#include "cadre/note.h"
#include "cadre/share.h"

const char cadre_aware[] = "知晓";

static bool is_survey(const struct set_record *r)
{
    return r->table->set->asks == SET_AWARENESS && r->table->n > 0;
}

static int64_t count_aware(const struct set_table *t, const struct set_row *r)
{
    int64_t n = 0;
    for (size_t i = 0; i < t->label_count; i++)
        if (text_eq(t->labels[i], cadre_aware)) n += r->counts[i];
    return n;
}

void cadre_check_awareness(const struct set_record *r, const struct law_basis *law, struct finding_list *found)
{
    const struct set_table *t = r->table;
    int64_t least = law->settings[SETTING_AWARENESS_PERCENT].value;
    if (!least || !is_survey(r)) return;
    const char *article = cadre_cite_local(found->arena, law, SETTING_AWARENESS_PERCENT, CADRE_RULE_A16);
    const char *subject = arena_text(found->arena, "票组 %s", t->set->name);
    bool is_hidden = t->is_hidden || t->raters < CADRE_RATERS_MIN;
    for (size_t i = 0; i < t->n; i++) is_hidden |= t->rows[i].is_hidden;
    if (is_hidden) {
        cadre_note(found, FINDING_W873, article, subject, "不足 %d 人的不显示，知晓率没有检查", CADRE_RATERS_MIN);
        return;
    }
    for (size_t i = 0; i < t->n; i++) {
        int64_t aware = count_aware(t, &t->rows[i]);
        if (aware * 100 >= least * t->raters) continue;
        const struct set_question *q = t->rows[i].question;
        cadre_note(found, FINDING_F874, article, subject, "%s%s%s: 有效 %" PRId64 " 份，知晓 %" PRId64 " 份，不到百分之 %" PRId64 "，不得召开大会",
                q->subject, *q->item ? " " : "", q->item, t->raters, aware, least);
    }
}

void cadre_check_awareness_all(
        const struct set_record *records, size_t n, const struct law_basis *law, const char *subject, struct finding_list *found)
{
    bool has_any = false;
    int32_t last = 0;
    for (size_t i = 0; i < n; i++)
        if (is_survey(&records[i]) && records[i].table->set->held_on.ymd > last) last = records[i].table->set->held_on.ymd;
    for (size_t i = 0; i < n; i++) {
        if (!is_survey(&records[i]) || records[i].table->set->held_on.ymd < last) continue;
        has_any = true;
        cadre_check_awareness(&records[i], law, found);
    }
    if (!has_any && law->settings[SETTING_AWARENESS_PERCENT].value)
        cadre_note(found, FINDING_W873, cadre_cite_local(found->arena, law, SETTING_AWARENESS_PERCENT, CADRE_RULE_A16), subject,
                "没有换届纪律知晓率的调查结果");
}
