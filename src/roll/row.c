#include "roll/row.h"

#include "base/utf8.h"
#include "roll/field.h"
#include "roll/name.h"

bool roll_row_is_blank(const struct row *r)
{
    for (size_t i = 0; i < r->n; i++) {
        struct str s = r->cells[i].text;
        if (s.n && (roll_is_han_lead(s.p[0]) || (s.p[0] > ' ' && s.p[0] < 0x7F) || utf8_trim(s).n)) return false;
    }
    return true;
}

void roll_row_read(struct arena *a, const struct roll_columns *columns, struct date on, const char *unit_default,
        const struct row *r, struct roll_row *out)
{
    struct roll_fields t = {0};
    struct roll_values v;
    struct roll_ethnic_memo memo = {0};
    for (int f = 0; f < FIELD_COUNT; f++) t.text[f] = (struct str){"", 0};
    roll_fields_read(a, columns, r, &t);
    roll_values_read(a, &t, on, &memo, &v);

    bool is_id_valid = v.id_fault == ID_NONE;
    const char *text[FIELD_COUNT];
    for (int f = 0; f < FIELD_COUNT; f++) text[f] = arena_copy(a, t.text[f].p, t.text[f].n);
    char id[ROLL_ID_BYTES + 1] = "";
    if (is_id_valid) roll_id_write(v.id_key, id);
    *out = (struct roll_row){
            .name = arena_copy(a, v.name.p, v.name.n),
            .sex = !is_id_valid   ? v.sex_written
                   : v.id_key % 2 ? SEX_MALE
                                  : SEX_FEMALE,
            .ethnic = v.ethnic,
            .birth = {is_id_valid                 ? v.id_ymd
                      : v.birth_form == BIRTH_DAY ? v.birth_written
                                                  : 0},
            .id = arena_copy(a, id, strlen(id)),
            .id_key = is_id_valid ? v.id_key : 0,
            .is_legacy_id = is_id_valid && v.is_legacy_id,
            .unit = columns->at[FIELD_UNIT] >= 0 ? text[FIELD_UNIT] : unit_default,
            .address = text[FIELD_ADDRESS],
            .district = text[FIELD_DISTRICT],
            .household = text[FIELD_HOUSEHOLD],
            .phone = text[FIELD_PHONE],
            .note = text[FIELD_NOTE],
            .voter_no = text[FIELD_VOTER_NO],
            .education = text[FIELD_EDUCATION],
            .politics = text[FIELD_POLITICS],
    };
}
