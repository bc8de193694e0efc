#include "model/notice.h"

#include "model/code.h"

DEFINE_CODE_FUNCTION(notice_kind, enum notice_kind, NOTICE_KINDS)
DEFINE_TITLE_FUNCTION(notice_kind, enum notice_kind, NOTICE_KINDS)
DEFINE_FROM_FUNCTION(notice_kind, enum notice_kind, NOTICE_KINDS)
