#include "seal/journal.h"

#include <assert.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>

static const char format[] = "huanjie-journal-1";

static void add_text(struct sm3 *h, const char *text)
{
    char head[24];
    int n = snprintf(head, sizeof head, "%zu:", strlen(text));
    sm3_add(h, (struct str){head, (size_t)n});
    sm3_add(h, str_of(text));
    sm3_add(h, STR(","));
}

static void add_int(struct sm3 *h, int64_t n)
{
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)n);
    add_text(h, text);
}

static void hash_root(struct sm3 *h, int64_t county, const char *workspace, char hash[SM3_HEX])
{
    add_text(h, format);
    add_int(h, county);
    add_text(h, workspace);
    sm3_finish(h, hash);
}

static void hash_entry(struct sm3 *h, int64_t county, int64_t seq, const struct journal_entry *entry,
        const char *previous, char hash[SM3_HEX])
{
    add_text(h, format);
    add_int(h, county);
    add_int(h, seq);
    add_text(h, entry->at);
    add_text(h, entry->actor);
    add_text(h, entry->action);
    add_text(h, entry->subject);
    add_text(h, entry->detail);
    add_text(h, previous);
    sm3_finish(h, hash);
}

static bool lookup_root(struct db *db, int64_t county, struct journal_mark *root, struct err *e)
{
    AUTO_SM3 struct sm3 *h = NULL;
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!sm3_new(&h, e) || !db_query(db, "SELECT workspace FROM election WHERE county = ?", &s, e, db_int(county)))
        return false;
    enum db_answer answer = db_step(s, e);
    if (answer == DB_ERROR) return false;
    if (answer == DB_DONE)
        return err_set(e, ERR_STATE, "%s 中没有区划 %lld 的选举，不能记工作日志", db_name(db), (long long)county);
    root->seq = 0;
    hash_root(h, county, db_column_text(s, 0), root->hash);
    return true;
}

static void copy_hash(char hash[SM3_HEX], const char *text)
{
    snprintf(hash, SM3_HEX, "%s", text);
}

bool journal_head(struct db *db, int64_t county, struct journal_mark *head, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(
                db, "SELECT seq, hash FROM journal WHERE county = ? ORDER BY seq DESC LIMIT 1", &s, e, db_int(county)))
        return false;
    enum db_answer answer = db_step(s, e);
    if (answer == DB_ERROR) return false;
    if (answer == DB_DONE) return lookup_root(db, county, head, e);
    head->seq = db_column_int(s, 0);
    copy_hash(head->hash, db_column_text(s, 1));
    return true;
}

/* "2012-01-04T08:00:00+08:00" */
static bool is_time(const char *text)
{
    static const char shape[] = "dddd-dd-ddTdd:dd:dd+dd:dd";
    if (strlen(text) != strlen(shape)) return false;
    for (size_t i = 0; shape[i]; i++) {
        if (shape[i] == 'd' ? !isdigit((unsigned char)text[i])
                            : text[i] != shape[i] && !(shape[i] == '+' && text[i] == '-'))
            return false;
    }
    return true;
}

static bool fits(const char *what, const char *text, size_t most, struct err *e)
{
    return strlen(text) <= most || err_set(e, ERR_INPUT, "写入工作日志的%s太长 (%zu 字节，最多 %zu 字节)：请缩短说明",
                                           what, strlen(text), most);
}

