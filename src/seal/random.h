/* Chance that nobody can foresee or repeat: one-time codes, lots, the shuffling of ballots. What must come out alike every
 * time is drawn with cadre/chance.h instead. */
#ifndef SEAL_RANDOM_H
#define SEAL_RANDOM_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* 0 ..= n - 1, each as likely as the others; n >= 1. ERR_ENVIRONMENT when the system gives no random bytes. */
MUST_USE bool random_below(uint32_t n, uint32_t *drawn, struct err *e);

/* The numbers 0 ..= n - 1 in an order drawn by lot; lives in a. n < 2^32. */
MUST_USE bool random_order(struct arena *a, size_t n, size_t **order, struct err *e);

#endif
