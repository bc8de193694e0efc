#include "count/custody.h"

#include <inttypes.h>
#include <stdarg.h>

static void PRINTF_LIKE(5, 6) find(const struct law_basis *b, struct finding_list *list, enum finding_code code,
        const char *subject, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = arena_vtext(list->arena, format, args);
    va_end(args);
    enum rule r = finding_rule(code);
    const char *article = r == RULE_NONE ? "" : law_cite(list->arena, b, r);
    finding_add(list, (struct finding){code, article, subject, text});
}

static int64_t known(int64_t copies)
{
    return copies < 0 ? 0 : copies;
}

int64_t count_custody_stock(const struct custody_facts *f)
{
    return known(f->printed) - known(f->handed_out) + known(f->returned) - known(f->destroyed);
}

static void check_station(const struct law_basis *b, const struct custody_station *s, struct finding_list *list)
{
    if (known(s->returned) > known(s->handed_out))
        find(b, list, FINDING_F525, s->subject, "退回 %" PRId64 " 张，多于发给的 %" PRId64 " 张，请核对台账",
                s->returned, known(s->handed_out));
    if (s->returned >= 0 && s->unused >= 0 && s->returned != s->unused)
        find(b, list, FINDING_W524, s->subject,
                "台账退回 %" PRId64 " 张，计票单写剩余 %" PRId64 " 张，相差 %" PRId64 " 张", s->returned, s->unused,
                s->returned > s->unused ? s->returned - s->unused : s->unused - s->returned);
}

void count_check_custody(const struct law_basis *b, const struct custody_facts *f, struct finding_list *list)
{
    if (!f->has_entries) {
        if (f->registered >= 0) find(b, list, FINDING_N501, f->subject, "没有选票台账，领用数无从与印制数、发放数核对");
        return;
    }
    if (known(f->handed_out) > known(f->printed))
        find(b, list, FINDING_F524, f->subject, "发给投票站 %" PRId64 " 张，多于印制的 %" PRId64 " 张，请核对台账",
                f->handed_out, known(f->printed));
    int64_t before = count_custody_stock(f) + known(f->destroyed);
    if (known(f->destroyed) > 0 && f->destroyed > before)
        find(b, list, FINDING_F526, f->subject,
                "销毁 %" PRId64 " 张，而印制 %" PRId64 " 张减去发出 %" PRId64 " 张加上退回 %" PRId64 " 张只有 %" PRId64
                " 张",
                f->destroyed, known(f->printed), known(f->handed_out), known(f->returned), before);
    if (f->destroyed_early > 0)
        find(b, list, FINDING_W525, f->subject, "计票结果核定以前销毁了 %" PRId64 " 张，请说明销毁的是什么选票、谁监督",
                f->destroyed_early);
    if (f->printed >= 0 && f->registered >= 0 && f->printed < f->registered)
        find(b, list, FINDING_W523, f->subject, "印制 %" PRId64 " 张，选民 %" PRId64 " 人，少 %" PRId64 " 张",
                f->printed, f->registered, f->registered - f->printed);
    for (size_t i = 0; i < f->station_count; i++) check_station(b, &f->stations[i], list);
}