bool journal_append(
        struct db *db, int64_t county, const struct journal_entry *entry, struct journal_mark *mark, struct err *e)
{
    assert(db_is_writing(db));
    assert(is_time(entry->at) && *entry->actor && *entry->action && (!*entry->detail || *entry->detail == '{'));
    if (!fits("经办人", entry->actor, JOURNAL_NAME_MAX, e) || !fits("对象", entry->subject, JOURNAL_SUBJECT_MAX, e) ||
            !fits("内容", entry->detail, JOURNAL_DETAIL_MAX, e))
        return false;
    struct journal_mark head, next;
    AUTO_SM3 struct sm3 *h = NULL;
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!sm3_new(&h, e) || !journal_head(db, county, &head, e)) return false;
    next.seq = head.seq + 1;
    hash_entry(h, county, next.seq, entry, head.hash, next.hash);
    if (!db_prepare_journal(db,
                "INSERT INTO journal (county, seq, at, actor, action, subject, detail, previous, hash) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                &s, e))
        return false;
    const struct db_value values[] = {db_int(county), db_int(next.seq), db_text(entry->at), db_text(entry->actor),
            db_text(entry->action), db_text(entry->subject), db_text(entry->detail), db_text(head.hash),
            db_text(next.hash)};
    for (size_t i = 0; i < ARRAY_COUNT(values); i++) db_bind(s, (int)i + 1, values[i]);
    if (!db_execute(s, e)) return false;
    if (mark) *mark = next;
    return true;
}

/* Texts are borrowed from the statement's row. */
static struct journal_entry read_entry(struct db_statement *s, int at)
{
    return (struct journal_entry){.at = db_column_text(s, at),
            .actor = db_column_text(s, at + 1),
            .action = db_column_text(s, at + 2),
            .subject = db_column_text(s, at + 3),
            .detail = db_column_text(s, at + 4)};
}

static const char *keep(struct arena *a, const char *text)
{
    return arena_copy(a, text, strlen(text));
}

bool journal_load(struct arena *a, struct db *db, int64_t county, int64_t after, int64_t most,
        struct journal_page *page, struct err *e)
{
    AUTO_STATEMENT struct db_statement *s = NULL;
    if (!db_query(db,
                "SELECT seq, hash, at, actor, action, subject, detail FROM journal WHERE county = ? AND seq > ? "
                "ORDER BY seq LIMIT ?",
                &s, e, db_int(county), db_int(after), db_int(most)))
        return false;
    struct journal_page found = {NULL, 0};
    size_t capacity = 0;
    enum db_answer answer;
    while ((answer = db_step(s, e)) == DB_ROW) {
        if (found.n == capacity) found.v = arena_grow_array(a, found.v, &capacity, sizeof *found.v);
        struct journal_record *r = &found.v[found.n++];
        r->mark.seq = db_column_int(s, 0);
        copy_hash(r->mark.hash, db_column_text(s, 1));
        struct journal_entry row = read_entry(s, 2);
        r->entry = (struct journal_entry){.at = keep(a, row.at),
                .actor = keep(a, row.actor),
                .action = keep(a, row.action),
                .subject = keep(a, row.subject),
                .detail = keep(a, row.detail)};
    }
    if (answer == DB_ERROR) return false;
    *page = found;
    return true;
}

/* What is wrong with the row the statement stands on, which should follow `sound`; NULL when nothing is. */
static const char *fault_of_row(struct db_statement *s, struct sm3 *h, int64_t county, struct journal_mark *sound)
{
    int64_t seq = db_column_int(s, 0);
    struct journal_entry entry = read_entry(s, 1);
    const char *previous = db_column_text(s, 6), *stored = db_column_text(s, 7);
    if (seq != sound->seq + 1) return "缺失";
    char hash[SM3_HEX];
    hash_entry(h, county, seq, &entry, previous, hash);
    if (!text_eq(hash, stored)) return "的内容被改动过";
    if (!text_eq(previous, sound->hash)) return "与它前面的记录接不上，前面的记录被换过";
    sound->seq = seq;
    copy_hash(sound->hash, hash);
    return NULL;
}

bool journal_verify(struct arena *a, struct db *db, int64_t county, struct journal_verdict *verdict, struct err *e)
{
    AUTO_SM3 struct sm3 *h = NULL;
    AUTO_STATEMENT struct db_statement *s = NULL;
    struct journal_verdict found = {.is_intact = true};
    if (!sm3_new(&h, e) || !lookup_root(db, county, &found.sound, e)) return false;
    if (!db_query(db,
                "SELECT seq, at, actor, action, subject, detail, previous, hash FROM journal WHERE county = ? ORDER BY "
                "seq",
                &s, e, db_int(county)))
        return false;
    const char *fault = NULL;
    enum db_answer answer = DB_DONE;
    while (!fault && (answer = db_step(s, e)) == DB_ROW) fault = fault_of_row(s, h, county, &found.sound);
    if (answer == DB_ERROR) return false;
    found.is_intact = !fault;
    found.text = fault ? arena_text(a, "工作日志第 %lld 条%s", (long long)found.sound.seq + 1, fault)
                       : arena_text(a, "工作日志 %lld 条，条条相接，没有改动", (long long)found.sound.seq);
    *verdict = found;
    return true;
}
