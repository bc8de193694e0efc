/* Signed recommendations against the family lists of the forms (A15). */
#include "base/utf8.h"
#include "cadre/set_check.h"
#include "cadre/source.h"
#include "roll/name.h"

static int64_t subject_no_of(const struct set_table *t, const char *subject)
{
    for (size_t i = 0; i < t->n; i++)
        if (text_eq(t->rows[i].question->subject, subject)) return t->rows[i].question->subject_no;
    return 0;
}

static const struct cadre *form_of(const struct set_kinship *k, int64_t official_no)
{
    for (size_t i = 0; i < k->form_count; i++)
        if (k->forms[i].official_no == official_no) return k->forms[i].cadre;
    return NULL;
}

/* The tie between the subject and a cadre of the signer's name. *is_alone: only one cadre has that name. */
static const struct kin_tie *tie_of(const struct set_kinship *k, int64_t subject_no, const char *signer, bool *is_alone)
{
    const struct kin_tie *tie = NULL;
    size_t namesakes = 0;
    for (size_t i = 0; i < k->people->officials.n; i++) {
        const struct official *o = &k->people->officials.v[i];
        if (!official_serves(o) || !roll_name_is_same(o->name, signer)) continue;
        namesakes++;
        const struct kin_tie *found = avoid_tie_between(k->ties, subject_no, o->official_no);
        if (found && (!tie || found->is_certain)) tie = found;
    }
    *is_alone = namesakes == 1;
    return tie;
}

static const char *relation_in(const struct cadre *form, const char *name)
{
    for (size_t i = 0; form && i < form->family_count; i++)
        if (roll_name_is_same(form->family[i].text[RELATIVE_NAME], name))
            return form->family[i].text[RELATIVE_RELATION];
    return NULL;
}

void cadre_check_signers(const struct set_record *r, const struct set_kinship *k, struct finding_list *found)
{
    struct arena *a = found->arena;
    if (r->table->set->asks != SET_RECOMMENDATION) return;
    const char *set = arena_text(a, "票组 %s", r->table->set->name), *article = cadre_cite(a, r->table->set->held_on, CADRE_RULE_A15);
    for (size_t i = 0; r->signatures && i < r->signatures->n; i++) {
        const struct set_signature *x = &r->signatures->v[i];
        int64_t subject_no = subject_no_of(r->table, x->subject);
        const char *signer = utf8_drop_blanks(a, x->signer), *relation = relation_in(form_of(k, subject_no), signer);
        bool is_alone, is_declared = *x->relation && !text_eq(x->relation, "无"); /* found already */
        const struct kin_tie *tie = subject_no ? tie_of(k, subject_no, signer, &is_alone) : NULL;
        if (is_declared || (!tie && !relation)) continue;
        if (tie && tie->is_certain && is_alone)
            finding_add(found, (struct finding){FINDING_F848, article, set,
                                       arena_text(a, "推荐人“%s”没有申报；审批表写明与被推荐人“%s”是亲属（%s），应当回避", x->signer,
                                               x->subject, tie->relation)});
        else
            finding_add(found, (struct finding){FINDING_W849, article, set,
                                       arena_text(a, "推荐人“%s”与被推荐人“%s”的%s同名，是不是同一人请核对", x->signer, x->subject,
                                               relation && *relation ? relation : "亲属")});
    }
}
