#include "model/credential.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(credential_item, enum credential_item, CREDENTIAL_ITEMS)
DEFINE_TITLE_FUNCTION(credential_item, enum credential_item, CREDENTIAL_ITEMS)

bool credential_has_passed(const struct credential *c)
{
    for (int i = 0; i < CREDENTIAL_ITEM_COUNT; i++)
        if (c->items[i] != CONCLUSION_PASS) return false;
    return true;
}
