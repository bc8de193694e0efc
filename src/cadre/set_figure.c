/* Do the figures of a set contradict one another? */
#include <inttypes.h>

#include "cadre/set_check_state.h"

/* SET_NOT_SAID takes part in no comparison. */
static bool exceeds(const struct ballot_set *s, enum set_figure more, enum set_figure than)
{
    return s->figures[more] >= 0 && s->figures[than] >= 0 && s->figures[more] > s->figures[than];
}

static void check_pair(const struct ballot_set *s, enum set_figure more, enum set_figure than, struct finding_list *found)
{
    if (!exceeds(s, more, than)) return;
    bool is_issue = than == SET_ISSUED;
    set_finding_add(found, is_issue ? FINDING_F842 : FINDING_F841, s, set_count_source(found->arena, s),
            arena_text(found->arena, "%s %" PRId64 " 多于%s %" PRId64 "%s", set_figure_title(more), s->figures[more],
                    set_figure_title(than), s->figures[than],
                    is_issue ? "，多出的票查清以前这组结果不能用" : "，请对照原始记录改正"));
}

/* Of answers by codes the valid ones are those that came. */
static void check_said(const struct ballot_set *s, struct finding_list *found)
{
    static const enum set_figure needed[] = {SET_ISSUED, SET_RETURNED, SET_VALID};
    const char *missing = "";
    for (size_t i = 0; i < ARRAY_COUNT(needed); i++)
        if (s->figures[needed[i]] < 0 && !(needed[i] == SET_VALID && s->shape == SHAPE_CODES))
            missing = arena_text(found->arena, "%s%s%s", missing, *missing ? "、" : "", set_figure_title(needed[i]));
    if (*missing)
        set_finding_add(found, FINDING_W844, s, set_count_source(found->arena, s),
                arena_text(found->arena, "没有写明%s几票，百分比的分母不全", missing));
}

void set_check_figures(const struct ballot_set *s, struct finding_list *found)
{
    check_pair(s, SET_PRESENT, SET_EXPECTED, found);
    check_pair(s, SET_RETURNED, SET_ISSUED, found);
    if (!set_blank_is_secret(s)) check_pair(s, SET_BLANK, SET_VALID, found);
    const int64_t *f = s->figures;
    if (f[SET_RETURNED] >= 0 && f[SET_VALID] >= 0 && f[SET_VALID] + (f[SET_VOID] > 0 ? f[SET_VOID] : 0) > f[SET_RETURNED])
        set_finding_add(found, FINDING_F841, s, set_count_source(found->arena, s),
                arena_text(found->arena, "有效 %" PRId64 " 加废票 %" PRId64 " 多于收回 %" PRId64, f[SET_VALID],
                        f[SET_VOID] > 0 ? f[SET_VOID] : 0, f[SET_RETURNED]));
    else if (f[SET_RETURNED] >= 0 && f[SET_VALID] >= 0 && f[SET_VOID] >= 0 && f[SET_VALID] + f[SET_VOID] != f[SET_RETURNED])
        set_finding_add(found, FINDING_F841, s, set_count_source(found->arena, s),
                arena_text(found->arena, "有效 %" PRId64 " 加废票 %" PRId64 " 不等于收回 %" PRId64, f[SET_VALID],
                        f[SET_VOID], f[SET_RETURNED]));
    if (exceeds(s, SET_ISSUED, SET_PRESENT))
        set_finding_add(found, FINDING_W843, s, set_count_source(found->arena, s),
                arena_text(found->arena, "发出 %" PRId64 " 张，实到 %" PRId64 " 人", f[SET_ISSUED], f[SET_PRESENT]));
    if (f[SET_ISSUED] >= 0 && f[SET_RETURNED] >= 0 && f[SET_RETURNED] < f[SET_ISSUED])
        set_finding_add(found, FINDING_W842, s, set_count_source(found->arena, s),
                arena_text(found->arena, "发出 %" PRId64 " 张，收回 %" PRId64 " 张，差 %" PRId64 " 张", f[SET_ISSUED],
                        f[SET_RETURNED], f[SET_ISSUED] - f[SET_RETURNED]));
    check_said(s, found);
}
