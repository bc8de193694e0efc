/* Every command, one file each. */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

extern const struct command command_init;
extern const struct command command_unit_import;
extern const struct command command_unit_list;
extern const struct command command_district_import;
extern const struct command command_district_list;
extern const struct command command_seats_show;
extern const struct command command_seats_fix;
extern const struct command command_seats_allocate;
extern const struct command command_seats_set;
extern const struct command command_minority_import;
extern const struct command command_minority_list;
extern const struct command command_member_import;
extern const struct command command_member_add;
extern const struct command command_member_leave;
extern const struct command command_member_list;
extern const struct command command_member_kin;
extern const struct command command_plan_make;
extern const struct command command_plan_list;
extern const struct command command_plan_done;
extern const struct command command_plan_assign;
extern const struct command command_plan_add;
extern const struct command command_plan_note;
extern const struct command command_plan_export;
extern const struct command command_notice_add;
extern const struct command command_notice_list;
extern const struct command command_station_import;
extern const struct command command_station_list;
extern const struct command command_setting_list;
extern const struct command command_setting_set;
extern const struct command command_org_check;
extern const struct command command_tally_enter;
extern const struct command command_tally_compare;
extern const struct command command_tally_resolve;
extern const struct command command_tally_withdraw;
extern const struct command command_count;
extern const struct command command_decision_list;
extern const struct command command_decision_set;
extern const struct command command_finding_explain;
extern const struct command command_nominate_import;
extern const struct command command_nominate_list;
extern const struct command command_nominate_strike_signer;
extern const struct command command_nominate_withdraw;
extern const struct command command_nominate_death;
extern const struct command command_nominate_strike;
extern const struct command command_nominate_review;
extern const struct command command_nominate_consult;
extern const struct command command_nominate_primary;
extern const struct command command_nominate_first_list;
extern const struct command command_nominate_finalize;
extern const struct command command_nominate_final_list;
extern const struct command command_nominate_order;
extern const struct command command_nominate_check;
extern const struct command command_round_open;
extern const struct command command_certify;
extern const struct command command_correct;
extern const struct command command_result_show;
extern const struct command command_paper_all;
extern const struct command command_paper_result_form;
extern const struct command command_paper_notice_result;
extern const struct command command_paper_elected;
extern const struct command command_paper_deputy_notice;
extern const struct command command_paper_candidates;
extern const struct command command_paper_statistics;
extern const struct command command_paper_turnout;
extern const struct command command_verify;
extern const struct command command_journal_list;
extern const struct command command_backup;
extern const struct command command_explain;
extern const struct command command_law_seats;
extern const struct command command_law_candidates;
extern const struct command command_law_calendar;
extern const struct command command_law_id;
extern const struct command command_law_ballot;
extern const struct command command_law_outcome;
extern const struct command command_law_rules;

#endif
