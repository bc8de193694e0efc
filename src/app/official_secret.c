#include "app/official_secret.h"

#include <assert.h>

#include "roll/id.h"

static struct vault_place place_of(int64_t county, const char *table, int64_t official_no)
{
    return (struct vault_place){county, table, official_no};
}

struct search_key official_secret_key(struct vault *vault, const char *id)
{
    return *id ? vault_search_key(vault, "id", str_of(id)) : (struct search_key){0};
}

bool official_secret_seal(
        struct arena *a, struct vault *vault, int64_t county, const char *id, struct official *o, struct err *e)
{
    struct str field = str_of(id), sealed = {0};
    assert(o->official_no > 0 && (field.n == 0 || field.n == ROLL_ID_BYTES));
    if (field.n && !vault_seal(a, vault, place_of(county, "official", o->official_no), (struct vault_fields){&field, 1},
                           &sealed, e))
        return false;
    struct search_key key = official_secret_key(vault, id);
    o->sealed = sealed;
    o->id_high = key.high;
    o->id_low = key.low;
    return true;
}

bool official_secret_open(struct arena *a, struct vault *vault, int64_t county, const struct official *o,
        const char **id, struct err *e)
{
    struct str field = {"", 0};
    if (o->sealed.n && !vault_unseal(a, vault, place_of(county, "official", o->official_no), o->sealed,
                               (struct vault_fields){&field, 1}, e))
        return false;
    *id = field.p; /* ends with a NUL */
    return true;
}

bool official_secret_seal_form(struct arena *a, struct vault *vault, int64_t county, int64_t official_no,
        struct str bytes, struct official_form *f, struct err *e)
{
    size_t n = (bytes.n + VAULT_FIELD_BYTES_MAX - 1) / VAULT_FIELD_BYTES_MAX;
    struct str *pieces = arena_alloc_array(a, n + 1, sizeof *pieces), sealed;
    for (size_t i = 0; i < n; i++) {
        size_t at = i * VAULT_FIELD_BYTES_MAX, rest = bytes.n - at;
        pieces[i] = (struct str){bytes.p + at, rest < VAULT_FIELD_BYTES_MAX ? rest : VAULT_FIELD_BYTES_MAX};
    }
    if (!vault_seal(a, vault, place_of(county, "official_form", official_no), (struct vault_fields){pieces, n}, &sealed, e))
        return false;
    *f = (struct official_form){official_no, (int64_t)n, sealed};
    return true;
}

bool official_secret_open_form(struct arena *a, struct vault *vault, int64_t county,
        const struct official_form *f, struct str *bytes, struct err *e)
{
    size_t n = (size_t)f->pieces, length = 0;
    if (f->pieces < 0 || n > f->sealed.n) return err_set(e, ERR_STATE, "审批表的封存内容被改动过，打不开；请用备份");
    struct str *pieces = arena_alloc_array(a, n + 1, sizeof *pieces);
    if (!vault_unseal(a, vault, place_of(county, "official_form", f->official_no), f->sealed,
                (struct vault_fields){pieces, n}, e))
        return false;
    for (size_t i = 0; i < n; i++) length += pieces[i].n;
    char *whole = arena_alloc(a, length + 1);
    length = 0;
    for (size_t i = 0; i < n; i++) {
        memcpy(whole + length, pieces[i].p, pieces[i].n);
        length += pieces[i].n;
    }
    *bytes = (struct str){whole, length};
    return true;
}
