#include "app/nominate_plan.h"

#include "store/counter.h"

static bool record_person(struct nominate_plan *m, struct wanted_person *p, struct err *e)
{
    struct workspace *ws = m->ws;
    bool is_new = p->person.candidate_no == 0;
    if (!is_new && !p->is_changed) return true;
    if (is_new && !counter_issue(ws->db, ws->election.county, "candidate", 1, &p->person.candidate_no, e)) return false;
    const struct candidate *c = &p->person;
    struct json *o = json_new_object(ws->arena);
    json_put_int(o, "candidate", c->candidate_no);
    json_put_int(o, "voter", c->voter_no);
    json_put_int(o, "sex", c->sex);
    json_put_int(o, "ethnic", c->ethnic);
    json_put_text(o, "born_on", date_text(ws->arena, c->born_on));
    json_put_text(o, "party", c->party);
    json_put_text(o, "education", c->education);
    json_put_text(o, "degree", c->degree);
    json_put_text(o, "post", c->post);
    json_put_text(o, "category", deputy_category_code(c->category));
    json_put_bool(o, "incumbent", c->is_incumbent);
    json_put_text(o, "other_mandate", c->other_mandate);
    json_put_bool(o, "foreign_funding", c->foreign_funding);
    const char *action = is_new ? "candidate-add" : "candidate-change";
    return workspace_record(ws, action, subject_of_nominee(ws->arena, c), o, NULL, e) &&
           (is_new ? candidate_insert(ws->db, ws->election.county, c, e)
                   : candidate_update(ws->db, ws->election.county, c, e));
}

static bool record_nomination(struct nominate_plan *m, struct wanted_nomination *x, struct err *e)
{
    struct workspace *ws = m->ws;
    struct nomination *n = &x->nomination;
    const struct candidate *c = &m->persons[x->person].person;
    bool is_new = n->nomination_no == 0;
    if (!is_new && !x->is_changed) return true;
    n->candidate_no = c->candidate_no;
    if (is_new && !counter_issue(ws->db, ws->election.county, "nomination", 1, &n->nomination_no, e)) return false;
    struct json *o = json_new_object(ws->arena);
    json_put_int(o, "nomination", n->nomination_no);
    json_put_text(o, "kind", nomination_kind_code(n->kind));
    json_put_text(o, "organisation", n->organisation);
    json_put_text(o, "received_on", date_text(ws->arena, n->received_on));
    const char *action = is_new ? "nominate" : "nomination-change";
    return workspace_record(ws, action, subject_of_nominee(ws->arena, c), o, NULL, e) &&
           (is_new ? nomination_insert(ws->db, ws->election.county, n, e)
                   : nomination_update(ws->db, ws->election.county, n, e));
}

static bool write_signatures(struct nominate_plan *m, size_t nomination, struct json *list, size_t *at, struct err *e)
{
    enum { SIGNERS_IN_ENTRY = 80 }; /* names are long: an entry of the journal holds 16 000 bytes */
    size_t count = 0;
    for (; *at < m->signer_count && count < SIGNERS_IN_ENTRY; ++*at) {
        struct wanted_signer *x = &m->signers[*at];
        if (x->nomination != nomination || (!x->is_new && !x->is_changed)) continue;
        x->signer.nomination_no = m->nominations[nomination].nomination.nomination_no;
        struct json *j = json_add_object(list);
        json_put_int(j, "no", x->signer.signer_no);
        json_put_text(j, "name", x->signer.name);
        json_put_int(j, "voter", x->signer.voter_no);
        count++;
        bool ok = x->is_new ? signer_insert(m->ws->db, m->ws->election.county, &x->signer, e)
                            : signer_update(m->ws->db, m->ws->election.county, &x->signer, e);
        if (!ok) return false;
    }
    return true;
}

static bool record_signatures(struct nominate_plan *m, size_t nomination, struct err *e)
{
    struct workspace *ws = m->ws;
    const struct wanted_nomination *n = &m->nominations[nomination];
    for (size_t at = 0; at < m->signer_count;) {
        struct json *o = json_new_object(ws->arena);
        json_put_int(o, "nomination", n->nomination.nomination_no);
        struct json *list = json_put_array(o, "signers");
        if (!write_signatures(m, nomination, list, &at, e)) return false;
        const char *subject = subject_of_nominee(ws->arena, &m->persons[n->person].person);
        if (json_length(list) && !workspace_record(ws, "signers", subject, o, NULL, e)) return false;
    }
    return true;
}

static bool record_source(struct nominate_plan *m, const struct table *t, struct err *e)
{
    struct json *o = json_new_object(m->ws->arena);
    json_put_text(o, "file", t->name);
    json_put_text(o, "hash", t->hash);
    json_put_int(o, "rows", (int64_t)t->n);
    json_put_int(o, "added", (int64_t)m->in->added);
    json_put_int(o, "changed", (int64_t)m->in->n);
    return workspace_record(m->ws, "nominate-import", t->name, o, NULL, e);
}

bool nominate_plan_write(struct nominate_plan *m, const struct table *signers, struct err *e)
{
    if (m->in->added == 0 && m->in->n == 0) return true;
    if (!record_source(m, &m->table, e) || (signers && !record_source(m, signers, e))) return false;
    for (size_t i = 0; i < m->person_count; i++)
        if (!record_person(m, &m->persons[i], e)) return false;
    for (size_t i = 0; i < m->nomination_count; i++)
        if (!record_nomination(m, &m->nominations[i], e) || !record_signatures(m, i, e)) return false;
    return slate_settle(m->ws, &m->slate, e);
}
