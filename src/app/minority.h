/* Minorities of the township and the seats given to them, from the table of the office (少数民族表). */
#ifndef APP_MINORITY_H
#define APP_MINORITY_H

#include "app/change.h"
#include "store/minority.h"

/* Takes in the whole table, rows known by the name of the group. ERR_INPUT with every fault of the file. */
MUST_USE bool minority_import(
        struct workspace *ws, const char *path, bool is_consented, struct change_list *changes, struct err *e);

#endif
