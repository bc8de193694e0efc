#include "model/quota.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(quota_ground, enum quota_ground, QUOTA_GROUNDS)
DEFINE_TITLE_FUNCTION(quota_ground, enum quota_ground, QUOTA_GROUNDS)
DEFINE_FROM_FUNCTION(quota_ground, enum quota_ground, QUOTA_GROUNDS)
