/* The few distributions that the statistics need: chi-square, F, and the normal one's two constants. */
#ifndef CADRE_DISTRIBUTION_H
#define CADRE_DISTRIBUTION_H

/* 97.5 % of the standard normal distribution lie below it: what a 95 % interval reaches to. */
#define CADRE_Z95 1.959963984540054

/* P(X > x) for chi-square with df degrees of freedom; x >= 0, df > 0. */
double cadre_chi_square_tail(double x, double df);

/* The value below which the share p of an F distribution lies; 0 < p < 1, degrees of freedom > 0. */
double cadre_f_quantile(double p, double df1, double df2);

#endif
