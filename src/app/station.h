/* Stations, election meetings and mobile boxes from the table of the office (投票站表). */
#ifndef APP_STATION_H
#define APP_STATION_H

#include "app/change.h"
#include "store/place.h"

/* Takes in the whole table, rows known by district and station number.
 * Errors  ERR_INPUT with every fault of the file, a district that there is not included; ERR_STATE when a station
 *         where a round is counted would be removed or become a mobile box */
MUST_USE bool station_import(
        struct workspace *ws, const char *path, bool is_consented, struct change_list *changes, struct err *e);

#endif
