#include "model/member.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(member_body, enum member_body, MEMBER_BODIES)
DEFINE_TITLE_FUNCTION(member_body, enum member_body, MEMBER_BODIES)
DEFINE_FROM_FUNCTION(member_body, enum member_body, MEMBER_BODIES)
DEFINE_FROM_TITLE_FUNCTION(member_body, enum member_body, MEMBER_BODIES)
