/* Files of appointment forms as the command line names them: single ones, and whole folders. */
#ifndef CLI_FORM_FILE_H
#define CLI_FORM_FILE_H

#include "cli/command.h"

/* Ends with that, small and capital letters alike. */
bool cli_ends_with(const char *path, const char *end);

/* "甲.pic" beside "甲.lrm". */
const char *cli_photo_path(struct cli *c, const char *path);

/* The file, and what stands beside a .lrm as .pic; a .lrm without a photo is usual. */
MUST_USE bool cli_read_form(struct cli *c, const char *path, struct str *bytes, struct str *photo);

/* The operands, a folder replaced by the .lrmx and .lrm in it, in the order of their names. ERR_INPUT for a folder without. */
MUST_USE bool cli_form_paths(struct cli *c, const char *const **paths, size_t *n);

#endif
