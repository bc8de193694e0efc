#include "app/voter_secret.h"

#include <assert.h>

#include "roll/id.h"

enum { ID, PHONE, FIELDS };

static struct vault_place place_of(int64_t county, int64_t voter_no)
{
    return (struct vault_place){county, "voter", voter_no};
}

bool voter_secret_seal_value(struct arena *a, struct vault *vault, struct voter_secret_place at,
        const struct voter_secret *s, struct str *sealed, struct err *e)
{
    struct str fields[FIELDS] = {[ID] = str_of(s->id), [PHONE] = str_of(s->phone)};
    assert(at.voter_no > 0 && (fields[ID].n == 0 || fields[ID].n == ROLL_ID_BYTES));
    return vault_seal(a, vault, place_of(at.county, at.voter_no), (struct vault_fields){fields, FIELDS}, sealed, e);
}

bool voter_secret_seal(struct arena *a, struct vault *vault, int64_t county, const struct voter_secret *s,
        struct voter *v, struct err *e)
{
    struct str sealed;
    struct voter_secret_place at = {county, v->voter_no};
    if (!voter_secret_seal_value(a, vault, at, s, &sealed, e)) return false;
    struct search_key id = voter_secret_id_key(vault, s->id), phone = voter_secret_phone_key(vault, s->phone);
    v->sealed = sealed;
    v->id_high = id.high;
    v->id_low = id.low;
    v->phone_high = phone.high;
    v->phone_low = phone.low;
    return true;
}

bool voter_secret_open(struct arena *a, struct vault *vault, int64_t county, const struct voter *v,
        struct voter_secret *s, struct err *e)
{
    struct str fields[FIELDS];
    struct vault_place place = place_of(county, v->voter_no);
    if (!vault_unseal(a, vault, place, v->sealed, (struct vault_fields){fields, FIELDS}, e)) return false;
    *s = (struct voter_secret){fields[ID].p, fields[PHONE].p}; /* each ends with a NUL */
    return true;
}

struct search_key voter_secret_id_key(struct vault *vault, const char *id)
{
    return *id ? vault_search_key(vault, "id", str_of(id)) : (struct search_key){0};
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

struct search_key voter_secret_phone_key(struct vault *vault, const char *phone)
{
    char digits[VOTER_PHONE_BYTES_MAX];
    size_t n = 0;
    for (const char *p = phone; *p && n < sizeof digits; p++)
        if (is_digit(*p)) digits[n++] = *p;
    return n ? vault_search_key(vault, "phone", (struct str){digits, n}) : (struct search_key){0};
}

const char *voter_secret_mask_id(struct arena *a, const char *id)
{
    return roll_id_mask(a, str_of(id));
}

/* Of a telephone without area code no beginning is shown: there would be little left to guess. */
const char *voter_secret_mask_phone(struct arena *a, const char *phone)
{
    enum { MOBILE_DIGITS = 11, HEAD = 3, TAIL = 4 };
    char digits[VOTER_PHONE_BYTES_MAX];
    size_t n = 0;
    for (const char *p = phone; *p && n < sizeof digits; p++)
        if (is_digit(*p)) digits[n++] = *p;
    if (n < 2 * TAIL - 1) return *phone ? "****" : "";
    return arena_text(a, "%.*s****%.*s", n < MOBILE_DIGITS ? 0 : HEAD, digits, TAIL, digits + n - TAIL);
}
